"""What the command `safetynet reach` answers: tables and sentences from measured reach."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Sequence

from safetynet.pages.reach_sentences import finding, why_not
from safetynet.reach import AreaReach, Coverage, Reach
from safetynet.staff.reach.answers import NOTHING, Answers, area_data, frame, reach_data
from safetynet.staff.report import Report, Section, Table

EXTREMES = 3
"""So many townships are named as worst and best."""


def overview(answers: Answers) -> Report:
    """All kinds and groups: people within each threshold."""
    words = answers.words
    reaches = tuple(words.study.reaches.values())
    ends = (words.ferry, *(answers.say(name) for name in ("sites", "left-out", "figures", "code")))
    head = (words.say("kind"), answers.say("way"), words.say("people"), *answers.labels, *ends)
    section = Section(
        title=answers.say("overview", where=answers.where),
        lines=answers.basis,
        table=Table(
            head,
            tuple(row for reach in reaches for row in _overview_rows(answers, reach)),
            frozenset({0, 1, len(head) - 2, len(head) - 1}),
        ),
        notes=(
            answers.say("figures.note"),
            answers.say("left-out.note"),
            *filter(None, [words.starred(reaches, answers.code)]),
            *(_reason(answers, reach) for reach in reaches if not answers.area(reach.coverage)),
        ),
    )
    data = {**frame(answers), "reaches": [reach_data(answers, reach) for reach in reaches]}
    return Report((section,), data)


def _overview_rows(answers: Answers, reach: Reach) -> tuple[tuple[str, ...], ...]:
    """A row over land, and one in straight lines where there are any."""
    words = answers.words
    name = words.row_name(reach.subject)
    counted = (str(len(answers.ids(reach.sites))), str(len(answers.ids(reach.unplaced))))
    last = (words.names(words.measured_counties(reach)) or NOTHING, reach.subject.code)
    area = answers.area(reach.coverage)
    if area is None:
        return ((name, words.mode, *(NOTHING,) * (len(answers.labels) + 2), *counted, *last),)
    people = (area.population, *area.within, area.by_ferry_only)
    counts = (f"{count:,}" for count in people)
    row = (words.marked(reach, answers.code), words.mode, *counts, *counted, *last)
    if not area.within_straight:
        return (row,)
    straight = (f"{count:,}" for count in area.within_straight)
    return row, ("", answers.say("straight-line"), "", *straight, *("",) * 5)


def _reason(answers: Answers, reach: Reach) -> str:
    name, why = answers.words.row_name(reach.subject), why_not(answers.words, reach, answers.county)
    return answers.say("reason", what=name, why=why)


def unmeasured(answers: Answers, reach: Reach) -> Report:
    """A kind without figures in the county, or anywhere: a reason in place of them."""
    why = why_not(answers.words, reach, answers.county)
    line = answers.say("reason", what=answers.where, why=why)
    data = {**frame(answers), "reach": reach_data(answers, reach)}
    return Report((Section(answers.words.title(reach.subject), (line,)),), data)


def reached(answers: Answers, reach: Reach, coverage: Coverage) -> Report:
    """One kind: people by township, those with the smallest share reached first.

    Raises `KeyError` when the coverage does not have the county.
    """
    reach = dataclasses.replace(reach, coverage=coverage)
    area, towns = coverage.area(answers.code), _towns(answers, coverage)
    section = Section(
        title=answers.words.title(reach.subject),
        lines=(
            *answers.basis,
            finding(answers.words, reach, area, _place(answers, reach)),
            *answers.left_out(reach, area.code),
            *answers.unmeasured(reach),
            *_extremes(answers, reach, area, towns),
        ),
        table=_by_township(answers, reach, towns),
        notes=tuple(filter(None, [answers.words.starred([reach], area.code)])),
    )
    data = {
        **frame(answers),
        "reach": reach_data(answers, reach),
        "townships": [area_data(answers, reach, town) for town in towns],
    }
    return Report((section,), data)


def _place(answers: Answers, reach: Reach) -> str:
    return answers.where if answers.county else answers.words.everywhere(reach)


def _share(area: AreaReach, goal: int) -> float:
    return area.within[goal] / max(area.population, 1)


def _towns(answers: Answers, coverage: Coverage) -> tuple[AreaReach, ...]:
    """The townships, those with the smallest share of people reached first."""
    goal, codes = answers.words.measure.goal_at, {county.code for county in answers.counties}
    towns = (town for code, town in coverage.townships.items() if code[:5] in codes)
    return tuple(sorted(towns, key=lambda town: (_share(town, goal), town.code)))


def _extremes(
    answers: Answers, reach: Reach, area: AreaReach, towns: Sequence[AreaReach]
) -> Iterator[str]:
    """Which townships are served worse and better than the whole; where all are alike, none is.

    Of a township with a site whose place is not known nobody can say so.
    """
    words, goal = answers.words, answers.words.measure.goal_at
    whole = _share(area, goal)
    sure = [town for town in towns if not words.unknown_here(reach, town.code)]
    worst = [town for town in sure if _share(town, goal) < whole][:EXTREMES]
    best = [town for town in reversed(sure) if _share(town, goal) > whole][:EXTREMES]
    if worst and best:
        yield answers.say("worst", towns=_with_share(answers, worst), way=words.goal)
        yield answers.say("best", towns=_with_share(answers, best), way=words.goal)


def _with_share(answers: Answers, towns: Sequence[AreaReach]) -> str:
    words, goal = answers.words, answers.words.measure.goal_at
    return answers.named(
        [
            answers.say(
                "town",
                town=words.atlas.full_name(town.code),
                share=words.share(town.within[goal], town.population),
            )
            for town in towns
        ]
    )


def _by_township(answers: Answers, reach: Reach, towns: Sequence[AreaReach]) -> Table:
    words = answers.words
    is_straight = words.measure.unit == "km"
    straight = tuple(answers.say("straight", way=way) for way in answers.labels if is_straight)
    head = (
        words.say("township"),
        words.say("people"),
        *answers.labels,
        *straight,
        words.ferry,
        answers.say("mean"),
        answers.say("left-out"),
        words.say("township.nearest"),
    )
    rows = tuple(_town_row(answers, reach, town) for town in towns)
    return Table(head, rows, frozenset({0, len(head) - 1}))


def _town_row(answers: Answers, reach: Reach, town: AreaReach) -> tuple[str, ...]:
    """A township; a star says that its figures are at least what they say."""
    words = answers.words
    counts = (town.population, *town.within, *town.within_straight, town.by_ferry_only)
    name, nowhere = words.atlas.full_name(town.code), f"gaps.no-site.{words.measure.unit}"
    return (
        words.say("starred", name=name) if words.unknown(reach, town.code) else name,
        *(f"{count:,}" for count in counts),
        words.mean(town.mean) if math.isfinite(town.mean) else NOTHING,
        str(words.unknown_here(reach, town.code)),
        words.site(town.nearest).label if town.nearest else words.say(nowhere),
    )
