"""axe finds nothing on any kind of page, in both languages, light and dark, wide and narrow."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from page_kinds import PAGES, PREFIXES, path_of
from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],  # what passes is counted, not described: a third of the time
}
VIEWS = {"zh": ((320, "light"), (1280, "dark")), "en": ((320, "dark"), (1280, "light"))}
"""Width in CSS pixels, and what the device prefers: each kind of page is seen in all four ways,
shared by its two languages, which have the same template, layout and colours."""
WIDTHS = (320, 360, 768, 1024, 1280)


def violations(page: Page) -> list[str]:
    """What axe finds on the open page, one line a rule and place.

    axe comes by the debugger's door: the site's policy lets no other script in.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE.read_text(encoding='utf-8')};0")
    found = page.evaluate(f"axe.run(document, {json.dumps(OPTIONS)})")
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_axe_violation_and_fits_the_width(
    open_page: Callable[..., Page], name: str, locale: str
) -> None:
    """No rule is switched off; nothing scrolls sideways; light and dark, narrow and wide."""
    page = open_page(path_of(name, locale))

    for width, scheme in VIEWS[locale]:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        assert (width, scheme, []) == (width, scheme, violations(page))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


ROOM = """() => {
    document.documentElement.style.fontSize = "200%";
    return Array.from(document.querySelectorAll("input[type=text], input[type=search], textarea"))
        .filter((field) => field.checkVisibility())
        .map((field) => {
            const style = getComputedStyle(field);
            const sides = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
            return (field.clientWidth - sides) / parseFloat(style.fontSize);
        });
}"""
"""Room in each text field that can be seen, in ems, once letters are twice as large."""


@pytest.mark.browser
@pytest.mark.parametrize("name", ["find", "contribute"])
def test_text_fields_have_room_for_large_letters(open_page: Callable[..., Page], name: str) -> None:
    """On a narrow screen four letters of twice the size can still be seen as they are typed."""
    page = open_page(path_of(name, "en"), viewport={"width": 320, "height": 800})
    rooms = page.evaluate(ROOM)

    assert rooms
    assert 4 <= min(rooms)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.browser
def test_axe_finds_a_planted_fault(open_page: Callable[..., Page]) -> None:
    """The check itself can fail."""
    page = open_page("")
    page.evaluate("document.querySelector('main').appendChild(new Image())")

    assert any("image-alt" in line for line in violations(page))
