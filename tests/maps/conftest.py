"""A small directory with hostile names, and pages that hold nothing but its maps."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
import pytest
from host_headers import serving
from map_samples import JINHU, RECORDS, TILE_HOST
from playwright.sync_api import Browser, Page, Route
from reach_samples import CENTERS, VIOLENCE, reach, study
from site_build import ROOT

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.pages.maps import (
    MapView,
    county_map,
    kind_map,
    reach_map,
    site_map,
    township_map,
)
from safetynet.settings import Settings, Tiles
from safetynet.site.map_assets import write_map_assets
from safetynet.site.templates import remember_legends
from safetynet.site.vendor import copy_libraries
from safetynet.text import HTML_LANG, LOCALES, Locale, LocalizedText


@pytest.fixture(scope="session")
def tiny(directory: Directory) -> Directory:
    """The shipped vocabulary, sentences and geography with a few made-up records."""
    return dataclasses.replace(directory, records=RECORDS, places={})


@pytest.fixture(scope="session")
def tiled() -> Settings:
    """Settings with tiles of a host that does not exist."""
    url = TILE_HOST + "{z}/{y}/{x}"
    return Settings(
        today=dt.date(2026, 11, 22),
        tiles=Tiles(
            url=LocalizedText(zh=url, en=url + "?en"),
            attribution=LocalizedText(zh="圖磚 <b>甲</b>", en="Tiles <b>A</b>"),
        ),
    )


@pytest.fixture(scope="session")
def assets(tiny: Directory, tiled: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the map files were written to."""
    folder = tmp_path_factory.mktemp("site")
    write_map_assets(tiny, tiled, study(tiny), folder)
    copy_libraries(folder)
    return folder


def views(tiny: Directory, locale: Locale) -> dict[str, MapView | None]:
    """The maps of the test pages."""
    geography, by_id, measured = tiny.geography, tiny.by_id, study(tiny)
    centers, violence = measured.reaches[CENTERS], measured.reaches[VIOLENCE]
    kinmen = geography.county("09020")
    penghu = reach(tiny, CENTERS, "penghu", counties=("10016",))
    return {
        "county": county_map(tiny, kinmen, locale),
        "township": township_map(tiny, geography.township(JINHU), locale),
        "kind": kind_map(tiny, "counseling-site", locale),
        "site": site_map(tiny, by_id["hostile"], locale),
        "violence": site_map(tiny, by_id["violence"], locale),
        "unplaced": site_map(tiny, by_id["unplaced"], locale),
        "village": site_map(tiny, by_id["village"], locale),
        "reach": reach_map(tiny, measured, centers, kinmen, locale),
        "reach-all": reach_map(tiny, measured, centers, None, locale),
        "reach-some": reach_map(tiny, measured, penghu, None, locale),
        "reach-violence": reach_map(tiny, measured, violence, kinmen, locale),
    }


def write_page(folder: Path, tiny: Directory, name: str, view: object, locale: Locale) -> None:
    """Write <folder>/<locale>/<name>.html, a page with one map."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([ROOT / "overrides", Path(__file__).parent]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    remember_legends(environment)
    html = environment.get_template("page.html").render(
        view=view,
        t=partial(_say, tiny, locale),
        href=lambda path: "../" + path,
        lang=HTML_LANG[locale],
        browser={
            "root": "../",
            "locale": locale,
            "home": addresses.page(locale),
            "strings": tiny.strings.with_prefix("js.", locale),
        },
    )
    path = folder / locale / f"{name}.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, encoding="utf-8")


def _say(tiny: Directory, locale: Locale, key: str, **facts: object) -> str:
    return tiny.strings.say(key, locale, **facts)


@pytest.fixture(scope="session")
def map_pages(tiny: Directory, assets: Path) -> Iterator[str]:
    """Address of a server with a page for each kind of map, in both languages."""
    for part in ("css", "js", "icons"):
        shutil.copytree(ROOT / "overrides/assets" / part, assets / "assets" / part)
    for locale in LOCALES:
        for name, view in views(tiny, locale).items():
            write_page(assets, tiny, name, view, locale)
    with serving(assets) as server:
        yield f"{server}/"


@pytest.fixture
def open_map(chromium: Browser, map_pages: str) -> Iterator[Callable[..., Page]]:
    """Open a test page; other hosts do not answer. Its map is started unless `start=False`.

    `page.foreign` are the addresses asked of other hosts, `page.problems` what went wrong.
    """
    contexts = []

    def open_path(path: str, *, start: bool = True, **options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.foreign, page.problems = [], []  # type: ignore[attr-defined]
        page.route("**/*", partial(_guard, page, map_pages))
        page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
        page.on("console", partial(_note, page))
        page.goto(map_pages + path)
        if start:
            page.locator("[data-map-show]").dispatch_event("click")
            page.wait_for_selector("[data-map-figure][data-ready]")
        return page

    yield open_path
    for context in contexts:
        context.close()


def _guard(page: Page, own: str, route: Route) -> None:
    if route.request.url.startswith(own):
        route.continue_()
    else:
        page.foreign.append(route.request.url)  # type: ignore[attr-defined]
        route.abort()


def _note(page: Page, message: Any) -> None:
    refused = "net::ERR_FAILED"
    if message.type in {"error", "warning"} and refused not in message.text:
        page.problems.append(message.text)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Run axe-core on a page; the ids of the rules it breaks."""
    source = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    options = {"rules": {"target-size": {"enabled": True}}}

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        found = page.evaluate(f"axe.run(document, {json.dumps(options)})")
        return [rule["id"] + ": " + rule["nodes"][0]["html"] for rule in found["violations"]]

    return run
