"""The maps in Chromium: hostile words, keyboard, clusters, lost tiles, narrow screens."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from map_samples import HOSTILE, TILE_HOST
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
NAMES = ("county", "township", "kind", "site", "violence", "unplaced", "village")
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=")
MARK = ".sna-map__mark:not(.sna-map__mark--cluster)"
PANEL = ".sna-map__panel"


def label_of(page: Page, selector: str) -> str | None:
    """The accessible name given to an element."""
    return page.locator(selector).first.get_attribute("aria-label")


@pytest.mark.parametrize("path", [f"zh/{name}.html" for name in NAMES] + ["en/county.html"])
def test_map_starts_without_a_complaint(open_map: Callable[..., Page], path: str) -> None:
    """Each kind of map is drawn under a strict content policy and asks only for tiles."""
    page = open_map(path)

    assert [] == page.problems  # type: ignore[attr-defined]
    assert [] == [url for url in page.foreign if not url.startswith(TILE_HOST)]  # type: ignore[attr-defined]
    assert page.locator("path.sna-town").count() == 51


@pytest.mark.parametrize(("locale", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing(
    open_map: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    name: str,
    locale: str,
    scheme: str,
) -> None:
    """The started map and everything around it, on a phone, in both languages and schemes."""
    page = open_map(f"{locale}/{name}.html", color_scheme=scheme, **PHONE)

    assert [] == axe(page)


def test_hostile_name_stays_text(open_map: Callable[..., Page]) -> None:
    """A backtick, ${}, a closing script tag, an image with a handler: all are just words."""
    page = open_map("zh/site.html")

    assert HOSTILE == label_of(page, ".sna-map__focus")
    page.goto(page.url.replace("site.html", "township.html"))
    page.wait_for_selector("[data-map-figure][data-ready]")
    mark = page.get_by_role("button", name=HOSTILE)
    mark.click()
    assert HOSTILE == page.locator(f"{PANEL} a").first.inner_text()
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src='x']").count() == 0


def test_place_opens_by_keyboard_and_escape_gives_the_focus_back(
    open_map: Callable[..., Page],
) -> None:
    """Enter on a mark tells about it: name, kind, phone, the way to its page."""
    page = open_map("en/township.html")
    mark = page.locator(MARK).first
    mark.focus()
    page.keyboard.press("Enter")

    panel = page.get_by_role("dialog")
    assert panel.is_visible()
    assert panel.evaluate("node => node.contains(document.activeElement)")
    assert "tel:082330100" == panel.locator("a[href^='tel:']").get_attribute("href")
    assert "/en/sites/" in panel.locator("a").first.evaluate("node => node.href")
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert mark.evaluate("node => node === document.activeElement")


def test_cluster_zooms_in_and_says_so(open_map: Callable[..., Page]) -> None:
    """Enter on a number comes nearer, tells it, and keeps the keyboard on the map."""
    page = open_map("en/county.html")
    shape = page.locator("path.sna-town--here").first
    width = "node => node.getBoundingClientRect().width"
    before = shape.evaluate(width)
    page.locator(".sna-map__mark--cluster").first.press("Enter")

    assert before < shape.evaluate(width)
    assert page.locator("[data-map-status]").inner_text().startswith("Zoomed in: now ")
    assert page.evaluate("document.activeElement.matches('[data-map]')")


def test_places_at_one_door_are_listed(open_map: Callable[..., Page]) -> None:
    """No zoom parts them, so their number opens a list."""
    page = open_map("en/violence.html")
    page.get_by_role("button", name="2 sites around here").press("Enter")

    assert 2 == page.locator(f"{PANEL} li").count()
    assert "2 sites at this place" == page.locator(".sna-map__panel-title").inner_text()


def test_planned_and_village_places_look_different(open_map: Callable[..., Page]) -> None:
    """A planned place is hollow, a place known only to its village has a ring."""
    page = open_map("zh/township.html")

    assert 1 == page.locator(".sna-map__frame .sna-marker--planned").count()
    page.goto(page.url.replace("township", "village"))
    page.wait_for_selector("[data-map-figure][data-ready]")
    assert 1 == page.locator(".sna-map__focus .sna-marker__ring").count()


def test_tiles_that_do_not_come_are_taken_off_with_a_note(open_map: Callable[..., Page]) -> None:
    """Three failures: our own base stays, the marks stay, and the reader is told."""
    page = open_map("en/county.html")
    note = page.locator("[data-map-note]")
    note.filter(has_text="street map could not be loaded").wait_for()

    assert any(url.startswith(TILE_HOST) for url in page.foreign)  # type: ignore[attr-defined]
    assert 0 == page.locator(".sna-map__tiles").count()
    assert page.locator(".sna-map__mark").count() > 0


def test_tiles_that_come_lie_under_the_marks(open_map: Callable[..., Page]) -> None:
    """With a street map our land is see-through, and its attribution is words, not markup."""
    page = open_map("zh/county.html", start=False, **PHONE)
    page.route(TILE_HOST + "**", lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    page.click("[data-map-show]")
    page.wait_for_selector(".sna-map__frame--tiles")

    attribution = page.locator(".leaflet-control-attribution").inner_text()
    assert "圖磚 <b>甲</b>" in attribution
    assert "界線：內政部" in attribution
    assert "" == page.locator("[data-map-note]").inner_text()


def test_map_starts_by_itself_when_it_is_near(open_map: Callable[..., Page]) -> None:
    """On a wide screen nobody has to press anything; the keyboard focus stays where it is."""
    page = open_map("zh/county.html", start=False)
    page.wait_for_selector("[data-map-figure][data-ready]")

    assert page.evaluate("document.activeElement === document.body")


def test_page_about_violence_asks_for_tiles_only_when_told(open_map: Callable[..., Page]) -> None:
    """Neither the map nor its tiles start unasked; each has a button."""
    page = open_map("en/violence.html", start=False)
    page.wait_for_load_state("networkidle")
    assert not page.locator("[data-map]").is_visible()

    page.click("[data-map-show]")
    page.wait_for_selector("[data-map-figure][data-ready]")
    assert [] == page.foreign  # type: ignore[attr-defined]
    with page.expect_request(lambda request: request.url.startswith(TILE_HOST)):
        page.click(".sna-map__ask")


def test_phone_starts_the_map_only_when_asked(open_map: Callable[..., Page]) -> None:
    """On a narrow screen nothing is fetched for the map until its button is pressed."""
    page = open_map("zh/county.html", start=False, **PHONE)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("typeof window.L") == "undefined"
    page.click("[data-map-show]")
    page.wait_for_selector("[data-map-figure][data-ready]")
    assert page.locator("[data-map]").evaluate("node => node === document.activeElement")


def test_finger_scrolls_the_page_until_the_map_is_tapped(open_map: Callable[..., Page]) -> None:
    """The map does not trap a scroll; a tap on it lets it move, a tap elsewhere ends that."""
    page = open_map("zh/county.html", **PHONE)
    draggable = "document.querySelector('.leaflet-grab') !== null"
    frame = page.locator("[data-map]")

    assert not page.evaluate(draggable)
    frame.tap(position={"x": 300, "y": 20})
    page.wait_for_function(draggable)
    page.locator("h1").tap()
    page.wait_for_function(f"!({draggable})")


def test_buttons_have_words_in_the_language_of_the_page(open_map: Callable[..., Page]) -> None:
    """Zooming, moving and going back to the first view work without dragging, with names."""
    words = {
        locale: [
            button.get_attribute("aria-label")
            for button in open_map(f"{locale}/county.html").locator(".sna-map__control").all()
        ]
        for locale in ("zh", "en")
    }

    assert ["放大", "縮小", "回到一開始的畫面", "往北移", "往西移", "往東移", "往南移"] == words[
        "zh"
    ]
    assert 7 == len(words["en"])
    assert "Zoom in" == words["en"][0]


def test_whole_map_button_brings_the_first_view_back(open_map: Callable[..., Page]) -> None:
    """After zooming in, one press shows everything again."""
    page = open_map("zh/county.html")
    shape = page.locator("path.sna-town--here").first
    width = "node => Math.round(node.getBoundingClientRect().width)"
    before = shape.evaluate(width)
    page.get_by_role("button", name="放大").click()
    assert before != shape.evaluate(width)
    page.get_by_role("button", name="回到一開始的畫面").click()

    assert before == shape.evaluate(width)


def test_without_script_only_the_words_are_shown(open_map: Callable[..., Page]) -> None:
    """No button that does nothing, no empty frame: the map in words stands alone."""
    page = open_map("zh/county.html", start=False, java_script_enabled=False)

    assert page.locator("#map-words li").count() > 3
    assert not page.locator("[data-map-box]").is_visible()
