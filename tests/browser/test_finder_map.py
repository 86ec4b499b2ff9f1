"""The finder's map and its list are in step, both ways, also where the map is never shown."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from chromium import wait_until
from playwright.sync_api import Page, Request, Route, expect
from test_accessibility import violations

from safetynet.neutral import neutral

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 360, "height": 780}, "has_touch": True, "is_mobile": True}
WIDE = {"viewport": {"width": 1280, "height": 900}}
TILE = re.compile(r"/(\d+)/(\d+)/(\d+)(?:\.\w+)?(?:\?.*)?$")
"""Zoom, row and column at the end of a tile's address."""
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=")
CARD = "[data-finder-list] [data-site]"
MARK = ".sna-map__mark:not(.sna-map__mark--cluster)"
PANEL = ".sna-map__panel"
READY = "[data-map-figure][data-ready]"
JINHU = "kinmen-jinhu-social-welfare-center"
PULI = {"zh": "南投縣埔里鎮", "en": "Puli Township, Nantou County"}
PREFIX = {"zh": "", "en": "en/"}


@pytest.fixture
def open_finder(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the finder with a query and wait for its list; with `start`, also for its map."""

    def open_it(query: str = "", locale: str = "zh", *, start: bool = True, **options: Any) -> Page:
        page = open_page(f"{PREFIX[locale]}find/{query}", **(options or PHONE))
        page.locator(CARD).first.wait_for()
        if start:
            page.locator("[data-map-show]").dispatch_event("click")
            page.wait_for_selector(READY)
        return page

    return open_it


def words(page: Page) -> str:
    """The map in words."""
    return page.locator("#map-words ul").inner_text()


def shown(page: Page) -> int:
    """How many places the marks and numbers in view stand for."""
    numbers = page.locator(".sna-map__count").all_inner_texts()
    return page.locator(MARK).count() + sum(map(int, numbers))


def on_map(built_site: Path) -> set[str]:
    """Ids of all places that may be drawn."""
    files = (built_site / "assets/maps/data").glob("places.*.zh.json")
    return {row[0] for file in files for row in json.loads(file.read_text("utf-8"))["rows"]}


def tile_zooms(page: Page) -> set[int]:
    """Zooms of the tiles that were asked for."""
    found = (TILE.search(url) for url in page.foreign)  # type: ignore[attr-defined]
    return {int(match[1]) for match in found if match}


def choose(page: Page, label: str, value: str) -> None:
    """Answer one of the finder's questions, which may be folded away."""
    page.evaluate("document.querySelector('[data-finder-more]').open = true")
    page.locator(f"[data-finder-field={label}]").select_option(value)


def test_first_map_shows_every_place(open_finder: Callable[..., Page], built_site: Path) -> None:
    """Without conditions all places with a point are on the map."""
    page = open_finder()

    assert len(on_map(built_site)) == shown(page)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("zh", "清單裡的 {total} 筆，有 {count} 處標在地圖上。"),
        ("en", "In the list: {total}. On the map: {count}."),
    ],
)
def test_marks_words_and_status_follow_the_list(
    open_finder: Callable[..., Page], built_site: Path, locale: str, sentence: str
) -> None:
    """A condition takes places off the list, the map, its words and what is said aloud."""
    page = open_finder(locale=locale)
    page.click("#map-words summary")
    choose(page, "kind", "counseling-site")
    status = page.locator("[data-map-status]")
    expect(page.locator("[data-finder-chips]")).to_be_visible()
    while page.locator(".sna-more:not([hidden])").count():
        page.locator(".sna-more:not([hidden])").first.click()
    ids = page.locator(CARD).evaluate_all("cards => cards.map((card) => card.dataset.site)")
    count = len(on_map(built_site).intersection(ids))
    expected = sentence.format(total=len(ids), count=count)

    assert 0 < count < len(on_map(built_site))
    expect(status).to_have_text(expected)
    expect(page.locator("#map-words li").first).to_have_text(expected)
    assert count == shown(page)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_words_tell_the_way_from_the_place(open_finder: Callable[..., Page], locale: str) -> None:
    """The nearest with distance and direction, who needs a boat, what is only in the list."""
    page = open_finder("?place=nantou/puli", locale)
    page.click("#map-words summary")
    near = {"zh": "最近的是", "en": "Nearest to"}[locale]
    page.locator("#map-words li", has_text=near).wait_for()
    said = words(page)

    assert PULI[locale] in said
    assert {"zh": "直線", "en": "in a straight line"}[locale] in said
    assert {"zh": "需搭船或搭飛機", "en": "By boat or plane"}[locale] in said
    assert {"zh": "只在清單裡", "en": "Only in the list"}[locale] in said
    assert "{" not in said


