"""Each condition of the finder narrows the list to exactly the records that meet it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from finder_answers import expected, in_address, number_in, options, ready, shown, total
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

from safetynet.directory import Directory
from safetynet.hours import hours_key

WEDNESDAY_MORNING = "2026-11-25T10:00"
OPEN_AT = """async ([root, keys, ms]) => {
    const { stateAt } = await import(root + "assets/js/hours-clock.js");
    const file = await (await fetch(root + "assets/hours.json")).json();
    return keys.map((key) => stateAt(file, key, ms).state);
}"""
OPENS_IN = """async ([root, keys, time]) => {
    const { opensIn } = await import(root + "assets/js/hours-clock.js");
    const file = await (await fetch(root + "assets/hours.json")).json();
    return keys.map((key) => opensIn(file, key, time));
}"""
CHOICES = ("need", "kind", "audience", "language")
FLAGS = ("free", "walkin", "stepfree")


def codes_of(directory: Directory, name: str) -> list[str]:
    """All answers to a question."""
    words = directory.vocabulary
    if name == "kind":
        return [code for code in words.kinds if code in directory.by_kind]
    return list(
        {"need": words.needs, "audience": words.audience, "language": words.languages}[name]
    )


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
@pytest.mark.parametrize("name", CHOICES)
def test_each_answer_counts_and_lists_exactly_its_records(
    open_page: Callable[..., Page], directory: Directory, name: str, locale: str
) -> None:
    """The count beside an answer is what it gives; one that gives nothing cannot be chosen."""
    page = ready(open_page(PREFIXES[locale] + "find/"))
    page.locator("[data-finder-more] > summary").click()
    before = options(page, name)

    for code in codes_of(directory, name):
        value = in_address(directory, name, code)
        ids = expected(directory, **{name: code})
        text, is_open = before[value]
        assert (len(ids), bool(ids)) == (number_in(text), is_open), code
        if ids and (locale == "zh" or code in codes_of(directory, name)[:3]):
            page.locator(f"select[data-finder-field={name}]").select_option(value)
            page.wait_for_url(f"**/find/?{name}={value}")
            assert (len(ids), ids) == (total(page), set(shown(page))), code


@pytest.mark.browser
@pytest.mark.parametrize("name", FLAGS)
def test_each_tick_counts_and_lists_exactly_its_records(
    open_page: Callable[..., Page], directory: Directory, name: str
) -> None:
    """What is not stated is not listed, but it is said how many there are."""
    page = ready(open_page("en/find/"))
    page.locator("[data-finder-more] > summary").click()
    box = page.locator(f"input[data-finder-field={name}]")
    ids = expected(directory, **{name: "1"})

    assert len(ids) == number_in(box.locator("+ span").inner_text())
    assert bool(ids) is box.is_enabled()
    if ids:
        box.check()
        assert ids == set(shown(page))
        expect(page.locator("[data-finder-hints]")).to_contain_text("not stated for")


@pytest.mark.browser
@pytest.mark.parametrize(
    "asked",
    [{"need": "talk-to-someone", "audience": "youth"}, {"free": "1", "kind": "counseling-site"}],
)
def test_conditions_add_up_and_each_count_is_what_choosing_gives(
    open_page: Callable[..., Page], directory: Directory, asked: dict[str, str]
) -> None:
    """Every record listed meets all; counts of one question leave that question's answer out."""
    query = "&".join(f"{name}={answer}" for name, answer in asked.items())
    page = ready(open_page(f"find/?{query}"))

    assert expected(directory, **asked) == set(shown(page))
    for name in CHOICES:
        counted = options(page, name)
        for code in codes_of(directory, name):
            text, _ = counted[in_address(directory, name, code)]
            assert len(expected(directory, **{**asked, name: code})) == number_in(text), code


