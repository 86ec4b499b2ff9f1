"""The live state of opening hours: on the built site, at fixed moments, wherever the phone is."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest
from hours_oracle import DAYS, FIRST, compiled, state_in
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.hours import hours_key
from safetynet.model import DayKind, Record, Status
from safetynet.text import Locale

TAIPEI = dt.timezone(dt.timedelta(hours=8))
BREAK_PH_OFF = "Mo-Fr 09:00-12:00,14:00-17:00; PH off"
OFFICE = "Mo-Fr 08:00-17:00"
MUYUN = "changhua-clinic-muyun"
SPECIAL = {
    dt.date(2026, 12, 25): DayKind.HOLIDAY,
    dt.date(2026, 12, 26): DayKind.WORKDAY,
    dt.date(2026, 12, 28): DayKind.WORK_STOPPED,
}
TEXTS = (
    "24/7",
    "Mo-Fr 08:30-12:00,13:30-17:30; PH off",
    "Mo-Fr 08:30-12:00,13:30-17:30; Sa unknown",
    "Mo-Su 18:00-02:00",
    "Fr 18:00-02:00; Sa 10:00-14:00; PH 20:00-03:00",
    "Sa[1,3] 09:00-12:00; PH off",
    "Mo-Fr 00:00-24:00",
    '"by appointment"',
    'Mo-Fr 09:00-17:00; Sa "by appointment"',
    "Sa,Su off",
    "Mo unknown; Tu-Fr 14:00-21:00; Sa 10:00-17:00; Su off",
    "SH off",
)


def millis(moment: str) -> float:
    """Milliseconds since 1970 of a moment in Taiwan."""
    return dt.datetime.fromisoformat(moment).replace(tzinfo=TAIPEI).timestamp() * 1000


@pytest.fixture
def at(open_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """Open a path of the site at a moment of Taiwan's clock."""

    def open_at(moment: str, path: str, **options: Any) -> Page:
        page = open_page("about/", **options)
        page.clock.set_fixed_time(dt.datetime.fromisoformat(moment).replace(tzinfo=TAIPEI))
        page.goto(site_url + path)
        return page

    return open_at


def active(directory: Directory, hours: str) -> Record:
    """An active site with just these hours, whose page has an everyday address."""
    fit = (r for r in directory.records if r.hours == hours and r.status is Status.ACTIVE)
    return next(r for r in fit if "sites/" in addresses.site(directory, "zh", r.id))


def page_of(directory: Directory, hours: str, locale: Locale) -> str:
    """Address of the page of an active site with these hours."""
    return addresses.site(directory, locale, active(directory, hours).id)


SAID = {
    BREAK_PH_OFF: (
        ("2026-11-23T09:00", "● 開放中，到12:00，需預約", "● Open until 12:00, booking required"),
        ("2026-11-23T10:59", "● 開放中，到12:00，需預約", "● Open until 12:00, booking required"),
        (
            "2026-11-23T11:00",
            "◐ 即將休息，只到12:00，需預約",
            "◐ Closing soon, at 12:00, booking required",
        ),
        ("2026-11-23T12:00", "○ 休息中，今天14:00開放", "○ Closed, opens today 14:00"),
        ("2026-11-23T20:00", "○ 休息中，明天09:00開放", "○ Closed, opens tomorrow 09:00"),
        ("2026-11-27T18:00", "○ 休息中，週一09:00開放", "○ Closed, opens Monday 09:00"),
        ("2026-12-25T10:00", "○ 休息中，週一09:00開放", "○ Closed, opens Monday 09:00"),
        (
            "2027-02-03T18:00",
            "○ 休息中，2月11日（週四）09:00開放",
            "○ Closed, opens Thursday, February 11, 09:00",
        ),
    ),
    OFFICE: (
        ("2026-11-23T09:00", "● 開放中，到17:00", "● Open until 17:00"),
        ("2026-12-25T10:00", "? 國定假日，服務時間未載明", "? Public holiday, hours not stated"),
        (
            "2026-12-24T18:00",
            "○ 休息中，下次服務時間請打電話問",
            "○ Closed; call to ask when it opens next",
        ),
        ("2026-11-20T10:00", "? 資料太舊，請先打電話", "? Data out of date; call first"),
        ("2026-11-21T10:00", "○ 休息中，週一08:00開放", "○ Closed, opens Monday 08:00"),
        ("2028-01-03T10:00", "? 資料太舊，請先打電話", "? Data out of date; call first"),
    ),
}


