"""A made-up study of reach: every village lies wholly in one band, the bands taking turns."""

from __future__ import annotations

import math

from safetynet.directory import Directory
from safetynet.geo import Village
from safetynet.reach import AreaReach, Coverage, Measure, Reach, Study, Subject

KM = Measure("km", "land", (1.0, 3.0, 5.0, 10.0), 5.0)
MEANS = (0.5, 2.0, 4.0, 7.0, 20.0, math.inf)
"""Mean way of the villages of each band; the last have none over land."""
CENTERS = Subject("kind", "social-welfare-center")
GROUP = Subject("group", "centers")
VIOLENCE = Subject("kind", "dv-prevention-center")
UNKNOWN = Subject("kind", "family-welfare-center")


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


def reach(directory: Directory, subject: Subject, *sites: str, measure: Measure = KM) -> Reach:
    """The reach of a subject by these sites; without any, nothing is known of it."""
    return Reach(
        subject=subject,
        sites=sites,
        unplaced=("unplaced",) if subject == CENTERS else (),
        doorless=(),
        planned=("planned",) if subject == CENTERS else (),
        coverage=coverage(directory, sites[0], measure) if sites else None,
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
