"""The map in words by keyboard, on the built site in Chromium."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Browser, Route

pytestmark = pytest.mark.browser
MAPS = (
    "areas/",
    "areas/kinmen/",
    "areas/nantou/puli/",
    "kinds/counseling-site/",
    "reach/counseling-site/",
    "en/reach/counseling-site/nantou/",
)


@pytest.mark.parametrize("path", MAPS)
def test_words_of_the_map_are_reached_with_tab(chromium: Browser, site_url: str, path: str) -> None:
    """From what stands before it, Tab leads to its summary, and the focus can be seen.

    No script runs, so that nothing comes between while the map is loading.
    """
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route("**/*", partial(_only, site_url))
    page.route("**/*.js", lambda route: route.abort())
    page.goto(site_url + path)
    words = page.locator("#map-words summary")
    words.evaluate("node => node.scrollIntoView()")
    before = page.locator("#map-words").evaluate_handle("""node => {
      const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")];
      const shown = all.filter((one) => one.checkVisibility() && !one.disabled
        && one.compareDocumentPosition(node) === Node.DOCUMENT_POSITION_FOLLOWING);
      return shown[shown.length - 1];
    }""")
    before.evaluate("node => node.focus()")  # type: ignore[attr-defined]
    page.keyboard.press("Tab")
    said = words.evaluate("""node => {
      const style = getComputedStyle(node);
      return [document.activeElement === node, style.outlineStyle, style.outlineWidth];
    }""")
    context.close()

    assert [True, "solid"] == said[:2]
    assert float(said[2].removesuffix("px")) >= 2


@pytest.mark.parametrize(
    "path", ["kinds/counseling-site/", "reach/counseling-site/nantou/", "en/areas/"]
)
def test_focus_is_seen_on_every_summary(chromium: Browser, site_url: str, path: str) -> None:
    """The theme takes it away; it is given back."""
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.route("**/*", partial(_only, site_url))
    page.goto(site_url + path)
    page.keyboard.press("Tab")
    unseen = page.locator("main summary").evaluate_all("""all => all.filter((one) => {
      one.focus();
      return one.checkVisibility() && getComputedStyle(one).outlineStyle !== "solid";
    }).map((one) => one.textContent)""")
    count = page.locator("main summary").count()
    context.close()

    assert count > 0
    assert [] == unseen


def _only(own: str, route: Route) -> None:
    """Let the site answer and nobody else."""
    if route.request.url.startswith(own):
        route.continue_()
    else:
        route.abort()
