"""Diagrams of pathways on small screens and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_kinds import PREFIXES, quiet
from playwright.sync_api import Page

from safetynet.directory import Directory

MEASURE = """async (paths) => {
  const wrong = [];
  for (const path of paths) {
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    const shown = document.querySelector(".sna-diagram");
    const svg = document.importNode(page.querySelector(".sna-diagram"), true);
    shown.replaceWith(svg);
    for (const step of svg.querySelectorAll("a")) {
      const box = step.querySelector("rect").getBoundingClientRect();
      for (const text of step.querySelectorAll("text:not(.sna-diagram__number)")) {
        const at = text.getBoundingClientRect();
        const size = parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a;
        if (size < 12) wrong.push([path, text.textContent, size]);
        if (at.left < box.left || at.right > box.right || at.bottom > box.bottom) {
          wrong.push([path, text.textContent, box.width, at.width]);
        }
      }
    }
  }
  return wrong;
}"""
"""Shows the diagram of one page after another; which texts are too small or leave their box."""


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_words_fit_their_boxes_at_320_pixels(
    open_page: Callable[..., Page], site_url: str, directory: Directory, locale: str
) -> None:
    """Drawn in a real font, no text is below 12 pixels or wider than its box."""
    page = open_page(
        f"{PREFIXES[locale]}pathways/employment/", viewport={"width": 320, "height": 900}
    )
    paths = [
        f"{site_url}{PREFIXES[locale]}"
        + (quiet("pathway", one.id) if one.quick_exit else f"pathways/{one.id}/")
        for one in directory.network.pathways
    ]

    assert [] == page.evaluate(MEASURE, paths)


@pytest.mark.browser
def test_box_is_reached_and_chosen_by_keyboard(open_page: Callable[..., Page]) -> None:
    """Tab marks a box with the color of the focus, and Enter goes to its step."""
    page = open_page("pathways/employment/")
    page.locator(".sna-diagram__step").nth(1).focus()
    page.keyboard.press("Tab")
    stroke = page.evaluate(
        "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth"
    )
    page.keyboard.press("Enter")

    assert "4px" == stroke
    assert page.url.endswith("#step-3")


@pytest.mark.browser
def test_diagram_shows_in_colors_chosen_by_the_reader(open_page: Callable[..., Page]) -> None:
    """With forced colors, boxes and words differ from the background."""
    page = open_page("pathways/employment/", forced_colors="active")
    colors = page.evaluate(
        """() => ["rect", "a text:last-child", "polyline"].map((name) => {
          const style = getComputedStyle(document.querySelector(".sna-diagram " + name));
          return style.stroke === "none" ? style.fill : style.stroke;
        })"""
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert ground not in colors


@pytest.mark.browser
def test_time_limits_take_the_colors_chosen_by_the_reader(open_page: Callable[..., Page]) -> None:
    """With forced colors, a limit has the color of the other words of its box."""
    page = open_page("pathways/youth-at-risk/", forced_colors="active")
    colors = page.evaluate(
        """() => ["text", "limit"].map((name) =>
          getComputedStyle(document.querySelector(".sna-diagram__" + name)).fill)"""
    )

    assert colors[0] == colors[1]


@pytest.mark.browser
def test_large_letters_make_a_diagram_larger(open_page: Callable[..., Page]) -> None:
    """At twice the size of letters it scrolls in its own box, and the page does not."""
    page = open_page("pathways/youth-at-risk/", viewport={"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    drawn, wide = page.evaluate(
        """() => [document.querySelector(".sna-diagram").getBoundingClientRect().width,
          document.documentElement.scrollWidth]"""
    )

    assert drawn > 500
    assert wide <= 320
