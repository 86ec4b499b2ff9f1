"""What the command `safetynet reach --add` answers: the best places for further sites."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from safetynet.pages.reach_change import land_of, place_of, signed
from safetynet.reach import Option, Reach, Siting
from safetynet.staff.reach.answers import NOTHING, Answers, frame, rounded
from safetynet.staff.report import Report, Section, Table


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
            *answers.left_out(reach, answers.code),
            *answers.unmeasured(reach),
        ),
    )
    sections = tuple(_siting(answers, one) for one in sitings)
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


def _siting(answers: Answers, siting: Siting) -> Section:
    words = answers.words
    county = words.atlas.directory.geography.county(siting.county)
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
            land=land_of(words, siting),
        ),
        lines=(missing,),
        table=_options(answers, siting) if siting.options else None,
        notes=() if siting.options else (answers.say(f"siting.nowhere.{siting.objective}"),),
    )


def _options(answers: Answers, siting: Siting) -> Table:
    words = answers.words
    names = ("further", "gain", "left", "mean", "places")
    head = tuple(words.say(f"siting.{name}") for name in names)
    rows = tuple(
        (
            words.say("siting.sites", count=len(option.places)),
            _gain(answers, option, siting),
            f"{siting.missing - option.gain:,}",
            words.mean(option.mean) if math.isfinite(option.mean) else NOTHING,
            _places(answers, option),
        )
        for option in siting.options
    )
    return Table(head, rows, frozenset({len(head) - 1}))


def _gain(answers: Answers, option: Option, siting: Siting) -> str:
    """People gained, with their share of those not reached today."""
    words, count = answers.words, signed(option.gain)
    return words.say("of", count=count, share=words.share(option.gain, siting.missing))


def _places(answers: Answers, option: Option) -> str:
    words = answers.words
    return words.say("siting.joint").join(place_of(words, place) for place in option.places)


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
                "mean": rounded(option.mean),
            }
            for option in siting.options
        ],
    }
