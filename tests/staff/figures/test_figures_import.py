"""Rows of figures become rows of data/indicators.yaml, or come back with a reason."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook

from safetynet.load import Loaded
from safetynet.model import Indicator
from safetynet.staff.figures.bring import Brought, bring
from safetynet.staff.figures.export import export_bytes, selected
from safetynet.text import LOCALES, Locale

FIGURE = {
    "county": "kinmen",
    "topic": "intake-cases",
    "item": "child-protection",
    "period": "2019",
    "value": "134",
    "unit": "cases",
    "source": "seed-000",
    "quote": "108年 134 230 115 27",
}
NEW = {**FIGURE, "period": "2011", "value": "99", "quote": "100年 99"}
Bring = Callable[..., Brought]


def reasons(brought: Brought) -> str:
    """All that is said of rejected rows, in English."""
    return "\n".join(reason.en for one in brought.rejected for reason in one.reasons)


def only_new(brought: Brought) -> Indicator:
    """The one figure that is new, read back from the lines that would be written."""
    lines = changed_lines(brought)
    ((values,),) = [yaml.safe_load("\n".join(line[1:] for line in lines))]
    assert all(line.startswith("+") for line in lines)
    return Indicator.model_validate(values)


def text_of(brought: Brought) -> str:
    """What the file says now."""
    return brought.outcome.text.file.read_text(encoding="utf-8")


def changed_lines(brought: Brought) -> list[str]:
    """Lines that go (-) and come (+)."""
    lines = difflib.unified_diff(
        text_of(brought).splitlines(), brought.outcome.text.text.splitlines(), lineterm="", n=0
    )
    return [line for line in lines if line[:3] not in ("---", "+++") and line[:2] != "@@"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("locale", LOCALES)
def test_export_brought_back_changes_nothing(
    figures: Loaded, tmp_path: Path, form: str, locale: Locale
) -> None:
    """All shipped figures, as a table and as a workbook, in either language."""
    file = tmp_path / f"all.{form}"
    some = figures.whole.network.indicators
    file.write_bytes(export_bytes(figures.whole, some, form, locale))

    brought = bring(figures, file, dt.date(2026, 11, 22))

    assert (len(some), (), "") == (brought.unchanged, brought.outcome.kept, reasons(brought))
    assert text_of(brought) == brought.outcome.text.text


def test_published_table_can_be_brought_back(
    built_site: Path, figures: Loaded, tmp_path: Path
) -> None:
    """Whoever downloaded indicators.csv and changed a cell need not export again."""
    file = tmp_path / "indicators.csv"
    text = (built_site / "data/indicators.csv").read_text(encoding="utf-8")
    before = "2019,2019-01-01,2019-12-31,108年（2019年）,2019 (ROC 108),figure,134,"
    assert 1 == text.count(before), "the row of the example"
    file.write_text(text.replace(before, before.replace(",134,", ",135,")), encoding="utf-8")

    brought = bring(figures, file, dt.date(2026, 11, 22))

    assert ["-  value: 134", "+  value: 135"] == changed_lines(brought) or brought.outcome.elsewhere
    assert () == brought.rejected


def test_only_the_changed_value_is_touched(brought: Bring) -> None:
    """The rest of the file stays to the letter; unchanged rows are counted."""
    other = {**FIGURE, "item": "sexual-assault", "value": "27"}

    done = brought({**FIGURE, "note.zh": "更正。", "note.en": "Corrected."}, other)

    assert 1 == done.unchanged
    assert ["+  note: {zh: 更正。, en: Corrected.}"] == changed_lines(done)


def test_new_row_ends_its_countys_block(brought: Bring) -> None:
    """Before the comments of the next county; all others stay where they are."""
    done = brought(NEW)
    text = done.outcome.text.text
    added = text.index('period: "2011"')

    assert '  period: "2011"\n  value: 99\n  unit: cases\n  source: seed-000\n' in text
    assert text.rindex("- county: kinmen") < added
    assert "- county: kinmen" not in text[added:]
    assert "- county: " in text[added:], "other counties stand below it"
    assert not [line for line in changed_lines(done) if line.startswith("-")]
    comments = [line for line in text_of(done).splitlines() if line.startswith("#")]
    assert comments == [line for line in text.splitlines() if line.startswith("#")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp950"])
def test_words_of_people_are_understood(brought: Bring, encoding: str) -> None:
    """Labels in either language, a year of the Republic, separators, in UTF-8 and Big5."""
    row = {
        "縣市": "金門", "主題": "集中篩派案處理案件", "項目": "兒少保護", "性質": "核定",
        "期間": "100-101年", "數值": "1,234", "單位": "cases", "資料來源": "seed-000", "原文": "一",
    }  # fmt: skip

    done = only_new(brought(row, encoding=encoding))

    assert ("approved", "2011/2012", 1234) == (done.basis, done.period, done.value)
    assert ("kinmen", "intake-cases", "child-protection") == (done.county, done.topic, done.item)


def test_cells_of_a_workbook_are_read_as_people_see_them(figures: Loaded, tmp_path: Path) -> None:
    """A number, a percent cell, and 2011-02 that became the first of February."""
    book = Workbook()
    sheet = book.worksheets[0]
    row = {**NEW, "topic": "savings-accounts", "item": "deposit-rate", "unit": "%"}
    sheet.append(list(row))
    sheet.append([*row.values()])
    cells = dict(zip(row, sheet[2], strict=True))
    cells["value"].value, cells["value"].number_format = 0.125, "0.0%"
    cells["period"].value, cells["period"].number_format = dt.datetime(2011, 2, 1), "mmm-yy"  # noqa: DTZ001
    book.save(tmp_path / "list.xlsx")

    done = only_new(bring(figures, tmp_path / "list.xlsx", dt.date(2026, 11, 22)))

    assert (12.5, "2011-02") == (done.value, done.period)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"value": "約100"}, "only the number"),
        ({"value": "12%"}, "needs the unit percent"),
        ({"value": ""}, "Value has to be filled in"),
        ({"period": "去年"}, "period cannot be read"),
        ({"value": "12345678901234567"}, "at most 15 digits and 4 decimals"),
        ({"value": "0.00001"}, "at most 15 digits and 4 decimals"),
        ({"value": "（刪除）"}, "Value has to be filled in"),
        ({"county": "臺北"}, "County “臺北”: There is no such county. You can write: Kinmen"),
        ({"source": "sed-000"}, "seed-000"),
        ({"quote": ""}, "Quote has to be filled in"),
        ({"note.zh": "只有中文"}, "both languages"),
        ({"unit": "人次"}, "Write the code: attendances | visits"),
        ({"topic": "intake"}, "topics:\n  intake:"),
        ({"unit": "隻"}, "under units"),
        ({"item": "老人保護"}, "      new-code: {label: {zh: 老人保護, en: English name}}"),
        ({"item": "Elder abuse"}, "      elder-abuse: {label: {zh: 中文名稱, en: Elder abuse}}"),
    ],
)
def test_row_that_cannot_be_taken_says_why(
    brought: Bring, change: dict[str, str], said: str
) -> None:
    """And nothing of it is written; of an unknown item, the line that figures.yaml wants."""
    done = brought({**NEW, **change})

    assert (1, ()) == (len(done.rejected), done.outcome.kept)
    assert said.replace("topics:\n", "") in reasons(done)
    assert text_of(done) == done.outcome.text.text


def test_rows_that_contradict_each_other_are_all_left(brought: Bring) -> None:
    """Each names another one; nobody but people can decide, also when both come back."""
    done = brought(NEW, {**NEW, "value": "98"})

    assert [("3", ()), ("2", ())] == [
        (one.reasons[0].en.split()[1], done.outcome.kept) for one in done.rejected
    ]


def test_rows_that_say_the_same_are_one_too_many(brought: Bring) -> None:
    """The first is taken; the second names it."""
    done = brought(NEW, NEW)

    assert (1, "Row 2 is about the same") == (len(done.outcome.kept), reasons(done)[:23])


def test_faulty_row_does_not_stand_in_the_way_of_a_good_one(brought: Bring) -> None:
    """The good one is taken; the other is told its own fault."""
    done = brought({**NEW, "value": "12.5%"}, NEW)

    assert [99] == [one.figure.value for one in done.outcome.kept]
    assert "needs the unit percent" in reasons(done)


def test_error_that_the_check_finds_is_the_rows(brought: Bring) -> None:
    """A number of people in a township that is too small to be told is not written."""
    done = brought({**NEW, "township": "金湖鎮", "value": "3"})

    assert (1, ()) == (len(done.rejected), done.outcome.kept)
    assert "<10" in reasons(done)


def test_hidden_characters_are_not_written(brought: Bring) -> None:
    """What reading the file would refuse is refused before it is written."""
    hidden = "\N{RIGHT-TO-LEFT OVERRIDE}"
    note = {"note.zh": f"說明{hidden}", "note.en": "A note"}
    done = brought({**NEW, "quote": f"100年 99{hidden}"}, {**NEW, "period": "2010", **note}, FIGURE)

    assert ([2, 3], ()) == ([one.row.number for one in done.rejected], done.outcome.kept)
    assert 2 == reasons(done).count("U+202E")


def test_total_that_no_longer_adds_up_stops_all(brought: Bring) -> None:
    """411 is the total of three years: another 134 makes an error in a row that nobody sent."""
    done = brought({**FIGURE, "value": "140"})

    assert ["sum-differs"] == [one.code for one in done.outcome.elsewhere]


def test_empty_cell_leaves_and_delete_takes_out(brought: Bring, figures: Loaded) -> None:
    """As in the sheets of records."""
    noted = next(
        one for one in figures.whole.network.indicators if one.note and one.source == "seed-000"
    )
    row = {name: str(getattr(noted, name) or "") for name in (*FIGURE, "basis", "part", "township")}

    kept = brought({**row, "note.zh": "", "note.en": ""})
    gone = brought({**row, "note.zh": "(delete)", "note.en": "（刪除）"})

    assert ([], 1) == (changed_lines(kept), kept.unchanged)
    assert [True] == [line.startswith("-  note:") for line in changed_lines(gone)]


def test_some_counties_and_topics_are_exported(figures: Loaded) -> None:
    """By code or by name."""
    directory = figures.whole
    some = selected(directory, ["金門"], ["集中篩派案處理案件"], "zh")

    assert {("kinmen", "intake-cases")} == {(one.county, one.topic) for one in some}
    assert selected(directory, ["kinmen"], ["intake-cases"], "en") == some
