"""Marks are told by shape and label, and seen on every ground."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from safetynet.directory import Directory

ASSETS = Path(__file__).parents[2] / "overrides/assets"
GROUP = re.compile(r"\.sna-group-([a-z-]+) \{ --sna-group: (#[0-9a-f]{6}); \}")
GROUND = re.compile(r"--sna-map-(sea|land|here): (#[0-9a-f]{6});")


def styles() -> dict[str, str]:
    """The light and the dark part of the map's stylesheet."""
    css = (ASSETS / "css/map.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)", 1)
    return {"light": light, "dark": dark.split("\n}\n", 1)[0]}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_group_colours_are_those_of_the_vocabulary(directory: Directory) -> None:
    """The stylesheet and data/vocabulary.yaml say the same."""
    expected = {code: group.colour for code, group in directory.vocabulary.groups.items()}

    assert expected == dict(GROUP.findall(styles()["light"]))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out_from_every_ground(directory: Directory, scheme: str) -> None:
    """3:1 and more against sea, land and shaded land (WCAG 2.2, 1.4.11)."""
    groups = dict(GROUP.findall(styles()[scheme]))
    grounds = dict(GROUND.findall(styles()[scheme]))

    assert set(directory.vocabulary.groups) == set(groups)
    assert {"sea", "land", "here"} == set(grounds)
    assert [] == [
        (group, ground)
        for group, colour in groups.items()
        for ground, behind in grounds.items()
        if contrast(colour, behind) < 3
    ]


def test_every_group_has_its_own_shape_and_every_kind_a_glyph(directory: Directory) -> None:
    """The icon sheet has all that the vocabulary asks for; no two shapes are the same."""
    sheet = (ASSETS / "icons/markers.svg").read_text(encoding="utf-8")
    shapes = dict(re.findall(r'id="shape-([a-z-]+)".*? d="([^"]+)"', sheet))
    glyphs = set(re.findall(r'id="glyph-([a-z-]+)"', sheet))

    assert set(directory.vocabulary.groups) == set(shapes)
    assert len(shapes) == len(set(shapes.values()))
    assert set() == {kind.glyph for kind in directory.vocabulary.kinds.values()} - glyphs
