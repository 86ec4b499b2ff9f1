"""The page on the reach of one kind or group, in all counties that have figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet import addresses
from safetynet.geo import County
from safetynet.pages.maps import MapView, reach_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import HotlineView
from safetynet.pages.reach_catchment import catchment_by_county
from safetynet.pages.reach_change import PlanView, plans
from safetynet.pages.reach_rows import Swatch, Table, area_row, columns, optional, swatches
from safetynet.pages.reach_sentences import (
    LeftOut,
    LeftOutView,
    NoFigures,
    caveats,
    finding,
    left_out,
    links,
    not_reached,
    places,
    site_note,
    why_not,
    without_figures,
)
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.reach import Coverage, Reach


@dataclass(frozen=True)
class SubjectView:
    """Everything pages/reach-subject.html prints."""

    name: str
    hotlines: tuple[HotlineView, ...]
    lead: tuple[str, ...]
    """The finding in sentences; or why there is none."""
    table: Table | None
    legend: tuple[Swatch, ...]
    without: tuple[NoFigures, ...]
    map: MapView | None
    left_out: LeftOutView | None
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
    atlas, coverage = words.atlas, reach.coverage
    return SubjectView(
        name=words.title(reach.subject),
        hotlines=atlas.protection_lines if words.is_quiet(reach.subject) else (),
        lead=tuple(_lead(words, reach)),
        table=_table(words, reach, coverage) if coverage else None,
        legend=swatches(words, [coverage.total]) if coverage else (),
        without=without_figures(words, reach),
        map=reach_map(atlas.directory, words.study, reach, None, atlas.locale),
        left_out=left_out(words, reach),
        roaming=places(words, reach.doorless),
        plans=plans(words, reach),
        catchment=catchment_by_county(words, reach),
        links=links(words, reach),
    )


def _lead(words: ReachWords, reach: Reach) -> Iterable[str]:
    """How many are reached where there are figures, and what is left out; or why there are none."""
    if reach.coverage is None:
        yield why_not(words, reach)
        return
    total = reach.coverage.total
    yield finding(words, reach, total, words.everywhere(reach))
    yield from not_reached(words, reach, total)
    yield from caveats(words, reach)


def _table(words: ReachWords, reach: Reach, coverage: Coverage) -> Table:
    def row_name(county: County) -> Link:
        path = words.link(reach.subject, county).path
        return Link(words.atlas.text(county.name), path)

    rows = tuple(
        area_row(
            words,
            coverage.area(county.code),
            row_name(county),
            site_note(words, reach, county),
        )
        for county in words.measured_counties(reach)
    )
    every = Link(words.say("together" if without_figures(words, reach) else "all-counties"), "")
    what = words.what(reach.subject)
    return Table(
        caption=words.say("table.counties", what=what, mode=words.way_of_tables),
        first=words.say("county"),
        columns=columns(words),
        rows=rows,
        total=area_row(words, coverage.total, every) if len(rows) > 1 else None,
    ).without_empty(optional(words))
