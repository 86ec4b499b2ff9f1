"""What stands first on the page on all kinds: the main finding, and how to read figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.directory import CENTERS
from safetynet.pages.reach_rows import by_need
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Reach

READING = ("who", "where", "way", "sites", "line", "ferry", "not")
"""What a reader must know, in this order: `reach.read.<code>` and `reach.read.<code>.text`."""
WORST = 3
"""So many townships with the most people not reached are named at once."""


@dataclass(frozen=True)
class Note:
    """A question of a first reader and its answer."""

    term: str
    text: str


def finding(words: ReachWords) -> Iterator[str]:
    """The main figure of the centers: who is reached, who is not, where they live, what it is."""
    centers = words.study.of("group", CENTERS)
    if not (centers and centers.coverage):
        return
    total, goal = centers.coverage.total, words.measure.goal_at
    within, missing = total.within[goal], total.not_within(goal)
    yield words.say(
        "box",
        month=words.month,
        counties=words.names(words.measured_counties(centers)),
        population=f"{total.population:,}",
        least=words.least(centers),
        within=f"{within:,}",
        share=words.share(within, total.population),
        name=words.name(centers.subject),
        way=words.goal,
        most=words.most(centers),
        missing=f"{missing:,}",
        missing_share=words.share(missing, total.population),
    )
    if worst := _worst(words, centers):
        key = "box.worst-known" if words.unknown(centers) else "box.worst"
        yield words.say(key, townships=worst)
    yield words.say(f"box.basis.{words.measure.unit}", mode=words.mode)


def _worst(words: ReachWords, reach: Reach) -> str:
    """Townships with the most people not reached, other than those where a site may be nearby."""
    coverage, goal = reach.coverage, words.measure.goal_at
    towns = by_need(words.measure, coverage.townships.values() if coverage else ())
    known = [town for town in towns if not words.unknown_here(reach, town.code)]
    return words.atlas.say("page.joint").join(
        words.say(
            "box.township",
            township=words.atlas.full_name(town.code),
            people=f"{town.not_within(goal):,}",
        )
        for town in known[:WORST]
        if town.not_within(goal)
    )


def reading(words: ReachWords) -> Iterator[Note]:
    """What a first reader must know of the figures."""
    facts = {
        "population": f"{sum(county.population for county in words.atlas.counties):,}",
        "month": words.month,
        "thresholds": words.thresholds,
        "goal": words.goal,
        "mode": words.mode,
        "ferry": words.ferry,
        "counties": words.names(words.atlas.counties),
    }
    several = len(words.atlas.counties) > 1
    codes = READING if words.measure.unit == "km" else [c for c in READING if c != "line"]
    for code in codes:
        key = f"read.{code}.{words.measure.unit}" if code == "way" else f"read.{code}.text"
        further = words.say("read.way.counties") if code == "way" and several else ""
        yield Note(words.say(f"read.{code}"), words.say(key, **facts) + further)
