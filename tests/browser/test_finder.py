"""The finder as a page: place, order, state in the address, nothing found, keyboard, no script."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from chromium import wait_until
from finder_answers import expected, in_address, ready, shown, total
from page_kinds import PREFIXES
from playwright.sync_api import Page, Route, expect
from test_accessibility import VIEWS, violations

from safetynet.directory import Directory
from safetynet.geo import distance_m
from safetynet.model import Record
from safetynet.nearest import has_pin, point_of

JINHU = "09020030"
PLACE = "place=kinmen/jinhu"
ASKED = f"?need=talk-to-someone&audience=everyone&{PLACE}"
TYPED_MS, SPOKEN_MS = 150, 700
"""Typing rests so long before it counts; the page so long before it speaks."""
WATCH_STATUS = """() => {
    const status = document.querySelector("[data-finder-status]");
    window.spoken = [];
    new MutationObserver(() => window.spoken.push(status.textContent))
        .observe(status, { childList: true, characterData: true, subtree: true });
}"""
FIRST_NUMBERS = ["110", "119", "113", "1925"]


def roams(record: Record) -> bool:
    """Whether people do not go to it."""
    return record.delivery != "site"


def concerns(record: Record, township: str) -> bool:
    """Whether a service without a fixed place is for the township."""
    return township in record.serves if record.serves else record.county == township[:5]


def of_place(directory: Directory, township: str) -> list[Record]:
    """All that is listed when the township is chosen."""
    listed = (record for record in directory.published.records if record.status != "closed")
    return [r for r in listed if not roams(r) or concerns(r, township)]


def headings(page: Page) -> list[str]:
    """The parts of the list."""
    return page.locator("[data-finder-list] > h3").all_inner_texts()


def part(page: Page, at: int) -> list[str]:
    """Ids of one part of the list, all shown."""
    shown(page)
    cards = page.locator("[data-finder-list] > ul").nth(at).locator("[data-site]")
    ids: list[str] = cards.evaluate_all("(cards) => cards.map((card) => card.dataset.site)")
    return ids


def path_of(page: Page) -> str:
    """Path and query of the page."""
    parts = urlsplit(page.url)
    return f"{parts.path}?{parts.query}"


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_place_sorts_by_distance_over_land_first(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """Near by land, then services that come, then what has no exact place, then across the sea."""
    page = ready(open_page(f"{PREFIXES[locale]}find/?{PLACE}"))
    geography = directory.geography
    town = geography.township(JINHU)
    pinned = [r for r in of_place(directory, JINHU) if has_pin(r) and not roams(r)]
    land = geography.landmass_at(town.lon, town.lat)

    def away(record: Record) -> float:
        return distance_m((town.lon, town.lat), point_of(record))

    by_land = [r for r in pinned if geography.landmass_at(*point_of(r)) == land]
    by_sea = [r for r in pinned if r not in by_land]
    assert {r.id for r in by_land} == set(part(page, 0))
    assert [] == [r.id for r in by_sea if r.id not in part(page, 3)[: len(by_sea)]]
    for at, count in ((0, len(by_land)), (3, len(by_sea))):
        metres = [away(directory.by_id[id_]) for id_ in part(page, at)[:count]]
        assert metres == pytest.approx(sorted(metres), abs=1)


@pytest.mark.browser
@pytest.mark.parametrize("township", ["09020030", "09020060", "10016040", "10008020", "10007010"])
def test_services_without_a_place_never_vanish_from_their_area(
    open_page: Callable[..., Page], directory: Directory, township: str
) -> None:
    """All that concern the township are listed, and all others are only counted."""
    county = directory.geography.county_of(township)
    slug = f"{county.slug}/{directory.geography.township(township).slug}"
    page = ready(open_page(f"find/?place={slug}"))
    listed = set(shown(page))

    assert {r.id for r in of_place(directory, township)} == listed
    left_out = len(expected(directory)) - len(listed)
    expect(page.locator("[data-finder-notes]")).to_contain_text(str(left_out))


@pytest.mark.browser
def test_services_without_a_place_stay_with_other_conditions(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """A need that area-wide services answer keeps them, also on a far island."""
    page = ready(open_page("find/?need=money&place=kinmen/wuqiu"))
    answers = expected(directory, need="money")
    concerned = {r.id for r in of_place(directory, "09020060") if r.id in answers}

    assert any(roams(directory.by_id[id_]) for id_ in concerned)
    assert concerned == set(shown(page))
    title = "服務金門縣烏坵鄉、沒有固定地點"
    assert any(heading.startswith(title) for heading in headings(page))


@pytest.mark.browser
def test_first_page_has_some_of_each_part_and_more_on_a_press(
    open_page: Callable[..., Page],
) -> None:
    """Twenty cards; a part behind a long one is seen at once; focus goes to what is new."""
    page = ready(open_page(f"find/?{PLACE}"))
    cards = page.locator("[data-finder-list] .sna-card")
    expect(cards).to_have_count(20)
    for at in range(len(headings(page))):
        assert page.locator("[data-finder-list] > ul").nth(at).locator(".sna-card").count() > 0
    before = page.locator("[data-finder-list] > ul").first.locator(".sna-card").count()
    page.locator(".sna-more").first.focus()
    page.keyboard.press("Enter")

    expect(
        page.locator("[data-finder-list] > ul").first.locator(".sna-card a").nth(0)
    ).to_be_visible()
    focused = page.evaluate(
        """() => {
            const cards = Array.from(document.querySelector("[data-finder-list] ul").children);
            return cards.indexOf(document.activeElement.closest("li"));
        }"""
    )
    assert before == focused


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_site_responsible_for_the_township_says_so(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """Exactly those whose `serves` names it."""
    page = ready(open_page(f"{PREFIXES[locale]}find/?{PLACE}"))
    shown(page)
    marked = page.locator(".sna-card:has(.sna-card__own)").evaluate_all(
        "(cards) => cards.map((card) => card.dataset.site)"
    )

    assert {r.id for r in of_place(directory, JINHU) if JINHU in r.serves} == set(marked)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "words"),
    [("zh", ["直線", "需搭船或搭飛機"]), ("en", ["straight line", "By boat or plane"])],
)
def test_way_is_said_with_distance_and_ferry(
    open_page: Callable[..., Page], locale: str, words: list[str]
) -> None:
    """A distance says that it is a straight line; across the sea it says so."""
    page = ready(open_page(f"{PREFIXES[locale]}find/?{PLACE}"))
    lists = page.locator("[data-finder-list] > ul")

    expect(lists.first.locator(".sna-card__from").first).to_contain_text(words[0])
    expect(lists.nth(3).locator(".sna-card__from").first).to_contain_text(words[1])


@pytest.mark.browser
def test_without_a_place_counties_share_the_list(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """Every site is in it, county by county, township by township."""
    page = ready(open_page("find/"))
    counties = [county.name.zh for county in directory.geography.counties]

    assert counties == [heading.split("\u3000")[0] for heading in headings(page)]
    expect(page.locator("[data-finder-list] .sna-card")).to_have_count(20)
    assert expected(directory) == set(shown(page))


@pytest.mark.browser
def test_state_survives_reload_back_and_forward(open_page: Callable[..., Page]) -> None:
    """Each condition is a step of the history; form and list follow it."""
    page = ready(open_page("find/"))
    whole = total(page)
    page.locator("[data-finder-more] > summary").click()
    page.locator("select[data-finder-field=need]").select_option("money")
    page.wait_for_url("**?need=money")
    one = total(page)
    page.locator("select[data-finder-field=audience]").select_option("low-income")
    page.wait_for_url("**?need=money&audience=low-income")
    two = total(page)
    assert whole > one > two > 0
    page.reload()
    assert two == total(ready(page))
    page.go_back()
    page.wait_for_url("**?need=money")
    assert one == total(ready(page))
    page.go_back()
    page.wait_for_url("**/find/")
    assert (whole, "") == (
        total(ready(page)),
        page.locator("select[data-finder-field=need]").input_value(),
    )
    page.go_forward()
    page.wait_for_url("**?need=money")

    assert (one, "money") == (
        total(ready(page)),
        page.locator("select[data-finder-field=need]").input_value(),
    )


@pytest.mark.browser
def test_back_from_a_site_returns_to_the_same_card(open_page: Callable[..., Page]) -> None:
    """The cards that were shown are shown again, and the page stands where it stood."""
    page = ready(open_page(f"find/?{PLACE}", viewport={"width": 360, "height": 640}))
    page.locator(".sna-more").first.click()
    card = page.locator("[data-finder-list] > ul").first.locator(".sna-card__name").last
    card.scroll_into_view_if_needed()
    wait_until(page, "history.state && Math.abs(history.state.top - scrollY) < 2")
    top = page.evaluate("scrollY")
    assert top > 1000
    card.click()
    page.wait_for_url(re.compile("/(sites|info)/"))
    page.go_back()
    ready(page)

    wait_until(page, f"Math.abs(scrollY - {top}) < 40")
    expect(card).to_be_visible()


@pytest.mark.browser
def test_shared_address_and_language_switch_give_the_same_list(
    open_page: Callable[..., Page],
) -> None:
    """The same address gives the same list elsewhere, and in the other language."""
    page = ready(open_page(f"find/{ASKED}"))
    mine = shown(page)
    assert len(mine) > 5
    assert mine == shown(ready(open_page(f"find/{ASKED}")))
    page.locator(".sna-brand__language").click()
    page.wait_for_url(re.compile("/en/find/"))

    assert f"/atlas/en/find/{ASKED}" == path_of(page)
    assert mine == shown(ready(page))


@pytest.mark.browser
@pytest.mark.parametrize(
    "query",
    [
        "?need=nothing&kind=x&when=yesterday&place=nowhere/x&sort=up&list=a~b&only=list&free=2",
        "?when=2026-02-31T10:00",
        "?place=kinmen/jinhu%22%3E%3Cb%3E",
        "?need=__proto__&when=constructor",
        "?when=2026-99-01T10:00",
    ],
)
def test_unknown_values_are_left_out_of_list_and_address(
    open_page: Callable[..., Page], directory: Directory, query: str
) -> None:
    """Whatever the address says, the finder works and cleans it."""
    page = ready(open_page("find/" + query))

    assert len(expected(directory)) == total(page)
    assert "/atlas/find/?" == path_of(page)
    assert [] == page.problems  # type: ignore[attr-defined]


@pytest.mark.browser
def test_words_are_cut_between_characters(open_page: Callable[..., Page]) -> None:
    """Half a character (of two UTF-16 units) could not stand in an address."""
    page = ready(open_page("find/?q=" + "a" * 79 + "%F0%A8%91%A8%F0%A8%91%A8"))

    page.wait_for_url("**/find/?q=" + "a" * 79 + "%F0%A8%91%A8")
    assert [] == page.problems  # type: ignore[attr-defined]


@pytest.mark.browser
def test_unknown_village_becomes_its_township(open_page: Callable[..., Page]) -> None:
    """A village's code that has been given up still leads near."""
    page = ready(open_page("find/?place=kinmen/jinhu/99999999999"))

    page.wait_for_url("**/find/?place=kinmen/jinhu")
    expect(page.locator("#sna-where-township")).to_have_value("kinmen/jinhu")
    assert headings(page)[0].startswith("不用搭船可到")


