"""Maps of service reach: what they are called, their legend, and what the script is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from safetynet.directory import Directory
from safetynet.geo import County
from safetynet.marks import is_drawn, marks_of
from safetynet.model import Record
from safetynet.nearest import close_townships, main_township
from safetynet.pages.bands import FERRY, band_of, hatches, looks
from safetynet.pages.maps.phrases import Phrases, at
from safetynet.pages.maps.reach_words import of_all_counties, of_one_county
from safetynet.pages.maps.reached import Reached
from safetynet.pages.maps.views import LegendEntry, MapView, mark_legend
from safetynet.reach import Reach, Study, Subject
from safetynet.text import Locale

UNMEASURED = "unmeasured"
"""Look of counties of which nothing can be said."""


def reach_map(
    directory: Directory, study: Study, reach: Reach, county: County | None, locale: Locale
) -> MapView | None:
    """The map of the reach of a kind or group, in one county or (None) in all.

    None where no site has a known place, or none of the county: there is nothing to draw.
    """
    if reach.coverage is None or (county and not reach.coverage.has(county.code)):
        return None
    told = Reached(Phrases(directory, locale), study.measure, reach, reach.coverage)
    drawn, bands = _drawn(told, county), tuple(_bands(told, county))
    return MapView(
        title=_title(told, county),
        script=f"assets/maps/reach/{county.slug if county else 'all'}.js",
        data=_data(told, county),
        sentences=of_one_county(told, county) if county else of_all_counties(told),
        legend=(*bands, *mark_legend(told.words, marks_of(drawn))),
        notes=(*_outside(told, county), told.say("note", way=told.way), *_gaps(told, bands)),
    )


def reach_file(directory: Directory, subject: Subject) -> str:
    """How the files of a subject begin; about violence with a mark that tells nothing."""
    mark = directory.neutral.get(("reach", f"{subject.sort}/{subject.code}"))
    return mark or f"{subject.sort}-{subject.code}"


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
        "measured": " ".join(one.slug for one in told.counties),
        "unit": told.measure.unit,
        "goal": told.goal,
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
    """A line for each band with its people, each counted by the own way.

    A band without people has none where no village is drawn in its look either.
    """
    people = told.area(county).bands
    shown = {band_of(area, told.measure) for area in told.drawn(county)}
    lines = hatches(looks(told.measure))
    bands = zip(_labels(told, people), looks(told.measure), people, strict=True)
    for number, (label, look, count) in enumerate(bands):
        if count or number in shown:
            yield LegendEntry(label, band=look, hatch=lines.get(look))
    if told.unmeasured and county is None:
        names = told.words.list(told.words.text(one.name) for one in told.unmeasured)
        yield LegendEntry(told.say("unmeasured", list=names), band=UNMEASURED)


def _labels(told: Reached, bands: tuple[int, ...]) -> Iterator[str]:
    people = [told.people(count) for count in bands]
    lows = [f"{limit:g}" for limit in told.measure.thresholds]
    limits = [told.limit(limit) for limit in told.measure.thresholds]
    yield told.say("within", limit=limits[0], people=people[0])
    for low, limit, count in zip(lows, limits[1:], people[1:], strict=False):
        yield told.say("between", low=low, limit=limit, people=count)
    yield told.say("beyond", limit=limits[-1], people=people[-2])
    yield told.say(f"ferry.{told.measure.unit}", people=people[-1])


def _gaps(told: Reached, bands: Iterable[LegendEntry]) -> Iterator[str]:
    """That stripes are people who are not reached."""
    if {entry.hatch.look for entry in bands if entry.hatch} - {FERRY}:
        yield told.say("note.gap", limit=told.goal)


def _outside(told: Reached, county: County | None) -> Iterator[str]:
    """Townships that lie too far at sea to be in the first view of their county."""
    if county is None:
        return
    main, close = main_township(county), close_townships(county)
    for town in county.townships:
        if town not in close:
            way = told.words.way(at(main), at(town))
            names = {"township": told.words.name(town), "main": told.words.name(main)}
            yield told.say("outside", way=way, **names)