def test_words_say_the_same_in_both_languages(open_finder: Callable[..., Page]) -> None:
    """As many sentences, with the same numbers (names have none of more than one digit)."""
    facts = []
    for locale in PREFIX:
        page = open_finder("?place=nantou/puli", locale)
        page.click("#map-words summary")
        expect(page.locator("#map-words li")).to_have_count(7)
        facts.append(sorted(re.findall(r"\d+(?:\.\d+)?", words(page))))

    assert facts[0] == facts[1]


def test_nothing_of_the_map_is_fetched_before_it_is_asked_for(
    open_finder: Callable[..., Page],
) -> None:
    """On a phone the list comes first; conditions may change all the same."""
    page = open_finder(start=False)
    choose(page, "kind", "counseling-site")
    page.wait_for_load_state("networkidle")
    fetched = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")

    assert [] == [url for url in fetched if "assets/maps/" in url or "assets/vendor/leaflet" in url]
    assert [] == page.foreign  # type: ignore[attr-defined]
    page.click("[data-map-show]")
    page.wait_for_selector(READY)
    assert page.locator("[data-map]").evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_card_opens_its_place_on_a_map_not_loaded_yet(
    open_finder: Callable[..., Page], locale: str
) -> None:
    """The map starts, comes near and tells about the place; Escape goes back to the card."""
    page = open_finder("?place=kinmen/jinhu", locale, start=False)
    button = page.locator(f"[data-act=map][value={JINHU}]")
    name = page.locator(f"{CARD}[data-site={JINHU}] .sna-card__name").inner_text()
    button.click()
    panel = page.locator(PANEL)
    panel.wait_for()

    assert name == panel.locator("a").first.inner_text()
    assert panel.evaluate("node => node === document.activeElement")
    assert 1 == page.locator(".sna-map__mark[aria-current]").count()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    assert button.evaluate("node => node === document.activeElement")


@pytest.mark.parametrize("nth", [0, 2])
def test_panel_leaves_the_place_uncovered(open_finder: Callable[..., Page], nth: int) -> None:
    """On a wide screen the panel lies over a part of the map, but not over its place."""
    page = open_finder("?place=penghu/magong", **WIDE)
    page.locator("[data-act=map]").nth(nth).click()
    page.locator(PANEL).wait_for()
    panel = page.locator(PANEL).bounding_box()
    mark = page.locator(".sna-map__mark[aria-current]").bounding_box()
    assert mark is not None
    assert panel is not None

    assert mark["x"] + mark["width"] <= panel["x"]


def test_mark_leads_to_its_card(open_finder: Callable[..., Page]) -> None:
    """The panel's button scrolls to the card, marks it and moves the focus to its name."""
    page = open_finder("?place=kinmen/jinhu")
    page.locator(MARK).first.click()
    href = page.locator(f"{PANEL} a").first.evaluate("node => node.href")
    page.locator(f"{PANEL} .sna-map__ask").click()
    card = page.locator(f"{CARD}[aria-current=true]")

    assert 1 == card.count()
    assert card.locator(".sna-card__name").evaluate("node => node === document.activeElement")
    assert href == card.locator(".sna-card__name").evaluate("node => node.href")
    expect(card).to_be_in_viewport()
    assert not page.locator(PANEL).is_visible()


def test_card_not_drawn_yet_is_drawn_for_its_mark(open_finder: Callable[..., Page]) -> None:
    """A list shows some cards at first, here those of Kinmen; the map knows all that are found."""
    page = open_finder("?place=nantou/puli&sort=area")
    far = page.locator(MARK).first
    far.click()
    name = page.locator(f"{PANEL} a").first.inner_text()
    card = page.locator(CARD, has=page.get_by_role("link", name=name, exact=True))
    assert 0 == card.count()
    page.locator(f"{PANEL} .sna-map__ask").click()

    assert 1 == card.count()
    expect(card).to_be_in_viewport()
    expect(card).to_have_attribute("aria-current", "true")


