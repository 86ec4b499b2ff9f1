"""The choice of a place alone on the real find page, for the tests of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromium import wait_until
from page_kinds import PREFIXES
from playwright.sync_api import Browser, BrowserContext, Page, Route

PROBE = """
import { startWhere } from "./where.js";
const element = document.querySelector("[data-finder-where]");
for (let node = element; node; node = node.parentElement) node.hidden = node.disabled = false;
window.changes = [];
let place = null;
const take = (next) => (place = next);
const where = startWhere(element, (next) => window.changes.push(take(next)));
window.where = {
  place: () => place,
  set: (code) => where.set(code).then(take),
  clear: () => take(null) || where.clear(),
};
"""
"""A page's own script: only the choice of a place, and what others know of it."""
JINHU = {"longitude": 118.417312, "latitude": 24.441276}
QIMEI = {"longitude": 119.428417, "latitude": 23.205813}
OFF_QIMEI = {"longitude": 119.428417, "latitude": 23.182713}
"""About a kilometre south of the island."""
TAIPEI = {"longitude": 121.564517, "latitude": 25.033713}
MESSAGE = "[data-where-message]"
CHOSEN = "[data-where-chosen]"
CHOICES = "[data-where-choices] button"
Open = Callable[..., Page]


def without_scripts(html: str) -> str:
    """The find page with the probe instead of its scripts."""
    head, *rest = html.split('<script type="module"')
    after = [part.partition("</script>")[2] for part in rest]
    source = '<script type="module" src="{}assets/js/where-probe.js"></script>'
    root = "../../" if '<html lang="en">' in html else "../"
    return head + source.format(root) + "".join(after)


@contextmanager
def opened(chromium: Browser, site_url: str, built_site: Path) -> Iterator[Open]:
    """Open the find page of a language with nothing but the choice of a place at work.

    `page.asked` are the requests, `page.problems` uncaught exceptions.
    """
    contexts: list[BrowserContext] = []

    def serve(route: Route) -> None:
        path = built_site / route.request.url.removeprefix(site_url).partition("?")[0]
        html = (path / "index.html").read_text(encoding="utf-8")
        route.fulfill(body=without_scripts(html), content_type="text/html; charset=utf-8")

    def probe(route: Route) -> None:
        route.fulfill(body=PROBE, content_type="text/javascript")

    def open_page(locale: str = "zh", **options: Any) -> Page:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.asked, page.problems = [], []  # type: ignore[attr-defined]
        page.on("request", lambda request: page.asked.append(request))  # type: ignore[attr-defined, call-overload] # noqa: PLW0108
        page.on("pageerror", lambda error: page.problems.append(str(error)))  # type: ignore[attr-defined]
        page.route("**/find/", serve)
        page.route("**/where-probe.js", probe)
        page.goto(f"{site_url}{PREFIXES[locale]}find/")
        wait_until(page, "window.where")
        return page

    yield open_page
    for context in contexts:
        context.close()


def at(point: dict[str, float], **options: Any) -> dict[str, Any]:
    """Options of a context in which the device is at a point and may say so."""
    return {"geolocation": point | options, "permissions": ["geolocation"]}


def type_place(page: Page, text: str) -> None:
    """Type a place and press Enter."""
    page.locator("[data-where-text]").fill(text)
    page.locator("[data-where-text]").press("Enter")


def locate(page: Page) -> None:
    """Ask for the device's location."""
    page.locator("[data-where-device]").click()


def place(page: Page) -> dict[str, Any]:
    """The place as others get it."""
    found: dict[str, Any] = page.evaluate("window.where.place()")
    return found


def matches(page: Page, texts: list[str]) -> list[dict[str, Any]]:
    """What each text means: codes of places, what was not read, whether it is a guess."""
    script = """async (texts) => {
      const at = (name) => new URL(name, document.querySelector("script[type=module]").src).href;
      const [list, match, page] = await Promise.all(
        ["place-list.js", "place-match.js", "page.js"].map((name) => import(at(name))));
      const file = await page.fetchJson(page.url("assets/finder/places." + page.locale + ".json"));
      const names = match.openNames(list.openPlaces(file));
      return texts.map((text) => {
        const found = match.matchPlace(names, text);
        return { ...found, places: found.places.map((place) => place.code) };
      });
    }"""
    found: list[dict[str, Any]] = page.evaluate(script, texts)
    return found
