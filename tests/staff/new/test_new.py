"""`safetynet new` as people answer it: in both languages, with slips, going back, and stopping."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from data_folder import copy_data

from safetynet.check import check_directory
from safetynet.cli import main
from safetynet.load import read_directory
from safetynet.model import Record
from safetynet.settings import build_day
from safetynet.staff.new.dialog import Dialog

EPOCH = "1795348800"  # 2026-11-22
SKIP = ""


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A copy of the shipped data."""
    return copy_data(tmp_path)


def answer(data_dir: Path, *lines: str, lang: str = "zh") -> Result:
    """The command with these lines typed; then the input ends."""
    typed = "".join(f"{line}\n" for line in lines)
    words = ["new", "--data", str(data_dir), "--lang", lang]
    return CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH}).invoke(main, words, input=typed)


def record(data_dir: Path, id_: str) -> Record:
    """A record of the folder."""
    directory = read_directory(data_dir).directory
    assert directory
    return directory.by_id[id_]


TWIN = (
    "- id: kinmen-test-counseling-site\n  kind: food-bank\n"
    "  name: {zh: 別人寫的, en: Written by Others}\n  township: 金門縣烈嶼鄉\n"
    "  verified: {how: web}\n  sources: [{source: seed-000, fields: [name]}]\n\n"
)
"""What somebody else wrote meanwhile, under the same id."""
NAMES = ["金門縣測試諮商站", "Test Counseling Site", SKIP]
BEGIN = ["心理諮商據點", *NAMES]
ABOUT = [
    "測試站、Test Site", "可以找人談心事。", "You can talk with somebody.",
    "測試基金會", "Test Foundation", SKIP, SKIP, SKIP, SKIP,
]  # fmt: skip
"""Other names, summary, operator; not confidential, status, delivery, part of."""
PLACE = ["24.4410, 118.4135", "街道", SKIP, "金門縣金湖鎮中正路1號", SKIP]
CONTACT = [
    "(082)330-100 轉12", "https://social.kinmen.gov.tw/",
    "週一至週五 上午8點至下午5點半", "週三延長到20:00。", "Open until 20:00 on Wednesdays.",
    '"1"', "櫃檯", "Desk", SKIP,
]  # fmt: skip
OFFER = [
    "心理諮商", "家庭、學生", "金湖鎮、金沙鎮", "1", SKIP, "要預約", "先打電話。", "Call first.",
    "1 2", SKIP, "111/1/22", SKIP,
]  # fmt: skip
SOURCE = ["+", "金門縣政府函", "Letter of Kinmen County Government", SKIP, "115/3/5", SKIP, SKIP]
EVIDENCE = [*SOURCE, SKIP, "自115年起開辦", SKIP, "打電話問過", "115/3/5", "金門縣政府社會處"]
END = [SKIP, "y"]
WHOLE = [*BEGIN, *ABOUT, *PLACE, *CONTACT, *OFFER, *EVIDENCE, *END]


def test_whole_walk_in_chinese_gives_the_record(data_dir: Path):
    """Every answer stands in the file as the model wants it, and the check finds nothing."""
    result = answer(data_dir, *WHOLE)

    assert 0 == result.exit_code, result.output
    (values,) = [
        one
        for one in yaml.safe_load((data_dir / "services.yaml").read_text(encoding="utf-8"))
        if one["id"] == "kinmen-test-counseling-site"
    ]
    assert {
        "id": "kinmen-test-counseling-site",
        "kind": "counseling-site",
        "name": {"zh": "金門縣測試諮商站", "en": "Test Counseling Site"},
        "alternate_names": ["測試站", "Test Site"],
        "summary": {"zh": "可以找人談心事。", "en": "You can talk with somebody."},
        "operator": {"zh": "測試基金會", "en": "Test Foundation"},
        "township": "09020030",
        "address": {"zh": "金門縣金湖鎮中正路1號"},
        "point": {"lon": 118.4135, "lat": 24.441, "precision": "street"},
        "phones": [{"number": "082-330100", "extension": "12"}],
        "urls": ["https://social.kinmen.gov.tw/"],
        "hours": "Mo-Fr 08:00-17:30",
        "hours_note": {"zh": "週三延長到20:00。", "en": "Open until 20:00 on Wednesdays."},
        "floors": [{"floor": "1", "what": {"zh": "櫃檯", "en": "Desk"}}],
        "services": ["counseling"],
        "audience": ["families", "students"],
        "serves": ["09020030", "09020020"],
        "fee": "free",
        "booking": "required",
        "how_to_apply": {"zh": "先打電話。", "en": "Call first."},
        "languages": ["zh", "nan"],
        "opened": values["opened"],
        "verified": {"date": values["verified"]["date"], "by": "金門縣政府社會處", "how": "phone"},
        "sources": [
            {
                "source": "kinmen-2026-03-05",
                "fields": values["sources"][0]["fields"],
                "quote": "自115年起開辦",
            }
        ],
    } == values
    assert ("2022-01-22", "2026-03-05") == (str(values["opened"]), str(values["verified"]["date"]))
    assert {"name", "address", "phones", "hours", "point"} <= set(values["sources"][0]["fields"])
    assert () == check_directory(read_directory(data_dir), build_day())


