"""Opening pages of the served site, cut off from every other host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import where_probe
from playwright.sync_api import Browser, BrowserContext, Page, Route


@pytest.fixture
def open_page(chromium: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site in a fresh context; other hosts are refused and written down.

    The page has two lists: `page.foreign` (addresses asked of other hosts) and `page.problems`
    (console errors and uncaught exceptions).
    """
    contexts: list[BrowserContext] = []

    def open_path(path: str, **options: Any) -> Page:
        # Routes do not see what a service worker asks for; test_offline.py lets it work.
        options.setdefault("service_workers", "block")
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.foreign = []  # type: ignore[attr-defined]
        page.problems = []  # type: ignore[attr-defined]

        def guard(route: Route) -> None:
            if route.request.url.startswith((site_url, "data:", "blob:")):
                route.continue_()
            else:
                page.foreign.append(route.request.url)  # type: ignore[attr-defined]
                route.abort()

        page.route("**/*", guard)
        page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
        page.on(
            "console",
            lambda message: (
                page.problems.append(message.text)  # type: ignore[attr-defined]
                if message.type == "error"
                else None
            ),
        )
        page.goto(site_url + path)
        return page

    yield open_path
    for context in contexts:
        context.close()


@pytest.fixture
def open_where(chromium: Browser, site_url: str, built_site: Path) -> Iterator[Callable[..., Page]]:
    """Open the find page of a language with only the choice of a place; see where_probe."""
    with where_probe.opened(chromium, site_url, built_site) as open_:
        yield open_
