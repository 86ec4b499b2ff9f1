"""The gap list of a county: villages by how many of their people are not reached."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.pages.page import Link
from safetynet.pages.reach_rows import Cell, Row, Table, by_need, counted
from safetynet.pages.reach_sentences import here_too
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Coverage, Reach

SHOWN = 20
"""Villages that stand in a table and are seen at once; the rest is folded, one line each."""
FEW, PERCENT = 50, 5
"""A village with fewer people not reached, or a smaller share of them, is only summed up: that
the people of a village live evenly spread over it is not exact enough to name it."""


@dataclass(frozen=True)
class GapLine:
    """A village in one line, and the site nearest to most of its people."""

    words: str
    site: Link | None
    """None where there is none on its land."""
    note: str


@dataclass(frozen=True)
class GapView:
    """Villages by how many of their people are not reached."""

    sentence: str
    first: Table | None
    rest: tuple[GapLine, ...]
    more: str
    """What unfolds the rest."""
    minor: str
    """The villages that are only summed up; "" where there are none."""


def gaps(words: ReachWords, reach: Reach, coverage: Coverage, county: County) -> GapView:
    """The villages of a county with people beyond the goal, most such people first."""
    goal = words.measure.goal_at
    codes = [one.code for township in county.townships for one in township.villages]
    areas = by_need(words.measure, (coverage.villages[code] for code in codes))
    missed = [area for area in areas if area.not_within(goal)]
    main = [area for area in missed if not _is_minor(area, goal)]
    minor = [area for area in missed if _is_minor(area, goal)]
    return GapView(
        sentence=words.say(
            "gaps.some" if missed else "gaps.none",
            villages=len(missed),
            every=len(areas),
            people=_people(missed, goal),
            way=words.goal,
            mode=words.mode,
        ),
        first=_table(words, reach, main[:SHOWN]) if main else None,
        rest=tuple(_line(words, reach, area) for area in main[SHOWN:]),
        more=words.say("gaps.more", count=len(main) - SHOWN),
        minor=_minor(words, minor, goal) if minor else "",
    )


def _is_minor(area: AreaReach, goal: int) -> bool:
    missed = area.not_within(goal)
    return missed < FEW or 100 * missed < PERCENT * area.population


def _people(areas: Sequence[AreaReach], goal: int) -> str:
    return f"{sum(area.not_within(goal) for area in areas):,}"


def _minor(words: ReachWords, areas: Sequence[AreaReach], goal: int) -> str:
    return words.say(
        "gaps.minor", count=len(areas), people=_people(areas, goal), few=FEW, percent=PERCENT
    )


def _table(words: ReachWords, reach: Reach, areas: Sequence[AreaReach]) -> Table:
    labels = (
        words.say("gaps.people", way=words.goal),
        words.say("gaps.way", mode=words.mode),
        words.say("gaps.nearest"),
    )
    return Table(
        caption=words.say("gaps.caption", way=words.goal),
        first=words.say("village-name"),
        columns=labels,
        rows=tuple(_row(words, reach, area, labels) for area in areas),
    )


def _row(words: ReachWords, reach: Reach, area: AreaReach, labels: tuple[str, str, str]) -> Row:
    """A village: people not reached, the mean way, the site nearest to most of them."""
    missed = area.not_within(words.measure.goal_at)
    people = counted(words, labels[0], missed, area.population)
    name, note = words.place(area.code), here_too(words, reach, area.code[:8])
    if not has_way(area):
        nowhere = Cell(labels[2], words.say(f"gaps.no-site.{words.measure.unit}"))
        return Row(name, (people, Cell(labels[1], words.ferry), nowhere), note=note)
    way = Cell(labels[1], words.mean(area.mean), beside=_partly(words, area))
    nearest = Cell(labels[2], "", link=words.site(area.nearest))
    return Row(name, (people, way, nearest), note=note)


def _line(words: ReachWords, reach: Reach, area: AreaReach) -> GapLine:
    missed = area.not_within(words.measure.goal_at)
    is_near = has_way(area)
    said = words.say(
        "gaps.line",
        village=words.place(area.code),
        people=f"{missed:,}",
        share=words.share(missed, area.population),
        way=words.say("mean", way=words.mean(area.mean)) if is_near else words.ferry,
    )
    site = words.site(area.nearest) if is_near else None
    return GapLine(said, site, here_too(words, reach, area.code[:8]))


def has_way(area: AreaReach) -> bool:
    """Whether any of its people have a site without a boat."""
    return bool(area.nearest) and math.isfinite(area.mean)


def _partly(words: ReachWords, area: AreaReach) -> str:
    """How many of a village's people have no way; "" where all have one."""
    if not area.by_ferry_only:
        return ""
    return words.say("gaps.ferry", count=f"{area.by_ferry_only:,}", no_way=words.ferry)