def test_nothing_else_in_the_files_changes(data_dir: Path):
    """The record stands after the last of its county, the source at the end; all else stays."""
    before = {file.name: file.read_bytes() for file in data_dir.glob("*.*")}

    answer(data_dir, *WHOLE)

    after = {file.name: file.read_bytes() for file in data_dir.glob("*.*")}
    assert {"services.yaml", "sources.yaml"} == {n for n in after if after[n] != before[n]}
    assert after["sources.yaml"].startswith(before["sources.yaml"])
    added = after["services.yaml"].index(b"\n- id: kinmen-test-counseling-site")
    end = after["services.yaml"].index(
        "# ===== 澎湖縣".encode(),
        added,  # the next county's heading
    )
    text = after["services.yaml"][added:end].rstrip(b"\n") + b"\n"
    assert before["services.yaml"] == after["services.yaml"].replace(text, b"", 1)


def test_whole_walk_in_english(data_dir: Path):
    """Labels, dates and hours may be English; what is asked is English too."""
    lines = [
        "food bank", "測試實物銀行", "Test Food Bank", SKIP, SKIP, SKIP, SKIP, SKIP, SKIP,
        SKIP, SKIP, "118.4135 24.4410", "door", SKIP, SKIP, "(082) 330-100", SKIP,
        "Mon-Fri 8:30-17:30; closed on public holidays", SKIP, SKIP, SKIP, "low", SKIP, SKIP,
        SKIP, SKIP, SKIP, SKIP, SKIP, SKIP, SKIP, "seed-000", SKIP, SKIP, SKIP, "document",
        SKIP, SKIP, SKIP, "y",
    ]  # fmt: skip
    result = answer(data_dir, *lines, lang="en")

    assert 0 == result.exit_code, result.output
    made = record(data_dir, "kinmen-test-food-bank")
    assert ("food-bank", "09020030", ("low-income",)) == (made.kind, made.township, made.audience)
    assert "Mo-Fr 08:30-17:30; PH off" == made.hours
    assert "This point lies in Jinhu Township, Kinmen County." in result.output
    asked = "".join(line for line in result.output.splitlines() if line.startswith("◆"))
    assert not re.search(r"[\u4e00-\u9fff]", asked.replace("金門縣政府社會處函", "")), asked


def test_last_question_can_be_asked_again_from_the_end(data_dir: Path):
    """Whoever sees the finished record and finds a slip goes back, and loses nothing."""
    result = answer(data_dir, *WHOLE[:-1], "<", "kinmen-better-id", "y")

    assert 0 == result.exit_code, result.output
    assert record(data_dir, "kinmen-better-id")
    assert 2 == result.output.count("\n- id: ")


SLIPS: tuple[tuple[Sequence[str], str, str], ...] = (
    ((), "諮商", "「諮商」不只一個，請輸入號碼：9 心理諮商據點"),
    ((), "沒有這種", "沒有「沒有這種」這個選項"),
    ((), SKIP, "這一題一定要回答"),
    (BEGIN[:1], SKIP, "這一題一定要回答"),
    (BEGIN[:2], "金門縣測試諮商站", "沒有英文"),
    ([*BEGIN, *ABOUT], "118.4135", "請寫經度和緯度兩個數字"),
    ([*BEGIN, *ABOUT], "24.4410, 120.0", "不在這些縣市的陸地上"),
    ([*BEGIN, *ABOUT, *PLACE[:2]], "金沙鎮", "金沙鎮"),
    ([*BEGIN, *ABOUT, *PLACE[:3]], "金門縣金城鎮民生路1號", "金城鎮"),
    ([*BEGIN, *ABOUT, *PLACE], "082330", "看不懂這個電話號碼"),
    ([*BEGIN, *ABOUT, *PLACE, CONTACT[0]], "social.kinmen.gov.tw", "網址"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT[:2]], "有空就開", "看不懂這個時間"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT[:5]], "地下室", "樓層"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT, *OFFER[:10]], "去年", "看不懂這個日期"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT, *OFFER[:10]], "2027-01-01", "2027-01-01"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT, *OFFER, *SOURCE[:6]], "seed-000", "已經有了"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT, *OFFER, *EVIDENCE[:-2]], "3月5日", "看不懂這個日期"),
    ([*BEGIN, *ABOUT, *PLACE, *CONTACT, *OFFER, *EVIDENCE], "Kinmen Test!", "不能當代碼"),
)