def states(
    page: Page, site_url: str, directory: Directory, script: str, of: object
) -> dict[str, object]:
    """Record id → what the clock of the hours says; planned sites are shut."""
    records = [r for r in directory.published.records if r.status != "closed"]
    keys = [hours_key(r.hours, r.county) for r in records]
    said = page.evaluate(script, [site_url, keys, of])
    return {
        r.id: state if r.status == "active" else "closed"
        for r, state in zip(records, said, strict=True)
    }


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_chosen_moment_lists_what_is_open_then(
    open_page: Callable[..., Page], site_url: str, directory: Directory, locale: str
) -> None:
    """In Taiwan's time on a phone in New York; unknown hours are neither in nor lost."""
    path = f"{PREFIXES[locale]}find/?when={WEDNESDAY_MORNING}"
    page = ready(open_page(path, timezone_id="America/New_York"))
    ms = 1_795_572_000_000  # 2026-11-25T02:00:00Z
    said = states(page, site_url, directory, OPEN_AT, ms)
    is_open = {id_ for id_, state in said.items() if state in {"open", "closing"}}
    unstated = {id_ for id_, state in said.items() if state in {"unknown", "appointment"}}

    assert is_open
    assert is_open == set(shown(page))
    expect(page.locator("[data-finder-hints]")).to_contain_text(str(len(unstated)))
    page.locator("[data-finder-hints] button").click()
    page.wait_for_url("**unstated=1")
    assert is_open | unstated == set(shown(page))
    expect(page.locator("[data-finder-day]")).to_have_value("2026-11-25")
    expect(page.locator("[data-finder-time]")).to_have_value("10:00")


@pytest.mark.browser
@pytest.mark.parametrize("time", ["evening", "weekend"])
def test_evenings_and_weekends_list_what_opens_then(
    open_page: Callable[..., Page], site_url: str, directory: Directory, time: str
) -> None:
    """The count beside the answer is the number of those that surely open then."""
    page = ready(open_page("find/"))
    page.locator("[data-finder-more] > summary").click()
    said = states(page, site_url, directory, OPENS_IN, time)
    opens = {id_ for id_, state in said.items() if state is True}

    assert len(opens) == number_in(options(page, "when")[time][0])
    page.locator("select[data-finder-field=when]").select_option(time)
    page.wait_for_url(f"**/find/?when={time}")
    assert opens == set(shown(page))


