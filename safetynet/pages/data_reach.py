"""What the page of downloads says of the files of reach: how much, what is left out, columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from safetynet.exports.reach_table import csv_columns, feature_columns, left_out, row_count
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_columns import ColumnsView, ColumnView
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.words import say_list

REACH_FILES = ("reach.csv", "reach.geojson")
"""Files of /data/ about who is reached."""
FEATURE_COLUMNS = (
    *("county", "county_code", "township", "township_code", "village", "village_code"),
    *("village_en", "population"),
)
"""Properties of a village in reach.geojson before those of kinds."""


def reach_notes(words: ReachWords) -> tuple[str, ...]:
    """Sentences about both reach files; those that have nothing to name are left out."""
    atlas, directory, study = words.atlas, words.atlas.directory, words.study
    facts = {
        "rows": f"{row_count(study):,}",
        "month": words.month,
        "table": directory.assumptions.population.name.in_(atlas.locale),
    }
    return (
        atlas.say("page.data.reach.size", **facts),
        *_named(atlas, "unmeasured", _unmeasured(atlas)),
        *_named(atlas, "left-out", _left_out(atlas)),
        atlas.say(f"page.data.reach.credit.{study.measure.unit}", **facts),
    )


def _named(atlas: Atlas, name: str, kinds: tuple[str, ...], **facts: str) -> Iterator[str]:
    """A sentence that names kinds; none where there are none."""
    if kinds:
        named = say_list(kinds, atlas.directory.strings, atlas.locale)
        yield atlas.say(f"page.data.reach.{name}", kinds=named, **facts)


def _unmeasured(atlas: Atlas) -> tuple[str, ...]:
    """Kinds of which no site has a known place."""
    reaches = atlas.study.reaches.values()
    return tuple(
        atlas.kind(reach.subject.code).label
        for reach in reaches
        if reach.coverage is None and reach.subject.sort == "kind"
    )


def without_rows(atlas: Atlas) -> Iterator[str]:
    """For each county the kinds that have rows in other counties only."""
    for county in atlas.directory.geography.counties:
        name = county.name.in_(atlas.locale)
        yield from _named(atlas, "partly", _not_measured_in(atlas, county.code), county=name)


def _not_measured_in(atlas: Atlas, county: str) -> tuple[str, ...]:
    return tuple(
        atlas.kind(reach.subject.code).label
        for reach in atlas.study.measured
        if reach.subject.sort == "kind" and reach.coverage and not reach.coverage.has(county)
    )


def _left_out(atlas: Atlas) -> tuple[str, ...]:
    """Kinds with sites left out in counties that have rows for them, with how many sites."""
    counts = {
        reach.subject.code: sum(
            count
            for county, count in left_out(atlas.directory, reach).items()
            if reach.coverage and reach.coverage.has(county)
        )
        for reach in atlas.study.measured
        if reach.subject.sort == "kind"
    }
    return tuple(
        atlas.say("page.data.reach.left-out.kind", kind=atlas.kind(code).label, count=count)
        for code, count in counts.items()
        if count
    )


def reach_columns(words: ReachWords) -> tuple[ColumnsView, ...]:
    """What each column of reach.csv and each property of reach.geojson means."""
    measure = words.measure
    kind = words.atlas.say("page.data.column.of-kind")
    of_kind = {key: f"{kind}.{name}" for key, name in feature_columns(measure).items()}
    of_village = {name: name for name in FEATURE_COLUMNS}
    return (
        ColumnsView(REACH_FILES[0], _guide(words, csv_columns(measure))),
        ColumnsView(REACH_FILES[1], _guide(words, of_village | of_kind)),
    )


def _guide(words: ReachWords, columns: Mapping[str, str]) -> tuple[ColumnView, ...]:
    atlas = words.atlas
    unit = atlas.say(f"page.data.unit.{words.measure.unit}")
    facts = {"unit": unit, "way": words.mode, "goal": words.goal}
    return tuple(
        ColumnView(name, atlas.say(f"page.data.column.{key}", **facts))
        for key, name in columns.items()
    )
