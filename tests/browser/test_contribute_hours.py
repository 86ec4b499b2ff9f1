"""Opening hours by day: the rows, the text and the words say the same as the program does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import contribute_form as form
import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

from safetynet.directory import Directory
from safetynet.hours import describe_hours
from safetynet.hours.reading import Week, read_week
from safetynet.text import Locale

READ = """async (texts) => {
  const base = new URL("../assets/js/", document.baseURI).href;
  const { readWeek, writeWeek } = await import(base + "contribute-week.js");
  const { minutesOf } = await import(base + "contribute-week-words.js");
  return texts.map((text) => {
    const week = readWeek(text);
    return week && {
      always: week.always, appointment: week.appointment, written: writeWeek(week),
      states: week.days.map((one) => one.state), spans: week.days.map(minutesOf),
      holidays: week.holidays.state, holidaySpans: minutesOf(week.holidays),
    };
  });
}"""
SAY = """async (texts) => {
  const root = JSON.parse(document.getElementById("safetynet-page").textContent).root;
  const base = new URL(root + "assets/", document.baseURI).href;
  const { readWeek } = await import(base + "js/contribute-week.js");
  const { sayWeek } = await import(base + "js/contribute-week-words.js");
  const lang = document.documentElement.lang === "en" ? "en" : "zh";
  const { hours } = await (await fetch(base + `contribute/form/${lang}.json`)).json();
  return texts.map((text) => readWeek(text) && sayWeek(readWeek(text), hours));
}"""
MADE = (
    "24/7",
    '"by appointment"',
    'Mo-Fr 08:00-12:00; "by appointment"',
    "Fr-Sa 18:00-02:00",
    "Mo-Fr 08:00-17:00; PH off",
    "Mo-Fr 08:00-17:00; PH 08:00-17:00",
    "Mo-Fr 08:00-17:00; Sa 09:00-12:00; PH 10:00-12:00",
    "Mo-Su,PH 00:00-24:00",
    "Mo-Fr 08:00-17:00; We off",
    "Sa-Mo 10:00-12:00",
    "08:00-17:00; Su off",
    "Mo-Su off",
    "Mo off; Tu unknown",
)
BEYOND = (
    "Sa[1] 09:00-12:00",
    "Jul-Aug Mo-Fr 08:00-12:00",
    "Mo-Fr 09:00+",
    'Mo-Fr 08:00-12:00; Sa "by appointment"',
    "Mo-Fr 08:00-12:00, We 18:00-20:00",
    "SH off",
    "nonsense",
    "Mo-Fr 8:00-12:00",
    '"call first"',
)
"""What the rows cannot show: kept as it is."""


def patterns(directory: Directory) -> list[str]:
    """All hours of the data, of records and helplines."""
    hours = {one.hours for one in (*directory.records, *directory.hotlines)} - {""}
    return sorted(hours)


def spans(week: Week) -> list[list[list[int]]]:
    """The openings of each day in minutes."""
    return [[[span.start, span.end] for span in day] for day in week.days]


def states(week: Week) -> Iterator[str]:
    """What the rows show of each day."""
    for day, opens in enumerate(week.days):
        if opens:
            yield "open"
        elif day in week.unknown or not (week.has_opening or day in week.named):
            yield "unknown"
        else:
            yield "closed"


def by_hand(text: str, read: dict[str, Any]) -> None:
    """The browser's reading of a text is the program's."""
    week = read_week(text)
    assert week is not None, text
    if read["always"]:
        assert week.is_always_open
        return
    assert (text, spans(week)) == (text, read["spans"])
    assert (text, list(states(week))) == (text, read["states"])
    assert (text, "appointment" in week.comment) == (text, read["appointment"])
    usual = read["holidays"] == "same"
    told = {"closed": "off", "open": "open", "same": "open", "unknown": "unknown"}
    assert (text, week.holidays) == (text, told[read["holidays"]])
    assert (text, week.has_holidays_as_usual) == (text, usual) or week.holidays != "open"


@pytest.mark.browser
def test_rows_read_all_hours_as_the_program_does(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """Every pattern of the data, and made ones; written again they mean the same week."""
    page = form.opened(open_page)
    texts = [*patterns(directory), *MADE]
    plain = [text for text in texts if "[" not in text]
    found = page.evaluate(READ, plain)

    assert [] == [text for text, read in zip(plain, found, strict=True) if read is None]
    for text, read in zip(plain, found, strict=True):
        by_hand(text, read)
    again = page.evaluate(READ, [read["written"] for read in found])
    assert [{**read, "written": ""} for read in found] == [
        {**read, "written": ""} for read in again
    ]
    assert [read["written"] for read in found] == [read["written"] for read in again]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_words_are_those_of_the_pages(
    open_page: Callable[..., Page], directory: Directory, locale: Locale
) -> None:
    """The same table in the page's language: days, times, public holidays."""
    page = form.opened(open_page, f"{PREFIXES[locale]}contribute/")
    texts = [
        text for text in (*patterns(directory), *MADE) if "by app" not in text and "[" not in text
    ]
    said = page.evaluate(SAY, texts)

    for text, lines in zip(texts, said, strict=True):
        table = describe_hours(text, directory.strings, locale)
        joint = directory.strings.say("hours.joint", locale)
        if not table.known or ("unknown" in text and "off;" in text):
            continue  # the site shows only the days that are told
        rows = [f"{row.days} {joint.join(row.times)}" for row in table.rows]
        assert (text, [*rows, *table.notes]) == (text, lines)


