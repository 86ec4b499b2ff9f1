"""What comes out of the printer: what helps on paper, black on white, and the way back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from chromium import wait_until
from page_kinds import PREFIXES
from playwright.sync_api import Locator, Page, expect
from test_share import NAME, read_code

SITE = "sites/kinmen-jinhu-social-welfare-center/"
TOWNSHIP = "areas/kinmen/jinhu/"
A4_WIDTH_PX = 680
"""What is left of A4 between the margins: 180 mm at 96 pixels an inch."""
FREEZE = "window.printed = 0; window.print = () => { window.printed += 1; }; 0"
"""Printing opens a window of the system: here it is only counted."""
GONE = (
    ".sna-nav",
    ".sna-search",
    ".sna-skips",
    ".sna-brand__language",
    ".sna-crumbs",
    ".sna-share",
    ".sna-map__stage",
    ".sna-footer nav",
    "main button",
)


def on_paper(page: Page, scheme: str = "light") -> Page:
    """The page as it is laid out for printing; what the browser tells it before is told."""
    page.set_viewport_size({"width": A4_WIDTH_PX, "height": 1000})
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    return page


def pressed(page: Page) -> Page:
    """The page after its print button was pressed, as it then goes to the printer."""
    page.evaluate(FREEZE)
    page.locator("[data-share-print]").click()
    wait_until(page, "window.printed === 1")
    return on_paper(page)


def shown(page: Page, selector: str) -> list[Locator]:
    """What of a selector can be seen."""
    return [one for one in page.locator(selector).all() if one.is_visible()]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_site_on_paper_has_what_helps(open_page: Callable[..., Page], locale: str) -> None:
    """Name, phone, hours, address, what it does, date, numbers for an emergency; no controls."""
    page = on_paper(open_page(PREFIXES[locale] + SITE))
    text = page.locator("body").inner_text()

    for words in (NAME[locale], "082-330100", "09:00–11:30", "金湖衛生行政大樓2樓", "113", "2026"):
        assert words in text
    assert [] == [selector for selector in GONE if shown(page, selector)]
    assert shown(page, ".sna-tags")


@pytest.mark.browser
@pytest.mark.parametrize("path", [SITE, "areas/kinmen/", "hotlines/", "needs/in-danger/", "find/"])
def test_no_page_prints_its_controls(open_page: Callable[..., Page], path: str) -> None:
    """Every page of the site can be printed."""
    page = on_paper(open_page(path))

    assert [] == [selector for selector in GONE if shown(page, selector)]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_print_button_waits_for_the_code(open_page: Callable[..., Page], locale: str) -> None:
    """The printed code leads to the very page; the address stands there in words as well."""
    page = pressed(open_page(PREFIXES[locale] + SITE))
    paper = page.locator("[data-paper]")

    assert page.url == read_code(paper.get_by_role("img"))
    expect(paper).to_contain_text(page.url)


@pytest.mark.browser
def test_printing_by_the_browser_has_the_address(open_page: Callable[..., Page]) -> None:
    """The browser's own command cannot wait for the code: the words must be there at once."""
    page = on_paper(open_page(SITE))

    expect(page.locator("[data-paper]")).to_contain_text(page.url)
    expect(page.locator("[data-paper]").get_by_role("img")).to_have_count(0)


@pytest.mark.browser
def test_lost_library_does_not_keep_from_printing(open_page: Callable[..., Page]) -> None:
    """Paper without a code is better than no paper."""
    page = open_page(SITE)
    page.route("**/vendor/qrcode.js", lambda route: route.abort())
    page = pressed(page)

    expect(page.locator("[data-paper]")).to_contain_text(page.url)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "today"), [("zh", "2026年11月23日"), ("en", "November 23, 2026")]
)
def test_day_of_printing_is_taiwans(
    open_page: Callable[..., Page], locale: str, today: str
) -> None:
    """Half past twelve at night in Taipei is still yesterday in New York."""
    page = open_page("about/", timezone_id="America/New_York")
    page.clock.set_fixed_time("2026-11-23T00:30:00+08:00")
    page.goto(page.url.replace("about/", PREFIXES[locale] + SITE))

    expect(on_paper(page).locator("[data-paper]")).to_contain_text(today)


@pytest.mark.browser
@pytest.mark.parametrize("path", [SITE, TOWNSHIP, "find/"])
def test_paper_is_black_on_white_in_the_dark(open_page: Callable[..., Page], path: str) -> None:
    """Nobody's ink is used up by a dark page, and nothing is white on white."""
    page = on_paper(open_page(path, color_scheme="dark"), "dark")
    colours = page.evaluate(
        """() => {
            const body = getComputedStyle(document.body);
            const seen = Array.from(document.querySelectorAll("body *"))
                .filter((one) => one.checkVisibility() && !one.closest("svg"))
                .map((one) => getComputedStyle(one));
            return {
                ground: body.backgroundColor,
                text: Array.from(new Set(seen.map((one) => one.color))),
                grounds: Array.from(new Set(seen.map((one) => one.backgroundColor))),
            };
        }"""
    )

    assert "rgb(255, 255, 255)" == colours["ground"]
    assert [] == [colour for colour in colours["text"] if _brightness(colour) > 100]
    assert [] == [ground for ground in colours["grounds"] if 0 <= _brightness(ground) < 255]


