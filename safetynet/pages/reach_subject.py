"""The page on the reach of one kind or group, in all counties."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.pages import addresses
from safetynet.pages.maps import MapView, reach_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import HotlineView
from safetynet.pages.reach_change import PlanView, plans
from safetynet.pages.reach_rows import Cell, Row, Swatch, Table, area_row, columns, swatches
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.reach import AreaReach, Coverage, Reach


@dataclass(frozen=True)
class LeftOut:
    """A site without figures, and where it is in words."""

    site: Link
    place: str


@dataclass(frozen=True)
class SubjectView:
    """Everything pages/reach-subject.html prints."""

    name: str
    hotlines: tuple[HotlineView, ...]
    lead: tuple[str, ...]
    """The finding in sentences; or why there is none."""
    table: Table | None
    legend: tuple[Swatch, ...]
    map: MapView | None
    left_out: tuple[LeftOut, ...]
    roaming: tuple[LeftOut, ...]
    plans: tuple[PlanView, ...]
    catchment: Table | None
    links: tuple[Link, ...]


def subject_page(words: ReachWords, reach: Reach) -> Page:
    """The page on one kind or group."""
    atlas, subject = words.atlas, reach.subject
    records = words.records((*reach.sites, *reach.unplaced, *reach.doorless, *reach.planned))
    view = _subject(words, reach)
    return Page(
        locale=atlas.locale,
        path=addresses.reach(atlas.directory, atlas.locale, subject, None),
        twin=addresses.reach(atlas.directory, atlas.other, subject, None),
        template="reach-subject.html",
        title=words.title(subject),
        description=words.say("subject.description", what=words.what(subject)),
        crumbs=(atlas.home, words.index),
        view=view,
        updated=newest(records),
        quick_exit=words.is_quiet(subject),
        has_map=view.map is not None,
    )


def _subject(words: ReachWords, reach: Reach) -> SubjectView:
    atlas = words.atlas
    return SubjectView(
        name=words.title(reach.subject),
        hotlines=atlas.protection_lines if words.is_quiet(reach.subject) else (),
        lead=tuple(lead(words, reach)),
        table=_table(words, reach),
        legend=swatches(words),
        map=reach_map(words.atlas.directory, words.study, reach, None, words.atlas.locale),
        left_out=places(words, reach.unplaced),
        roaming=places(words, reach.doorless),
        plans=plans(words, reach),
        catchment=catchment_table(words, reach, _county_names(words, reach)),
        links=links(words, reach),
    )


def lead(words: ReachWords, reach: Reach) -> Iterable[str]:
    """How many are reached in all counties, and what is left out; or why nothing is known."""
    if reach.coverage is None:
        yield why_not(words, reach)
        return
    yield finding(words, reach, reach.coverage.total, words.say("everywhere"))
    yield from caveats(words, reach)


def finding(words: ReachWords, reach: Reach, area: AreaReach, place: str) -> str:
    """The main figure of an area in words."""
    within = area.within[words.measure.goal_at]
    return words.say(
        "finding",
        place=place,
        population=f"{area.population:,}",
        least=words.least(reach),
        within=f"{within:,}",
        share=words.share(within, area.population),
        way=words.goal,
        mode=words.mode,
        what=words.what(reach.subject),
    )


def why_not(words: ReachWords, reach: Reach) -> str:
    """Why a kind has no figures."""
    if reach.unplaced:
        return words.say("none.unplaced", count=len(reach.unplaced))
    return words.say("none.planned", count=len(reach.planned))


def caveats(words: ReachWords, reach: Reach) -> Iterable[str]:
    """What the figures leave out."""
    if reach.unplaced:
        every = len(reach.sites) + len(reach.unplaced)
        yield words.say("left-out", count=len(reach.unplaced), every=every)


def site_note(words: ReachWords, reach: Reach, county: County) -> str:
    """How many sites a county has: counted, left out, or none in the directory."""
    sites = len(words.records(reach.sites, county))
    unplaced = len(words.records(reach.unplaced, county))
    if sites and unplaced:
        return words.say("sites.some", count=sites, unplaced=unplaced)
    if sites:
        return words.say("sites.all", count=sites)
    return words.say("sites.unplaced", count=unplaced) if unplaced else words.say("sites.none")


def places(
    words: ReachWords, ids: Iterable[str], county: County | None = None
) -> tuple[LeftOut, ...]:
    """Sites with their places in words."""
    records = words.records(ids, county)
    return tuple(LeftOut(words.atlas.site(r), words.atlas.place(r)) for r in records)


def _table(words: ReachWords, reach: Reach) -> Table | None:
    if reach.coverage is None:
        return None
    rows = tuple(
        area_row(
            words,
            reach.coverage.counties[county.code],
            Link(
                words.atlas.text(county.name),
                words.link(reach.subject, county).path,
            ),
            site_note(words, reach, county),
        )
        for county in words.atlas.counties
    )
    every = Link(words.say("all-counties"), "")
    return Table(
        caption=words.say(
            "table.counties", what=words.what(reach.subject), mode=words.way_of_tables
        ),
        first=words.say("county"),
        columns=columns(words),
        rows=rows,
        total=area_row(words, reach.coverage.total, every) if len(rows) > 1 else None,
    )


def _county_names(words: ReachWords, reach: Reach) -> dict[str, Link]:
    if reach.coverage is None:
        return {}
    return {
        county.code: Link(words.atlas.text(county.name), words.link(reach.subject, county).path)
        for county in words.atlas.counties
    }


def catchment_table(
    words: ReachWords, reach: Reach, names: dict[str, Link], level: str = "counties"
) -> Table | None:
    """People by the way to the site responsible for them, area by area; None where none is."""
    if reach.catchment is None:
        return None
    areas = _level(reach.catchment, level)
    rows = tuple(
        _catchment_row(words, areas[code], name) for code, name in names.items() if code in areas
    )
    if not rows:
        return None
    return Table(
        caption=words.say("catchment.caption", mode=words.mode),
        first=words.say("county" if level == "counties" else "township"),
        columns=_catchment_columns(words),
        rows=rows,
    )


def _level(coverage: Coverage, level: str) -> dict[str, AreaReach]:
    return dict(coverage.counties if level == "counties" else coverage.townships)


def _catchment_columns(words: ReachWords) -> tuple[str, ...]:
    return (
        words.within(words.measure.goal),
        words.say("beyond", way=words.goal),
        words.ferry,
        words.say("catchment.mean"),
        words.say("people"),
    )


def _catchment_row(words: ReachWords, area: AreaReach, name: Link) -> Row:
    within = area.within[words.measure.goal_at]
    whole = area.population
    parts = (within, whole - within - area.by_ferry_only, area.by_ferry_only)
    labels = _catchment_columns(words)
    mean = words.mean(area.mean) if math.isfinite(area.mean) else "–"
    numbers = [
        Cell(label, f"{part:,}", words.share(part, whole))
        for label, part in zip(labels, parts, strict=False)
    ]
    return Row(
        name.label, (*numbers, Cell(labels[3], mean), Cell(labels[4], f"{whole:,}")), name.path
    )


def links(words: ReachWords, reach: Reach, county: County | None = None) -> tuple[Link, ...]:
    """Ways on: the sites themselves, the same in all counties, the method."""
    atlas, subject = words.atlas, reach.subject
    ways = []
    if county:
        ways.append(Link(words.say("link.all", name=words.name(subject)), words.link(subject).path))
    if subject.sort == "kind":
        ways.append(
            Link(words.say("link.sites", name=words.name(subject)), atlas.kind(subject.code).path)
        )
    return (*ways, words.method)
