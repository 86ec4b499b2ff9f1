"""The place of a site: by the map, by keys, by two numbers; the township is told at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import contribute_form as form
import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect
from test_accessibility import violations

from safetynet.directory import Directory
from safetynet.neutral import neutral

CORRECT = f"contribute/?site={form.SITE}"


def typed(page: Page, lon: str, lat: str) -> None:
    """The two numbers by hand."""
    form.field(page, "point.lon").fill(lon)
    form.field(page, "point.lat").fill(lat)
    form.field(page, "point.lat").blur()


def said(page: Page) -> object:
    """What is said of the point."""
    return expect(page.locator("[data-point-said]"))


def shown(page: Page) -> None:
    """The map, started (by its button, or because it is in view)."""
    page.evaluate("document.querySelector('[data-map-show]').click()")
    page.wait_for_selector("[data-map-figure][data-ready]")


@pytest.mark.browser
def test_township_of_a_point_is_told_at_once(open_page: Callable[..., Page]) -> None:
    """In it, in another one, at sea, swapped, not in Taiwan; no map is needed."""
    page = form.opened(open_page, CORRECT, viewport={"width": 360, "height": 800})
    form.unfold(page, "where")
    said(page).to_have_text("這個點在金門縣金湖鎮。")
    typed(page, "118.3241", "24.4396")
    said(page).to_have_text("注意：這個點在金門縣金城鎮，不是您選的金門縣金湖鎮。")
    page.get_by_role("button", name="改選金門縣金城鎮").click()
    expect(form.field(page, "township")).to_have_value("09020010")
    said(page).to_have_text("這個點在金門縣金城鎮。")
    typed(page, "119", "24.44")
    said(page).to_contain_text("在海上或縣外")
    typed(page, "24.4396", "118.3241")
    said(page).to_contain_text("好像寫反了")
    page.get_by_role("button", name="經度和緯度對調").click()
    said(page).to_have_text("這個點在金門縣金城鎮。")
    typed(page, "12", "50")
    said(page).to_contain_text("不在臺灣")
    page.get_by_role("button", name="清除位置").click()
    said(page).to_have_text("還沒有選位置。")


@pytest.mark.browser
def test_places_of_records_are_found_where_they_are(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """No site of the data is told to lie in another township than its own."""
    page = form.opened(open_page)
    points = [
        (one.point.lon, one.point.lat, one.township)
        for one in directory.records
        if one.point and one.township and one.point.precision == "address"
    ]
    found = page.evaluate(
        """async (points) => {
          const base = new URL("../assets/", document.baseURI).href;
          const { findLand } = await import(base + "js/place-land.js");
          const land = await (await fetch(base + "finder/land.json")).json();
          const { towns } = await (await fetch(base + "contribute/form/zh.json")).json();
          return points.filter(([lon, lat, town]) => {
            const at = findLand(land, { lon, lat });
            return towns[town][3] !== at.township || at.away > 150;
          });
        }""",
        points,
    )

    assert len(points) > 100
    assert [] == found


@pytest.mark.browser
def test_middle_of_the_township_is_no_pin(open_page: Callable[..., Page]) -> None:
    """Only the township is known: its middle with that precision; first a township is asked for."""
    page = form.opened(open_page)
    form.unfold(page, "where")
    # By keyboard: the map above may open while a mouse is on its way, and move the button.
    page.locator("[data-point-middle]").press("Enter")
    said(page).to_have_text("請先選鄉鎮市。")
    expect(form.field(page, "township")).to_be_focused()
    form.field(page, "township").select_option("10016020")
    expect(form.field(page, "county")).to_have_value("10016")
    page.locator("[data-point-middle]").press("Enter")
    expect(form.field(page, "point.precision")).to_have_value("township")
    said(page).to_have_text("這個點在澎湖縣湖西鄉。")


@pytest.mark.browser
def test_pin_is_moved_by_click_drag_and_keys(open_page: Callable[..., Page]) -> None:
    """All three write the same two numbers, and the pin follows the numbers."""
    page = form.opened(open_page, CORRECT)
    form.unfold(page, "where")
    shown(page)
    pin = page.locator(".sna-pin")
    lon, lat = form.field(page, "point.lon"), form.field(page, "point.lat")
    pin.focus()
    page.keyboard.press("ArrowUp")
    assert float(lat.input_value()) > 24.440189
    assert abs(float(lon.input_value()) - 118.417006) < 5e-5
    expect(pin).to_be_focused()

    frame = page.locator("[data-point] [data-map]").bounding_box()
    page.mouse.click(frame["x"] + 200, frame["y"] + 150)
    clicked = (lon.input_value(), lat.input_value())
    assert float(clicked[0]) < 118.41
    box = pin.bounding_box()
    at = (box["x"] + box["width"] / 2, box["y"] + 20)
    page.mouse.move(*at)
    page.mouse.down()
    page.mouse.move(at[0] + 60, at[1] + 40, steps=4)
    page.mouse.up()
    assert float(clicked[0]) < float(lon.input_value())
    assert float(clicked[1]) > float(lat.input_value())
    page.click("[data-point-clear]")
    expect(pin).to_have_count(0)


@pytest.mark.browser
def test_without_the_map_nothing_is_lost(open_page: Callable[..., Page]) -> None:
    """Where Leaflet does not come, the form says so and the numbers do all."""
    page = form.opened(open_page, CORRECT, viewport={"width": 360, "height": 800})
    page.route("**/vendor/leaflet.js", lambda route: route.abort())
    form.unfold(page, "where")
    page.click("[data-map-show]")
    expect(page.locator("[data-point] [data-map-note]")).to_contain_text("地圖載入失敗")
    typed(page, "118.418", "24.4401")
    said(page).to_contain_text("金門縣金湖鎮")
    form.checked(page)
    assert "point:" in form.text(page, "part")


@pytest.mark.browser
def test_nothing_but_the_sites_own_files_is_asked_for(open_page: Callable[..., Page]) -> None:
    """Opened, filled in, checked and shown: no request to any other host, and none that writes."""
    page = open_page("about/")
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    page.goto(page.url.replace("about/", f"contribute/?site={neutral('site', QUIET)}"))
    page.wait_for_selector(form.READY)
    form.unfold(page, "contact", "where")
    form.field(page, "urls").fill("https://example.gov.tw/")
    form.field(page, "township").select_option("09020030")
    shown(page)
    form.checked(page)
    form.text(page, "whole")

    assert {"GET"} == {method for method, _ in asked}
    assert [] == page.foreign  # type: ignore[attr-defined]
    assert [] == [url for _, url in asked if QUIET in url]


QUIET = "kinmen-dv-prevention-center"


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_form_in_use_has_no_axe_violation(open_page: Callable[..., Page], locale: str) -> None:
    """All parts open, rows added, a map, faults, then the result; narrow and dark, wide and light.

    test_accessibility.py looks at the form as it is opened, in every view.
    """
    page = form.opened(open_page, f"{PREFIXES[locale]}{CORRECT}")
    groups = page.evaluate(
        "Array.from(document.querySelectorAll('[data-group]'), one => one.dataset.group)"
    )
    form.unfold(page, *groups)
    shown(page)
    page.locator("[data-rows=floors] [data-row-add]").click()
    page.locator("[data-rows=floors] [data-field=floor]").fill("x")
    form.checked(page)
    assert form.faults(page)

    def look(width: int, scheme: Literal["dark", "light"]) -> None:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert (width, scheme, []) == (width, scheme, violations(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    views: dict[str, tuple[int, Literal["dark", "light"]]]
    views = {"zh": (320, "dark"), "en": (1280, "light")}
    look(*views[locale])
    page.locator("[data-rows=floors] [data-row-remove]").click()
    page.click("[data-form-closed]")
    form.checked(page)
    form.text(page, "whole")
    form.fold(page)
    look(*views["en" if locale == "zh" else "zh"])


@pytest.mark.browser
def test_form_is_walked_by_keyboard(open_page: Callable[..., Page]) -> None:
    """From fold to field to button and back: a phone is changed with keys alone."""
    page = form.opened(open_page, CORRECT)
    page.locator("[data-group=contact] > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(form.field(page, "number", "phones")).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("082330200")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-given]:not([hidden])")
    expect(page.locator("#sna-given-title")).to_be_focused()
    assert "082-330200" in form.text(page, "part")


@pytest.mark.browser
def test_removed_row_leaves_the_focus_at_its_list(open_page: Callable[..., Page]) -> None:
    """Nobody is thrown back to the top of the page; the rows are numbered anew."""
    page = form.opened(open_page)
    form.unfold(page, "contact")
    add = page.locator("[data-rows=phones] [data-row-add]")
    add.press("Enter")
    titles = page.locator("[data-rows=phones] [data-row-title]")
    expect(titles.nth(1)).to_be_focused()
    assert ["電話 1", "電話 2"] == titles.all_inner_texts()
    page.get_by_role("button", name="刪掉電話 1").press("Enter")
    expect(page.locator("[data-rows=phones]")).to_be_focused()
    assert ["電話 1"] == titles.all_inner_texts()
