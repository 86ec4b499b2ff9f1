"""No page asks another host for anything, except map tiles, and no page reports an error."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_kinds import PAGES, PREFIXES, path_of
from playwright.sync_api import Page

TILES = "https://wmts.nlsc.gov.tw/"


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
@pytest.mark.parametrize("name", PAGES)
def test_page_asks_no_other_host_and_reports_no_error(
    open_page: Callable[..., Page], name: str, locale: str
) -> None:
    """Scrolled to its end, with its map started, a page asks only for tiles elsewhere.

    No script fails and nothing of ours is missing; refused tiles are the only complaint.
    """
    page = open_page(path_of(name, locale))
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")

    assert [] == [url for url in page.foreign if not url.startswith(TILES)]  # type: ignore[attr-defined]
    refused = "net::ERR_FAILED"
    assert [] == [text for text in page.problems if refused not in text]  # type: ignore[attr-defined]