@pytest.mark.browser
def test_link_within_the_page_leaves_the_list_alone(open_page: Callable[..., Page]) -> None:
    """The skip link changes the address, but nothing is asked for anew."""
    page = ready(open_page(f"find/?{PLACE}"))
    page.locator(".sna-more").first.click()
    before = page.locator("[data-finder-list] .sna-card").count()
    page.locator(".sna-skip[href='#main']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")

    assert 20 < before == page.locator("[data-finder-list] .sna-card").count()


@pytest.mark.browser
def test_language_switch_follows_back(open_page: Callable[..., Page]) -> None:
    """It always leads to the list that is shown."""
    page = ready(open_page("find/"))
    page.locator("[data-finder-more] > summary").click()
    page.locator("select[data-finder-field=need]").select_option("money")
    switch = page.locator(".sna-brand__language")
    expect(switch).to_have_attribute("href", re.compile(r"need=money$"))
    page.go_back()

    expect(switch).to_have_attribute("href", re.compile(r"find/$"))


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_typing_words_adds_no_step_and_choosing_does(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Back leads to the last choice, not to the last letter."""
    page = ready(open_page(PREFIXES[locale] + "find/"))
    before = page.evaluate("history.length")
    page.locator("#sna-find-q").press_sequentially("money", delay=30)
    page.wait_for_url("**?q=money")
    assert before == page.evaluate("history.length")
    page.locator("[data-finder-more] > summary").click()
    page.locator("select[data-finder-field=need]").select_option("money")
    page.wait_for_url("**?q=money&need=money")

    assert before + 1 == page.evaluate("history.length")


@pytest.mark.browser
@pytest.mark.parametrize("way", ["letter", "composing"])
def test_late_answer_leaves_what_is_typed_meanwhile(
    open_page: Callable[..., Page], way: str
) -> None:
    """Neither a letter nor a Chinese character that is being composed is taken away."""
    page = open_page("about/")
    page.clock.install(time="2026-11-25T10:00:00+08:00")
    held: list[Route] = []
    page.route("**/assets/search/*.json", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(page.url.replace("about/", "find/"))
    count, box = ready(page).locator("[data-finder-count]"), page.locator("#sna-find-q")
    page.clock.pause_at("2026-11-25T10:10:00+08:00")
    before = count.inner_text()
    with page.expect_request("**/assets/search/*.json"):
        box.press_sequentially("mone")
        page.clock.run_for(TYPED_MS)
    if way == "letter":
        box.press("y")
    else:
        keyboard = page.context.new_cdp_session(page)
        ime = {"text": "y", "selectionStart": 1, "selectionEnd": 1}
        keyboard.send("Input.imeSetComposition", ime)
    held[0].continue_()
    expect(count).not_to_have_text(before)
    expect(box).to_have_value("money")
    if way == "composing":
        keyboard.send("Input.insertText", {"text": "y"})
    page.clock.run_for(TYPED_MS)

    page.wait_for_url("**?q=money")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_chips_name_each_condition_and_drop_it(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """One press drops one condition, another all; the focus does not get lost."""
    page = ready(open_page(f"{PREFIXES[locale]}find/{ASKED}"))
    chips = page.locator("[data-finder-chips] button")
    need = directory.vocabulary.needs["talk-to-someone"].label.in_(locale)  # type: ignore[arg-type]
    expect(chips).to_have_count(4)
    expect(chips.first).to_have_text(need)
    chips.first.press("Enter")
    page.wait_for_url(f"**/find/?audience=everyone&{PLACE}")
    expect(chips).to_have_count(3)
    assert page.evaluate("document.activeElement !== document.body")
    chips.last.click()
    page.wait_for_url(re.compile("/find/$"))

    expect(page.locator("[data-finder-chips]")).to_be_hidden()
    expect(page.locator("#sna-where-township")).to_have_value("")
    assert len(expected(directory)) == total(page)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_nothing_found_offers_less_conditions_and_hotlines(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """Each condition that would help when dropped says how many there are then."""
    asked = {"kind": "food-bank", "audience": "developmental-delay"}
    assert not expected(directory, **asked)
    query = "&".join(f"{name}={in_address(directory, name, code)}" for name, code in asked.items())
    page = ready(open_page(f"{PREFIXES[locale]}find/?{query}"))
    none = page.locator("[data-finder-none]")
    offers = none.locator("button").all_inner_texts()
    counts = [
        len(expected(directory, kind="food-bank")),
        len(expected(directory, audience="developmental-delay")),
    ]

    assert sorted(counts) == sorted(int(re.findall(r"\d+", text)[-1]) for text in offers)
    numbers = none.locator("a[href^='tel:'] strong").all_inner_texts()
    assert FIRST_NUMBERS == numbers
    expect(none.locator("a[href$='hotlines/']")).to_be_visible()
    none.locator("button").first.click()
    expect(none).to_be_hidden()
    assert total(page) in counts


@pytest.mark.browser
def test_number_found_is_spoken_after_a_pause(open_page: Callable[..., Page]) -> None:
    """How many, from where, sorted how; politely, and not at every letter."""
    page = open_page("about/")
    page.clock.install(time="2026-11-25T10:00:00+08:00")
    page.goto(f"{page.url.replace('about/', 'en/find/')}?{PLACE}")
    count = ready(page).locator("[data-finder-count]")
    status = page.locator("[data-finder-status]")
    expect(status).to_have_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ found, nearest first, .*Jinhu Township"))
    page.clock.pause_at("2026-11-25T10:10:00+08:00")
    page.evaluate(WATCH_STATUS)
    for words in ("f", "food"):
        before = count.inner_text()
        page.locator("#sna-find-q").fill(words)
        page.clock.run_for(TYPED_MS)
        expect(count).not_to_have_text(before)
        page.clock.run_for(SPOKEN_MS - TYPED_MS - 1)
        assert [] == page.evaluate("window.spoken"), words
    page.clock.run_for(TYPED_MS + 1)

    assert [count.inner_text()] == page.evaluate("window.spoken")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_form_can_be_worked_by_keyboard_alone(open_page: Callable[..., Page], locale: str) -> None:
    """Tab reaches each control in order; Space and letters choose; nothing traps the focus.

    By day: when nothing is open, "open now" would give nothing and cannot be chosen.
    """
    page = open_page(PREFIXES[locale] + "find/")
    page.clock.set_fixed_time("2026-11-25T10:00:00+08:00")
    page.reload()
    ready(page)
    page.locator("#sna-find-q").focus()
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-finder-more] > summary')"):
            page.keyboard.press("Enter")
        reached.append(page.evaluate("document.activeElement.dataset.finderField || ''"))
    fields = [name for name in reached if name]

    assert ["when", "need", "kind", "when", "audience"] == fields[:5]
    page.locator("select[data-finder-field=audience]").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**?audience=everyone")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_without_script_the_list_is_the_page(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """Hotlines to tap, then every site; no control that would do nothing."""
    page = open_page(PREFIXES[locale] + "find/", java_script_enabled=False)
    page.locator("#hotlines").click()
    lines = page.locator("main .sna-hotline a[href^='tel:']")
    numbers = [f"tel:{line.number}" for line in directory.hotlines if line.number in FIRST_NUMBERS]
    first = [lines.nth(at).get_attribute("href") for at in range(4)]

    assert numbers == first
    expect(lines.first).to_be_visible()
    assert page.evaluate(
        "document.querySelector('#hotlines').compareDocumentPosition("
        "document.querySelector('[data-finder-all] [data-site]')) & 4"
    )
    expect(page.locator("main noscript p, main .sna-unknown").first).to_be_visible()
    expect(page.locator("[data-finder]")).to_be_hidden()
    expect(page.locator("[data-finder-result]")).to_be_hidden()
    assert len(expected(directory)) == page.locator("[data-finder-all] [data-site]").count()


STATES = {
    "plain": "",
    "place": f"?{PLACE}",
    "filtered": ASKED + "&when=2026-11-25T10:00",
    "none": "?kind=food-bank&audience=developmental-delay",
    "words": "?q=food",
    "listed": "?list=changhua-food-bank&only=list",
}


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing_in_any_state(
    open_page: Callable[..., Page], name: str, locale: str
) -> None:
    """With all conditions open, narrow and wide, light and dark; nothing scrolls sideways."""
    page = ready(open_page(f"{PREFIXES[locale]}find/{STATES[name]}"))
    page.locator("[data-finder-more] > summary").click()

    for width, scheme in VIEWS[locale]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert (width, scheme, []) == (width, scheme, violations(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_two_and_a_half_cards_fit_a_phone(open_page: Callable[..., Page], locale: str) -> None:
    """At 360 × 640 px; every button can be hit with a thumb."""
    page = ready(
        open_page(f"{PREFIXES[locale]}find/?{PLACE}", viewport={"width": 360, "height": 640})
    )
    heights = page.locator("[data-finder-list] .sna-card").evaluate_all(
        "(cards) => cards.map((card) => card.offsetHeight)"
    )
    buttons = page.locator(
        "[data-finder-list] button:visible, [data-finder-list] .sna-card__way:visible"
    )

    assert 640 / (sum(heights) / len(heights)) >= 2.5, heights
    assert min(buttons.evaluate_all("(all) => all.map((one) => one.offsetHeight)")) >= 44


@pytest.mark.browser
def test_nothing_is_stored_on_the_device(open_page: Callable[..., Page]) -> None:
    """Conditions, words and place are in the address and nowhere else."""
    page = ready(open_page(f"find/{ASKED}&q=x"))

    assert {} == json.loads(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
    assert "" == page.evaluate("document.cookie")