def test_wrong_answers_are_asked_again_with_the_reason(data_dir: Path):
    """After the reason the same question waits, and the right answer is taken."""
    slips = {len(before): [] for before, _, _ in SLIPS}
    for before, slip, _ in SLIPS:
        slips[len(before)].append(slip)
    lines = [typed for n, right in enumerate(WHOLE) for typed in (*slips.get(n, ()), right)]

    result = answer(data_dir, *lines)

    reasons = [line for line in result.output.splitlines() if line.startswith(("✗", "!"))]
    assert 0 == result.exit_code, result.output
    assert len(SLIPS) == len(reasons), reasons
    for (_, _, expected), told in zip(SLIPS, reasons, strict=True):
        assert expected in told
    assert "Test Counseling Site" == record(data_dir, "kinmen-test-counseling-site").name.en


def test_going_back_asks_the_question_before_again(data_dir: Path):
    """`<` takes the last answer out, also of a question that followed from it."""
    lines = [*BEGIN[:1], "錯的", "Wrong", "<", "<", *WHOLE[1:]]

    result = answer(data_dir, *lines)

    assert 0 == result.exit_code, result.output
    assert "Test Counseling Site" == record(data_dir, "kinmen-test-counseling-site").name.en


def test_number_of_another_county_asks_whose_it_is(data_dir: Path):
    """With a purpose it is fine: people in an islet may have to call the mainland."""
    lines = [*BEGIN, *ABOUT, *PLACE, "049-2222549", "南投分處", "Nantou branch", *WHOLE[19:]]

    result = answer(data_dir, *lines)

    assert 0 == result.exit_code, result.output
    (phone,) = record(data_dir, "kinmen-test-counseling-site").phones
    assert phone.for_
    assert ("049-2222549", "Nantou branch") == (phone.number, phone.for_.en)


def test_confidential_record_is_asked_no_place(data_dir: Path):
    """No township, address, point or page is asked for; the county is."""
    lines = [
        "protection-service", "測試庇護服務", "Test Shelter Service", SKIP, SKIP, SKIP, SKIP, "y",
        SKIP, "area", "金門縣", "113", *[SKIP] * 11,
        "seed-000", SKIP, SKIP, SKIP, "看文件", SKIP, SKIP, SKIP, "y",
    ]  # fmt: skip
    result = answer(data_dir, *lines)

    assert 0 == result.exit_code, result.output
    made = record(data_dir, "kinmen-test-shelter-service")
    assert made.confidential
    assert "◆ 座標" not in result.output
    assert "◆ 地址" not in result.output


@pytest.mark.parametrize("count", [0, 20, len(WHOLE) - 1])
def test_input_that_ends_early_writes_nothing(data_dir: Path, count: int):
    """As Ctrl+C and Ctrl+D do."""
    before = {file: file.read_bytes() for file in data_dir.glob("*.*")}

    result = answer(data_dir, *WHOLE[:count])

    assert (1, True) == (result.exit_code, "沒有寫入任何東西" in result.output)
    assert before == {file: file.read_bytes() for file in data_dir.glob("*.*")}


@pytest.mark.parametrize("last", [["quit"], [SKIP, "n"], [SKIP, SKIP]])
def test_stopping_writes_nothing(data_dir: Path, last: Sequence[str]):
    """Neither `quit` nor a no at the end leaves a trace."""
    before = (data_dir / "services.yaml").read_bytes()

    result = answer(data_dir, *WHOLE[:-2], *last)

    assert 1 == result.exit_code
    assert before == (data_dir / "services.yaml").read_bytes()


