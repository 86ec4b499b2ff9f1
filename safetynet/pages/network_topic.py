"""A topic of a county's figures as its page shows it: charts, table, sources, sites of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from safetynet.charts import draw
from safetynet.exports.indicators_csv import figures_path
from safetynet.figures.drawn import chart_of, title_of
from safetynet.figures.facts import TopicFigures
from safetynet.figures.picks import picks_of
from safetynet.figures.sentences import sentence_of
from safetynet.figures.table import Table, table_of
from safetynet.figures.words import FigureWords
from safetynet.geo import County
from safetynet.model import Indicator
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_deployed import KindDeployed, deployed
from safetynet.pages.network_sources import ORIGINAL, cited, document_link
from safetynet.pages.page import Link
from safetynet.pages.parts import Passage

LONG = 16
"""Rows above which a table waits behind its chart."""


@dataclass(frozen=True)
class ChartView:
    """A chart with what it is of and what is seen in it."""

    title: str
    svg: Markup
    sentence: str


@dataclass(frozen=True)
class QuoteView:
    """The words of a document, and what of the table they state."""

    words: Passage
    states: str


@dataclass(frozen=True)
class DocumentQuotes:
    """A document with its words."""

    document: Link
    title: str
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True)
class TopicView:
    """All figures of a topic."""

    id: str
    """Its anchor on the page."""
    title: str
    description: str
    items: tuple[tuple[str, str], ...]
    """What needs a word of explanation, and the word."""
    mark: str
    """Whose mark is drawn into the charts; "" where there is none."""
    charts: tuple[ChartView, ...]
    table: Table
    caption: str
    """Over the table: the unit, where all rows have the same."""
    label: str
    """The table's name where it stands without the heading of its topic."""
    is_folded: bool
    deployed: tuple[KindDeployed, ...]
    """Its kinds of sites, then and now."""
    sources: tuple[DocumentQuotes, ...]
    csv: str
    """Path of the table as a file."""


def topic_view(atlas: Atlas, county: County, figures: TopicFigures) -> TopicView:
    """A topic with everything that is known of it."""
    words = FigureWords(atlas.directory, atlas.locale)
    topic, table = figures.topic, table_of(words, figures)
    charts = tuple(_charts(words, county, figures))
    return TopicView(
        id=figures.code,
        title=atlas.text(topic.label),
        description=atlas.text(topic.description),
        items=tuple(_items(atlas, figures)),
        mark=atlas.text(topic.mark_note) if charts else "",
        charts=charts,
        table=table,
        caption=_caption(atlas, atlas.text(topic.label), table),
        label=atlas.say("network.figures.table", topic=atlas.text(topic.label)),
        is_folded=bool(charts) and len(table.rows) > LONG,
        deployed=tuple(deployed(atlas, words, county, figures)),
        sources=tuple(_sources(atlas, words, figures)),
        csv=figures_path(county.slug, figures.code),
    )


def _caption(atlas: Atlas, topic: str, table: Table) -> str:
    if not table.unit:
        return atlas.say("network.figures.table", topic=topic)
    return atlas.say("network.figures.table-in", topic=topic, unit=table.unit)


def _items(atlas: Atlas, figures: TopicFigures) -> Iterator[tuple[str, str]]:
    for code in dict.fromkeys(row.item for row in figures.rows):
        item = figures.topic.items[code]
        if item.description:
            yield atlas.text(item.label), atlas.text(item.description)


# --- charts


def _charts(words: FigureWords, county: County, figures: TopicFigures) -> Iterator[ChartView]:
    for pick in picks_of(figures):
        title = title_of(words, figures, pick)
        yield ChartView(
            title=title,
            svg=draw(chart_of(words, figures, pick), _name(words, county, figures, title)),
            sentence=sentence_of(words, figures, pick),
        )


def _name(words: FigureWords, county: County, figures: TopicFigures, title: str) -> str:
    return words.say(
        "chart.name",
        county=county.name.in_(words.locale),
        topic=figures.topic.label.in_(words.locale),
        title=title,
    )


# --- sources


def _sources(atlas: Atlas, words: FigureWords, figures: TopicFigures) -> Iterator[DocumentQuotes]:
    for code in cited(one.source for one in figures.stated):
        stated = [one for one in figures.stated if one.source == code]
        yield DocumentQuotes(
            document=document_link(atlas, code),
            title=atlas.source(code).title,
            quotes=tuple(_quotes(atlas, words, figures, stated)),
        )


def _quotes(
    atlas: Atlas, words: FigureWords, figures: TopicFigures, stated: Iterable[Indicator]
) -> Iterator[QuoteView]:
    """Each passage once, with the rows of the table that it states."""
    labels = words.labels(figures, figures.rows)
    by_quote: dict[str, list[str]] = {}
    rows = {id(one): fact.row for fact in figures.facts for one in fact.stated}
    for one in stated:
        by_quote.setdefault(one.quote, []).append(labels[rows[id(one)]])
    for quote, said in by_quote.items():
        yield QuoteView(atlas.passage(quote, ORIGINAL), words.listed(dict.fromkeys(said)))