@pytest.mark.browser
@pytest.mark.parametrize("hours", SAID)
def test_site_page_says_its_state(
    at: Callable[..., Page], directory: Directory, hours: str
) -> None:
    """Open, closing within the hour, closed until when, unknown; in both languages."""
    for locale in PREFIXES:
        page = at("2026-11-23T06:00", page_of(directory, hours, locale))
        state = page.locator(".sna-now .sna-open")
        expect(state).not_to_have_text("")
        for moment, *words in SAID[hours]:
            page.clock.set_fixed_time(dt.datetime.fromisoformat(moment).replace(tzinfo=TAIPEI))
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
            expect(state).to_have_text(words[locale == "en"])


@pytest.mark.browser
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
def test_zone_of_the_phone_makes_no_difference(
    at: Callable[..., Page], directory: Directory, zone: str
) -> None:
    """It is always Taiwan's time."""
    path = page_of(directory, BREAK_PH_OFF, "en")
    page = at("2026-11-23T20:00", path, timezone_id=zone)

    expect(page.locator(".sna-now .sna-open")).to_have_text("○ Closed, opens tomorrow 09:00")


@pytest.mark.browser
def test_state_changes_with_the_minute(
    open_page: Callable[..., Page], site_url: str, directory: Directory
) -> None:
    """A page left open does not go on saying what was."""
    page = open_page("about/")
    page.clock.install(time=dt.datetime(2026, 11, 23, 11, 59, 30, tzinfo=TAIPEI))
    page.goto(site_url + page_of(directory, BREAK_PH_OFF, "en"))
    state = page.locator(".sna-now .sna-open")
    expect(state).to_contain_text("Closing soon")
    page.clock.run_for(31_000)

    expect(state).to_have_text("○ Closed, opens today 14:00")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_card_site_page_and_hotline_agree(
    at: Callable[..., Page], directory: Directory, locale: Locale
) -> None:
    """The same hours have the same words wherever they stand."""
    record = active(directory, BREAK_PH_OFF)
    township = directory.geography.township(record.township or "")
    county = directory.geography.county(record.county)
    path = f"{PREFIXES[locale]}areas/{county.slug}/{township.slug}/"
    card = at("2026-11-23T10:00", path)
    said = card.locator(f'.sna-card[data-site="{record.id}"] .sna-open').first
    expect(said).to_have_class("sna-open sna-open--open")
    site = at("2026-11-23T10:00", addresses.site(directory, locale, record.id))
    expect(site.locator(".sna-now .sna-open")).to_have_text(said.text_content() or "")

    lines = at("2026-11-23T10:00", f"{PREFIXES[locale]}hotlines/")
    key = hours_key("24/7", "")
    expect(lines.locator(f'#police-110 [data-hours="{key}"]')).to_have_text(
        "● 服務中" if locale == "zh" else "● Available now"
    )


@pytest.mark.browser
def test_holiday_without_a_rule_is_told_below_the_hours(
    at: Callable[..., Page], directory: Directory
) -> None:
    """On the day itself and some days before; on other days nothing is said."""
    path = page_of(directory, OFFICE, "zh")
    today = at("2026-12-25T10:00", path).locator("[data-hours-days]")
    expect(today).to_have_text("今天是國定假日，服務時間未載明，請先打電話確認。")
    before = at("2026-12-22T10:00", path).locator("[data-hours-days]")
    expect(before).to_have_text("週五是國定假日，服務時間未載明，請先打電話確認。")
    other = at("2026-11-23T10:00", path)
    expect(other.locator(".sna-now .sna-open")).to_contain_text("開放中")
    expect(other.locator("[data-hours-days]")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "words"),
    [("zh", "● 開放中，到21:00，需預約"), ("en", "● Open until 21:00, booking required")],
)
def test_booking_is_said_while_it_is_open(
    at: Callable[..., Page], directory: Directory, locale: Locale, words: str
) -> None:
    """Nobody should go there without having booked; when it is closed, when it opens is enough."""
    page = at("2026-11-24T15:00", addresses.site(directory, locale, MUYUN))
    expect(page.locator(".sna-now .sna-open")).to_have_text(words)
    page = at("2026-11-24T22:00", addresses.site(directory, locale, MUYUN))
    expect(page.locator(".sna-now .sna-open")).to_contain_text("14:00")


