"""What is seen in a chart, in one sentence that is true whatever the figures are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safetynet.figures.drawn import pair_labels
from safetynet.figures.facts import Fact, TopicFigures
from safetynet.figures.picked import Bars, Line, Paired, Pairs, Pick, Years
from safetynet.figures.values import share_of
from safetynet.figures.words import FigureWords
from safetynet.model import Basis

FEW = 3
"""Pairs that are told one by one; of more, how many reach what was intended."""

TWO = 2
"""Bars that are only named: neither is "the largest" of anything."""


def sentence_of(words: FigureWords, figures: TopicFigures, pick: Pick) -> str:
    """What a chart shows."""
    if isinstance(pick, Pairs):
        return words.clauses(_pairs(words, figures, pick))
    if isinstance(pick, Years):
        return words.clauses(_years(words, figures, pick))
    return words.clauses(_bars(words, figures, pick))


# --- pairs


def _pairs(words: FigureWords, figures: TopicFigures, pick: Pairs) -> Iterator[str]:
    labels = pair_labels(words, figures, pick)
    if pick.whole:
        yield words.say("says.in-all", says=_measured(words, figures, pick.whole))
    elif len(pick.pairs) <= FEW:
        for pair in pick.pairs:
            said = _measured(words, figures, pair)
            yield words.say("says.row", row=labels[pair], says=said) if len(labels) > 1 else said
    if pick.whole or len(pick.pairs) > FEW:
        yield _reached(words, pick)
        nobody = [labels[pair] for pair in pick.pairs if pair.actual.number == 0]
        if nobody:
            yield words.say("says.none", rows=words.listed(nobody))


def _measured(words: FigureWords, figures: TopicFigures, pair: Paired) -> str:
    """How many of how many, the share, and on which side of the mark."""
    actual, intended, mark = pair.actual, pair.intended, figures.topic.mark
    if actual.at.basis is not Basis.ACTUAL:
        return _wanted(words, pair)
    facts = {
        "actual": words.value(actual),
        "actual_basis": words.basis(actual.at.basis).lower(),
        "intended": words.value(intended),
        "basis": words.basis(intended.at.basis).lower(),
        "share": _share(figures, actual, intended),
    }
    said = words.say("says.pair", **facts)
    if not mark:
        return said
    side = 100 * (actual.number or 0) - mark * (intended.number or 0)
    key = "below" if side < 0 else "above" if side > 0 else "at"
    return words.say(f"says.mark.{key}", says=said, mark=mark)


def _share(figures: TopicFigures, part: Fact, whole: Fact) -> str:
    """A percentage as the document prints it beside the number; else worked out.

    One that was rounded to 0, to 100 or to the mark is worked out, too.
    """
    limits = (figures.topic.mark,) if figures.topic.mark else ()
    worked_out = share_of(part.number or 0, whole.number or 0, limits)
    exact = 100 * (part.number or 0) / (whole.number or 1)
    for fact in figures.certain:
        is_same = (fact.row, fact.at.period, fact.at.basis) == (
            part.row,
            part.at.period,
            part.at.basis,
        )
        number = fact.number if is_same and figures.sort(fact) == "share" else None
        if number is not None and number not in {0, 100, *limits} and abs(number - exact) < 1:
            return f"{number}"
    return worked_out


def _wanted(words: FigureWords, pair: Paired) -> str:
    """What was only applied for: no share, which would read as posts that are filled."""
    return words.say(
        "says.pair.wanted",
        actual=words.value(pair.actual),
        actual_basis=words.basis(pair.actual.at.basis).lower(),
        intended=words.value(pair.intended),
        basis=words.basis(pair.intended.at.basis).lower(),
    )


def _reached(words: FigureWords, pick: Pairs) -> str:
    count = sum((one.actual.number or 0) >= (one.intended.number or 0) for one in pick.pairs)
    pair, every = pick.pairs[0], len(pick.pairs)
    key = "all" if count == every else "no" if not count else "some"
    return words.say(
        f"says.reached.{key}",
        count=count,
        every=every,
        intended=words.number(pair.intended.at.basis),
        actual=words.number(pair.actual.at.basis),
    )


# --- over the years


def _years(words: FigureWords, figures: TopicFigures, pick: Years) -> Iterator[str]:
    labels = words.labels(figures, pick.rows)
    for line in pick.lines:
        said = _course(words, line)
        yield words.say("says.row", row=labels[line.row], says=said) if len(labels) > 1 else said


def _course(words: FigureWords, line: Line) -> str:
    """From the first number to the last, and in which years it was highest."""
    told = [fact for fact in line.facts if fact and fact.number is not None]
    first, last = told[0], told[-1]
    highest = max(fact.number or 0 for fact in told)
    years = [fact for fact in told if fact.number == highest]
    if len(years) == len(told):
        return words.say("says.flat", value=words.value(first), count=len(told))
    says = words.say(
        "says.course",
        first=words.value(first),
        last=words.value(last),
        from_=words.short(first.at.period),
        until=words.short(last.at.period),
    )
    top = words.listed(words.short(fact.at.period) for fact in years)
    if years in ([first], [last]):
        return words.say("says.top.end", says=says, year=top)
    return words.say("says.top", says=says, year=top, value=words.value(years[0]))


# --- side by side


def _bars(words: FigureWords, figures: TopicFigures, pick: Bars) -> Iterator[str]:
    facts = (*pick.facts, *pick.small)
    labels = words.labels(figures, tuple(fact.row for fact in facts))
    if len(facts) <= TWO and not pick.whole:
        for fact in facts:
            yield words.say("says.row", row=labels[fact.row], says=words.value(fact))
        return
    highest = max(fact.number or 0 for fact in pick.facts)
    first = [fact for fact in pick.facts if fact.number == highest]
    said = words.listed(labels[fact.row] for fact in first)
    if pick.whole:
        share = _share(figures, first[0], pick.whole)
        yield _most_of(words, pick.whole, first, {"rows": said, "share": share})
    else:
        yield words.say(f"says.most.{_one(first)}", rows=said, value=words.value(first[0]))
        if not pick.small:
            yield _least(words, pick.facts, [labels[fact.row] for fact in pick.facts])
    if pick.small:
        yield words.say("says.small", rows=words.listed(labels[one.row] for one in pick.small))


def _most_of(words: FigureWords, whole: Fact, first: Sequence[Fact], said: dict[str, str]) -> str:
    value = first[0]
    return words.say(
        f"says.share.{_one(first)}",
        value=words.value(value),
        whole=words.value(whole),
        **said,
    )


def _least(words: FigureWords, facts: Sequence[Fact], labels: Sequence[str]) -> str:
    lowest = min(fact.number or 0 for fact in facts)
    pairs = zip(facts, labels, strict=True)
    last = [(fact, label) for fact, label in pairs if fact.number == lowest]
    said = words.listed(label for _, label in last)
    key = f"says.least.{_one(last)}"
    return words.say(key, rows=said, value=words.value(last[0][0]))


def _one(facts: Sequence[object]) -> str:
    return "one" if len(facts) == 1 else "several"