def test_place_looked_for_has_a_mark_of_its_own(open_finder: Callable[..., Page]) -> None:
    """Unlike those of sites, named, and gone when the place is cleared."""
    page = open_finder("?place=nantou/puli", "en")
    mark = page.locator(".sna-map__here")

    assert "The place you chose: Puli Township, Nantou County" == mark.get_attribute("aria-label")
    page.select_option("[data-where-township]", "")
    expect(mark).to_have_count(0)


def test_map_moved_by_hand_stays_and_offers_the_way_back(
    open_finder: Callable[..., Page],
) -> None:
    """A new condition does not move it; the button shows all results and goes."""
    page = open_finder("?place=nantou/puli", "en")
    back = page.get_by_role("button", name="Fit all on the map")
    assert not back.is_visible()
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    scale = page.locator(".leaflet-control-scale-line").inner_text()
    choose(page, "kind", "counseling-site")
    expect(back).to_be_visible()

    assert scale == page.locator(".leaflet-control-scale-line").inner_text()
    back.click()
    expect(back).to_be_hidden()
    assert scale != page.locator(".leaflet-control-scale-line").inner_text()
    assert page.locator("[data-map]").evaluate("node => node === document.activeElement")


def test_view_follows_the_list_until_a_hand_moves_it(open_finder: Callable[..., Page]) -> None:
    """A place is chosen: what is near it fills the picture."""
    page = open_finder("", "en")
    scale = page.locator(".leaflet-control-scale-line")
    before = scale.inner_text()
    page.locator("[data-where-township]").select_option("penghu/magong")

    expect(scale).not_to_have_text(before)


def test_device_position_is_drawn_but_not_told_to_the_tiles(
    open_page: Callable[..., Page],
) -> None:
    """The picture is that of the county, so that the tiles asked for tell no more than it."""
    page = open_page(
        "en/find/",
        geolocation={"longitude": 119.5664, "latitude": 23.5662},
        permissions=["geolocation"],
        **PHONE,
    )
    page.locator(CARD).first.wait_for()
    page.locator("[data-where-device]").click()
    wait_until(page, "location.search.includes('penghu')")
    page.click("[data-map-show]")
    page.wait_for_selector(READY)
    page.locator(".sna-map__here[aria-label='Your location']").wait_for()
    page.locator("[data-map-note]", has_text="street map").wait_for()

    assert tile_zooms(page)
    assert max(tile_zooms(page)) <= 10


def test_search_about_violence_has_no_tiles_until_asked(open_finder: Callable[..., Page]) -> None:
    """The exit is offered, the map is drawn from our own data, and a button asks."""
    page = open_finder(start=False, locale="en")
    need = page.locator(
        "[data-finder-field=need] option", has_text=re.compile("danger|hurt|violen", re.IGNORECASE)
    )
    choose(page, "need", str(need.first.get_attribute("value")))
    expect(page.locator("[data-exit]")).to_be_visible()
    page.locator("[data-map-show]").dispatch_event("click")
    page.wait_for_selector(READY)
    ask = page.get_by_role("button", name="Show the street map")

    assert [] == page.foreign  # type: ignore[attr-defined]
    expect(ask).to_be_visible()
    with page.expect_request(lambda request: bool(TILE.search(request.url))):
        ask.click()


