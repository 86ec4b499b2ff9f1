"""What rows change: only what they say, told in words, and never more."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from sheet_rows import JINHU, NEW, rows_file, wide

from safetynet.load import SERVICES, Loaded, read_directory
from safetynet.staff.report import render
from safetynet.staff.sheets.bring import Brought, Call, bring
from safetynet.staff.sheets.told import Told
from safetynet.staff.writing import RecordsText
from safetynet.text import LOCALES

Bring = Callable[..., Brought]
TODAY = dt.date(2026, 11, 22)


def diff(brought: Brought, county: Loaded) -> list[str]:
    """The lines that an import takes out and puts in."""
    base = RecordsText.read(county.files.documents[SERVICES].file)
    lines = base.diff(brought.outcome.text).splitlines()
    changed = [line for line in lines if re.match(r"[-+](?![-+]{2} )", line)]
    return [f"{line[0]} {line[1:].strip()}" for line in changed]


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({"phones.1": wide("(082)330101") + " 分機 7"},
         ["- - {number: 082-330100}", '+ - {number: 082-330101, extension: "7"}']),
        ({"phones.1": "82330101"},
         ["- - {number: 082-330100}", "+ - {number: 082-330101}"]),
        ({"phones.2": "1957", "phones.2.for.zh": "福利諮詢", "phones.2.for.en": "Advice"},
         ['+ - {number: "1957", for: {zh: 福利諮詢, en: Advice}}']),
        ({"phones": "082-330100；082-330200"}, ["+ - {number: 082-330200}"]),
        ({"hours": "週二至週六 上午8點半至下午5點半"},
         ['- hours: "Tu-Sa 09:00-11:30,14:00-17:00"', '+ hours: "Tu-Sa 08:30-17:30"']),
        ({"opened": "111/1/23"}, ["- opened: 2022-01-22", "+ opened: 2022-01-23"]),
        ({"opened": "2022/1/23"}, ["- opened: 2022-01-22", "+ opened: 2022-01-23"]),
        ({"opened": "44584"}, ["- opened: 2022-01-22", "+ opened: 2022-01-23"]),
        ({"opened": "Jan-22"}, ["- opened: 2022-01-22", "+ opened: 2022-01"]),
        ({"fee": "免費"}, ["+ fee: free"]),
        ({"fee": "Free"}, ["+ fee: free"]),
        ({"fee": "免費 | free"}, ["+ fee: free"]),
        ({"languages": "nan、zh"}, ["+ languages: [nan, zh]"]),
        ({"closed": "2026-11", "status": "已關閉"},
         ["- status: active", "+ status: closed", "+ closed: 2026-11"]),
        ({"verified.phones.date": "2026-11-20", "verified.phones.how": "打電話問過"},
         ["- verified: {date: 2026-01-03, how: web}",
          "+ verified: {date: 2026-01-03, how: web, phones: {date: 2026-11-20, how: phone}}"]),
        ({"step_free": "可以", "urls": "https://a.example.tw/；https://b.example.tw/"},
         ['+ urls: ["https://a.example.tw/", "https://b.example.tw/"]', '+ step_free: "yes"']),
    ],
)  # fmt: skip
def test_row_changes_what_it_says(
    brought: Bring, county: Loaded, cells: dict[str, str], lines: list[str]
):
    """What people type is read; nothing else of the record, and no other record, changes."""
    result = brought({"id": JINHU, **cells})

    assert () == result.rejected
    assert sorted(lines) == sorted(diff(result, county))


@pytest.mark.parametrize("cells", [{"phones.1": ""}, {"summary.zh": "", "hours": "   "}, {}])
def test_empty_cell_leaves_the_value(brought: Bring, cells: dict[str, str]):
    """A resident's phone number does not vanish because a cell was emptied, or a column cut."""
    result = brought({"id": JINHU, "name.zh": "金湖社會福利服務中心", **cells})

    assert ((), 1) == (result.changes, len(result.unchanged))


@pytest.mark.parametrize("mark", ["(刪除)", "（刪除）", "( Delete )"])
def test_mark_takes_a_value_out(brought: Bring, county: Loaded, mark: str):
    """Taking out is said in words, in any width."""
    result = brought({"id": JINHU, "phones.1": mark, "opened": mark})

    expected = ["- - {number: 082-330100}", "- opened: 2022-01-22", "- phones:"]
    assert expected == sorted(diff(result, county))
    assert () == result.after.by_id[JINHU].phones


def test_fields_that_no_column_holds_stay(brought: Bring, county: Loaded):
    """A sheet lacks floors, sources and quotes: they are there after the import."""
    before = county.directory.by_id["kinmen-jincheng-social-welfare-center"]

    result = brought({"id": before.id, "name.en": "Jincheng Center"})

    after = result.after.by_id[before.id]
    assert (before.floors, before.sources) == (after.floors, after.sources)
    assert len(before.floors) > 1


