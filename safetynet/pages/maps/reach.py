"""Maps of service reach: what they are called, their legend, and what the script is told."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from safetynet.directory import Directory
from safetynet.geo import County
from safetynet.marks import is_drawn, marks_of
from safetynet.model import Record
from safetynet.pages.maps.phrases import Phrases
from safetynet.pages.maps.reach_words import of_all_counties, of_one_county
from safetynet.pages.maps.reached import Reached
from safetynet.pages.maps.views import PLAIN, LegendEntry, MapView, mark_legend
from safetynet.reach import Measure, Reach, Study, Subject
from safetynet.text import Locale

FERRY = "ferry"
"""Look of land from which only a boat or plane leads to a site."""


def reach_map(
    directory: Directory, study: Study, reach: Reach, county: County | None, locale: Locale
) -> MapView | None:
    """The map of the reach of a kind or group, in one county or (None) in all.

    None where no site has a known place: there is nothing to draw.
    """
    if reach.coverage is None:
        return None
    told = Reached(Phrases(directory, locale), study.measure, reach, reach.coverage)
    drawn = _drawn(told, county)
    return MapView(
        title=_title(told, county),
        script=f"assets/maps/reach/{county.slug if county else 'all'}.js",
        data=_data(told, county),
        sentences=of_one_county(told, county) if county else of_all_counties(told),
        legend=(*_bands(told, county), *mark_legend(told.words, marks_of(drawn))),
        note=told.say("note", way=told.way, limit=told.goal),
    )


def reach_file(directory: Directory, subject: Subject) -> str:
    """How the files of a subject begin; about violence with a mark that tells nothing."""
    mark = directory.neutral.get(("reach", f"{subject.sort}/{subject.code}"))
    return mark or f"{subject.sort}-{subject.code}"


def looks(measure: Measure) -> tuple[str, ...]:
    """The look of each band of `AreaReach.bands`: "s0" and so on, then "ferry".

    Bands beyond the goal are hatched as well: "gap-s5".
    """
    last = len(measure.thresholds)
    plain = [PLAIN[math.ceil(band * (len(PLAIN) - 1) / last)] for band in range(last + 1)]
    near = plain[: measure.goal_at + 1]
    return (*near, *(f"gap-{look}" for look in plain[len(near) :]), FERRY)


def _title(told: Reached, county: County | None) -> str:
    if county is None:
        return told.words.say("map.title.reach", name=told.name)
    place = told.words.text(county.name)
    return told.words.say("map.title.reach-county", name=told.name, county=place)


def _data(told: Reached, county: County | None) -> Mapping[str, str]:
    directory, subject = told.words.directory, told.reach.subject
    is_quiet = ("reach", f"{subject.sort}/{subject.code}") in directory.neutral
    return {
        "reach": reach_file(directory, subject),
        "subject": f"{subject.sort}/{subject.code}",
        "counties": " ".join(_counties(told, county)),
        "unit": told.measure.unit,
        "goal": f"{told.measure.goal:g}",
        "looks": " ".join(looks(told.measure)),
    } | ({"quick-exit": ""} if is_quiet else {})


def _counties(told: Reached, county: County | None) -> Iterator[str]:
    """Slugs of the counties whose sites are drawn: in the map, or the nearest from there."""
    directory = told.words.directory
    codes = {directory.by_id[id_].county for id_ in told.nearest(county)}
    for other in directory.geography.counties:
        if county in (None, other) or other.code in codes:
            yield other.slug


def _drawn(told: Reached, county: County | None) -> list[Record]:
    """The records whose marks the legend explains."""
    by_id, reach = told.words.directory.by_id, told.reach
    records = [by_id[id_] for id_ in (*reach.sites, *reach.planned)]
    slugs = set(_counties(told, county))
    county_of = told.words.directory.geography.county
    return [r for r in records if is_drawn(r) and county_of(r.county).slug in slugs]


def _bands(told: Reached, county: County | None) -> Iterator[LegendEntry]:
    """A line for each band with its people, each counted by the own way."""
    thresholds = [f"{limit:g}" for limit in told.measure.thresholds]
    limits = [told.limit(limit) for limit in told.measure.thresholds]
    people = [f"{count:,}" for count in told.area(county).bands]
    labels = (
        told.say("within", limit=limits[0], people=people[0]),
        *(
            told.say("between", low=low, limit=limit, people=count)
            for low, limit, count in zip(thresholds, limits[1:], people[1:], strict=False)
        ),
        told.say("beyond", limit=limits[-1], people=people[-2]),
        told.say("ferry", people=people[-1]),
    )
    for label, look in zip(labels, looks(told.measure), strict=True):
        yield LegendEntry(label, band=look)
