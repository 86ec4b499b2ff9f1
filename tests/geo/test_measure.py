"""Distances and directions against known answers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetynet.geo import DIRECTIONS, direction, distance_m
from safetynet.geo.places import LonLat

HERE = (120.5, 23.9)
POINTS = st.tuples(st.floats(118, 122), st.floats(21.5, 25.5))


def test_degree_of_longitude_on_the_equator() -> None:
    """The equator of WGS 84 is 2 pi times 6,378,137 m long."""
    assert distance_m((120, 0), (121, 0)) == pytest.approx(2 * math.pi * 6_378_137 / 360, abs=0.001)


def test_degree_of_latitude_in_taiwan() -> None:
    """By the series of WGS 84: 111132.95 - 559.85 cos 2φ + 1.18 cos 4φ metres at φ = 23.5°."""
    series = 111132.95 - 559.85 * math.cos(math.radians(47)) + 1.18 * math.cos(math.radians(94))

    assert distance_m((120, 23), (120, 24)) == pytest.approx(series, abs=1)


@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways(one: LonLat, other: LonLat) -> None:
    """There and back is the same way."""
    assert distance_m(one, other) == pytest.approx(distance_m(other, one), abs=0.001)


@pytest.mark.parametrize(
    ("east", "north", "expected"),
    [
        (0, 1, "n"),
        (1, 1, "ne"),
        (1, 0, "e"),
        (1, -1, "se"),
        (0, -1, "s"),
        (-1, -1, "sw"),
        (-1, 0, "w"),
        (-1, 1, "nw"),
        (0.3, 1, "n"),
        (-0.3, 1, "n"),
        (0.5, 1, "ne"),
    ],
)
def test_direction_is_the_sector_of_the_bearing(east: float, north: float, expected: str) -> None:
    """Sectors of 45 degrees, centred on the eight winds; steps of 1 km on the ground."""
    step = 1 / 111
    there = (HERE[0] + east * step / math.cos(math.radians(HERE[1])), HERE[1] + north * step)

    assert expected == direction(HERE, there)


@given(POINTS, POINTS)
def test_way_back_goes_the_other_way(one: LonLat, other: LonLat) -> None:
    """Over short distances the way back points opposite, give or take a sector at its edge."""
    if distance_m(one, other) > 1:
        turn = DIRECTIONS.index(direction(other, one)) - DIRECTIONS.index(direction(one, other))
        assert turn % 8 in {3, 4, 5}
