"""Layers of maps of service reach in Chromium: villages, outlines, sites, the street map."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from map_samples import TILE_HOST
from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=")
VILLAGE = "[data-map] path.sna-band"
SETTLED = "[data-map-figure][data-ready]"


def layer(page: Page, name: str) -> Locator:
    """The box that switches a layer."""
    return page.get_by_role("checkbox", name=name)


def test_layers_are_switched_by_keyboard(open_map: Callable[..., Page]) -> None:
    """Space on a box takes villages, outlines or sites off the map and puts them back."""
    page = open_map("en/reach.html")
    shown = {
        "Villages’ colors": page.locator(VILLAGE).first,
        "Township outlines": page.locator(".sna-band__outline").first,
        "Sites": page.locator(".sna-map__mark").first,
    }
    for name, drawn in shown.items():
        layer(page, name).focus()
        page.keyboard.press("Space")
        assert not drawn.is_visible(), name
        page.keyboard.press("Space")
        assert drawn.is_visible(), name


def test_street_map_is_switched_off_and_on(open_map: Callable[..., Page]) -> None:
    """Off, nothing more is asked of its host; the villages let it shine through when on."""
    page = open_map("zh/reach.html", start=False)
    page.route(TILE_HOST + "**", lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    page.wait_for_selector(".sna-map__frame--tiles")
    pane = page.locator(".sna-band__bands")
    opacity = "node => getComputedStyle(node).opacity"

    assert float(pane.evaluate(opacity)) < 1
    layer(page, "街道圖").uncheck()
    assert 0 == page.locator(".sna-map__tiles").count()
    assert "1" == pane.evaluate(opacity)
    layer(page, "街道圖").check()
    page.wait_for_selector(".sna-map__frame--tiles .sna-map__tiles", state="attached")


def test_street_map_that_does_not_come_unchecks_its_box(open_map: Callable[..., Page]) -> None:
    """The box says what is true; bands and sites stay."""
    page = open_map("en/reach.html")
    page.locator("[data-map-note]").filter(has_text="could not be loaded").wait_for()

    assert not layer(page, "Street map").is_checked()
    assert 37 == page.locator(VILLAGE).count()
    assert page.locator(".sna-map__mark").count() > 0


def test_map_about_violence_asks_nobody_until_told(open_map: Callable[..., Page]) -> None:
    """Its box names whom it connects to and is off; no address of a file tells the kind."""
    asked: list[str] = []
    page = open_map("en/reach-violence.html", start=False)
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_load_state("networkidle")
    assert not page.locator("[data-map]").is_visible()
    page.click("[data-map-show]")
    page.wait_for_selector(SETTLED)
    box = layer(page, "Show the street map (connects to")

    assert [] == page.foreign  # type: ignore[attr-defined]
    assert not box.is_checked()
    assert 0 == page.locator("button.sna-map__ask").count()
    assert any("/data/reach/" in url for url in asked)
    assert [] == [url for url in asked if "dv-" in url or "violence" in url]
    with page.expect_request(lambda request: request.url.startswith(TILE_HOST)):
        box.check()
