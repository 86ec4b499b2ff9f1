"""The page on the reach of one kind or group in one county: townships, gaps, what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet import addresses
from safetynet.geo import County
from safetynet.pages.maps import MapView, reach_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import HotlineView
from safetynet.pages.reach_catchment import catchment_by_township
from safetynet.pages.reach_change import PlanView, SitingView, plans, sitings
from safetynet.pages.reach_gaps import GapView, gaps
from safetynet.pages.reach_rows import (
    Swatch,
    Table,
    area_row,
    by_need,
    columns,
    optional,
    swatches,
)
from safetynet.pages.reach_sentences import (
    LeftOut,
    LeftOutView,
    finding,
    here_too,
    left_out,
    links,
    not_reached,
    places,
    site_note,
)
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.reach import Coverage, Reach


@dataclass(frozen=True)
class CountyReachView:
    """Everything pages/reach-county.html prints."""

    name: str
    hotlines: tuple[HotlineView, ...]
    lead: tuple[str, ...]
    table: Table
    legend: tuple[Swatch, ...]
    map: MapView | None
    gaps: GapView
    left_out: LeftOutView | None
    roaming: tuple[LeftOut, ...]
    plans: tuple[PlanView, ...]
    catchment: Table | None
    sitings: tuple[SitingView, ...]
    siting_note: str
    """What to know before trusting a best place: sites are left out; "" where none is."""
    links: tuple[Link, ...]


def county_page(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> Page:
    """The page on one kind or group in one county that has figures."""
    atlas, subject = words.atlas, reach.subject
    records = words.records((*reach.sites, *reach.unplaced, *reach.planned), county)
    view = _county(words, reach, coverage, county)
    name, label = words.name(subject), atlas.text(county.name)
    return Page(
        locale=atlas.locale,
        path=addresses.reach(atlas.directory, atlas.locale, subject, county),
        twin=addresses.reach(atlas.directory, atlas.other, subject, county),
        template="reach-county.html",
        title=words.say(f"title.{subject.sort}-county", name=name, county=label),
        description=words.say("county.description", what=words.what(subject), county=label),
        crumbs=(atlas.home, words.index, words.link(subject)),
        view=view,
        updated=newest(records),
        quick_exit=words.is_quiet(subject),
        has_map=view.map is not None,
    )


def _county(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> CountyReachView:
    name, label = words.name(reach.subject), words.atlas.text(county.name)
    return CountyReachView(
        name=words.say(f"title.{reach.subject.sort}-county", name=name, county=label),
        hotlines=words.atlas.protection_lines if words.is_quiet(reach.subject) else (),
        lead=tuple(_lead(words, reach, coverage, county)),
        table=_townships(words, reach, coverage, county),
        legend=swatches(words, [coverage.area(county.code)]),
        map=reach_map(words.atlas.directory, words.study, reach, county, words.atlas.locale),
        gaps=gaps(words, reach, coverage, county),
        left_out=left_out(words, reach, county),
        roaming=places(words, reach.doorless, county),
        plans=plans(words, reach, county),
        catchment=catchment_by_township(words, reach, county),
        sitings=sitings(words, reach, county),
        siting_note=_siting_note(words, reach, county),
        links=links(words, reach, county),
    )


def _lead(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> Iterable[str]:
    """The finding, who is not reached, which sites the county has and which are left out."""
    area, label = coverage.area(county.code), words.atlas.text(county.name)
    yield finding(words, reach, area, label)
    yield from not_reached(words, reach, area)
    yield words.say("county.sites", county=label, sites=site_note(words, reach, county))
    here = (one for one in coverage.villages.values() if one.code.startswith(county.code))
    nearest = {one.nearest for one in here if one.nearest}
    if len(words.records(nearest, county)) < len(nearest):
        yield words.say("county.elsewhere")


def _townships(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> Table:
    """Townships, those with the most people not reached first."""
    areas = by_need(words.measure, (coverage.area(town.code) for town in county.townships))
    label = Link(words.atlas.text(county.name), "")
    what = words.what(reach.subject)
    return Table(
        caption=words.say("table.townships", what=what, mode=words.way_of_tables, way=words.goal),
        first=words.say("township"),
        columns=columns(words),
        rows=tuple(
            area_row(
                words,
                area,
                words.atlas.township(area.code),
                here_too(words, reach, area.code),
            )
            for area in areas
        ),
        total=area_row(words, coverage.area(county.code), label),
    ).without_empty(optional(words))


def _siting_note(words: ReachWords, reach: Reach, county: County) -> str:
    count = len(words.records(reach.unplaced, county))
    return words.say("siting.left-out", count=count) if count else ""
