"""A made-up study of reach: every village lies wholly in one band, the bands taking turns."""

from __future__ import annotations

import math

from safetynet.directory import Directory
from safetynet.geo import Village
from safetynet.pages.maps import MapView, reach_map
from safetynet.reach import AreaReach, Coverage, Measure, Reach, Study, Subject
from safetynet.text import Locale

KM = Measure("km", "land", (1.0, 3.0, 5.0, 10.0), 5.0)
MEANS = (0.5, 2.0, 4.0, 7.0, 20.0, math.inf)
"""Mean way of the villages of each band; the last have none over land."""
ALL = ("09020", "10016", "10007", "10008")
CENTERS = Subject("kind", "social-welfare-center")
GROUP = Subject("group", "centers")
VIOLENCE = Subject("kind", "dv-prevention-center")
UNKNOWN = Subject("kind", "family-welfare-center")
MINUTES = Measure("min", "pedestrian", (15.0, 30.0, 45.0, 60.0), 30.0)


def area(village: Village, band: int, nearest: str, measure: Measure = KM) -> AreaReach:
    """A village whose people all live in one band."""
    people, is_ferry = village.population, band == len(MEANS) - 1
    within = tuple(people if band <= at else 0 for at in range(len(measure.thresholds)))
    return AreaReach(
        code=village.code,
        population=people,
        within=within,
        within_straight=within,
        by_ferry_only=people if is_ferry else 0,
        nearest="" if is_ferry else nearest,
        mean=MEANS[band],
    )


def coverage(directory: Directory, nearest: str, measure: Measure = KM) -> Coverage:
    """All villages in the order of their codes, in band 0, 1, 2 … and again."""
    villages = sorted(directory.geography.villages, key=lambda village: village.code)
    return Coverage(
        {
            village.code: area(village, number % len(MEANS), nearest, measure)
            for number, village in enumerate(villages)
        }
    )


def reach(
    directory: Directory,
    subject: Subject,
    *sites: str,
    measure: Measure = KM,
    counties: tuple[str, ...] = ALL,
) -> Reach:
    """The reach of a subject by these sites, known of these counties; without any, of none."""
    return Reach(
        subject=subject,
        sites=sites,
        unplaced=("unplaced",) if subject == CENTERS else (),
        doorless=(),
        planned=("planned",) if subject == CENTERS else (),
        coverage=coverage(directory, sites[0], measure).within_counties(counties)
        if sites
        else None,
    )


def study(directory: Directory, measure: Measure = KM) -> Study:
    """A group, a kind, a kind about violence, and a kind whose places are unknown."""
    some = (
        reach(directory, GROUP, "hostile", "twin-b", "village", "penghu", measure=measure),
        reach(directory, CENTERS, "hostile", "twin-b", "village", "penghu", measure=measure),
        reach(directory, VIOLENCE, "violence", measure=measure),
        reach(directory, UNKNOWN, measure=measure),
    )
    return Study(measure, {one.subject: one for one in some})


def view(
    tiny: Directory, subject: Subject, slug: str, locale: Locale, measure: Measure = KM
) -> MapView:
    """The map of a subject in a county, or in all ("")."""
    measured = study(tiny, measure)
    county = tiny.geography.find_county(slug) if slug else None
    made = reach_map(tiny, measured, measured.reaches[subject], county, locale)
    assert made is not None
    return made


def bands(legend: MapView) -> list[str]:
    """Labels of the bands in the legend."""
    return [entry.label for entry in legend.legend if entry.band]


def of_kinmen(tiny: Directory, *bands_: int) -> Coverage:
    """Each township of Kinmen wholly in one band, in the order of their codes."""
    towns = tiny.geography.county("09020").townships
    pairs = zip(towns, bands_, strict=True)
    return Coverage({v.code: area(v, band, "hostile") for t, band in pairs for v in t.villages})
