"""The gap list of a county: villages by how many of their people are not reached."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from safetynet.geo import County
from safetynet.pages.page import Link
from safetynet.pages.reach_rows import Cell, Row, Table, by_need
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Coverage

SHOWN = 20
"""Villages that stand in a table and are seen at once; the rest is folded, one line each."""


@dataclass(frozen=True)
class GapLine:
    """A village in one line, and the site nearest to most of its people."""

    words: str
    site: Link | None
    """None where there is none on its land."""


@dataclass(frozen=True)
class GapView:
    """Villages by how many of their people are not reached."""

    sentence: str
    first: Table | None
    rest: tuple[GapLine, ...]
    more: str
    """What unfolds the rest."""


def gaps(words: ReachWords, coverage: Coverage, county: County) -> GapView:
    """The villages of a county with people beyond the goal, most such people first.

    Where nobody has a site on their land, a list of all villages would say nothing more.
    """
    goal = words.measure.goal_at
    codes = [one.code for township in county.townships for one in township.villages]
    areas = by_need(words.measure, (coverage.villages[code] for code in codes))
    missed = [area for area in areas if area.not_within(goal)]
    if all(area.by_ferry_only == area.population for area in areas):
        key = f"gaps.everybody.{words.measure.unit}"
        return GapView(words.say(key, every=len(areas), way=words.goal), None, (), "")
    sentence = words.say(
        "gaps.some" if missed else "gaps.none",
        villages=len(missed),
        every=len(areas),
        people=f"{sum(area.not_within(goal) for area in missed):,}",
        way=words.goal,
        mode=words.mode,
    )
    return GapView(
        sentence,
        first=_table(words, missed[:SHOWN]) if missed else None,
        rest=tuple(_line(words, area) for area in missed[SHOWN:]),
        more=words.say("gaps.more", count=len(missed) - SHOWN),
    )


def _table(words: ReachWords, areas: Sequence[AreaReach]) -> Table:
    labels = (
        words.say("gaps.people", way=words.goal),
        words.say("gaps.way", mode=words.mode),
        words.say("gaps.nearest"),
    )
    return Table(
        caption=words.say("gaps.caption", way=words.goal),
        first=words.say("village-name"),
        columns=labels,
        rows=tuple(_row(words, area, labels) for area in areas),
    )


def _row(words: ReachWords, area: AreaReach, labels: tuple[str, str, str]) -> Row:
    """A village: people not reached, the mean way, the site nearest to most of them."""
    missed = area.not_within(words.measure.goal_at)
    people = Cell(labels[0], f"{missed:,}", words.share(missed, area.population))
    if not has_way(area):
        nowhere = Cell(labels[2], words.say(f"gaps.no-site.{words.measure.unit}"))
        return Row(_name(words, area), (people, Cell(labels[1], words.ferry), nowhere))
    way = Cell(labels[1], words.mean(area.mean), beside=_partly(words, area))
    nearest = Cell(labels[2], "", link=words.site(area.nearest))
    return Row(_name(words, area), (people, way, nearest))


def _line(words: ReachWords, area: AreaReach) -> GapLine:
    missed = area.not_within(words.measure.goal_at)
    is_near = has_way(area)
    said = words.say(
        "gaps.line",
        village=_name(words, area),
        people=f"{missed:,}",
        share=words.share(missed, area.population),
        way=words.say("mean", way=words.mean(area.mean)) if is_near else words.ferry,
    )
    return GapLine(said, words.site(area.nearest) if is_near else None)


def has_way(area: AreaReach) -> bool:
    """Whether any of its people have a site without a boat."""
    return bool(area.nearest) and math.isfinite(area.mean)


def _name(words: ReachWords, area: AreaReach) -> str:
    return words.say(
        "village",
        township=words.atlas.township(area.code[:8]).label,
        village=words.atlas.text(words.village(area.code).name),
    )


def _partly(words: ReachWords, area: AreaReach) -> str:
    """How many of a village's people have no way; "" where all have one."""
    if not area.by_ferry_only:
        return ""
    return words.say("gaps.ferry", count=f"{area.by_ferry_only:,}", no_way=words.ferry)
