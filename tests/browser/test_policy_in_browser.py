"""Under the strict policy everything works, and what is not ours does not run.

Beside these every test that opens pages with `open_page` fails on a violation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import contribute_form as form
import pytest
from chromium import wait_until
from finder_answers import ready
from page_kinds import PAGES, PREFIXES
from playwright.sync_api import Browser, BrowserContext, expect
from policy_watch import watch
from site_build import SUB_PATH

TILE = re.compile(r"^https://wmts\.nlsc\.gov\.tw/")
PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
"""A GIF of one pixel."""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A visit of a new reader; tiles come, and nothing else from other hosts."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.route(TILE, lambda route: route.fulfill(body=PIXEL, content_type="image/gif"))
    yield context
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_everything_works_without_a_violation(
    context: BrowserContext, site_url: str, locale: str
) -> None:
    """Worker, search box, finder, map with tiles, QR code, the form with its check."""
    seen = watch(context)
    page = context.new_page()
    home = site_url + PREFIXES[locale]

    page.goto(home)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => 0)")
    page.locator("#sna-search-input").fill("113")
    expect(page.locator("[role=option]").first).to_be_visible()

    page.goto(f"{home}find/")
    ready(page).locator("#sna-find-q").fill("金門")
    page.locator("[data-share-qr]").first.click()
    expect(
        page.locator("svg.sna-qr, [data-share-paper] svg, .sna-share svg").first
    ).to_be_attached()

    page.goto(home + PAGES["site"])
    page.locator("[data-map-box]").scroll_into_view_if_needed()
    page.wait_for_selector("[data-ready] .leaflet-marker-icon")
    page.wait_for_selector(".sna-map__frame--tiles img", state="attached")

    page.goto(f"{home}contribute/")
    page.wait_for_selector(form.READY)
    form.checked(page)
    assert [] == seen


@pytest.mark.browser
def test_foreign_code_does_not_run(context: BrowserContext, site_url: str) -> None:
    """An inline script, a handler, a script of another host, a style, a form, an image, a frame.

    This also shows that the check for violations can fail.
    """
    seen = watch(context)
    page = context.new_page()
    asked: list[str] = []
    context.route("https://evil.example/**", lambda route: asked.append(route.request.url))
    injected = """
      <script>window.ran = "inline"</script>
      <img src="x" onerror="window.ran = 'handler'">
      <script src="https://evil.example/x.js"></script>
      <p style="position: fixed" id="styled">x</p>
      <img src="https://evil.example/pixel.gif">
      <iframe src="https://evil.example/"></iframe>
      <base href="https://evil.example/">
    </main>"""

    def inject(route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", injected))

    page.route(site_url, inject)
    page.goto(site_url)
    wait_until(page, "document.readyState === 'complete'")

    assert page.evaluate("window.ran") is None
    assert "static" == page.evaluate("getComputedStyle(document.getElementById('styled')).position")
    assert [] == asked
    told = " ".join(seen)
    for directive in (
        "script-src-elem",
        "script-src-attr",
        "style-src-attr",
        "img-src",
        "base-uri",
    ):
        assert f"policy: {directive}" in told, told
    assert "frame-src" in told


@pytest.mark.browser
def test_page_cannot_be_framed_by_another_site(context: BrowserContext, site_url: str) -> None:
    """Clicks on a page about violence cannot be stolen; the header says it, a page cannot."""
    page = context.new_page()
    host = site_url.removesuffix(SUB_PATH)
    page.route(
        "http://evil.example/",
        lambda route: route.fulfill(
            body=f'<iframe src="{host}{SUB_PATH}"></iframe>', content_type="text/html"
        ),
    )
    page.goto("http://evil.example/")

    assert ["http://evil.example/", "chrome-error://chromewebdata/"] == [
        frame.url for frame in page.frames
    ]
