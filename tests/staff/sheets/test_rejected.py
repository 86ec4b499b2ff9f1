"""Rows that cannot be taken: each says why, in both languages, and the others are written."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from sheet_rows import JINHU, NEW

from safetynet.errors import SafetyNetError
from safetynet.load import Loaded
from safetynet.staff.sheets.bring import Brought, Call, bring
from safetynet.staff.sheets.match import Matcher

Bring = Callable[..., Brought]
BAD = [
    ({"kind": "諮商所啦"}, "清單裡", "not on the list"),
    ({"township": "中正區"}, "鄉鎮市", "township"),
    ({"phones.1": "8.23301E+08"}, "科學記號", "scientific"),
    ({"phones.1": "打給小王"}, "082-330100 轉 12", "082-330100 ext. 12"),
    ({"phones.1": "082-330100、082-330200"}, "一格只寫一支", "one number a cell"),
    ({"hours": "0.354166667"}, "小數", "fraction"),
    ({"hours": "看老闆心情"}, "Mo-Fr 08:30", "Mo-Fr 08:30"),
    ({"opened": "去年"}, "2026-11-22", "2026-11-22"),
    ({"verified.date": "45/13/77"}, "2026-11-22", "2026-11-22"),
    ({"point.lon": "東經"}, "不是數字", "not a number"),
    ({"point.lon": "#REF!"}, "錯誤代碼", "error of the spreadsheet"),
    ({"point.lon": "########"}, "錯誤代碼", "error of the spreadsheet"),
    ({"point.lon": "241234.5"}, "TWD97", "TWD97"),
    ({"verified.date": "2026-11-30"}, "2026-11-30", "2026-11-30"),
    ({"phones.1": "082-399999"}, "2026-10-02 停止刊載", "since 2026-10-02"),
    ({"name.en": "(delete)"}, "en", "en"),
    ({"township": "金門縣金城鎮", "county": "金門縣"}, "金城鎮", "Jincheng"),
]


@pytest.mark.parametrize(("cells", "zh", "en"), BAD)
def test_bad_cell_rejects_its_row(brought: Bring, cells: dict[str, str], zh: str, en: str):
    """What cannot be read, what a program damaged, what the rules refuse: with what to write."""
    result = brought({"id": JINHU, **cells}, {"id": "kinmen-health-bureau", "fee": "free"})

    (row,) = result.rejected
    assert 2 == row.row.number
    assert zh in " ".join(one.zh for one in row.reasons)
    assert en in " ".join(one.en for one in row.reasons)
    assert ["kinmen-health-bureau"] == [change.id for change in result.changes]


@pytest.mark.parametrize(
    "key", ["kind", "name.zh", "name.en", "township", "verified.how", "source"]
)
def test_new_record_says_what_it_lacks(brought: Bring, key: str):
    """A new site without one of what all need is rejected, and told which."""
    result = brought({**NEW, key: "", "fee": "free"})

    assert ((), 1) == (result.changes, len(result.rejected))
    assert all(one.zh.endswith("。") for one in result.rejected[0].reasons)


def test_source_of_the_command_serves_for_all(brought: Bring):
    """`--source` stands in for the column; the column wins."""
    result = brought({**NEW, "source": ""}, {**NEW, "name.zh": "乙"}, source="seed-001")

    sources = [result.after.by_id[one.id].sources[0].source for one in result.outcome.kept]
    assert ["seed-001", "seed-000"] == sources


def test_second_row_of_a_record_is_rejected(brought: Bring):
    """Of two rows about one record nobody knows which holds."""
    result = brought({"id": JINHU, "fee": "free"}, {"id": JINHU, "fee": "paid"})

    assert "2" in result.rejected[0].reasons[0].zh
    assert "free" == result.after.by_id[JINHU].fee


def test_row_that_fits_two_records_is_rejected(brought: Bring, county, monkeypatch):
    """The ids that it could be are named."""
    one, other = county.directory.records[:2]
    monkeypatch.setattr(Matcher, "_names", {"同名": [one, other]})

    result = brought({"name.zh": "同名", "fee": "free"})

    assert one.id in result.rejected[0].reasons[0].zh
    assert other.id in result.rejected[0].reasons[0].zh


def test_secret_record_cannot_be_changed_by_a_sheet(brought: Bring, county):
    """Its facts are changed where the rule about them is in sight."""
    secret = next(record for record in county.directory.records if record.confidential)

    result = brought({"id": secret.id, "phones.1": "082-330100"})

    assert secret.id in result.rejected[0].reasons[0].en
    assert () == result.changes


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_rejected_rows_come_back_with_their_columns(
    brought: Bring, rejected_rows: Callable[[Brought], list[dict[str, str]]], name: str
):
    """The same columns as they were typed, and the reasons: mended, the file can be brought in."""
    result = brought(
        {"id": JINHU, "fee": "?", "備忘": "=1+1"}, {"id": "kinmen-health-bureau"}, name=name
    )

    if name.endswith("csv"):
        text = result.rejected_file.decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text))
        assert "'=1+1" == row["備忘"], "no spreadsheet runs it"
    else:
        (row,) = rejected_rows(result)
    assert (JINHU, "?") == (row["id"], row["fee"])
    assert ("清單" in row["reason.zh"], "list" in row["reason.en"]) == (True, True)


def test_reasons_of_last_time_are_not_kept(brought: Bring, rejected_rows):
    """A file of rejected rows that is brought in again gets new reasons, not more columns."""
    result = brought(
        {"id": JINHU, "fee": "?", "reason.zh": "舊", "reason.en": "old"}, name="a.xlsx"
    )

    (row,) = rejected_rows(result)
    assert ["id", "fee", "reason.zh", "reason.en"] == list(row)
    assert "舊" != row["reason.zh"]
    assert () == result.ignored


def test_rejected_rows_of_a_big5_file_are_big5(county: Loaded, tmp_path: Path):
    """The program that wrote the file can open its rejected rows too."""
    file = tmp_path / "big5.csv"
    file.write_bytes(f"代號;費用\r\n{JINHU};貴\r\n".encode("cp950"))

    result = bring(county, Call(file, "zh", dt.date(2026, 11, 22)))

    lines = result.rejected_file.decode("cp950").splitlines()
    assert "代號;費用;reason.zh;reason.en" == lines[0]
    assert lines[1].startswith(f"{JINHU};貴;")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.csv", None, "No such file"),
        ("old.xls", b"", "save it as .xlsx or .csv"),
        ("torn.xlsx", b"PK nothing", "save it as .xlsx or .csv"),
        ("other.csv", b"a,b\r\n1,2\r\n", "names columns of a record"),
        ("bytes.csv", b"id,name.zh\r\n\xff\xfe\xfa,\x81\r\n", "neither UTF-8 nor Big5"),
        ("twice.csv", b"id,ID\r\n1,2\r\n", "more than one column is id"),
        ("none.csv", "類型,費用\r\n1,2\r\n".encode(), "no column is id or name.zh"),
        ("bad.geojson", b"{", "is not GeoJSON"),
        ("bad.geojson", b"[]", "no FeatureCollection"),
    ],
)
def test_file_that_is_no_list_is_told(
    county: Loaded, tmp_path: Path, name: str, content: bytes | None, said: str
):
    """An error made on purpose, which the command says in one line."""
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(SafetyNetError, match=said):
        bring(county, Call(tmp_path / name, "zh", dt.date(2026, 11, 22)))


def test_cell_that_cannot_be_read_is_told_once(brought: Bring):
    """A kind that nobody knows is not also one that is missing."""
    result = brought({**NEW, "kind": "其他"})

    assert 1 == len(result.rejected[0].reasons)


def test_suppressed_number_stays_away_and_is_not_repeated(brought: Bring):
    """A list from elsewhere revives nothing; when and why is said, the number is not."""
    result = brought({**NEW, "phones.1": "(082) 399-999"}, {**NEW, "id": "kinmen-old-site"})

    told = [" ".join(reason.en for reason in one.reasons) for one in result.rejected]
    assert ["2026-10-02", "2026-10-01"] == [re.search(r"2026-10-\d\d", one)[0] for one in told]
    assert "399999" not in "".join(told).replace("-", "")
    assert () == result.changes
