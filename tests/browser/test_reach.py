"""Pages on reach in a browser: tables that fold, bars beside them, lists that open."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_kinds import PREFIXES, path_of
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
PAGES = ("reach", "reach-kind", "reach-kind-county", "township")
UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize("locale", PREFIXES)
@pytest.mark.parametrize("name", PAGES)
def test_rows_fold_into_lines_with_their_labels(
    open_page: Callable[..., Page], name: str, locale: str
) -> None:
    """At 360 px each number stands beside its label; the column heads are only heard."""
    page = open_page(path_of(name, locale))
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate(UNFOLD)
    cell = page.locator("table.sna-reach td").first
    label = cell.get_attribute("data-label")

    shown = cell.evaluate("td => getComputedStyle(td, '::before').content")

    assert label
    assert f'"{label}"' == shown
    assert page.locator("table.sna-reach thead").first.evaluate("t => t.offsetWidth") <= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_folded_table_is_still_a_table(
    open_page: Callable[..., Page], name: str, width: int
) -> None:
    """A screen reader finds rows, their heads and cells at every width."""
    page = open_page(path_of(name, "en"))
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(UNFOLD)
    table = page.get_by_role("table").first

    heads = table.get_by_role("columnheader").count()
    cells = table.get_by_role("row").nth(1).get_by_role("cell").count()

    assert heads == cells + 1
    assert 1 == table.get_by_role("row").nth(1).get_by_role("rowheader").count()


@pytest.mark.parametrize("width", [360, 1280])
def test_numbers_lie_within_their_table(open_page: Callable[..., Page], width: int) -> None:
    """No cell of a wide table runs over its edge or over its neighbor."""
    page = open_page(path_of("reach-kind-county", "en"))
    page.set_viewport_size({"width": width, "height": 800})

    over = page.evaluate(
        """() => [...document.querySelectorAll("table.sna-reach td > span")].filter((span) => {
            const cell = span.parentElement.getBoundingClientRect();
            const text = span.getBoundingClientRect();
            return text.left < cell.left - 1 || text.right > cell.right + 1;
        }).map((span) => span.textContent)"""
    )

    assert [] == over


def test_bars_are_drawn_and_not_read_aloud(open_page: Callable[..., Page]) -> None:
    """A bar has a width, pieces in colors or patterns, and is hidden from screen readers."""
    page = open_page(path_of("reach", "zh"))
    bars = page.locator("svg.sna-bar")

    assert bars.count() > 1
    assert bars.count() == page.locator('svg.sna-bar[aria-hidden="true"]').count()
    assert bars.first.bounding_box()["width"] > 100
    fills = page.eval_on_selector_all(
        "svg.sna-bar rect", "all => all.map((r) => r.getAttribute('fill'))"
    )
    defined = page.eval_on_selector_all("pattern", "all => all.map((p) => `url(#${p.id})`)")
    assert set(fills) - {None} <= set(defined)
    plain = page.eval_on_selector_all(
        "svg.sna-bar rect:not([fill])", "all => all.map((r) => getComputedStyle(r).fill)"
    )
    assert len(set(plain)) > 1


@pytest.mark.parametrize("locale", PREFIXES)
def test_all_villages_are_there_without_javascript(
    chromium: Browser, site_url: str, locale: str
) -> None:
    """The folded rest of the gap list opens by keyboard, and every figure is in the page."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + path_of("reach-kind-county", locale))
    rest = page.locator("details:has(.sna-gaps)")
    assert not rest.locator("li").first.is_visible()

    rest.locator("summary").focus()
    page.keyboard.press("Enter")

    assert rest.locator("li").first.is_visible()
    assert rest.locator("li").count() > 20
    assert page.locator("table.sna-reach").first.is_visible()
    context.close()


def test_gap_list_is_whole_on_paper(open_page: Callable[..., Page]) -> None:
    """Printed, nothing is folded and tables keep their columns."""
    page = open_page(path_of("reach-kind-county", "zh"))
    page.set_viewport_size({"width": 680, "height": 900})
    page.emulate_media(media="print")

    assert page.locator(".sna-gaps li").last.evaluate("li => li.getBoundingClientRect().height") > 0
    head = page.locator("table.sna-reach thead").first
    assert head.evaluate("t => getComputedStyle(t).display") == "table-header-group"


@pytest.mark.parametrize("locale", PREFIXES)
def test_way_to_a_group_ends_where_it_unfolds(open_page: Callable[..., Page], locale: str) -> None:
    """All groups are folded; "On this page" leads to one, and Enter shows its figures."""
    page = open_page(path_of("reach", locale))
    table = page.locator("details:has(#counseling) table.sna-reach")
    assert not any(one.is_visible() for one in page.locator("details table.sna-reach").all())

    page.locator('.sna-jump a[href="#counseling"]').click()
    top = page.locator("#counseling").bounding_box()["y"]
    assert 0 <= top < page.viewport_size["height"]
    page.locator("details:has(#counseling) > summary").focus()
    page.keyboard.press("Enter")

    assert table.is_visible()


def test_heads_of_columns_stand_on_one_line(open_page: Callable[..., Page]) -> None:
    """No invisible sign of sorting tears them apart, and nothing looks like a button."""
    page = open_page(path_of("reach-kind-county", "zh"))
    page.set_viewport_size({"width": 1280, "height": 900})

    heads = page.eval_on_selector_all(
        "table.sna-reach:first-of-type th[role=columnheader]",
        """all => all.map((th) => [
            getComputedStyle(th, "::after").content, getComputedStyle(th).cursor])""",
    )

    assert heads
    assert {("none", "auto")} == {tuple(head) for head in heads}
