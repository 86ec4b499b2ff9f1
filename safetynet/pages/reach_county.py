"""The page on the reach of one kind or group in one county: townships, gaps, what would help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.pages import addresses
from safetynet.pages.maps import MapView, reach_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import HotlineView
from safetynet.pages.reach_change import PlanView, SitingView, plans, sitings
from safetynet.pages.reach_gaps import GapView, gaps
from safetynet.pages.reach_rows import (
    Swatch,
    Table,
    area_row,
    by_need,
    columns,
    swatches,
)
from safetynet.pages.reach_subject import (
    LeftOut,
    catchment_table,
    finding,
    links,
    places,
    site_note,
)
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.reach import AreaReach, Coverage, Reach


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
    left_out: tuple[LeftOut, ...]
    plans: tuple[PlanView, ...]
    catchment: Table | None
    sitings: tuple[SitingView, ...]
    siting_note: str
    """What to know before trusting a best place: sites are left out; "" where none is."""
    links: tuple[Link, ...]


def county_page(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> Page:
    """The page on one kind or group in one county."""
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
        legend=swatches(words),
        map=reach_map(words.atlas.directory, words.study, reach, county, words.atlas.locale),
        gaps=gaps(words, coverage, county),
        left_out=places(words, reach.unplaced, county),
        plans=plans(words, reach, county),
        catchment=catchment_table(words, reach, _names(words, county), "townships"),
        sitings=sitings(words, reach, county),
        siting_note=_siting_note(words, reach, county),
        links=links(words, reach, county),
    )


def _lead(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> Iterable[str]:
    """The finding, who is not reached, which sites the county has and which are left out."""
    area = coverage.counties[county.code]
    yield finding(words, reach, area, words.atlas.text(county.name))
    if area.by_ferry_only == area.population:
        yield words.say(f"nobody.{words.measure.unit}", what=words.what(reach.subject))
    else:
        yield from _not_reached(words, area)
    yield words.say(
        "county.sites", county=words.atlas.text(county.name), sites=site_note(words, reach, county)
    )
    here = (one for one in coverage.villages.values() if one.code.startswith(county.code))
    nearest = {one.nearest for one in here if one.nearest}
    if len(words.records(nearest, county)) < len(nearest):
        yield words.say("county.elsewhere")


def _not_reached(words: ReachWords, area: AreaReach) -> Iterable[str]:
    farther = area.not_within(words.measure.goal_at) - area.by_ferry_only
    if farther:
        yield words.say("farther", count=f"{farther:,}", way=words.goal, mode=words.mode)
    if area.by_ferry_only:
        key = f"only-ferry.{words.measure.unit}"
        yield words.say(key, count=f"{area.by_ferry_only:,}")


def _names(words: ReachWords, county: County) -> dict[str, Link]:
    return {township.code: words.atlas.township(township.code) for township in county.townships}


def _townships(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> Table:
    """Townships, those with most people not reached first."""
    names = _names(words, county)
    areas = by_need(words.measure, (coverage.townships[code] for code in names))
    label = words.atlas.text(county.name)
    return Table(
        caption=words.say(
            "table.townships",
            what=words.what(reach.subject),
            mode=words.way_of_tables,
            way=words.goal,
        ),
        first=words.say("township"),
        columns=columns(words),
        rows=tuple(area_row(words, area, names[area.code]) for area in areas),
        total=area_row(words, coverage.counties[county.code], Link(label, "")),
    )


def _siting_note(words: ReachWords, reach: Reach, county: County) -> str:
    count = len(words.records(reach.unplaced, county))
    return words.say("siting.left-out", count=count) if count else ""
