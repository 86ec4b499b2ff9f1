"""Charts of figures: what was picked, with the words that stand in the picture."""

from __future__ import annotations

from safetynet.charts import Bar, BarChart, Chart, Pair, PairChart, Series, TimeChart
from safetynet.figures.facts import Fact, Row, TopicFigures
from safetynet.figures.picked import Bars, Line, Paired, Pairs, Pick, Years
from safetynet.figures.words import FigureWords
from safetynet.model.indicators import is_small


def chart_of(words: FigureWords, figures: TopicFigures, pick: Pick) -> Chart:
    """The chart of what was picked."""
    if isinstance(pick, Pairs):
        return _pair_chart(words, figures, pick)
    if isinstance(pick, Years):
        return _time_chart(words, figures, pick)
    return _bar_chart(words, figures, pick)


def title_of(words: FigureWords, figures: TopicFigures, pick: Pick) -> str:
    """What a chart is of: sort of figure, period, unit; and the item where it is of one only."""
    if isinstance(pick, Pairs):
        title = _pairs_title(words, pick)
    elif isinstance(pick, Years):
        first = next(fact for line in pick.lines for fact in line.facts if fact)
        title = _title(words, first, f"{pick.periods[0]}/{pick.periods[-1]}")
    else:
        title = _title(words, pick.facts[0], pick.facts[0].at.period)
    subject = _subject(figures, pick)
    if subject is None:
        return title
    label = words.labels(figures, (subject,))[subject]
    return words.say("row.of", item=label, part=title)


def _subject(figures: TopicFigures, pick: Pick) -> Row | None:
    """What all that is drawn is part of, in a topic of several things."""
    if isinstance(pick, Bars) and pick.of:
        return pick.of
    items = {row.item for row in pick.rows}
    is_one = len(items) == 1 and len({row.item for row in figures.rows}) > 1
    return Row(items.pop()) if is_one else None


def _title(words: FigureWords, fact: Fact, period: str) -> str:
    return words.say(
        "chart.one",
        basis=words.basis(fact.at.basis),
        period=words.period(period),
        unit=words.unit_label(fact.at.unit),
    )


def _pairs_title(words: FigureWords, pick: Pairs) -> str:
    pair = pick.pairs[0]
    periods = dict.fromkeys(one.actual.at.period for one in pick.pairs)
    return words.say(
        "chart.pairs",
        intended=words.basis(pair.intended.at.basis),
        actual=words.basis(pair.actual.at.basis).lower(),
        period=words.listed(map(words.period, periods)),
        unit=words.unit_label(pair.actual.at.unit),
    )


def pair_labels(words: FigureWords, figures: TopicFigures, pick: Pairs) -> dict[Paired, str]:
    """What each pair is of; of several periods with the period, of one thing only the period."""
    labels = words.labels(figures, pick.rows)
    if pick.is_of_one_period:
        return {pair: labels[pair.row] for pair in pick.pairs}
    return {
        pair: words.period(pair.actual.at.period)
        if len(labels) == 1
        else words.say("row.in", row=labels[pair.row], period=words.short(pair.actual.at.period))
        for pair in pick.pairs
    }


def _pair_chart(words: FigureWords, figures: TopicFigures, pick: Pairs) -> PairChart:
    labels, first, mark = pair_labels(words, figures, pick), pick.pairs[0], figures.topic.mark
    reference = words.basis(first.intended.at.basis)
    return PairChart(
        pairs=tuple(
            Pair(
                label=labels[pair],
                reference=pair.intended.number or 0,
                actual=pair.actual.number or 0,
                said=words.say(
                    "chart.pair",
                    actual=words.amount(pair.actual),
                    intended=words.value(pair.intended),
                ),
            )
            for pair in pick.pairs
        ),
        reference=reference,
        actual=words.basis(first.actual.at.basis),
        mark=mark,
        mark_label=words.say("chart.mark", mark=mark, basis=reference.lower()) if mark else "",
    )


def _time_chart(words: FigureWords, figures: TopicFigures, pick: Years) -> TimeChart:
    labels = words.labels(figures, pick.rows)
    return TimeChart(
        periods=tuple(map(words.short, pick.periods)),
        series=tuple(_series(words, labels[line.row], line) for line in pick.lines),
    )


def _series(words: FigureWords, label: str, line: Line) -> Series:
    return Series(
        label=label,
        values=tuple(fact.number if fact else None for fact in line.facts),
        said=tuple(_said(words, fact) for fact in line.facts),
    )


def _said(words: FigureWords, fact: Fact | None) -> str:
    """A number as there is room for it over a column; `<10` stays as short as it is."""
    if fact is None:
        return words.say("chart.gap")
    return str(fact.value) if is_small(fact.value) else words.amount(fact)


def _bar_chart(words: FigureWords, figures: TopicFigures, pick: Bars) -> BarChart:
    labels = words.labels(figures, pick.rows)
    return BarChart(
        tuple(Bar(labels[fact.row], fact.number or 0, words.value(fact)) for fact in pick.facts)
    )