def test_second_record_of_one_name_is_told_and_gets_its_own_id(data_dir: Path):
    """Going through the same walk twice: the twin is named, its id is free."""
    answer(data_dir, *WHOLE)
    again = WHOLE.index("街道") + 1
    result = answer(data_dir, *WHOLE[:again], SKIP, *WHOLE[again:])

    assert 0 == result.exit_code, result.output
    assert "kinmen-test-counseling-site" in result.output.split("! ", 1)[1]
    assert record(data_dir, "kinmen-test-counseling-site-2")


def test_retired_and_suppressed_ids_are_not_proposed(data_dir: Path):
    """An id that was ever used leads old links elsewhere."""
    retired = data_dir / "retired_ids.txt"
    retired.write_text("kinmen-test-counseling-site\n", encoding="utf-8")

    taken_down = (
        "- id: kinmen-test-counseling-site-2\n  date: 2026-11-01\n"
        "  reason: {zh: 應要求停止刊載, en: Taken down on request}\n"
    )
    (data_dir / "suppressed.yaml").write_text(taken_down, encoding="utf-8")

    result = answer(data_dir, *WHOLE)

    assert 0 == result.exit_code, result.output
    assert record(data_dir, "kinmen-test-counseling-site-3")


def test_retired_id_that_is_typed_is_refused(data_dir: Path):
    """With the reason of the check."""
    retired = data_dir / "retired_ids.txt"
    retired.write_text("kinmen-old\n", encoding="utf-8")

    result = answer(data_dir, *WHOLE[:-2], "kinmen-old", "kinmen-fresh", "y")

    assert 0 == result.exit_code, result.output
    assert "✗" in result.output
    assert record(data_dir, "kinmen-fresh")


def test_id_of_the_history_is_neither_proposed_nor_taken(data_dir: Path):
    """Git remembers ids that nobody wrote into retired_ids.txt."""
    file = data_dir / "services.yaml"
    now = file.read_bytes()
    for text in (now.replace(b"- id: kinmen-jincheng-", b"- id: kinmen-old-", 1), now):
        file.write_bytes(text)
        if not (data_dir / ".git").exists():
            _git(data_dir, "init", "--quiet")
        _git(data_dir, "add", "services.yaml")
        _git(data_dir, "commit", "--quiet", "--message", "x")
    old = "kinmen-old-social-welfare-center"

    result = answer(data_dir, *WHOLE[:-2], old, SKIP, "y")

    assert 0 == result.exit_code, result.output
    assert f"✗ id '{old}' 以前用過" in result.output
    assert record(data_dir, "kinmen-test-counseling-site")


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *words], cwd=folder, check=True)


def test_line_ends_of_windows_stay(data_dir: Path):
    """The files keep the line ends they have."""
    for name in ("services.yaml", "sources.yaml"):
        file = data_dir / name
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    result = answer(data_dir, *WHOLE)

    assert 0 == result.exit_code, result.output
    for name in ("services.yaml", "sources.yaml"):
        raw = (data_dir / name).read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n")


@pytest.mark.parametrize("last", [["好"], ["嗯嗯", "是"]])
def test_answer_at_the_end_that_is_not_plain_is_asked_again(data_dir: Path, last: Sequence[str]):
    """Nobody loses an hour's answers by a slip in the last one."""
    result = answer(data_dir, *WHOLE[:-1], *last)

    assert (0, len(last) - 1) == (result.exit_code, result.output.count("請回答 y"))
    assert record(data_dir, "kinmen-test-counseling-site")


def test_data_that_changed_during_the_dialog_are_kept(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
):
    """The record goes to those of its county as the file is by now; what others wrote stays."""
    file = data_dir / "services.yaml"
    settle = Dialog.settle

    def settle_late(dialog: Dialog, *, is_sound: bool) -> bool | None:
        text = file.read_text(encoding="utf-8")
        first = text.index("- id: kinmen-")
        file.write_text(text[:first] + TWIN + text[first:], encoding="utf-8")
        monkeypatch.setattr(Dialog, "settle", settle)
        return settle(dialog, is_sound=is_sound)

    monkeypatch.setattr(Dialog, "settle", settle_late)

    result = answer(data_dir, *WHOLE, "<", SKIP, "y")

    text = file.read_text(encoding="utf-8")
    assert 0 == result.exit_code, result.output
    assert record(data_dir, "kinmen-test-counseling-site").name.zh == "別人寫的"
    assert 0 < text.index("- id: kinmen-test-counseling-site-2") < text.index("# ===== 澎湖縣")