def _brightness(colour: str) -> float:
    """0 (black) to 255 (white) of a computed colour; -1 where it is see-through."""
    red, green, blue, *alpha = (float(part) for part in re.findall(r"[\d.]+", colour))
    return -1 if alpha == [0.0] else (red + green + blue) / 3


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_folded_services_of_a_township_are_printed(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Paper cannot be unfolded; headings alone would be useless."""
    page = on_paper(open_page(PREFIXES[locale] + TOWNSHIP))
    rows = page.locator("details .sna-brief__what")

    assert rows.count() > 5
    assert rows.count() == len(shown(page, "details .sna-brief__what"))


@pytest.mark.browser
def test_folds_close_again_after_printing(open_page: Callable[..., Page]) -> None:
    """Printing leaves the page on the screen as it was."""
    page = open_page(SITE)
    folded = page.locator("main details:not([open])").count()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    open_on_paper = page.locator("main details:not([open])").count()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")

    assert folded > 0
    assert 0 == open_on_paper
    assert folded == page.locator("main details:not([open])").count()


@pytest.mark.browser
@pytest.mark.parametrize("path", [SITE, TOWNSHIP])
def test_no_row_is_torn_over_two_pages(open_page: Callable[..., Page], path: str) -> None:
    """A name stays with its number."""
    page = on_paper(open_page(path))
    breaks = page.locator(".sna-card, .sna-brief > li, .sna-facts > div").evaluate_all(
        "(rows) => rows.map((row) => getComputedStyle(row).breakInside)"
    )

    assert breaks
    assert {"avoid"} == set(breaks)


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "sides"), [("zh", 1), ("en", 2)])
def test_a_usual_site_fits_on_one_sheet(
    open_page: Callable[..., Page], locale: str, sides: int
) -> None:
    """One A4 to hand to somebody, English on both sides; counted in the PDF of Chromium."""
    page = open_page(PREFIXES[locale] + SITE)
    pdf = page.pdf(prefer_css_page_size=True)

    assert sides == len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.browser
def test_data_page_prints_no_checksums_and_codes(open_page: Callable[..., Page]) -> None:
    """What nobody copies from paper stays folded; what is in folds is no larger than the rest."""
    page = open_page("en/data/")
    pdf = page.pdf(prefer_css_page_size=True)
    fold = on_paper(page).locator(".sna-fold--section p").first
    plain = page.locator(".sna-section > p").first
    sizes = [one.evaluate("(p) => getComputedStyle(p).fontSize") for one in (plain, fold)]

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 6
    assert sizes[0] == sizes[1]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_list_on_paper_has_all_that_was_found(open_page: Callable[..., Page], locale: str) -> None:
    """Not only the first cards; each with its number, and what was asked for on top."""
    page = open_page(PREFIXES[locale] + "find/?free=1")
    cards = page.locator("[data-finder-list] .sna-card")
    expect(cards.first).to_be_visible()
    total = int(re.search(r"\d+", page.locator("[data-finder-count]").inner_text())[0])  # type: ignore[index]
    page = pressed(page)
    paper = page.locator("[data-paper]")

    assert total == len(shown(page, "[data-finder-list] .sna-card"))
    assert total == len(shown(page, "[data-finder-list] .sna-card__phone"))
    assert page.url == read_code(paper.get_by_role("img"))
    expect(paper.locator(".sna-paper__asked")).to_have_text(re.compile("免費|[Ff]ree"))


@pytest.mark.browser
def test_printed_list_keeps_the_states_of_the_chosen_time(
    open_page: Callable[..., Page], site_url: str
) -> None:
    """Cards that only paper shows say what holds then, also when minutes pass."""
    page = open_page("about/")
    page.clock.install(time="2026-11-22T20:00:00+08:00")
    page.goto(site_url + "en/find/?when=2026-11-25T10:00")
    cards = page.locator("[data-finder-list] .sna-card")
    expect(cards.first).to_be_visible()
    before = cards.count()
    page = on_paper(page)
    page.clock.run_for(130_000)
    states = page.locator("[data-finder-list] .sna-open").evaluate_all(
        "(all) => all.map((one) => one.className)"
    )

    assert before < len(states)
    assert {"sna-open sna-open--open", "sna-open sna-open--closing"} >= set(states)


@pytest.mark.browser
def test_browser_that_does_not_tell_when_it_prints_is_told(
    open_page: Callable[..., Page],
) -> None:
    """Safari 12: the button makes the page ready; the whole list, what is folded, the code."""
    page = open_page("about/")
    page.add_init_script("delete window.onbeforeprint; " + FREEZE)
    page.goto(page.url.replace("about/", "find/?free=1"))
    cards = page.locator("[data-finder-list] .sna-card")
    expect(cards.first).to_be_visible()
    total = int(re.search(r"\d+", page.locator("[data-finder-count]").inner_text())[0])  # type: ignore[index]
    assert cards.count() < total
    page.locator("[data-share-print]").click()
    wait_until(page, "window.printed === 1")

    assert total == cards.count()
    assert page.url == read_code(page.locator("[data-paper] svg"))
    assert 0 == page.locator("main details:not([open])").count()


@pytest.mark.browser
def test_list_without_script_prints_every_site(open_page: Callable[..., Page]) -> None:
    """The counties are folded on the screen and open on paper."""
    page = open_page("find/", java_script_enabled=False)
    page.emulate_media(media="print")
    cards = page.locator("[data-finder-all] .sna-card")

    assert cards.count() > 200
    assert cards.count() == len(shown(page, "[data-finder-all] .sna-card"))


@pytest.mark.browser
def test_long_weeks_are_printed_whole(open_page: Callable[..., Page]) -> None:
    """A screen's row says that there are more hours; paper has them."""
    page = open_page("find/?q=曾杏榕")
    row = page.locator("[data-finder-list] [data-site]", has_text="時段較多").first
    expect(row).to_be_visible()
    hours = on_paper(page).locator(".sna-paper-only").first

    expect(hours).to_be_visible()
    assert re.search(r"週一.*\d\d:\d\d–\d\d:\d\d", hours.inner_text())
    assert "時段較多" not in page.locator("body").inner_text()
