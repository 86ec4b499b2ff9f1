"""Tables on the way to the center that is responsible for a township."""

from __future__ import annotations

import math

from safetynet.geo import County
from safetynet.pages.page import Link
from safetynet.pages.reach_rows import Cell, Row, Table, counted
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Reach


def catchment_by_county(words: ReachWords, reach: Reach) -> Table | None:
    """People by the way to the center responsible for them, by county; None where none is."""
    catchment = reach.catchment
    if catchment is None:
        return None
    rows = tuple(
        _row(words, catchment.area(county.code), words.link(reach.subject, county).path)
        for county in words.measured_counties(reach)
        if catchment.has(county.code)
    )
    return _table(words, "county", _columns(words), rows)


def catchment_by_township(words: ReachWords, reach: Reach, county: County) -> Table | None:
    """The same for the townships of a county, each with the center."""
    catchment = reach.catchment
    if catchment is None:
        return None
    rows = tuple(
        _row(
            words,
            catchment.area(township.code),
            words.atlas.township(township.code).path,
            _center(words, reach, catchment.area(township.code)),
        )
        for township in county.townships
        if catchment.has(township.code)
    )
    return _table(words, "township", (*_columns(words), words.say("catchment.center")), rows)


def _table(
    words: ReachWords, level: str, columns: tuple[str, ...], rows: tuple[Row, ...]
) -> Table | None:
    if not rows:
        return None
    caption = words.say("catchment.caption", mode=words.mode)
    return Table(caption, words.say(level), columns, rows).without_empty(columns[1:3])


def _center(words: ReachWords, reach: Reach, area: AreaReach) -> Link:
    """The center responsible for a township; of several the nearest."""
    if area.nearest:
        return words.site(area.nearest)
    records = words.atlas.directory.responsible[area.code]
    return next(words.site(record.id) for record in records if record.id in reach.sites)


def _columns(words: ReachWords) -> tuple[str, ...]:
    return (
        words.within(words.measure.goal),
        words.say("beyond", way=words.goal),
        words.ferry,
        words.say("catchment.mean"),
        words.say("people"),
    )


def _row(words: ReachWords, area: AreaReach, path: str, center: Link | None = None) -> Row:
    """An area: people by the way to the center, their mean way, and which center it is."""
    within, whole = area.within[words.measure.goal_at], area.population
    parts = (within, whole - within - area.by_ferry_only, area.by_ferry_only)
    labels = _columns(words)
    mean = words.mean(area.mean) if math.isfinite(area.mean) else words.ferry
    numbers = (
        counted(words, label, part, whole) for label, part in zip(labels, parts, strict=False)
    )
    named = (Cell(words.say("catchment.center"), "", link=center),) if center else ()
    cells = (*numbers, Cell(labels[3], mean), Cell(labels[4], f"{whole:,}"), *named)
    return Row(words.place(area.code), cells, path)