@pytest.mark.browser
def test_open_now_is_one_press_and_follows_the_clock(
    open_page: Callable[..., Page], site_url: str, directory: Directory
) -> None:
    """The tick and the list of times say the same; looked at again, it is what is open by then."""
    page = open_page("about/")
    page.clock.set_fixed_time("2026-11-25T10:00:00+08:00")
    page.goto(site_url + "find/")
    ready(page).locator("input[data-finder-field=when]").check()
    page.wait_for_url("**/find/?when=now")
    morning = set(shown(page))
    expect(page.locator("select[data-finder-field=when]")).to_have_value("now")
    assert open_at(page, site_url, directory, 1_795_572_000_000) == morning
    expect_all_open(page)

    page.clock.set_fixed_time("2026-11-25T20:30:00+08:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    evening = open_at(page, site_url, directory, 1_795_609_800_000)
    assert 0 < len(evening) < len(morning)
    expect(page.locator("[data-finder-count]")).to_contain_text(str(len(evening)))
    assert evening == set(shown(page))
    expect_all_open(page)


def open_at(page: Page, site_url: str, directory: Directory, ms: int) -> set[str]:
    """Ids of what is open at a moment."""
    said = states(page, site_url, directory, OPEN_AT, ms)
    return {id_ for id_, state in said.items() if state in {"open", "closing"}}


def expect_all_open(page: Page) -> None:
    """Every card says that it is open."""
    cards = page.locator("[data-finder-list] [data-site]")
    is_open = page.locator("[data-finder-list]").locator(".sna-open--open, .sna-open--closing")
    expect(is_open).to_have_count(cards.count())


@pytest.mark.browser
def test_planned_site_never_counts_as_open(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """It is listed with its mark, but not when a time is asked for, not even with unknown hours."""
    planned = {record.id for record in directory.records if record.status == "planned"}
    page = ready(open_page("find/"))
    assert planned
    assert planned <= set(shown(page))
    page.goto(page.url + "?when=weekend&unstated=1")

    assert planned.isdisjoint(shown(ready(page)))


@pytest.mark.browser
def test_chosen_time_starts_as_now_in_taiwan(open_page: Callable[..., Page], site_url: str) -> None:
    """Day and time can then be changed; the address follows."""
    page = open_page("about/", timezone_id="America/New_York")
    page.clock.set_fixed_time("2026-11-25T23:30:00+08:00")
    page.goto(site_url + "en/find/")
    ready(page).locator("[data-finder-more] > summary").click()
    page.locator("select[data-finder-field=when]").select_option("at")
    page.wait_for_url("**?when=2026-11-25T23:30")
    page.locator("[data-finder-time]").fill("08:15")
    page.locator("[data-finder-day]").fill("2026-11-28")

    page.wait_for_url("**?when=2026-11-28T08:15")
    assert "?when=2026-11-28T08:15" == page.evaluate("window.location.search")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_words_list_what_the_search_finds(
    open_page: Callable[..., Page], site_url: str, locale: str
) -> None:
    """The same engine, the same order; hotlines, needs and kinds stand above as links."""
    query = {"zh": "睡不著", "en": "can't sleep"}[locale]
    page = ready(open_page(f"{PREFIXES[locale]}find/?q={query}"))
    found = page.evaluate(
        """async ([root, locale, query]) => {
            const { openIndex, search } = await import(root + "assets/js/search-engine.js");
            const data = await (await fetch(root + `assets/search/${locale}.json`)).json();
            return search(openIndex(data), query, Infinity).results;
        }""",
        [site_url, locale, query],
    )

    assert [result["id"] for result in found if result["type"] == "r"] == shown(page)
    call = page.locator("[data-finder-query] a[href='tel:1925']")
    expect(call).to_be_visible()
    others = [result["name"] for result in found if result["type"] != "r"][:6]
    assert others == page.locator("[data-finder-query] li > a:first-child").all_inner_texts()


@pytest.mark.browser
def test_words_and_conditions_go_together(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """Words narrow the list further; the order is that of the search until another is chosen."""
    page = ready(open_page("find/?q=諮商&kind=counseling-clinic"))
    best = shown(page)
    assert set(best) <= expected(directory, kind="counseling-clinic")
    page.locator("select[data-finder-field=sort]").select_option("area")
    page.wait_for_url("**sort=area")

    assert set(best) == set(shown(page))


@pytest.mark.browser
def test_search_is_loaded_only_when_words_are_asked_for(open_page: Callable[..., Page]) -> None:
    """Choosing needs no search index."""
    page = ready(open_page("find/?need=money"))
    names = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")

    assert [] == [name for name in names if "/assets/search/" in name]


@pytest.mark.browser
def test_lost_search_is_said_and_the_rest_works(
    open_page: Callable[..., Page], site_url: str, directory: Directory
) -> None:
    """The list then does not follow the words, says so, offers the exit; it is asked for again."""
    page = open_page("about/", service_workers="block")
    page.route("**/assets/search/*.json", lambda route: route.abort())
    page.goto(site_url + "en/find/?q=food&kind=food-bank")

    expect(ready(page).locator("[data-finder-count]")).to_contain_text("does not follow your words")
    expect(page.locator("[data-exit]").first).to_be_visible()
    assert "q=" not in page.url
    assert expected(directory, kind="food-bank") == set(shown(page))
    page.unroute("**/assets/search/*.json")
    page.locator("#sna-find-q").press("Enter")
    page.wait_for_url("**?q=food&kind=food-bank")
    expect(page.locator("[data-finder-count]")).not_to_contain_text("does not follow your words")
    expect(page.locator("[data-exit]").first).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("lost", ["assets/finder/records.json"])
def test_lost_data_leaves_the_whole_list(
    open_page: Callable[..., Page], site_url: str, lost: str
) -> None:
    """Without its data the finder says so and leaves the list of the page as it is."""
    page = open_page("about/", service_workers="block")
    page.route(f"**/{lost}", lambda route: route.abort())
    page.goto(site_url + "find/")

    expect(page.locator("main")).to_contain_text("資料載入失敗")
    expect(page.locator("[data-finder-all]")).to_be_visible()
    expect(page.locator("[data-finder]")).to_be_hidden()


@pytest.mark.browser
def test_lost_hours_are_said_and_asked_for_again(
    open_page: Callable[..., Page], site_url: str, directory: Directory
) -> None:
    """The list then follows no time, nothing is called "not stated"; with a network it does."""
    page = open_page("about/", service_workers="block")
    page.route("**/assets/hours.json", lambda route: route.abort())
    page.goto(site_url + "find/?when=weekend")

    expect(ready(page).locator("[data-finder-count]")).to_contain_text("服務時間的資料載入失敗")
    assert len(expected(directory)) == total(page)
    expect(page.locator("label.sna-tick").first).to_have_text("現在開放")
    page.unroute("**/assets/hours.json")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-finder-count]")).not_to_contain_text("載入失敗")
    said = states(page, site_url, directory, OPENS_IN, "weekend")
    assert {id_ for id_, state in said.items() if state is True} == set(shown(page))