def test_source_of_a_row_is_cited(brought: Bring):
    """The column of the source adds a citation for what changed."""
    result = brought({"id": JINHU, "fee": "free", "source": "seed-001"})

    sources = result.after.by_id[JINHU].sources
    assert ("seed-001", ("fee",)) == (sources[-1].source, sources[-1].fields)


@pytest.mark.parametrize(
    ("cells", "how"),
    [
        ({"id": JINHU}, "id"),
        ({"id": f" {JINHU.upper()} "}, "id"),
        ({"name.zh": "金湖社會福利服務中心", "township": "金湖鎮"}, "name"),
        ({"name.zh": "金湖社會福利服務中心", "township": "9020030"}, "name"),
        ({"name.zh": "金湖社會福利服務中心"}, "name"),
        ({"name.zh": " 金湖 社會福利服務中心", "county": "金門"}, "name"),
    ],
)
def test_row_finds_its_record(brought: Bring, cells: dict[str, str], how: str):
    """By its id, else by its name and where it is, however they are typed."""
    result = brought({**cells, "fee": "free"})

    assert [(JINHU, how)] == [(one.id, one.how) for one in result.outcome.kept]


def test_same_name_elsewhere_is_another_record(brought: Bring):
    """A name with another township is not the record of that name."""
    result = brought({**NEW, "name.zh": "金湖社會福利服務中心", "township": "烈嶼鄉"})

    assert ["new"] == [one.how for one in result.outcome.kept]


def test_new_record_is_complete_and_in_its_county(brought: Bring, county: Loaded):
    """It stands below the last one of its county, above the heading of the next."""
    result = brought(NEW)

    (new,) = result.outcome.kept
    text = result.outcome.text.text
    assert "kinmen-test-counseling-site" == new.id
    assert text.index("- id: kinmen-child-") < text.index(new.text) < text.index("# ===== 澎湖縣")
    assert new.text == (
        "- id: kinmen-test-counseling-site\n"
        "  kind: counseling-site\n"
        "  name: {zh: 測試諮商據點, en: Test Counseling Site}\n"
        '  county: "09020"\n'
        '  township: "09020030"\n'
        "  phones: [{number: 082-330555}]\n"
        "  verified: {date: 2026-11-20, how: phone}\n"
        "  sources: [{source: seed-000, fields: [kind, name, township, phones]}]\n"
    )
    assert len(county.directory.records) + 1 == len(result.after.records)


def test_ids_are_never_used_again(brought: Bring):
    """No id of a record, a retired one or a suppressed one; the same ids every time."""
    food, old = ({**NEW, "name.en": name} for name in ("Test Food Bank", "Old Site"))
    again = {**NEW, "name.zh": "另一處", "phones.1": "082-330556"}
    third = {**again, "name.zh": "第三處", "phones.1": "082-330557"}

    rows = ({**food, "name.zh": "甲"}, {**old, "name.zh": "乙"}, again, third)
    ids = [[one.id for one in brought(*rows).outcome.kept] for _ in range(2)]

    assert ids[0] == ids[1]
    assert ids[0] == [
        "kinmen-test-food-bank-2",
        "kinmen-old-site-2",
        "kinmen-test-counseling-site",
        "kinmen-test-counseling-site-2",
    ]