@pytest.mark.browser
def test_site_that_is_not_active_has_no_state(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """A planned or closed site is never open, whatever its hours."""
    for record in directory.records:
        if record.status is Status.ACTIVE:
            continue
        page = open_page(addresses.site(directory, "en", record.id))
        assert 0 == page.locator(".sna-now").count()
        assert 0 == page.locator(f'[data-site="{record.id}"] [data-hours]').count()
        break
    else:
        pytest.fail("the data has no such site to try")


@pytest.mark.browser
def test_without_script_nothing_empty_is_shown(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """The room for the state takes no room, and the week stands there all the same."""
    page = open_page(page_of(directory, OFFICE, "en"), java_script_enabled=False)

    assert page.locator(".sna-now").is_hidden()
    assert page.locator("[data-hours-days]").is_hidden()
    expect(page.get_by_text("08:00–17:00").first).to_be_visible()


@pytest.mark.browser
def test_without_the_file_the_page_stays_whole(
    open_page: Callable[..., Page], site_url: str, directory: Directory
) -> None:
    """A failed fetch leaves the week in words and breaks nothing."""
    page = open_page("about/")
    page.route("**/assets/hours.json", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(site_url + page_of(directory, OFFICE, "en"))

    assert "" == page.locator(".sna-now .sna-open").text_content()
    assert [] == [problem for problem in page.problems if "ERR_FAILED" not in problem]  # type: ignore[attr-defined]


# --- hours-clock.js by itself, on made patterns


def made_file(days: int = DAYS) -> dict[str, Any]:
    """A file as the build writes it, keyed by the texts themselves."""
    patterns = {text: compiled(text, SPECIAL, days) for text in TEXTS}
    last = FIRST + dt.timedelta(days=days - 1)
    told = {text: pattern for text, pattern in patterns.items() if pattern}
    return {"from": str(FIRST + dt.timedelta(days=2)), "to": str(last), "patterns": told}


def run(page: Page, script: str, facts: object) -> Any:
    """A function body with `clock`, `words` and `facts`; the policy lets no page make one."""
    return page.evaluate(
        """async (facts) => {
          const told = JSON.parse(document.getElementById("safetynet-page").textContent);
          const root = new URL(told.root, document.baseURI);
          const clock = await import(new URL("assets/js/hours-clock.js", root).href);
          const words = await import(new URL("assets/js/hours-words.js", root).href);
          return ((clock, words, facts) => { SCRIPT })(clock, words, facts);
        }""".replace("SCRIPT", script),
        facts,
    )


@pytest.mark.browser
def test_browser_reads_the_file_as_it_was_meant(open_page: Callable[..., Page]) -> None:
    """Thousands of moments; what is said to come (until, opens) comes, and nothing before it."""
    page = open_page("about/", timezone_id="America/New_York")
    file, chance = made_file(), random.Random(7)  # noqa: S311 - the same on every run
    moments = [
        dt.datetime.combine(FIRST, dt.time())
        + dt.timedelta(minutes=chance.randrange(1440, DAYS * 1440))
        for _ in range(600)
    ]
    script = """
      const rank = (state) => (state === "closing" ? "open" : state);
      return facts.texts.map((text) => facts.moments.map((ms) => {
        const at = clock.stateAt(facts.file, text, ms);
        const then = (moment) => rank(clock.stateAt(facts.file, text, moment).state);
        const faults = [];
        const last = at.until === null ? ms : at.until - 60000;
        if (at.until !== null && then(at.until) === rank(at.state)) faults.push("until");
        if (then(last) !== rank(at.state)) faults.push("before until");
        if (at.opens !== null && then(at.opens) !== "open") faults.push("opens");
        for (let t = ms; at.opens !== null && t < at.opens; t += 3600000) {
          if (["open", "unknown"].includes(then(t))) faults.push("sooner");
        }
        if (at.state === "closing" && at.until - ms > 3600000) faults.push("closing");
        return [rank(at.state), ...faults].join(" ");
      }));"""
    facts = {"texts": TEXTS, "moments": [millis(str(m)) for m in moments], "file": file}

    for text, said in zip(TEXTS, run(page, script, facts), strict=True):
        assert [state_in(file["patterns"].get(text), moment) for moment in moments] == said


MADE = (
    ("Mo-Su 18:00-02:00", "2026-11-23T20:00", "開放中，到明天02:00", "Open until 02:00 tomorrow"),
    (
        "Mo-Su 18:00-02:00",
        "2026-11-24T01:30",
        "即將休息，只到02:00",
        "Closing soon, at 02:00",
    ),
    ("Mo-Fr 00:00-24:00", "2026-11-23T20:00", "開放中，到週五24:00", "Open until 24:00 Friday"),
    ("Mo-Fr 00:00-24:00", "2026-11-27T20:00", "開放中，到24:00", "Open until 24:00"),
    ('"by appointment"', "2026-11-23T20:00", "採預約制", "By appointment"),
    (
        TEXTS[2],
        "2026-11-28T10:00",
        "這個時段是否服務未載明",
        "Not stated whether open at this time",
    ),
    (
        TEXTS[2],
        "2026-11-27T20:00",
        "休息中，下次服務時間請打電話問",
        "Closed; call to ask when it opens next",
    ),
    (
        TEXTS[8],
        "2026-11-27T20:00",
        "休息中，其他時間採預約制",
        "Closed; other times by appointment",
    ),
    (TEXTS[8], "2026-11-26T20:00", "休息中，明天09:00開放", "Closed, opens tomorrow 09:00"),
    (
        TEXTS[5],
        "2026-11-23T20:00",
        "休息中，12月5日（週六）09:00開放",
        "Closed, opens Saturday, December 5, 09:00",
    ),
    (
        TEXTS[1],
        "2026-12-26T10:00",
        "補班日，服務時間未載明",
        "Make-up workday, hours not stated",
    ),
    (
        TEXTS[1],
        "2026-12-28T10:00",
        "停班停課，服務時間未載明",
        "Government offices closed; hours not stated",
    ),
    ("24/7", "2026-12-28T10:00", "開放中", "Open now"),
    ("SH off", "2026-11-23T10:00", "服務時間未載明", "Hours not stated"),
    ("unheard of", "2026-11-23T10:00", "服務時間未載明", "Hours not stated"),
)


@pytest.mark.browser
def test_made_hours_in_words(open_page: Callable[..., Page]) -> None:
    """Nights, days on end, appointments, days not known."""
    script = """
      const say = ([text, ms]) => words.sayState(clock.stateAt(facts[0], text, ms), ms, ms);
      return facts[1].map(say);"""
    facts = [made_file(), [[text, millis(moment)] for text, moment, *_ in MADE]]
    for place, locale in ((2, "zh"), (3, "en")):
        page = open_page(f"{PREFIXES[locale]}about/")
        assert [one[place] for one in MADE] == run(page, script, facts)


LINES = (
    ("24/7", "2026-11-23T10:00", "服務中", "Available now"),
    (TEXTS[1], "2026-11-23T10:00", "服務中，到12:00", "Available until 12:00"),
    (TEXTS[1], "2026-11-23T11:30", "即將休息，只到12:00", "Closing soon, at 12:00"),
    (TEXTS[1], "2026-11-23T12:30", "休息中，今天13:30開始服務", "Closed, opens today 13:30"),
)


@pytest.mark.browser
def test_helpline_is_at_work_not_open(open_page: Callable[..., Page]) -> None:
    """Nobody goes to a helpline, so it has no door that opens."""
    script = """
      const at = (text, ms) => clock.stateAt(facts[0], text, ms);
      const say = ([text, ms]) => words.sayState(at(text, ms), ms, ms, "line.");
      return facts[1].map(say);"""
    facts = [made_file(), [[text, millis(moment)] for text, moment, *_ in LINES]]
    for place, locale in ((2, "zh"), (3, "en")):
        page = open_page(f"{PREFIXES[locale]}about/")
        assert [one[place] for one in LINES] == run(page, script, facts)


@pytest.mark.browser
def test_another_day_is_never_called_today(open_page: Callable[..., Page]) -> None:
    """For a chosen moment on another day, the weekday is said."""
    script = (
        "return words.sayState(clock.stateAt(facts[0], facts[1], facts[2]), facts[2], facts[3]);"
    )
    page = open_page("en/about/")
    facts = [made_file(), TEXTS[1], millis("2026-11-25T12:30"), millis("2026-11-23T10:00")]

    assert "Closed, opens Wednesday 13:30" == run(page, script, facts)


@pytest.mark.browser
def test_evenings_and_weekends(open_page: Callable[..., Page]) -> None:
    """True where it is usual or comes every month, null where nobody knows, else false."""
    expected = {
        "24/7": [True, True],
        TEXTS[1]: [False, False],
        TEXTS[2]: [False, None],  # a Saturday is no weekday
        "Mo-Su 18:00-02:00": [True, True],
        TEXTS[4]: [True, True],
        TEXTS[5]: [False, True],
        "Mo-Fr 00:00-24:00": [True, False],
        '"by appointment"': [None, None],
        TEXTS[8]: [False, None],
        "Sa,Su off": [None, False],
        TEXTS[10]: [True, True],
        "SH off": [None, None],
    }
    script = """
      const when = (text) => ["evening", "weekend"].map((w) => clock.opensIn(facts[0], text, w));
      return facts[1].map(when);"""
    page = open_page("about/")

    assert expected == dict(zip(TEXTS, run(page, script, [made_file(403), TEXTS]), strict=True))
