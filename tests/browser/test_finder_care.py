"""The finder with words about violence, in passing time, over water, and with nothing found."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from chromium import wait_until
from finder_answers import ready, shown, total
from page_kinds import PREFIXES
from playwright.sync_api import Page, Route, expect

from safetynet.directory import Directory
from safetynet.nearest import has_pin

HINTS = "[data-finder-hints]"
NAMES = "[data-finder-list] .sna-card__name"


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "words"), [("zh", "家暴"), ("en", "domestic violence")])
def test_words_about_violence_are_never_in_the_address(
    open_page: Callable[..., Page], site_url: str, locale: str, words: str
) -> None:
    """Typed or sent by another page's box: they narrow the list, but no address holds them."""
    page = ready(open_page(PREFIXES[locale] + "find/"))
    page.evaluate(
        """() => ["pushState", "replaceState"].forEach((name) => {
            const was = history[name].bind(history);
            window.written = [];
            history[name] = (...all) => (window.written.push(JSON.stringify(all)), was(...all));
        })"""
    )
    page.locator("#sna-find-q").fill(words)
    expect(page.locator("[data-exit]").first).to_be_visible()
    typed = shown(page)
    page.locator("#sna-find-q").press("Enter")
    wait_until(page, "history.state")
    assert [] == page.evaluate("written.filter((one) => /q=|%|violence|家/.test(one))")
    expect(page.locator(HINTS)).to_contain_text({"zh": "網址", "en": "address"}[locale])

    page.goto(f"{site_url}{PREFIXES[locale]}find/?q={words}")
    assert typed == shown(ready(page))
    assert page.url.endswith("/find/")
    assert words not in page.evaluate("JSON.stringify(history.state) || ''")


@pytest.mark.browser
def test_place_without_a_point_across_the_water_needs_a_boat(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """What is in a township of other islands stands behind the points of the ferry part."""
    page = ready(open_page("find/?place=penghu/magong"))
    shown(page)
    lists = page.locator("[data-finder-list] > ul")
    titles = page.locator("[data-finder-list] > h3").all_inner_texts()
    read = "(cards) => cards.map((card) => [card.dataset.site, card.innerText])"
    parts = {
        title.split("\u3000")[0]: dict(lists.nth(at).locator("[data-site]").evaluate_all(read))
        for at, title in enumerate(titles)
    }
    far = {"10016050", "10016060"}  # Wangan, Qimei
    theirs = {
        record.id
        for record in directory.published.records
        if record.township in far
        and not has_pin(record)
        and record.delivery == "site"
        and record.status != "closed"
    }

    assert theirs
    assert theirs <= set(parts["需搭船或搭飛機"])
    assert all("需搭船或搭飛機" in parts["需搭船或搭飛機"][id_] for id_ in theirs)
    points = [has_pin(directory.by_id[id_]) for id_ in parts["需搭船或搭飛機"]]
    assert sorted(points, reverse=True) == points


@pytest.mark.browser
def test_open_now_follows_the_clock_while_it_is_looked_at(
    open_page: Callable[..., Page], site_url: str
) -> None:
    """At a full minute; what is closed by then goes, what stays keeps the focus."""
    page = open_page("about/")
    page.clock.install(time="2026-11-25T16:59:30+08:00")
    page.goto(site_url + "find/?when=now")
    ready(page)
    before, ids = total(page), shown(page)
    page.clock.set_fixed_time("2026-11-25T18:01:00+08:00")
    page.clock.run_for(60_000)
    count = "document.querySelector('[data-finder-count]').innerText"
    wait_until(page, f"!{count}.includes('{before}')")

    assert set(shown(page)) < set(ids)
    assert 0 == page.locator("[data-finder-list] .sna-open--closed").count()


@pytest.mark.browser
def test_words_typed_before_the_finder_has_started_count(
    open_page: Callable[..., Page], site_url: str
) -> None:
    """On a slow line the form is there first, and Enter does not load the page again."""
    page = open_page("about/")
    held: list[Route] = []
    page.route("**/assets/finder/records.json", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(site_url + "find/")
    page.locator("#sna-find-q").fill("諮商")
    page.locator("#sna-find-q").press("Enter")
    held[0].continue_()

    page.wait_for_url("**/find/?q=*")
    expect(page.locator("#sna-find-q")).to_have_value("諮商")
    assert 1 == len(held)


@pytest.mark.browser
def test_back_from_a_site_gives_the_focus_back(open_page: Callable[..., Page]) -> None:
    """By keyboard one goes on where one was, also when the page is made anew."""
    page = ready(open_page("find/?place=kinmen/jinhu"))
    link = page.locator(NAMES).nth(4)
    link.focus()
    link.press("Enter")
    page.wait_for_url(re.compile("/(sites|info)/"))
    page.go_back()
    ready(page)

    expect(page.locator(NAMES).nth(4)).to_be_focused()


@pytest.mark.browser
def test_arrow_keys_in_a_list_are_one_step_back(open_page: Callable[..., Page]) -> None:
    """The same question again within a second replaces the answer."""
    page = ready(open_page("find/"))
    page.clock.set_fixed_time("2026-11-25T10:00:00+08:00")
    page.locator("[data-finder-more] > summary").click()
    before = page.evaluate("history.length")
    select = page.locator("select[data-finder-field=audience]")
    for _ in range(3):
        select.press("ArrowDown")
    page.wait_for_url("**audience=*")

    assert before + 1 == page.evaluate("history.length")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "offers"),
    [
        ("q=zzzzqq", ["清除全部條件：{all} 處"]),
        (
            "kind=counseling-clinic&audience=youth&free=1",
            ["只留「心理諮商所與心理治療所」", "清除全部條件：{all} 處"],
        ),
    ],
)
def test_nothing_found_always_offers_a_way_on(
    open_page: Callable[..., Page], query: str, offers: list[str]
) -> None:
    """Where no single condition helps: the kind alone, last of all everything."""
    page = ready(open_page("find/"))
    everything = total(page)
    page = ready(open_page(f"find/?{query}"))
    texts = page.locator("[data-finder-none] button").all_inner_texts()

    assert len(offers) == len(texts)
    assert texts[0].startswith(offers[0].format(all=everything))
    assert offers[-1].format(all=everything) == texts[-1]


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "words"), [("zh", "日期太遠"), ("en", "too far ahead")])
def test_date_beyond_the_calendar_is_too_far_ahead(
    open_page: Callable[..., Page], locale: str, words: str
) -> None:
    """The data are not too old, and the hours not "not stated"."""
    page = ready(
        open_page(f"{PREFIXES[locale]}find/?when=2028-03-01T10:00&unstated=1&need=talk-to-someone")
    )
    states: Any = page.locator("[data-finder-list] .sna-open__shape")

    expect(page.locator(HINTS)).to_contain_text(words)
    expect(states.first).to_be_visible()
    texts = page.locator("[data-finder-list] .sna-open:has(.sna-open__shape)").all_inner_texts()
    old = [text for text in texts if "資料太舊" in text or "out of date" in text]
    assert [] == old
