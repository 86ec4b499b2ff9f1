"""Who is reached in one township: a line for each important kind, and a table that unfolds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safetynet.geo import County, Township
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.reach_rows import Row, Swatch, Table, bar, counted, straight, swatches
from safetynet.pages.reach_sentences import here_too, why_not
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import AreaReach, Reach


@dataclass(frozen=True)
class KindLine:
    """A kind in one line: who is reached, and the site nearest to most; or why nothing is known."""

    kind: Link
    words: str
    site: Link | None
    note: str
    """That the township has sites whose place is not known; "" where it has none."""


@dataclass(frozen=True)
class TownshipReachView:
    """What a township's page says on reach."""

    sentence: str
    lines: tuple[KindLine, ...]
    table: Table | None
    """The figures for each distance; None where nobody has any site on their land."""
    legend: tuple[Swatch, ...]
    notes: tuple[str, ...]
    index: Link


def township_reach(atlas: Atlas, township: Township) -> TownshipReachView | None:
    """The centers and the important kinds; None where none of them is measured anywhere."""
    words = ReachWords(atlas)
    chosen = [reach for reach in atlas.study.measured if words.is_leading(reach)]
    if not chosen:
        return None
    found = [(one, area) for one in chosen if (area := _area(one, township))]
    on_land = [pair for pair in found if pair[1].nearest]
    unknown = any(words.unknown_here(one, township.code) for one in chosen)
    is_cut_off = bool(found) and not on_land and not unknown
    return TownshipReachView(
        sentence=_sentence(words, township, is_cut_off=is_cut_off),
        lines=() if is_cut_off else tuple(_lines(words, chosen, township)),
        table=_table(words, township, on_land) if on_land else None,
        legend=swatches(words, (area for _, area in on_land)) if on_land else (),
        notes=tuple(_notes(words, [reach for reach, _ in on_land], township)) if on_land else (),
        index=Link(words.say("township.more"), words.index.path),
    )


def _area(reach: Reach, township: Township) -> AreaReach | None:
    coverage = reach.coverage
    return coverage.area(township.code) if coverage and coverage.has(township.code) else None


def _sentence(words: ReachWords, township: Township, *, is_cut_off: bool) -> str:
    return words.say(
        "township.cut-off" if is_cut_off else "township.sentence",
        name=words.atlas.text(township.name),
        people=f"{township.population:,}",
        month=words.month,
        ferry=words.ferry,
    )


def _lines(words: ReachWords, chosen: Sequence[Reach], township: Township) -> Iterator[KindLine]:
    county = words.atlas.directory.geography.county(township.county)
    for reach in chosen:
        area = _area(reach, township)
        is_near = area is not None and bool(area.nearest) and math.isfinite(area.mean)
        yield KindLine(
            kind=Link(
                words.row_name(reach.subject),
                words.link(reach.subject, county if area else None).path,
            ),
            words=_reached(words, reach, area, county),
            site=words.site(area.nearest) if area and is_near else None,
            note=here_too(words, reach, township.code) if area else "",
        )


def _reached(words: ReachWords, reach: Reach, area: AreaReach | None, county: County) -> str:
    """Who is reached in a township, or why it is not known."""
    if area is None:
        return why_not(words, reach, county)
    if not area.nearest:
        return words.ferry
    people = area.within[words.measure.goal_at]
    return words.say(
        "township.line" if people else "township.nobody",
        within=words.within(words.measure.goal),
        least=words.least(reach, area.code),
        people=f"{people:,}",
        share=words.share(people, area.population),
        mean=words.say("mean", way=words.mean(area.mean)),
    )


def _table(
    words: ReachWords, township: Township, found: Sequence[tuple[Reach, AreaReach]]
) -> Table:
    name = words.atlas.text(township.name)
    return Table(
        caption=words.say("township.caption", name=name, mode=words.way_of_tables),
        first=words.say("kind"),
        columns=tuple(words.within(threshold) for threshold in words.measure.thresholds),
        rows=tuple(_row(words, reach, area) for reach, area in found),
    )


def _row(words: ReachWords, reach: Reach, area: AreaReach) -> Row:
    numbers = zip(words.measure.thresholds, area.within, straight(words, area), strict=True)
    cells = tuple(
        counted(words, words.within(threshold), part, area.population, beside)
        for threshold, part, beside in numbers
    )
    return Row(words.marked(reach, area.code), cells, bar=bar(words.measure, area))


def _notes(words: ReachWords, shown: Sequence[Reach], township: Township) -> Iterator[str]:
    yield words.say("township.note", mode=words.mode)
    star = words.starred(shown, township.code)
    if star:
        yield star


def reach_links(atlas: Atlas, county: County) -> tuple[Link, ...]:
    """Ways to who is reached in a county: by the centers, by the important kinds, by all kinds."""
    words = ReachWords(atlas)
    chosen = (
        reach
        for reach in atlas.study.measured
        if words.is_leading(reach) and county in words.measured_counties(reach)
    )
    return (*(words.link(reach.subject, county) for reach in chosen), words.index)
