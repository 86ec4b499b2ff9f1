"""What the command `safetynet reach --add` answers: the best places for further sites."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Option, Reach, Siting
from safetynet.reach.report import Report, Section, Table
from safetynet.site.reach_answers import NOTHING
from safetynet.site.reach_basis import Answers, frame


def sited(answers: Answers, reach: Reach, sitings: Sequence[Siting], asked: str) -> Report:
    """The best places for further sites, with the objective and its limits in words.

    `asked` names candidates and objective: "villages.coverage", "sites.median" …
    """
    words = answers.words
    candidates, _, objective = asked.partition(".")
    intro = Section(
        title=answers.say("siting", name=words.name(reach.subject), where=answers.where),
        lines=(
            answers.say(f"objective.{objective}", way=words.goal, mode=words.mode),
            answers.say(f"candidates.{candidates}"),
            answers.say("siting.limits"),
        ),
    )
    sections = tuple(_siting(answers, reach, one) for one in sitings)
    if not sections:
        sections = (Section(answers.say("siting.nobody", way=words.goal, mode=words.mode)),)
    data = {
        **frame(answers),
        "kind": reach.subject.code,
        "candidates": candidates,
        "objective": objective,
        "sitings": [_siting_data(one) for one in sitings],
    }
    return Report((intro, *sections), data)


def _siting(answers: Answers, reach: Reach, siting: Siting) -> Section:
    words = answers.words
    geography = words.atlas.directory.geography
    island, county = geography.island(siting.landmass), geography.county(siting.county)
    unplaced = len(words.records(reach.unplaced, county))
    missing = words.say(
        "siting.missing",
        count=f"{siting.missing:,}",
        way=words.way(siting.threshold),
        mode=words.mode,
    )
    return Section(
        title=answers.say(
            "siting.place",
            county=words.atlas.text(county.name),
            land=words.atlas.text(island.name) if island else words.say("siting.islet"),
        ),
        lines=(missing, *([words.say("siting.left-out", count=unplaced)] if unplaced else ())),
        table=_options(answers, siting) if siting.options else None,
        notes=() if siting.options else (answers.say("siting.nowhere"),),
    )


def _options(answers: Answers, siting: Siting) -> Table:
    words = answers.words
    names = ("further", "gain", "left", "mean", "places")
    head = tuple(words.say(f"siting.{name}") for name in names)
    rows = tuple(
        (
            words.say("siting.sites", count=len(option.places)),
            f"{option.gain:+,}",
            f"{siting.missing - option.gain:,}",
            words.mean(option.mean) if math.isfinite(option.mean) else NOTHING,
            _places(answers, option),
        )
        for option in siting.options
    )
    return Table(head, rows, frozenset({len(head) - 1}))


def _places(answers: Answers, option: Option) -> str:
    return answers.say("places-joint").join(_place(answers.words, place) for place in option.places)


def _place(words: ReachWords, code: str) -> str:
    """A village with its township, or a site that is there."""
    if code in words.atlas.directory.by_id:
        return words.site(code).label
    town = words.atlas.directory.geography.township(code[:8])
    village = words.atlas.text(words.village(code).name)
    return words.say("village", township=words.atlas.text(town.name), village=village)


def _siting_data(siting: Siting) -> Mapping[str, object]:
    return {
        "county": siting.county,
        "landmass": siting.landmass,
        "threshold": siting.threshold,
        "missing": siting.missing,
        "options": [
            {
                "places": option.places,
                "gain": option.gain,
                "mean": round(option.mean, 3) if math.isfinite(option.mean) else None,
            }
            for option in siting.options
        ],
    }
