"""The site is useful with JavaScript off: the list is the page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page

from safetynet import addresses
from safetynet.directory import Directory


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_every_site_is_listed_on_the_find_page(
    open_page: Callable[..., Page], directory: Directory, locale: str
) -> None:
    """Without a script, each active record is a link on the find page."""
    page = open_page(PREFIXES[locale] + "find/", java_script_enabled=False)
    html = page.locator("[data-finder-all]").inner_html()

    listed = set(re.findall(r'href="[./]*([^"#]+)"', html))
    shown = (record.id for record in directory.records if record.status != "closed")
    assert set() == {addresses.site(directory, locale, id_) for id_ in shown} - {
        PREFIXES[locale] + path.removeprefix("en/") for path in listed
    }


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_site_page_can_be_called_without_script(
    open_page: Callable[..., Page], locale: str
) -> None:
    """The phone number is a tap-to-call link in the HTML."""
    path = PREFIXES[locale] + "sites/kinmen-jinhu-social-welfare-center/"
    page = open_page(path, java_script_enabled=False)

    assert page.locator("main a[href^='tel:']").first.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_search_form_reaches_the_full_list_without_script(
    open_page: Callable[..., Page], locale: str
) -> None:
    """The box is a real form: without a script it leads to the list of all sites."""
    page = open_page(PREFIXES[locale], java_script_enabled=False)
    page.locator("#sna-search-input").fill("諮商")
    page.locator("#sna-search-input").press("Enter")

    page.wait_for_url(f"**/{PREFIXES[locale]}find/?")  # words are in no address: it would be kept
    assert page.locator("[data-finder-all] a").count() > 0
