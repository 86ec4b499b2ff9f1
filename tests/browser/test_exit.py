"""Leaving quickly: the button, the key, coming back, and where it is offered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

VIOLENCE = "needs/in-danger/"
TARGET = "https://www.cwa.gov.tw/"


def left_for(page: Page) -> bool:
    """Whether the page has tried to go to the neutral target."""
    page.wait_for_timeout(300)
    return TARGET in page.foreign  # type: ignore[attr-defined]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_button_is_a_plain_link_without_script(open_page: Callable[..., Page], locale: str) -> None:
    """It works with JavaScript off."""
    page = open_page(PREFIXES[locale] + VIOLENCE, java_script_enabled=False)

    assert TARGET == page.locator("[data-exit-link]").get_attribute("href")


@pytest.mark.browser
def test_button_covers_the_page_and_leaves(open_page: Callable[..., Page]) -> None:
    """The page is hidden before the new one has come."""
    page = open_page(VIOLENCE)
    page.locator("[data-exit-link]").click(no_wait_after=True)

    assert left_for(page)


@pytest.mark.browser
def test_three_shifts_leave_and_two_do_not(open_page: Callable[..., Page]) -> None:
    """Each press is told to a screen reader; the third leaves."""
    page = open_page("en/" + VIOLENCE)
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_contain_text("2 more")
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_contain_text("1 more")
    assert not left_for(page)
    page.keyboard.press("Shift")

    assert left_for(page)


@pytest.mark.browser
def test_shift_with_a_letter_does_not_count(open_page: Callable[..., Page]) -> None:
    """Typing capitals never leaves the page."""
    page = open_page(VIOLENCE)
    for _ in range(4):
        page.keyboard.press("Shift+A")

    assert not left_for(page)


@pytest.mark.browser
def test_other_pages_have_no_exit(open_page: Callable[..., Page]) -> None:
    """It is offered where it is needed, not everywhere."""
    assert 0 == open_page("kinds/food-bank/").locator("[data-exit-link]").count()
