"""What the browser shows of charts: words inside and apart, colours that stand out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chart_samples import ALL
from playwright.sync_api import Browser, Page

from safetynet.charts import draw

CSS = Path(__file__).parents[2] / "overrides/assets/css"
OUTSIDE = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  return [...svg.querySelectorAll("text")].filter(text => {
    const box = text.getBBox();
    const right = box.x + box.width, bottom = box.y + box.height;
    return box.x < -1 || right > wide + 1 || box.y < -1 || bottom > high + 1;
  }).map(text => text.textContent);
})"""
OVERLAPPING = """() => [...document.querySelectorAll("svg")].flatMap(svg => {
  const boxes = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBBox()]);
  return boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, b]) =>
    a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width &&
    a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height).map(([other]) => [one, other]));
})"""
LETTERS = """() => Math.min(...[...document.querySelectorAll("svg")].map(svg =>
  parseFloat(getComputedStyle(svg.querySelector("text")).fontSize) * svg.getScreenCTM().a))"""
COLOURS = """() => {
  const look = (kind, part) => getComputedStyle(document.querySelector(`.sna-chart-${kind}`))[part];
  return {page: getComputedStyle(document.body).backgroundColor, text: look("text", "fill"),
    value: look("value", "fill"), actual: look("actual", "fill"), axis: look("axis", "stroke"),
    reference: look("reference", "stroke"), mark: look("mark", "stroke"),
    halo: look("halo", "stroke")};
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page with a chart of every shape and the site's own style sheets, on a small phone."""
    opened = chromium.new_page(viewport={"width": 320, "height": 640})
    styles = "".join(
        (CSS / name).read_text(encoding="utf-8") for name in ("main.css", "charts.css")
    )
    charts = "".join(f"<figure>{draw(chart, name)}</figure>" for name, chart in ALL.items())
    frame = '<body class="sna-page"><main class="sna-frame"><style>figure {margin: 1rem 0}</style>'
    opened.set_content(f"<!doctype html><style>{styles}</style>{frame}{charts}</main>")
    yield opened
    opened.close()


def luminance(colour: str) -> float:
    """Relative luminance of `rgb(…)` as WCAG 2.2 defines it."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (int(part) / 255 for part in colour[4:-1].split(","))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colours: dict[str, str], one: str, other: str) -> float:
    """Contrast ratio of two of the page's colours as WCAG 2.2 defines it."""
    low, high = sorted(luminance(colours[name]) for name in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("width", [320, 1280])
def test_words_stay_inside_and_apart(page: Page, width: int) -> None:
    """No word leaves its chart or lies on another; nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 640})

    assert [] == page.evaluate(OUTSIDE)
    assert [] == page.evaluate(OVERLAPPING)
    assert width == page.evaluate("document.documentElement.scrollWidth")


def test_letters_have_twelve_pixels_on_a_phone(page: Page) -> None:
    """As they are shown at 320 px."""
    page.set_viewport_size({"width": 320, "height": 640})

    assert page.evaluate(LETTERS) >= 12


@pytest.mark.parametrize(
    "media",
    [
        pytest.param({"color_scheme": "light"}, id="light"),
        pytest.param({"color_scheme": "dark"}, id="dark"),
        pytest.param({"forced_colors": "active"}, id="forced colors"),
        pytest.param({"media": "print"}, id="print"),
    ],
)
def test_marks_and_words_stand_out(page: Page, media: dict[str, Any]) -> None:
    """3 for marks, 4.5 for words; what crosses a bar has the page's colour around it."""
    page.emulate_media(**media)
    colours = page.evaluate(COLOURS)
    page.emulate_media(media="screen", color_scheme="light", forced_colors="none")

    assert [] == [name for name in ("text", "value") if contrast(colours, name, "page") < 4.5]
    marks = ("actual", "axis", "reference", "mark")
    assert [] == [name for name in marks if contrast(colours, name, "page") < 3]
    assert colours["page"] == colours["halo"]
    assert contrast(colours, "actual", "halo") >= 3
