"""The page of downloads in use: short at first, all of it by keyboard, a checksum in one press."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect
from test_accessibility import violations

OPEN_ALL = "document.querySelectorAll('main details').forEach((one) => { one.open = true })"


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_files_open_by_keyboard_and_fit_a_phone(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Two files stand in the open, all others wait in folds; nothing scrolls sideways."""
    page = open_page(f"{PREFIXES[locale]}data/", viewport={"width": 320, "height": 640})
    assert 2 == page.locator("main a[download]:visible").count() - 1, "and the checksums"

    page.locator("#people > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("a[href$='services.ods']:focus")).to_have_count(1)

    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_one_press_takes_the_whole_checksum(open_page: Callable[..., Page]) -> None:
    """Where there is no room for it in a line it is still one piece."""
    page = open_page("data/", viewport={"width": 320, "height": 640})
    page.evaluate(OPEN_ALL)
    page.locator(".sna-sum").first.click()

    assert re.fullmatch("[0-9a-f]{64}", page.evaluate("getSelection().toString().trim()"))


@pytest.mark.browser
def test_open_folds_have_no_axe_violation(open_page: Callable[..., Page]) -> None:
    """Guides to the columns, codes and sources as well as what stands in the open."""
    page = open_page("en/data/", color_scheme="dark")
    page.evaluate(OPEN_ALL)

    assert [] == violations(page)
