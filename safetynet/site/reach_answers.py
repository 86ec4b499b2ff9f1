"""What the command `safetynet reach` answers: tables and sentences from measured reach."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from safetynet.reach import AreaReach, Coverage, Reach, Subject
from safetynet.reach.report import Report, Section, Table
from safetynet.site.reach_basis import Answers, area_data, frame, reach_data

NOTHING = "–"
EXTREMES = 3
"""So many townships are named as worst and best."""


def overview(answers: Answers) -> Report:
    """All kinds and groups: people within each threshold."""
    words = answers.words
    reaches = tuple(words.study.reaches.values())
    head = (words.say("kind"), answers.say("way"), *answers.labels)
    head = (*head, words.ferry, answers.say("sites"), answers.say("left-out"), answers.say("code"))
    rows = tuple(row for reach in reaches for row in _overview_rows(answers, reach))
    section = Section(
        title=answers.say("overview", where=answers.where),
        lines=answers.basis,
        table=Table(head, rows, frozenset({0, 1, len(head) - 1})),
        notes=(answers.say("left-out.note"),),
    )
    data = {**frame(answers), "reaches": [reach_data(answers, reach) for reach in reaches]}
    return Report((section,), data)


def _overview_rows(answers: Answers, reach: Reach) -> tuple[tuple[str, ...], ...]:
    words, blanks = answers.words, ("",) * 4
    sites = str(len(answers.ids(reach.sites)))
    left_out = str(len(answers.ids(reach.unplaced)))
    name = words.row_name(reach.subject)
    if reach.coverage is None:
        unknown = (NOTHING,) * (len(answers.labels) + 1)
        return ((name, words.mode, *unknown, sites, left_out, reach.subject.code),)
    area = answers.area(reach.coverage)
    counts = (*(f"{count:,}" for count in area.within), f"{area.by_ferry_only:,}")
    first = (name, words.mode, *counts, sites, left_out, reach.subject.code)
    if not area.within_straight:
        return (first,)
    straight = (f"{count:,}" for count in area.within_straight)
    return first, ("", answers.say("straight-line"), *straight, *blanks)


def unmeasured(answers: Answers, subject: Subject, reach: Reach | None) -> Report:
    """A kind of which no site has a known place: a reason in place of figures."""
    words = answers.words
    reason = answers.say("none")
    if reach and reach.unplaced:
        reason = words.say("none.unplaced", count=len(reach.unplaced))
    elif reach and reach.planned:
        reason = words.say("none.planned", count=len(reach.planned))
    data = {**frame(answers), "kind": subject.code, "reason": reason}
    if reach:
        data["reach"] = reach_data(answers, reach)
    return Report((Section(words.title(subject), (reason,)),), data)


def reached(answers: Answers, reach: Reach) -> Report:
    """One kind: people by township, those with the smallest share reached first."""
    coverage = _measured(reach)
    towns = _towns(answers, coverage)
    section = Section(
        title=answers.words.title(reach.subject),
        lines=(*answers.basis, *_sentences(answers, reach), *_extremes(answers, towns)),
        table=_by_township(answers, towns),
    )
    data = {
        **frame(answers),
        "reach": reach_data(answers, reach),
        "townships": [area_data(town) for town in towns],
    }
    return Report((section,), data)


def _sentences(answers: Answers, reach: Reach) -> Iterator[str]:
    """How many are reached, and how many sites are left out."""
    words, area = answers.words, answers.area(_measured(reach))
    within = area.within[words.measure.goal_at]
    yield words.say(
        "finding",
        place=answers.where,
        population=f"{area.population:,}",
        least=words.least(reach),
        within=f"{within:,}",
        share=words.share(within, area.population),
        what=words.what(reach.subject),
        way=words.goal,
        mode=words.mode,
    )
    unplaced = len(answers.ids(reach.unplaced))
    if unplaced:
        every = unplaced + len(answers.ids(reach.sites))
        yield words.say("left-out", every=every, count=unplaced)


def _measured(reach: Reach) -> Coverage:
    if reach.coverage is None:
        msg = f"{reach.subject.code} has not been measured"
        raise ValueError(msg)
    return reach.coverage


def _towns(answers: Answers, coverage: Coverage) -> tuple[AreaReach, ...]:
    """The townships, those with the smallest share of people reached first."""
    goal, county = answers.words.measure.goal_at, answers.county
    towns = (
        town
        for code, town in coverage.townships.items()
        if county is None or code.startswith(county.code)
    )
    return tuple(
        sorted(towns, key=lambda town: (town.within[goal] / max(town.population, 1), town.code))
    )


def _extremes(answers: Answers, towns: Sequence[AreaReach]) -> tuple[str, ...]:
    """Which townships are served worst and best; none is named as both."""
    some = min(EXTREMES, len(towns) // 2)
    if not some:
        return ()
    words, goal = answers.words, answers.words.measure.goal_at
    named = [
        words.atlas.say("page.joint").join(
            answers.say(
                "town",
                town=words.atlas.full_name(town.code),
                share=words.share(town.within[goal], town.population),
            )
            for town in chosen
        )
        for chosen in (towns[:some], towns[: -some - 1 : -1])
    ]
    return (
        answers.say("worst", towns=named[0], way=words.goal),
        answers.say("best", towns=named[1], way=words.goal),
    )


def _by_township(answers: Answers, towns: Sequence[AreaReach]) -> Table:
    words = answers.words
    straight = tuple(
        answers.say("straight", way=label) for label in answers.labels if words.measure.unit == "km"
    )
    head = (
        words.say("township"),
        words.say("people"),
        *answers.labels,
        *straight,
        words.ferry,
        answers.say("mean"),
        words.say("township.nearest"),
    )
    rows = tuple(_town_row(answers, town) for town in towns)
    return Table(head, rows, frozenset({0, len(head) - 1}))


def _town_row(answers: Answers, town: AreaReach) -> tuple[str, ...]:
    words = answers.words
    counts = (town.population, *town.within, *town.within_straight, town.by_ferry_only)
    return (
        words.atlas.full_name(town.code),
        *(f"{count:,}" for count in counts),
        words.mean(town.mean) if math.isfinite(town.mean) else NOTHING,
        words.site(town.nearest).label if town.nearest else answers.say("no-site"),
    )
