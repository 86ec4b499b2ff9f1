"""Opening hours: which texts are plain weeks, and how they are said."""

from __future__ import annotations

import pytest

from safetynet.directory import Directory
from safetynet.hours import Span, describe_hours, read_week

OFF: tuple[Span, ...] = ()
NINE_TO_FIVE = (Span(540, 1020),)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("24/7", [(Span(0, 1440),)] * 7),
        ("Mo-Fr 09:00-17:00", [NINE_TO_FIVE] * 5 + [OFF] * 2),
        ("Mo-Fr 09:00-17:00; We off", [NINE_TO_FIVE] * 2 + [OFF] + [NINE_TO_FIVE] * 2 + [OFF] * 2),
        ("Mo,We 09:00-17:00", [NINE_TO_FIVE, OFF, NINE_TO_FIVE, OFF, OFF, OFF, OFF]),
        ("Sa-Mo 09:00-17:00", [NINE_TO_FIVE, OFF, OFF, OFF, OFF, NINE_TO_FIVE, NINE_TO_FIVE]),
        ("Mo 09:00-12:00,13:00-17:00", [(Span(540, 720), Span(780, 1020))] + [OFF] * 6),
        ("Mo 09:00-12:00, Mo 13:00-17:00", [(Span(540, 720), Span(780, 1020))] + [OFF] * 6),
        ("Mo 09:00-12:00; Mo 13:00-17:00", [(Span(780, 1020),)] + [OFF] * 6),
        ("Fr 18:00-02:00", [OFF] * 4 + [(Span(1080, 1560),)] + [OFF] * 2),
        ("09:00-17:00", [NINE_TO_FIVE] * 7),
    ],
)
def test_plain_week_is_read_day_by_day(text: str, days: list[tuple[Span, ...]]) -> None:
    """Days, several times a day, rules that replace (;) and rules that add (,), past midnight."""
    week = read_week(text)

    assert week is not None
    assert tuple(days) == week.days


@pytest.mark.parametrize(
    "text",
    [
        "Sa[6] 09:00-12:00",
        "Sa[-2] 09:00-12:00",
        "Mo-Sa 09:00-12:00, Sa[1] 13:00-17:00",
        'Mo-Fr 09:00-17:00 || "by appointment"',
        "Jan-Mar Mo 09:00-12:00",
        "SH off",
        "Mo 09:00+",
        "Mo-Fr sunrise-sunset",
        "Mo 9:00-12:00",
        "nonsense",
        "Mo",
        "Mo-PH 09:00-12:00",
        "PH-Mo off",
    ],
)
def test_text_that_is_no_plain_week_is_not_guessed_at(text: str) -> None:
    """Months, numbered weekdays, school holidays and open ends are left to people."""
    assert read_week(text) is None


@pytest.mark.parametrize(
    ("text", "holidays"),
    [
        ("Mo-Fr 09:00-17:00", "unknown"),
        ("Mo-Fr 09:00-17:00; PH off", "off"),
        ("Mo-Fr 09:00-17:00; Su,PH off", "off"),
        ("Mo-Su,PH 09:00-17:00", "open"),
    ],
)
def test_public_holidays_are_known_only_when_stated(text: str, holidays: str) -> None:
    """A text without PH says nothing about public holidays."""
    week = read_week(text)

    assert week is not None
    assert holidays == week.holidays


def test_unknown_hours_are_no_closed_hours(directory: Directory) -> None:
    """No text means unknown: no row, and never the word for closed."""
    table = describe_hours("", directory.strings, "zh")

    assert not table.known
    assert () == table.rows


def test_irregular_hours_show_the_text_and_say_why(directory: Directory) -> None:
    """The pattern itself is shown with one explaining sentence."""
    table = describe_hours("Jan-Mar Mo 09:00-12:00", directory.strings, "en")

    assert "Jan-Mar Mo 09:00-12:00" == table.raw
    assert (directory.strings.say("hours.not-plain", "en"),) == table.notes


def test_hours_are_said_with_days_that_belong_together(directory: Directory) -> None:
    """Equal days are one row; the line leaves out closed days; holidays are noted."""
    table = describe_hours("Tu-Sa 08:30-12:00,13:30-17:30; PH off", directory.strings, "zh")

    assert [
        ("週一", ("休息",)),
        ("週二至週六", ("08:30–12:00", "13:30–17:30")),
        ("週日", ("休息",)),
    ] == [(row.days, row.times) for row in table.rows]
    assert "週二至週六 08:30–12:00、13:30–17:30" == table.line
    assert ("國定假日休息。",) == table.notes


def test_night_and_day_needs_no_word_on_holidays(directory: Directory) -> None:
    """24/7 is one row and nothing more."""
    table = describe_hours("24/7", directory.strings, "en")

    assert [("Every day", ("24 hours",))] == [(row.days, row.times) for row in table.rows]
    assert () == table.notes


