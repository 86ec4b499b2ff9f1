"""Opening pages of the served site, cut off from every other host."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import where_probe
from playwright.sync_api import Browser, BrowserContext, Page, Route
from policy_watch import watch


@pytest.fixture
def open_page(chromium: Browser, site_url: str) -> Iterator[Callable[..., Page]]:
    """Open a path of the site in a fresh context; other hosts are refused and written down.

    The page has two lists: `page.foreign` (addresses asked of other hosts) and `page.problems`
    (console errors and uncaught exceptions). A test during which a page does something against
    the site's security policy fails.
    """
    contexts: list[BrowserContext] = []
    violations: list[list[str]] = []
    # Every request that a route looks at goes through Python and back, so ours go past it.
    elsewhere = re.compile(f"^(?!{re.escape(site_url)}|data:|blob:)")

    def open_path(path: str, **options: Any) -> Page:
        # Routes do not see what a service worker asks for; test_offline.py lets it work.
        options.setdefault("service_workers", "block")
        context = chromium.new_context(**options)
        contexts.append(context)
        violations.append(watch(context))
        page = context.new_page()
        page.foreign = []  # type: ignore[attr-defined]
        page.problems = []  # type: ignore[attr-defined]

        def refuse(route: Route) -> None:
            page.foreign.append(route.request.url)  # type: ignore[attr-defined]
            route.abort()

        page.route(elsewhere, refuse)
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
    assert [] == [one for seen in violations for one in seen]


@pytest.fixture
def open_where(chromium: Browser, site_url: str, built_site: Path) -> Iterator[Callable[..., Page]]:
    """Open the find page of a language with only the choice of a place; see where_probe."""
    with where_probe.opened(chromium, site_url, built_site) as open_:
        yield open_
