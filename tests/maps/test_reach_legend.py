"""Legends and looks of maps of service reach, and when there is a map at all."""

from __future__ import annotations

import dataclasses
import math

import pytest
from reach_samples import (
    CENTERS,
    KM,
    UNKNOWN,
    VIOLENCE,
    bands,
    of_kinmen,
    reach,
    study,
    view,
)

from safetynet.directory import Directory
from safetynet.pages.bands import band_of, hatches, looks
from safetynet.pages.maps import reach_map
from safetynet.reach import AreaReach, Measure
from safetynet.text import LOCALES, Locale


def village(population: int, ferry: int, mean: float) -> AreaReach:
    """A village with only what its band depends on."""
    return AreaReach("", population, (0,) * 4, (0,) * 4, ferry, "", mean)


@pytest.mark.parametrize(
    ("reached", "band"),
    [
        (village(100, 0, 0.0), 0),
        (village(100, 0, 1.0), 0),
        (village(100, 0, 1.01), 1),
        (village(100, 0, 10.0), 3),
        (village(100, 0, 10.1), 4),
        (village(100, 100, math.inf), 5),
        (village(100, 51, 0.5), 5),
        (village(100, 50, 0.5), 0),
        (village(0, 0, math.inf), -1),
    ],
)
def test_a_village_has_the_band_of_its_mean_way(reached: AreaReach, band: int) -> None:
    """A threshold belongs to the nearer band; most people's land decides about the ferry."""
    assert band == band_of(reached, KM)


@pytest.mark.parametrize(
    ("thresholds", "goal", "expected"),
    [
        ((1.0, 3.0, 5.0, 10.0), 5.0, ("s0", "s2", "s3", "gap-s5", "gap-s6", "ferry")),
        ((1.0, 3.0, 5.0, 10.0), 3.0, ("s0", "s2", "gap-s3", "gap-s5", "gap-s6", "ferry")),
        ((1.0, 3.0, 5.0, 10.0), 10.0, ("s0", "s2", "s3", "s5", "gap-s6", "ferry")),
        ((5.0,), 5.0, ("s0", "gap-s6", "ferry")),
        ((1.0, 3.0), 1.0, ("s0", "gap-s3", "gap-s6", "ferry")),
    ],
)
def test_what_lies_beyond_the_goal_is_hatched(
    thresholds: tuple[float, ...], goal: float, expected: tuple[str, ...]
) -> None:
    """The scale spans any number of bands; hatching tells gaps without colour."""
    assert expected == looks(Measure("km", "land", thresholds, goal))


def test_hatched_bands_name_their_pattern(tiny: Directory) -> None:
    """A band beyond the goal has lines, closer ones the farthest, and the ferry a grid."""
    shown = view(tiny, CENTERS, "kinmen", "zh").legend
    lines = [entry.hatch for entry in shown if entry.band]
    known = hatches(looks(KM))

    assert [None, None, None, "gap-s5", "gap-s6", "ferry"] == [one and one.look for one in lines]
    assert [8, 5, 8] == [known[look].size for look in ("gap-s5", "gap-s6", "ferry")]
    assert {None} == {entry.hatch for entry in shown if not entry.band}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("slug", ["", "kinmen", "penghu", "changhua", "nantou"])
def test_people_of_the_legend_are_the_study_s(tiny: Directory, slug: str, locale: Locale) -> None:
    """Band by band, in the county of the map or in all; together the population."""
    coverage = study(tiny).reaches[CENTERS].coverage
    assert coverage is not None
    county = tiny.geography.find_county(slug) if slug else None
    expected = coverage.counties[county.code] if county else coverage.total
    shown = [
        int(label.replace("：", ": ").split(": ")[1].split()[0].replace(",", ""))
        for label in bands(view(tiny, CENTERS, slug, locale))
    ]

    assert list(expected.bands) == shown
    assert expected.population == sum(shown)


def test_legend_says_the_limits_in_both_languages(tiny: Directory) -> None:
    """From near to far, then what only a boat or plane reaches."""
    zh, en = (bands(view(tiny, CENTERS, "kinmen", locale)) for locale in LOCALES)

    assert ["1 公里內", "1 至 3 公里", "3 至 5 公里", "5 至 10 公里", "超過 10 公里"] == [
        label.split("：")[0] for label in zh[:-1]
    ]
    assert zh[-1].startswith("需搭船或搭飛機：")
    assert en[0].startswith("Within 1 km: ")
    assert en[-1].startswith("By boat or plane only: ")


def test_band_without_people_has_no_line(tiny: Directory) -> None:
    """Where nobody needs a boat, the legend has no grid."""
    changed = dataclasses.replace(
        reach(tiny, CENTERS, "hostile"), coverage=of_kinmen(tiny, 0, 1, 1, 1, 0, 0)
    )
    made = reach_map(tiny, study(tiny), changed, tiny.geography.county("09020"), "en")
    assert made is not None

    assert not any("Grid" in note or "Stripes" in note for note in made.notes)
    assert ["Within 1 km", "1 to 3 km"] == [label.split(":")[0] for label in bands(made)]


def test_nothing_known_gives_no_map(tiny: Directory) -> None:
    """Without any known place there is nothing to draw, and no zeros."""
    measured = study(tiny)

    assert reach_map(tiny, measured, measured.reaches[UNKNOWN], None, "zh") is None


def test_map_about_violence_has_a_mark_and_asks_before_tiles(tiny: Directory) -> None:
    """No name in the addresses its browser asks for; tiles only when told."""
    shown, other = (view(tiny, it, "kinmen", "zh") for it in (VIOLENCE, CENTERS))

    assert tiny.neutral["reach", "kind/dv-prevention-center"] == shown.data["reach"]
    assert "quick-exit" in shown.data
    assert "quick-exit" not in other.data
    assert shown.script == other.script == "assets/maps/reach/kinmen.js"


def test_places_come_from_where_the_nearest_sites_are(tiny: Directory) -> None:
    """Nantou's villages have their nearest site in Kinmen: both counties' sites are fetched."""
    assert "kinmen nantou" == view(tiny, CENTERS, "nantou", "zh").data["counties"]
    assert "kinmen" == view(tiny, CENTERS, "kinmen", "zh").data["counties"]
