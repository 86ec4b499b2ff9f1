"""The site built from hostile data by the real command, served under its strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from data_folder import build, copy_data
from host_headers import read_rules, serving
from payloads import make_hostile
from playwright.sync_api import Browser, Page, Route
from site_build import SUB_PATH


@pytest.fixture(scope="package")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; the check has let all of its data pass."""
    folder = tmp_path_factory.mktemp("hostile")
    data = copy_data(folder)
    make_hostile(data)
    build(data, folder / "served" / SUB_PATH.strip("/"), "--no-compress")
    return folder / "served" / SUB_PATH.strip("/")


@pytest.fixture(scope="package")
def hostile_url(hostile_site: Path) -> Iterator[str]:
    """Address of the served site, with its sub-path."""
    with serving(hostile_site.parent, rules=read_rules(hostile_site / "_headers")) as server:
        yield f"{server}{SUB_PATH}"


@pytest.fixture
def open_hostile(chromium: Browser, hostile_url: str) -> Iterator[Callable[..., Page]]:
    """Open a path; whatever runs, is asked of another host or goes wrong is in `page.harm`."""
    contexts = []

    def open_path(path: str, **options: Any) -> Page:
        context = chromium.new_context(**{"service_workers": "block", **options})
        contexts.append(context)
        page, harm = context.new_page(), list[str]()
        page.harm = harm  # type: ignore[attr-defined]

        def guard(route: Route) -> None:
            if not route.request.url.startswith(hostile_url):
                if "nlsc.gov.tw" not in route.request.url:
                    harm.append(f"asked {route.request.url}")
                route.fulfill(status=204)
            else:
                route.continue_()

        page.route("**/*", guard)
        page.on("dialog", lambda dialog: (harm.append(dialog.message), dialog.dismiss()))
        page.on("pageerror", lambda error: harm.append(f"error {error}"))
        page.on("console", lambda said: harm.append(said.text) if said.type == "error" else None)
        page.goto(hostile_url + path)
        return page

    yield open_path
    for context in contexts:
        context.close()