def test_by_appointment_alone_has_no_table(directory: Directory) -> None:
    """A comment without times gives its sentence and no row of closed days."""
    table = describe_hours('"by appointment"', directory.strings, "zh")

    assert () == table.rows
    assert "採預約制" == table.notes[0]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "Mo-Fr 09:00-17:00; Sa unknown",
            "週一至週五 09:00–17:00；週六 未載明",
            "Monday to Friday 09:00–17:00; Saturday not stated",
        ),
        (
            "Sa[1] 09:00-12:00",
            "每月第一個週六 09:00–12:00",
            "First Saturday of the month 09:00–12:00",
        ),
        (
            "Sa[1,3] 09:00-12:00",
            "每月第一、第三個週六 09:00–12:00",
            "First and third Saturday of the month 09:00–12:00",
        ),
        (
            "Sa[1-2] 09:00-12:00",
            "每月第一、第二個週六 09:00–12:00",
            "First and second Saturday of the month 09:00–12:00",
        ),
        (
            "Sa[-1] 09:00-12:00",
            "每月最後一個週六 09:00–12:00",
            "Last Saturday of the month 09:00–12:00",
        ),
        (
            "Mo-Fr 09:00-17:00; Sa[1] 09:00-12:00",
            "週一至週五 09:00–17:00；每月第一個週六 09:00–12:00",
            "Monday to Friday 09:00–17:00; First Saturday of the month 09:00–12:00",
        ),
        (
            'Mo-Fr 09:00-17:00; Sa "by appointment"',
            "週一至週五 09:00–17:00；週六 採預約制",
            "Monday to Friday 09:00–17:00; Saturday by appointment",
        ),
        ('Mo-Fr "by appointment"', "週一至週五 採預約制", "Monday to Friday by appointment"),
        ("unknown", "", ""),
    ],
)
def test_line_says_numbered_and_unknown_days(
    directory: Directory, text: str, zh: str, en: str
) -> None:
    """What is not known, or only by appointment, is said beside what is open."""
    lines = [describe_hours(text, directory.strings, locale).line for locale in ("zh", "en")]

    assert [zh, en] == lines


def test_numbered_day_off_is_a_row(directory: Directory) -> None:
    """Closed on the first Saturday stands in the table, after the days of every week."""
    table = describe_hours("Mo-Sa 09:00-17:00; Sa[1] off", directory.strings, "zh")

    assert ("每月第一個週六", ("休息",)) == (table.rows[-1].days, table.rows[-1].times)


def test_later_rule_for_every_such_day_takes_the_numbered_one_away() -> None:
    """A rule after a semicolon replaces what was said of its days before."""
    week = read_week("Sa[1] 09:00-12:00; Sa 10:00-14:00")

    assert week is not None
    assert () == week.nth
    assert (Span(600, 840),) == week.days[5]


def test_rule_mark_inside_a_comment_is_no_rule() -> None:
    """A semicolon in quotes belongs to the comment."""
    week = read_week('Mo-Fr 09:00-17:00 "ask; then come"')

    assert week is not None
    assert "ask; then come" == week.comment


@pytest.mark.parametrize(
    ("text", "rows", "known"),
    [
        ("Sa,Su off", [("Saturday to Sunday", ("Closed",))], False),
        ("Mo,Sa off", [("Monday", ("Closed",)), ("Saturday", ("Closed",))], False),
        ("PH off", [], False),
        ("off", [("Every day", ("Closed",))], True),
        ("Sa unknown", [("Saturday", ("not stated",))], False),
        ('Mo-Fr "by appointment"', [("Monday to Friday", ("by appointment",))], True),
        ("Mo-Su off", [("Every day", ("Closed",))], True),
    ],
)
def test_week_without_an_opening_says_no_more_than_its_text(
    directory: Directory, text: str, rows: list[tuple[str, tuple[str, ...]]], *, known: bool
) -> None:
    """Days off are told; of days that nothing is said of, the hours are unknown."""
    table = describe_hours(text, directory.strings, "en")

    assert (rows, known) == ([(row.days, row.times) for row in table.rows], table.known)
    assert ("Every day Closed" if text.endswith("off") and known else table.line) == table.line


@pytest.mark.parametrize(
    ("text", "last", "notes"),
    [
        ("PH 10:00-12:00", ("Public holidays", ("10:00–12:00",)), ()),
        ("Mo-Su 09:00-17:00; PH 10:00-12:00", ("Public holidays", ("10:00–12:00",)), ()),
        ("Mo-Fr 09:00-17:00; Sa,PH 10:00-12:00", ("Public holidays", ("10:00–12:00",)), ()),
        ("Mo-Su,PH 09:00-17:00", ("Every day", ("09:00–17:00",)), ("Open on public holidays.",)),
        ("24/7; PH off", ("Every day", ("24 hours",)), ("Closed on public holidays.",)),
    ],
)
def test_times_of_public_holidays_are_said(
    directory: Directory, text: str, last: tuple[str, tuple[str, ...]], notes: tuple[str, ...]
) -> None:
    """Times of their own are a row and stand in the line; open as usual is one sentence."""
    table = describe_hours(text, directory.strings, "en")

    assert (last, notes) == ((table.rows[-1].days, table.rows[-1].times), table.notes)
    assert " ".join((last[0], *last[1])) in table.line


def test_hours_of_all_shipped_records_can_be_said(directory: Directory) -> None:
    """Every record's hours give a week, or the text with an explanation."""
    for record in directory.records:
        table = describe_hours(record.hours, directory.strings, "zh")
        assert table.rows or table.notes or not table.known, record.id
