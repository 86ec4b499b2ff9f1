"""Who is reached in one township: a short table on the township's page."""

from __future__ import annotations

import math
from dataclasses import dataclass

from safetynet.geo import County, Township
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.reach_rows import Cell, Row, Swatch, Table, bar, straight, swatches
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Reach


@dataclass(frozen=True)
class TownshipReachView:
    """What a township's page says on reach."""

    sentence: str
    table: Table
    legend: tuple[Swatch, ...]
    notes: tuple[str, ...]
    index: Link


def township_reach(atlas: Atlas, township: Township) -> TownshipReachView | None:
    """The centers and the important kinds; None where none of them is measured."""
    words = ReachWords(atlas)
    chosen = [reach for reach in atlas.study.measured if words.is_leading(reach)]
    if not chosen:
        return None
    return TownshipReachView(
        sentence=words.say(
            "township.sentence",
            name=atlas.text(township.name),
            people=f"{township.population:,}",
            month=words.month,
        ),
        table=Table(
            caption=words.say(
                "township.caption", name=atlas.text(township.name), mode=words.way_of_tables
            ),
            first=words.say("kind"),
            columns=_columns(words),
            rows=tuple(row for reach in chosen for row in _rows(words, reach, township)),
        ),
        legend=swatches(words),
        notes=tuple(
            filter(None, (words.say("township.note", mode=words.mode), words.starred(chosen)))
        ),
        index=Link(words.say("township.more"), words.index.path),
    )


def _columns(words: ReachWords) -> tuple[str, ...]:
    bands = (words.within(threshold) for threshold in words.measure.thresholds)
    return (*bands, words.say("township.nearest"))


def _rows(words: ReachWords, reach: Reach, township: Township) -> tuple[Row, ...]:
    if reach.coverage is None:
        return ()
    area = reach.coverage.townships[township.code]
    county = words.atlas.directory.geography.county(township.county)
    link = words.link(reach.subject, county)
    return (Row(words.marked(reach), _cells(words, area), link.path, bar=bar(area)),)


def _cells(words: ReachWords, area: AreaReach) -> tuple[Cell, ...]:
    labels = _columns(words)
    numbers = (
        Cell(label, f"{part:,}", words.share(part, area.population), beside)
        for label, part, beside in zip(labels, area.within, straight(words, area), strict=False)
    )
    return (*numbers, _nearest(words, labels[-1], area))


def _nearest(words: ReachWords, label: str, area: AreaReach) -> Cell:
    """The site nearest to most people, with the mean way of all."""
    if not (area.nearest and math.isfinite(area.mean)):
        return Cell(label, words.ferry)
    mean = words.say("mean", way=words.mean(area.mean))
    return Cell(label, "", beside=mean, link=words.site(area.nearest))


def reach_links(atlas: Atlas, county: County) -> tuple[Link, ...]:
    """Ways to who is reached in a county: by the centers, by the important kinds, by all kinds."""
    words = ReachWords(atlas)
    chosen = (reach for reach in atlas.study.measured if words.is_leading(reach))
    return (*(words.link(reach.subject, county) for reach in chosen), words.index)
