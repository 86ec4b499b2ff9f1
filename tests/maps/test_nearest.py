"""The nearest places: really the nearest, and never across the water before the near side."""

from __future__ import annotations

import dataclasses
import random

import pytest
from map_samples import record

from safetynet.directory import Directory
from safetynet.geo import distance_m
from safetynet.nearest import nearest, point_of

MAGONG = (119.566, 23.565)


def scattered(directory: Directory, count: int) -> Directory:
    """A directory with many places in Changhua and Nantou, always the same ones."""
    dice = random.Random(7)  # noqa: S311 - a test's dice, not a secret
    records = tuple(
        record(f"site-{i}", dice.uniform(120.4, 121.0), dice.uniform(23.7, 24.1), county="10007")
        for i in range(count)
    )
    return dataclasses.replace(directory, records=records, places={})


@pytest.mark.parametrize("start", [(120.5, 24.0), (120.9, 23.75), (121.3, 24.2)])
def test_nearest_are_those_of_a_full_comparison(
    directory: Directory, start: tuple[float, float]
) -> None:
    """The quick search finds what measuring every distance finds, in the same order."""
    many = scattered(directory, 400)
    expected = sorted(many.records, key=lambda one: distance_m(start, point_of(one)))[:5]

    found = nearest(many, *start, 5)

    assert [one.id for one in expected] == [near.record.id for near in found]
    assert found[0].distance_m == pytest.approx(distance_m(start, point_of(expected[0])))


def test_places_across_the_water_come_last(tiny: Directory) -> None:
    """From Magong, its own place comes first and Kinmen's are told as by ferry."""
    found = nearest(tiny, *MAGONG, 3)

    assert [("penghu", False), True, True] == [
        (found[0].record.id, found[0].by_ferry),
        found[1].by_ferry,
        found[2].by_ferry,
    ]


def test_kinds_and_besides_limit_the_answer(tiny: Directory) -> None:
    """Only the kinds asked for, and never the record that asks."""
    found = nearest(tiny, 118.41, 24.445, 9, {"counseling-site", "dv-prevention-center"}, "twin-a")

    assert ["violence"] == [near.record.id for near in found]


def test_closed_planned_secret_and_unplaced_records_are_never_near(tiny: Directory) -> None:
    """Who is sent somewhere finds it open."""
    found = {near.record.id for near in nearest(tiny, 118.44, 24.44, 99)}

    assert {"hostile", "twin-a", "twin-b", "village", "violence", "penghu"} == found


def test_direction_is_from_the_point_to_the_place(tiny: Directory) -> None:
    """A place north of the point is in the north."""
    (found,) = nearest(tiny, 118.425, 24.40, 1, {"dv-prevention-center"})

    assert ("nw", "n") == (
        found.direction,
        nearest(tiny, 118.40, 24.40, 1, {"dv-prevention-center"})[0].direction,
    )