def test_search_that_becomes_violent_takes_the_tiles_off(
    open_finder: Callable[..., Page],
) -> None:
    """A map that is open already asks for no more; asked for, tiles learn no address; both ways."""
    page = open_finder(start=False, locale="en")
    requests: list[Request] = []
    page.on("request", lambda request: TILE.search(request.url) and requests.append(request))
    page.route(TILE, lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    page.click("[data-map-show]")
    page.wait_for_selector(READY)
    frame = page.locator("[data-map]")
    ask = page.get_by_role("button", name="Show the street map")
    expect(frame).to_have_class(re.compile("sna-map__frame--tiles"))
    assert requests
    assert {"origin"} == {kind_of(request) for request in requests}

    choose(page, "need", neutral("need", "in-danger"))
    expect(ask).to_be_visible()
    assert 0 == page.locator(".sna-map__tiles").count()
    requests.clear()
    page.get_by_role("button", name="Zoom in").click()
    page.locator("[data-where-township]").select_option("penghu/magong")
    expect(page.locator(".sna-map__here")).to_be_visible()
    assert [] == requests
    with page.expect_request(TILE):
        ask.click()
    assert {"none"} == {kind_of(request) for request in requests}

    page.locator("[data-finder-chips] .sna-chip--all").click()
    expect(page.locator("[data-exit]")).to_be_hidden()
    wait_until(page, "!location.search")
    expect(frame).to_have_class(re.compile("sna-map__frame--tiles"))
    expect(ask).to_be_hidden()


def kind_of(request: Request) -> str:
    """What a request tells about the page that makes it: origin, address or none."""
    referrer = request.headers.get("referer", "")
    path = urlsplit(referrer).path
    return "none" if not referrer else "origin" if path == "/" else "address"


def test_tiles_that_do_not_come_leave_map_and_list(open_finder: Callable[..., Page]) -> None:
    """Our own base and all marks stay, and it is said."""
    page = open_finder("", "en")
    page.locator("[data-map-note]", has_text="street map could not be loaded").wait_for()

    assert shown(page) > 100
    assert page.locator(CARD).count() > 0


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_lost_data_end_in_a_note_and_the_list_stays(
    open_page: Callable[..., Page], locale: str
) -> None:
    """No empty frame, no buttons for nothing; the list goes on working."""
    page = open_page(f"{PREFIX[locale]}find/", **PHONE)
    page.route("**/assets/maps/data/places.*", lambda route: route.abort())
    page.locator(CARD).first.wait_for()
    page.click("[data-map-show]")
    said = {"zh": "地圖載入失敗", "en": "The map could not be loaded"}[locale]
    page.locator("[data-map-note]", has_text=said).wait_for()
    page.click("#map-words summary")
    lost = {"zh": "地圖的資料載入失敗", "en": "The map data could not be loaded"}[locale]
    page.locator("#map-words li", has_text=lost).wait_for()

    assert not page.locator("[data-map]").is_visible()
    assert not page.locator(".sna-map__controls").is_visible()
    choose(page, "kind", "counseling-site")
    expect(page.locator("[data-finder-chips]")).to_be_visible()
    assert page.locator(CARD).count() > 0


@pytest.mark.parametrize("lost", ["**/assets/maps/data/places.*", "**/vendor/leaflet.js"])
def test_failed_map_can_be_started_again(open_page: Callable[..., Page], lost: str) -> None:
    """Its button comes back, the note goes; one row of controls, one panel."""
    page = open_page("en/find/?place=kinmen/jinhu", **PHONE)
    page.route(lost, lambda route: route.abort())
    page.locator(CARD).first.wait_for()
    page.click("[data-map-show]")
    note = page.locator("[data-map-note]")
    expect(note).to_contain_text("The map could not be loaded")
    expect(page.locator("[data-map-show]")).to_be_visible()
    page.unroute(lost)
    page.click("[data-map-show]")
    page.wait_for_selector(READY)

    expect(page.locator("[data-map]")).to_be_visible()
    expect(note).not_to_contain_text("The map could not")
    assert 1 == page.locator(".sna-map__controls").count()
    assert 1 == page.locator(PANEL).count()
    assert page.locator("[data-map]").evaluate("node => node === document.activeElement")


def test_card_says_that_the_map_failed_and_tries_again(open_page: Callable[..., Page]) -> None:
    """Never "loading" for ever; the next press may succeed."""
    page = open_page("en/find/?place=kinmen/jinhu", **PHONE)
    page.route("**/assets/maps/data/places.*", lambda route: route.abort())
    buttons = page.locator("[data-act=map]")
    note = page.locator("[data-map-note]")
    for nth in (0, 1):
        buttons.nth(nth).click()
        expect(note).to_have_text(re.compile("The map could not be loaded"))
    page.unroute("**/assets/maps/data/places.*")
    buttons.nth(0).click()

    expect(page.locator(PANEL)).to_be_visible()
    expect(note).not_to_have_text(re.compile("Loading|The map could not be loaded"))


def test_browser_that_cannot_watch_has_the_button(open_page: Callable[..., Page]) -> None:
    """Safari 12.0 has no IntersectionObserver: the list works, the map is a press away."""
    page = open_page("about/", **WIDE)
    page.add_init_script("delete window.IntersectionObserver")
    page.goto(page.url.replace("about/", "find/"))
    page.locator(CARD).first.wait_for()
    expect(page.locator("[data-finder-count]")).to_contain_text("找到")
    page.click("[data-map-show]")
    page.wait_for_selector(READY)

    assert [] == [text for text in page.problems if "Intersection" in text]  # type: ignore[attr-defined]


def test_keyboard_alone_goes_from_mark_to_card_and_back(open_finder: Callable[..., Page]) -> None:
    """Tab reaches marks, Enter opens one, Tab and Enter lead to its card; Escape goes back."""
    page = open_finder("?place=kinmen/jinhu", "en")
    page.locator("[data-map]").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches({json.dumps(MARK)})"):
            break
    label = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    panel = page.get_by_role("dialog")
    assert panel.is_visible()
    page.keyboard.press("Escape")
    assert label == page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    panel.get_by_role("button", name="Show in the list").focus()
    page.keyboard.press("Enter")

    name = page.evaluate("document.activeElement.textContent")
    assert page.evaluate("Boolean(document.activeElement.closest('[data-site][aria-current]'))")
    assert label.startswith(name)


def test_pointed_card_has_its_mark_stand_out(open_finder: Callable[..., Page]) -> None:
    """The mark, or the number it is counted in, while the card has the focus."""
    page = open_finder("?place=kinmen/jinhu", **WIDE)
    pointed = page.locator(".sna-map__mark--pointed")
    page.locator(f"{CARD}[data-site={JINHU}] .sna-card__name").focus()
    assert 1 == pointed.count()
    page.locator("#sna-result-title").focus()

    assert 0 == pointed.count()


@pytest.mark.parametrize(("locale", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_map_and_panel_open(
    open_finder: Callable[..., Page], locale: str, scheme: str, width: int
) -> None:
    """And nothing scrolls sideways."""
    view = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    page = open_finder("?place=kinmen/jinhu", locale, **view)
    page.click("#map-words summary")
    assert [] == violations(page)
    page.locator(f"[data-act=map][value={JINHU}]").click()

    assert page.locator(PANEL).is_visible()
    assert [] == violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_map_stands_beside_the_list_where_there_is_room(open_finder: Callable[..., Page]) -> None:
    """From 60em; on a phone it is above the list."""
    page = open_finder(**WIDE)
    figure = page.locator("[data-finder-map]").bounding_box()
    card = page.locator(CARD).first.bounding_box()
    assert figure is not None
    assert card is not None
    assert card["x"] + card["width"] <= figure["x"]

    page.set_viewport_size({"width": 360, "height": 780})
    figure = page.locator("[data-finder-map]").bounding_box()
    card = page.locator(CARD).first.bounding_box()
    assert figure is not None
    assert card is not None
    assert figure["y"] + figure["height"] <= card["y"] + 1


def ten_thousand(route: Route) -> None:
    """Answer with many copies of a county's places, spread a little."""
    data = route.fetch().json()
    lon, lat = data["fields"].index("lon"), data["fields"].index("lat")
    rows = data["rows"]
    for number in range(len(rows), 2_500):
        row = list(rows[number % len(rows)])
        row[0] += f"-{number}"
        row[lon] += (number * 37 % 200 - 100) / 1000
        row[lat] += (number * 73 % 200 - 100) / 1000
        rows.append(row)
    route.fulfill(json=data)


def test_ten_thousand_places_stay_quick(open_page: Callable[..., Page]) -> None:
    """Only what is in view is in the page, and another choice of places is drawn at once.

    The bar for a slowed phone is 300 ms; here it is generous, because test machines are busy.
    """
    page = open_page("find/", **PHONE)
    page.route("**/assets/maps/data/places.*", ten_thousand)
    page.locator(CARD).first.wait_for()
    taken = page.evaluate(
        """async () => {
          const root = document.querySelector("script[src*='finder.js']").src;
          const { startFinderMap } = await import(root.replace("finder.js", "finder-map.js"));
          const old = document.querySelector("[data-finder-map]");
          const element = old.cloneNode(true);
          old.replaceWith(element);
          const map = startFinderMap(element, {});
          await map.start();
          const ids = map.follower.list.map((place) => place.id);
          const times = [2, 1, 3].map((step) => {
            const start = performance.now();
            map.follower.show({ ids: new Set(ids.filter((id, i) => i % step === 0)), place: null });
            return performance.now() - start;
          });
          return { count: ids.length, slowest: Math.max(...times) };
        }"""
    )

    assert 10_000 == taken["count"]
    assert taken["slowest"] < 600
    assert page.locator(".sna-map__mark").count() < 200