@pytest.mark.browser
def test_what_rows_cannot_show_is_kept(open_page: Callable[..., Page]) -> None:
    """Months, numbered days, other remarks: no row, the text stays, and its words are shown."""
    page = form.opened(open_page)
    assert [None] * len(BEYOND) == page.evaluate(READ, list(BEYOND))

    form.unfold(page, "hours")
    page.locator("[data-week] details summary").click()
    form.field(page, "hours").fill(BEYOND[0])
    form.field(page, "hours").blur()
    expect(page.locator("[data-week-other]")).to_be_visible()
    expect(page.locator("[data-day]").first).to_be_hidden()
    expect(form.field(page, "hours")).to_have_value(BEYOND[0])


@pytest.mark.browser
def test_week_is_entered_by_keyboard(open_page: Callable[..., Page]) -> None:
    """Monday, then "as Monday"; full-width and short times; the words follow."""
    page = form.opened(open_page)
    form.unfold(page, "hours")
    page.locator("[data-day='0'] [data-day-state]").select_option("open")
    page.get_by_label("週一第 1 段，從").press_sequentially("\uff18\uff1a\uff13\uff10")
    page.keyboard.press("Tab")
    page.keyboard.type("1200")
    page.keyboard.press("Tab")
    page.locator("[data-day='0'] [data-day-add]").press("Enter")
    page.keyboard.type("13:30")
    page.keyboard.press("Tab")
    expect(page.locator("[data-week-words]")).to_contain_text("還有時間沒有填完")
    page.keyboard.type("17.30")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="週二到週五都和週一相同").press("Enter")
    page.locator("[data-day='5'] [data-day-state]").select_option("closed")
    page.locator("[data-day='6'] [data-day-state]").select_option("closed")
    page.locator("[data-day='7'] [data-day-state]").select_option("same")

    text = "Mo-Fr 08:30-12:00,13:30-17:30; PH 08:30-12:00,13:30-17:30"
    expect(form.field(page, "hours")).to_have_value(text)
    words = "服務時間：週一至週五 08:30–12:00、13:30–17:30；週六至週日 休息；國定假日照常服務。"
    expect(page.locator("[data-week-words]")).to_have_text(words)
    page.get_by_role("button", name="刪掉週五第 2 段").press("Enter")
    expect(page.locator("[data-week-words]")).to_contain_text("各天的時間不同")
    page.locator("[data-day='7'] [data-day-state]").select_option("closed")
    text = "Mo-Th 08:30-12:00,13:30-17:30; Fr 08:30-12:00; PH off"
    expect(form.field(page, "hours")).to_have_value(text)


@pytest.mark.browser
def test_unfinished_times_are_a_fault(open_page: Callable[..., Page]) -> None:
    """Nothing half-typed gets into the record."""
    page = form.opened(open_page, f"contribute/?site={form.SITE}")
    form.unfold(page, "hours")
    page.get_by_label("週二第 1 段，從").fill("點鐘")
    page.keyboard.press("Tab")
    form.checked(page)

    assert ["「點鐘」讀不出是幾點；請寫成 08:30、17:30 或「下午5點半」。"] == form.faults(page)