def test_ids_of_the_history_are_never_used_again(county_dir: Path, tmp_path: Path):
    """What a commit took out is neither proposed nor taken from a row."""
    folder = tmp_path / "data"
    shutil.copytree(county_dir, folder, symlinks=True)
    file = folder / SERVICES
    text = file.read_text(encoding="utf-8")
    git = ("git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run([*git, "init", "--quiet"], check=True)
    for one in (text.replace(f"- id: {JINHU}", "- id: kinmen-gone-site", 1), text):
        file.write_text(one, encoding="utf-8")
        subprocess.run([*git, "add", SERVICES], check=True)
        subprocess.run([*git, "commit", "--quiet", "--message", "x"], check=True)
    rows = [{**NEW, "name.en": "Gone Site"}, {**NEW, "name.zh": "乙", "id": "kinmen-gone-site"}]

    result = bring(read_directory(folder), Call(rows_file(tmp_path / "l.csv", rows), "zh", TODAY))

    assert ["kinmen-gone-site-2"] == [one.id for one in result.outcome.kept]
    (rejected,) = result.rejected
    assert "以前用過" in rejected.reasons[0].zh


def test_point_off_the_drawn_shore_is_in_the_nearest_township(brought: Bring):
    """As `safetynet new` and the form take it."""
    bare = {key: cell for key, cell in NEW.items() if key != "township"}
    point = {"point.lon": "118.29467", "point.lat": "24.42504", "point.precision": "street"}

    result = brought({**bare, **point})

    (new,) = result.outcome.kept
    assert "09020010" == result.after.by_id[new.id].township


def test_place_comes_from_the_point_or_the_address(brought: Bring):
    """Without a township the polygon says it, else the beginning of the address."""
    bare = {key: cell for key, cell in NEW.items() if key != "township"}
    point = {"point.lon": "118.4171", "point.lat": "24.4404", "point.precision": "street"}

    by_point = brought({**bare, **point})
    by_address = brought({**bare, "address.zh": "891 金門縣金湖鎮中正路1號"})

    for result in (by_point, by_address):
        (new,) = result.outcome.kept
        assert "09020030" == result.after.by_id[new.id].township


@pytest.mark.parametrize("locale", LOCALES)
def test_import_is_told_in_words(brought: Bring, locale: str):
    """Old and new in words, the matched row, older English, contact facts nobody confirmed."""
    result = brought(
        {"name.zh": "金湖社會福利服務中心", "summary.zh": "新的簡介。", "phones.1": "082-330101"},
    )

    text = render(Told(result, locale).report(), "text")

    expected = {
        "zh": ["依名稱與鄉鎮市比對", "電話：082-330100 → 082-330101", "「簡介（英文）」還沒改",
               "一併更新查證"],
        "en": ["by its name and township", "Phone: 082-330100 → 082-330101", "Summary (English)",
               "update that too"],
    }  # fmt: skip
    assert [] == [words for words in expected[locale] if words not in text]


def test_cells_of_a_workbook_are_read_as_people_see_them(brought: Bring):
    """A number for a phone, a date for a day: what a program made of the typing is undone."""
    result = brought(
        {"id": JINHU, "phones.1": 82330101, "opened": dt.datetime(2022, 1, 23)},  # noqa: DTZ001
        name="list.xlsx",
    )

    after = result.after.by_id[JINHU]
    assert ("082-330101", dt.date(2022, 1, 23)) == (after.phones[0].number, after.opened)


def test_unknown_columns_are_named_and_passed_over(brought: Bring):
    """A column that staff added for themselves is no fault, but is not read in silence."""
    result = brought({"id": JINHU, "備忘": "問過了", "fee": "free"})

    assert (("備忘",), 1) == (result.ignored, len(result.changes))


def test_draft_of_the_form_is_brought_in(county: Loaded, tmp_path: Path):
    """The form's snippet: a change of some fields, and a new record, its text as it stands."""
    file = tmp_path / "draft.yaml"
    new = (
        "- id: kinmen-draft-site\n  kind: counseling-site # choose\n"
        "  name: {zh: 草稿據點, en: Draft Site}\n  township: 金門縣金湖鎮\n"
        "  verified: {how: web}\n  sources: [{source: seed-000, fields: [name]}]\n"
    )
    file.write_text(f"- id: {JINHU}\n  fee: free\n{new}", encoding="utf-8")

    result = bring(county, Call(file, "zh", dt.date(2026, 11, 22)))

    assert ((), 2) == (result.rejected, len(result.changes))
    assert "free" == result.after.by_id[JINHU].fee
    assert county.directory.by_id[JINHU].phones == result.after.by_id[JINHU].phones
    assert new in result.outcome.text.text


def test_many_rows_are_brought_in_by_work_that_grows_with_them(
    brought: Bring, monkeypatch: pytest.MonkeyPatch
):
    """However many rows: the rules run over the whole, and the file is cut, a few times."""
    from safetynet.staff.sheets import outcome  # noqa: PLC0415
    from safetynet.staff.writing import records  # noqa: PLC0415

    counted = {"checks": 0, "cuts": 0}

    def counting(name: str, function: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object) -> object:
            counted[name] += 1
            return function(*args)

        return call

    monkeypatch.setattr(outcome, "check_directory", counting("checks", outcome.check_directory))
    monkeypatch.setattr(records, "items_of", counting("cuts", records.items_of))
    rows = [{"name.zh": f"據點{n}", "phones.1": "082-330555", "kind": "?"} for n in range(1_000)]

    result = brought(*rows, {"id": JINHU, "fee": "free"})

    assert (1_000, 1) == (len(result.rejected), len(result.changes))
    assert counted["checks"] <= 3
    assert counted["cuts"] <= 3


def test_townships_that_stay_keep_their_spelling(county_dir: Path, tmp_path: Path):
    """One more township served: the others stay as their author wrote them."""
    folder = tmp_path / "data"
    shutil.copytree(county_dir, folder, symlinks=True)
    file = folder / "services.yaml"
    text = file.read_text(encoding="utf-8")
    line = 'serves: ["09020020", "09020030"]'
    assert line in text
    file.write_text(text.replace(line, "serves: [金沙鎮, 金湖鎮]"), encoding="utf-8")
    rows = rows_file(tmp_path / "a.csv", [{"id": JINHU, "serves": "金湖鎮；金沙鎮；烈嶼鄉"}])

    result = bring(read_directory(folder), Call(rows, "zh", dt.date(2026, 11, 22)))

    assert 'serves: [金湖鎮, 金沙鎮, "09020050"]' in result.outcome.text.text
