"""The search box and the find page: keyboard, screen reader, no script, nothing remembered."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Locator, Page, expect

INPUT = "#sna-search-input"
OPTION = "[role=option]"
LEAST_TARGET_PX = 44


def type_into(page: Page, query: str) -> Locator:
    """Type a query into the box of the header and wait for its list."""
    box = page.locator(INPUT)
    box.fill(query)
    expect(page.locator(OPTION).first).to_be_visible()
    return box


@pytest.mark.browser
def test_box_loads_the_index_only_when_it_is_used(open_page: Callable[..., Page]) -> None:
    """A page nobody searches from does not load the index."""
    page = open_page("about/")
    with page.expect_request(re.compile(r"/assets/search/zh\.json")) as asked:
        loaded = "performance.getEntriesByType('resource').map((entry) => entry.name)"
        before = page.evaluate(loaded)
        page.locator(INPUT).focus()

    assert not [name for name in before if "/assets/search/" in name]
    assert asked.value.url.endswith("/assets/search/zh.json")


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "query"), [("zh", "金湖 諮商"), ("en", "Jinhu counseling")])
def test_arrows_choose_and_enter_opens(
    open_page: Callable[..., Page], locale: str, query: str
) -> None:
    """The list is worked by keyboard; the page opened is in the same language."""
    page = open_page(PREFIXES[locale] + "about/")
    box = type_into(page, query)
    box.press("ArrowDown")
    chosen = page.locator(f"{OPTION}[aria-selected=true]")
    expect(chosen).to_have_count(1)
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    target = chosen.evaluate("(option) => option.href")
    box.press("Enter")
    page.wait_for_url(target)

    assert f"/{PREFIXES[locale]}" in target


@pytest.mark.browser
def test_arrows_go_round(open_page: Callable[..., Page]) -> None:
    """Up from the box is the last line; down from the last line is the box again."""
    page = open_page("about/")
    box = type_into(page, "衛生所")
    box.press("ArrowUp")
    last = page.locator(OPTION).last
    expect(last).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")

    expect(page.locator(f"{OPTION}[aria-selected=true]")).to_have_count(0)
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))


@pytest.mark.browser
def test_escape_closes_and_then_clears(open_page: Callable[..., Page]) -> None:
    """First the list goes, then the words."""
    page = open_page("about/")
    box = type_into(page, "睡不著")
    box.press("Escape")
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("睡不著")
    box.press("Escape")

    expect(box).to_have_value("")


@pytest.mark.browser
def test_tab_leaves_the_box(open_page: Callable[..., Page]) -> None:
    """No trap: Tab closes the list and goes on to the button, then out of the form."""
    page = open_page("about/")
    box = type_into(page, "睡不著")
    box.press("Tab")
    expect(page.locator(".sna-search__submit")).to_be_focused()
    expect(page.locator("[data-search-panel]")).to_be_hidden()
    page.keyboard.press("Tab")

    assert not page.evaluate(
        "document.querySelector('[data-search]').contains(document.activeElement)"
    )


@pytest.mark.browser
def test_number_of_results_is_announced(open_page: Callable[..., Page]) -> None:
    """A polite live region says how many there are."""
    page = open_page("en/about/")
    type_into(page, "counseling")
    status = page.locator("[data-search-status]")

    expect(status).to_have_text(re.compile(r"^\d+ found$"))
    expect(status).to_have_role("status")


@pytest.mark.browser
def test_nothing_found_offers_hotlines_and_the_list(open_page: Callable[..., Page]) -> None:
    """Nobody is left with an empty box."""
    page = open_page("about/")
    type_into(page, "嘎嘎嗚嗚哩哩")

    expect(page.locator("[data-search-note]")).to_contain_text("嘎嘎嗚嗚哩哩")
    expect(page.locator(f"{OPTION}[href*='hotlines/']").first).to_be_visible()
    expect(page.locator(f"{OPTION}[href$='/find/']")).to_have_count(1)


@pytest.mark.browser
def test_hostile_words_stay_text(open_page: Callable[..., Page]) -> None:
    """What is typed is never taken as HTML."""
    page = open_page("about/")
    type_into(page, "<img src=x onerror=document.title='bad'>")

    expect(page.locator("[data-search-panel] img")).to_have_count(0)
    assert page.title() != "bad"


@pytest.mark.browser
def test_enter_while_composing_does_not_leave(open_page: Callable[..., Page]) -> None:
    """Enter that ends a Zhuyin or Pinyin composition must not open a result."""
    page = open_page("about/")
    box = type_into(page, "睡不著")
    box.press("ArrowDown")
    before = page.url
    box.dispatch_event(
        "keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True}
    )

    assert before == page.url


@pytest.mark.browser
def test_more_results_lead_to_the_find_page(open_page: Callable[..., Page]) -> None:
    """The box lists eight; the last line leads to all of them."""
    page = open_page("about/")
    type_into(page, "衛生所")
    assert 9 == page.locator(OPTION).count()
    page.locator(OPTION).last.click()
    page.wait_for_url(re.compile(r"/find/\?q="))

    expect(page.locator("[data-finder-list] .sna-card").nth(8)).to_be_visible()


@pytest.mark.browser
def test_find_page_lists_results_with_phones(open_page: Callable[..., Page]) -> None:
    """?q= fills the field and the list; each number can be tapped."""
    page = open_page("find/?q=%E9%87%91%E6%B9%96%20%E7%A4%BE%E7%A6%8F")
    first = page.locator("[data-finder-list] .sna-card").first
    expect(first.locator("a").first).to_have_text(re.compile("金湖"))

    expect(page.locator("main input[name=q]")).to_have_value("金湖 社福")
    expect(page.locator("[data-finder-list] a[href='tel:+88682330100']").first).to_be_visible()


@pytest.mark.browser
def test_find_page_keeps_its_address_up_to_date(open_page: Callable[..., Page]) -> None:
    """The address can be shared; no entry of the history is added for each letter."""
    page = open_page("en/find/")
    before = page.evaluate("history.length")
    page.locator("main input[name=q]").fill("food bank")
    page.wait_for_url(re.compile(r"\?q=food%20bank$"))

    assert before == page.evaluate("history.length")
    expect(page.locator("[data-finder-result]")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_box_without_script_leads_to_the_full_list(
    open_page: Callable[..., Page], locale: str
) -> None:
    """It is a real form with a visible label."""
    page = open_page(PREFIXES[locale] + "about/", java_script_enabled=False)
    expect(page.locator("label[for=sna-search-input]")).to_be_visible()
    page.locator(INPUT).fill("諮商")
    page.locator(".sna-search__submit").click()

    page.wait_for_url(f"**/{PREFIXES[locale]}find/?")


@pytest.mark.browser
def test_box_is_usable_on_a_narrow_phone(open_page: Callable[..., Page]) -> None:
    """At 320 px nothing is cut off and every target is at least 44 px high."""
    page = open_page("about/", viewport={"width": 320, "height": 640})
    type_into(page, "衛生所")
    targets = page.locator(f"{INPUT}, .sna-search__submit, {OPTION}").all()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for target in targets:
        assert (target.bounding_box() or {})["height"] >= LEAST_TARGET_PX


@pytest.mark.browser
def test_nothing_is_remembered(open_page: Callable[..., Page]) -> None:
    """A shared device keeps no trace of what was searched for."""
    page = open_page("about/")
    type_into(page, "家暴")

    assert 0 == page.evaluate("localStorage.length + sessionStorage.length")
    assert "" == page.evaluate("document.cookie")
    assert "off" == page.locator(INPUT).get_attribute("autocomplete")


@pytest.mark.browser
def test_lost_index_is_said(open_page: Callable[..., Page]) -> None:
    """Without the index the box says so and stays a form."""
    page = open_page("en/about/")
    page.route("**/assets/search/*.json", lambda route: route.abort())
    page.locator(INPUT).fill("counseling")

    expect(page.locator("[data-search-note]")).to_contain_text("could not be loaded")
