"""Hostile data in Chromium: nothing runs, nothing is asked for, every word is shown as it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from payloads import HOSTILE, RECORDS
from playwright.sync_api import Page

from safetynet.neutral import neutral

pytestmark = pytest.mark.browser
PREFIXES = {"zh": "", "en": "en/"}
PATHS = (
    "",
    "sites/hostile/",
    "sites/hostile-lines/",
    "sites/hostile-long/",
    "sites/hostile-rtl/",
    "sites/hostile-address/",
    "sites/constructor/",
    f"info/{neutral('site', 'quiet-hostile')}/",
    "areas/kinmen/",
    "areas/kinmen/jinhu/",
    "kinds/",
    "kinds/constructor/",
    "kinds/social-welfare-center/",
    "needs/",
    "needs/constructor/",
    "hotlines/",
    "find/?kind=constructor",
    "contribute/?site=constructor",
    "data/",
    "freshness/",
    "site-map/",
    "about/",
)
BOX = "#sna-search-input"
NARROW = {"viewport": {"width": 320, "height": 800}}
LINKS = """() => [...document.querySelectorAll("[href], [src], [action], [formaction]")]
    .map((one) => one.href || one.src || one.action)
    .filter((one) => typeof one === "string")
    .filter((one) => !/^((https?|tel|mailto|geo|sms|blob):|data:image)/.test(one))"""
MADE = """() => [...document.querySelectorAll("*")]
    .filter((one) => [...one.attributes].some((own) => own.name.startsWith("on")))
    .map((one) => one.outerHTML)"""
OUTLINE = """(html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return [...page.querySelectorAll("*")].map((one) =>
    one.localName + " " + [...one.attributes].map((own) => own.name).sort().join(" "));
}"""
INLINE = """() => [...document.querySelectorAll("main a, main span, main strong, main small")]
    .filter((one) => getComputedStyle(one).display === "inline" && one.textContent.trim())
    .filter((one) => !/isolate/.test(getComputedStyle(one).unicodeBidi))
    .map((one) => one.outerHTML.slice(0, 80))"""


def harm_of(page: Page) -> list[str]:
    """What ran, what was asked of another host, what cannot be followed safely."""
    ran = [] if page.evaluate("window.__pwned") is None else ["it ran"]
    return [*page.harm, *ran, *page.evaluate(LINKS), *page.evaluate(MADE)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("locale", PREFIXES)
def test_no_page_does_harm_or_runs_over(open_hostile: Callable[..., Page], locale: str) -> None:
    """Every kind of page with hostile words on it, on a narrow phone; of English those of sites."""
    page = open_hostile(PREFIXES[locale], **NARROW)
    start = page.url
    for path in PATHS if locale == "zh" else PATHS[:8]:
        page.goto(start + path)
        page.wait_for_load_state("load")
        assert [] == harm_of(page), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("locale", PREFIXES)
def test_name_is_the_heading(open_hostile: Callable[..., Page], locale: str) -> None:
    """With scripts and without, the whole name and nothing else."""
    for enabled in (True, False):
        page = open_hostile(f"{PREFIXES[locale]}sites/hostile/", java_script_enabled=enabled)
        shown = page.locator("h1").first.text_content() or ""
        assert HOSTILE[locale].split() == shown.split()


@pytest.mark.parametrize("path", ["sites/{}/", "en/sites/{}/", "contribute/?site={}"])
def test_page_is_built_like_a_harmless_one(open_hostile: Callable[..., Page], path: str) -> None:
    """Read by a browser, no element or attribute that a page of harmless words has not."""
    page = open_hostile("about/")
    outlines = []
    for id_ in ("hostile", "harmless"):
        html = page.request.get(page.url.replace("about/", path.format(id_))).text()
        outlines.append(page.evaluate(OUTLINE, html))

    assert set() == set(outlines[0]) - set(outlines[1])


def test_words_from_right_to_left_leave_the_number_in_place(
    open_hostile: Callable[..., Page],
) -> None:
    """What stands in a line with words of the data is isolated from them."""
    page = open_hostile("sites/hostile-rtl/")
    for path in ("sites/hostile-rtl/", "areas/kinmen/jinhu/"):
        page.goto(page.url.replace("sites/hostile-rtl/", path))
        assert [] == page.evaluate(INLINE)


def test_map_names_the_place(open_hostile: Callable[..., Page]) -> None:
    """The mark's label and what opens by it are the name; so is what a pointer shows."""
    page = open_hostile("areas/kinmen/jinhu/")
    page.locator("[data-map-figure]").first.scroll_into_view_if_needed()
    page.wait_for_selector("[data-map-figure][data-ready]")
    marks = page.locator(".leaflet-marker-icon")
    for n in range(min(marks.count(), 12)):
        marks.nth(n).dispatch_event("mouseover")
        marks.nth(n).dispatch_event("click")
    assert [] == harm_of(page)
    labels = page.locator("[data-map-figure] [aria-label]").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert labels


@pytest.mark.parametrize("locale", PREFIXES)
def test_search_shows_the_name(open_hostile: Callable[..., Page], locale: str) -> None:
    """In the list under the box, and on the find page."""
    page = open_hostile(f"{PREFIXES[locale]}find/?q=onerror")
    card = page.locator("[data-site='hostile']").first
    card.wait_for()
    assert "<script>window.__pwned=1</script>" in card.inner_text()
    assert [] == harm_of(page)
    page.goto(page.url.partition("find/")[0])
    page.locator(BOX).fill("onerror")
    found = page.locator("a:visible", has_text="<script>window.__pwned=1</script>").first
    found.wait_for()
    assert [] == harm_of(page)


def test_form_is_filled_with_the_record(open_hostile: Callable[..., Page]) -> None:
    """Every text of the record stands in a field, letter for letter."""
    page = open_hostile("contribute/?site=hostile")
    page.wait_for_function(
        "(name) => [...document.querySelectorAll('main input, main textarea')]"
        ".some((one) => one.value === name)",
        arg=HOSTILE["zh"],
    )
    values = page.locator("main input, main textarea").evaluate_all(
        "(all) => all.map((one) => one.value)"
    )
    assert HOSTILE["en"] in values
    assert [] == harm_of(page)


@pytest.mark.parametrize("id_", ["hostile", "hostile-lines"])
def test_sharing_does_no_harm(open_hostile: Callable[..., Page], id_: str) -> None:
    """The link's panel and the code; the text that is shared is the page's own."""
    page = open_hostile(f"sites/{id_}/")
    page.locator("[data-share-qr]").click()
    page.locator("[data-share-code] svg").wait_for()
    shared = page.locator("[data-share]").get_attribute("data-share-text") or ""
    name = next(one["name"]["zh"] for one in RECORDS if one["id"] == id_)
    assert name.split()[0] in shared
    assert [] == harm_of(page)
