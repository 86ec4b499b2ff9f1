"""What is said of a kind or group besides its tables: the finding, what it leaves out, why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.pages.page import Link
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Reach


@dataclass(frozen=True)
class LeftOut:
    """A site without figures, and where it is in words."""

    site: Link
    place: str


@dataclass(frozen=True)
class LeftOutView:
    """Sites without figures, and why they have none."""

    lead: str
    sites: tuple[LeftOut, ...]


@dataclass(frozen=True)
class NoFigures:
    """A county without figures: the reason, and its sites whose place is not known."""

    county: Link
    why: str
    sites: tuple[LeftOut, ...]


def finding(words: ReachWords, reach: Reach, area: AreaReach, place: str) -> str:
    """The main figure of an area in words."""
    within = area.within[words.measure.goal_at]
    return words.say(
        "finding",
        place=place,
        population=f"{area.population:,}",
        least=words.least(reach, area.code),
        within=f"{within:,}",
        share=words.share(within, area.population),
        way=words.goal,
        mode=words.mode,
        what=words.what(reach.subject),
    )


def not_reached(words: ReachWords, reach: Reach, area: AreaReach) -> Iterable[str]:
    """Who is farther than the goal, and who needs a boat."""
    farther = area.not_within(words.measure.goal_at) - area.by_ferry_only
    if farther:
        yield words.say(
            "farther",
            most=words.most(reach, area.code),
            count=f"{farther:,}",
            way=words.goal,
            mode=words.mode,
        )
    if area.by_ferry_only:
        key = f"only-ferry.{words.measure.unit}"
        yield words.say(key, count=f"{area.by_ferry_only:,}")


def why_not(words: ReachWords, reach: Reach, county: County | None = None) -> str:
    """Why there are no figures, or none of a county."""
    for name, ids in (
        ("unplaced", reach.unplaced),
        ("planned", reach.planned),
        ("doorless", reach.doorless),
    ):
        count = len(words.records(ids, county))
        if count:
            return words.say(f"none.{name}", count=count)
    return words.say("none.unlisted")


def without_figures(words: ReachWords, reach: Reach) -> tuple[NoFigures, ...]:
    """The counties without figures, where others have some."""
    measured = words.measured_counties(reach)
    return tuple(
        NoFigures(
            words.atlas.county(county.code),
            why_not(words, reach, county),
            places(words, reach.unplaced, county),
        )
        for county in words.atlas.counties
        if measured and county not in measured
    )


def caveats(words: ReachWords, reach: Reach) -> Iterable[str]:
    """What the figures of all counties leave out."""
    unknown = len(words.unknown(reach))
    if unknown:
        yield words.say("left-out", count=unknown, every=len(reach.sites) + unknown)


def site_note(words: ReachWords, reach: Reach, county: County | None = None) -> str:
    """How many sites there are in a county, or in all that have figures: counted and left out."""
    sites = len(words.records(reach.sites, county))
    unknown = len(words.unknown(reach, county.code if county else ""))
    return words.say("sites.some" if unknown else "sites.all", count=sites, unplaced=unknown)


def here_too(words: ReachWords, reach: Reach, township: str) -> str:
    """That a township has sites whose place is not known; "" where it has none."""
    count = words.unknown_here(reach, township)
    return words.say("here-too", count=count) if count else ""


def left_out(words: ReachWords, reach: Reach, county: County | None = None) -> LeftOutView | None:
    """The sites that figures leave out, or because of which there are none."""
    if reach.coverage is None:
        ids: Iterable[str] = reach.unplaced
    else:
        ids = (record.id for record in words.unknown(reach, county.code if county else ""))
    sites = places(words, ids)
    key = "left-out.lead" if reach.coverage else "left-out.all"
    return LeftOutView(words.say(key), sites) if sites else None


def places(
    words: ReachWords, ids: Iterable[str], county: County | None = None
) -> tuple[LeftOut, ...]:
    """Sites with their places in words."""
    records = words.records(ids, county)
    return tuple(LeftOut(words.atlas.site(r), words.atlas.place(r)) for r in records)


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
