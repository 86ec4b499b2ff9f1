"""The figures of a county can be read on a narrow phone, by keyboard and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

PATH = "network/kinmen/"
A4_WIDTH_PX = 680
"""What is left of A4 between the margins: 180 mm at 96 pixels an inch."""
TOO_WIDE = """selector => [...document.querySelectorAll(selector)]
  .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.closest("section").getAttribute("aria-labelledby"))"""


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_wide_table_scrolls_alone_and_by_keyboard(
    open_page: Callable[..., Page], locale: str
) -> None:
    """At 320 px the page does not scroll sideways; the table does, and keeps its first column."""
    page = open_page(PREFIXES[locale] + PATH, viewport={"width": 320, "height": 800})
    region = page.locator("section[aria-labelledby=youth-committee-cases] [role=region]")
    name = region.locator("tbody th").first
    left = name.evaluate("one => one.getBoundingClientRect().left")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=region.element_handle())
    assert region.get_attribute("aria-label")
    assert left == name.evaluate("one => one.getBoundingClientRect().left")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_every_figure_is_on_the_paper(open_page: Callable[..., Page], locale: str) -> None:
    """No table and no chart is cut off, and what is folded is open; sources are for the screen."""
    page = open_page(PREFIXES[locale] + PATH, viewport={"width": A4_WIDTH_PX, "height": 1000})
    page.emulate_media(media="print")

    assert [] == page.evaluate(TOO_WIDE, ".sna-figures, .sna-topic svg")
    expect(page.locator(".sna-figures td").first).to_be_visible()
    assert all(one.is_visible() for one in page.locator("details .sna-figures").all())
    expect(page.locator(".sna-sources").first).to_be_hidden()
