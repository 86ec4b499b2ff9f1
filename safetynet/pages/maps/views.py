"""What a page says about its map: which script draws it, its legend, and its equal in words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safetynet.directory import Directory
from safetynet.geo import County, Township
from safetynet.marks import DRAWN, Marks, is_drawn, marks_of
from safetynet.model import Record, Status
from safetynet.nearest import has_pin, pin_of
from safetynet.pages.bands import Hatch
from safetynet.pages.maps.around import of_site, of_township
from safetynet.pages.maps.counts import of_all, of_county, of_kind
from safetynet.pages.maps.phrases import Phrases
from safetynet.text import Locale


@dataclass(frozen=True)
class LegendEntry:
    """One line of the legend: a mark or a swatch, and what it means."""

    label: str
    group: str = ""
    """Group whose shape and colour the mark has."""
    glyph: str = ""
    precision: str = ""
    planned: bool = False
    swatch: str = ""
    """`area`, `cluster`, `focus` or `here` instead of a mark."""
    band: str = ""
    """The look of a band of reach instead of a mark: see `safetynet.pages.bands.looks`."""
    hatch: Hatch | None = None
    """The lines of a hatched band."""


@dataclass(frozen=True)
class MapView:
    """A map and its equal in words."""

    title: str
    script: str
    """Path of the module that draws it, from the site's root."""
    data: Mapping[str, str]
    """data-* attributes of the map's element, without the prefix."""
    sentences: tuple[str, ...]
    """The map in words: neighbors, directions, distances."""
    legend: tuple[LegendEntry, ...]
    notes: tuple[str, ...] = ()
    """What the legend alone does not say."""


def site_map(directory: Directory, record: Record, locale: Locale) -> MapView | None:
    """The map of one place; None where nothing may or can be shown."""
    if record.confidential or record.township is None:
        return None
    words = Phrases(directory, locale)
    swatch = "serves" if has_pin(record) else "unplaced"
    areas = record.serves if has_pin(record) else (record.township,)
    return MapView(
        title=words.say("map.title.of", name=record.name.in_(locale)),
        script="assets/maps/site.js",
        data=_site_data(directory, record, areas, locale),
        sentences=of_site(words, record, directory.geography.township(record.township)),
        legend=_site_legend(words, record, swatch if areas else ""),
    )


def township_map(directory: Directory, township: Township, locale: Locale) -> MapView:
    """The map of one township."""
    words = Phrases(directory, locale)
    county = directory.geography.county(township.county)
    here = directory.by_township.get(township.code, ())
    return MapView(
        title=words.say("map.title.of", name=township.name.in_(locale)),
        script=f"assets/maps/township/{county.slug}-{township.slug}.js",
        data={},
        sentences=of_township(words, township, [r for r in here if is_drawn(r)], _unplaced(here)),
        legend=mark_legend(words, directory.marks[county.code], "area"),
    )


def county_map(directory: Directory, county: County, locale: Locale) -> MapView:
    """The map of one county."""
    words = Phrases(directory, locale)
    records = directory.by_county.get(county.code, ())
    drawn = [record for record in records if is_drawn(record)]
    return MapView(
        title=words.say("map.title.of", name=county.name.in_(locale)),
        script=f"assets/maps/county/{county.slug}.js",
        data={},
        sentences=of_county(words, county, drawn, _unplaced(records)),
        legend=mark_legend(words, marks_of(drawn), "area"),
    )


def kind_map(directory: Directory, kind_code: str, locale: Locale) -> MapView:
    """The map of all places of one kind."""
    words = Phrases(directory, locale)
    kind = directory.vocabulary.kinds[kind_code]
    records = directory.by_kind.get(kind_code, ())
    drawn = [record for record in records if is_drawn(record)]
    return MapView(
        title=words.say("map.title.of", name=kind.label.in_(locale)),
        script=f"assets/maps/kind/{directory.neutral.get(('kind', kind_code), kind_code)}.js",
        data={"quick-exit": ""} if kind.quick_exit else {},
        sentences=of_kind(words, kind_code, drawn, _unplaced(records)),
        legend=mark_legend(words, marks_of(drawn)),
    )


def all_map(directory: Directory, locale: Locale) -> MapView:
    """The map of every place of the edition."""
    words = Phrases(directory, locale)
    drawn = [record for record in directory.records if is_drawn(record)]
    return MapView(
        title=words.say("map.title.all"),
        script="assets/maps/all.js",
        data={},
        sentences=of_all(words, drawn, _unplaced(directory.records)),
        legend=mark_legend(words, marks_of(drawn)),
    )


def finder_map(directory: Directory, locale: Locale) -> MapView:
    """The map beside the finder's list; its words are those of all places until a script runs."""
    words = Phrases(directory, locale)
    everything = all_map(directory, locale)
    here = LegendEntry(words.say("finder-map.legend.here"), swatch="here")
    return dataclasses.replace(
        everything,
        title=words.say("finder-map.title"),
        script="assets/maps/finder.js",
        data={"counties": " ".join(county.slug for county in directory.geography.counties)},
        legend=(*everything.legend, here),
    )


def _site_data(
    directory: Directory, record: Record, areas: Iterable[str], locale: Locale
) -> Mapping[str, str]:
    kind = directory.vocabulary.kinds[record.kind]
    data = {
        "id": record.id,
        "county": directory.geography.county(record.county).slug,
        "areas": " ".join(areas),
        "name": record.name.in_(locale),
        "group": kind.group,
        "glyph": kind.glyph,
    }
    point = pin_of(record)
    if point:
        data |= {
            "lon": str(point.lon),
            "lat": str(point.lat),
            "precision": point.precision.value,
        }
    elif record.township:
        bounds = directory.geography.township_shapes[record.township].bounds
        data["box"] = " ".join(map(str, bounds))
    flags = {"planned": record.status is Status.PLANNED, "quick-exit": kind.quick_exit}
    return data | {name: "" for name, is_set in flags.items() if is_set}


def _unplaced(records: Iterable[Record]) -> int:
    """How many open places have no point that may be drawn."""
    return sum(record.status in DRAWN and not has_pin(record) for record in records)


def _site_legend(words: Phrases, record: Record, swatch: str) -> tuple[LegendEntry, ...]:
    around, own = words.directory.marks[record.county], marks_of([record])
    marks = Marks(
        kinds=around.kinds | own.kinds,
        has_village=around.has_village or own.has_village,
        has_planned=around.has_planned or own.has_planned,
        has_several=around.has_several,
    )
    entries = mark_legend(words, marks, swatch)
    if not own.kinds:
        return entries
    return (LegendEntry(words.say("map.legend.focus"), swatch="focus"), *entries)


def mark_legend(words: Phrases, marks: Marks, swatch: str = "") -> tuple[LegendEntry, ...]:
    """What the marks of sites mean, and a swatch."""
    kinds, groups = words.directory.vocabulary.kinds, words.directory.vocabulary.groups
    present = {kinds[code].group for code in marks.kinds}
    entries = [
        LegendEntry(group.label.in_(words.locale), code)
        for code, group in groups.items()
        if code in present
    ]
    if marks.has_village:
        entries.append(LegendEntry(words.say("map.legend.village"), "other", precision="village"))
    if marks.has_planned:
        entries.append(LegendEntry(words.say("map.legend.planned"), "other", planned=True))
    if marks.has_several:
        entries.append(LegendEntry(words.say("map.legend.cluster"), swatch="cluster"))
    if swatch:
        entries.append(LegendEntry(words.say(f"map.legend.{swatch}"), swatch="area"))
    return tuple(entries)
