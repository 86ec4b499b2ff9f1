"""What stands below the page on the method: the assumptions, and how far figures can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.geo import distance_m
from safetynet.model import Accuracy
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.reach_index import Note
from safetynet.pages.reach_rows import Cell, Row, Table
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Subject


@dataclass(frozen=True)
class MethodView:
    """Everything pages/reach-method.html prints."""

    drawing: str
    """What the drawing shows; "" where ways are not counted over land."""
    assumptions: tuple[Note, ...]
    bridges: tuple[str, ...]
    islands: tuple[str, ...]
    accuracy: tuple[Table, ...]
    """One table for each distance; none where nothing has been compared."""
    accuracy_note: str
    licenses: Link


def method_view(atlas: Atlas) -> MethodView:
    """The assumptions as they are in use."""
    words = ReachWords(atlas)
    comparison = atlas.directory.assumptions.comparison
    lands = _inhabited(words)
    return MethodView(
        drawing=words.say("method.drawing") if words.measure.unit == "km" else "",
        assumptions=tuple(_assumptions(words)),
        bridges=tuple(_bridges(words, lands)),
        islands=tuple(
            atlas.text(one.name) for one in atlas.directory.geography.islands if one.id in lands
        ),
        accuracy=tuple(_accuracy(words)),
        accuracy_note=atlas.text(comparison.note) if comparison else words.say("method.uncompared"),
        licenses=Link(words.say("method.licenses.link"), atlas.address("about/")),
    )


def _assumptions(words: ReachWords) -> Iterator[Note]:
    used = words.atlas.directory.assumptions
    facts: dict[str, object] = {
        "table": words.atlas.text(used.population.name),
        "month": words.month,
        "people": f"{sum(county.population for county in words.atlas.counties):,}",
        "thresholds": words.thresholds,
        "goal": words.goal,
        "cell": f"{used.grid.cell_m:g}",
        "large": f"{used.grid.large_cell_m:g}",
        "area": f"{used.grid.large_km2:,g}",
        "excess": f"{100 * (used.grid.excess - 1):.1f}",
        "mode": words.mode,
        "circuity": f"{used.grid.circuity:g}",
    }
    keys = {
        "people": "method.people",
        "thresholds": "method.thresholds",
        "spread": f"method.spread.{words.study.spread}",
        "way": f"method.way.{words.measure.unit}",
    }
    if words.measure.unit == "km":
        keys |= {"circuity": f"method.circuity.{'none' if used.grid.circuity == 1 else 'some'}"}
    for code, key in keys.items():
        yield Note(words.say(f"method.term.{code}"), words.say(key, **facts))


def _inhabited(words: ReachWords) -> frozenset[str]:
    """The land masses on which a village of these counties lies."""
    geography = words.atlas.directory.geography
    return frozenset(geography.landmass_at(one.lon, one.lat) for one in geography.villages)


def _bridges(words: ReachWords, lands: frozenset[str]) -> Iterator[str]:
    geography = words.atlas.directory.geography
    for bridge in geography.bridges:
        if any(geography.landmass_at(*end) in lands for end in bridge.ends):
            yield words.say(
                "method.bridge",
                name=words.atlas.text(bridge.name),
                line=f"{distance_m(*bridge.ends) / 1000:.1f}",
                published=f"{bridge.over_sea_m / 1000:.1f}",
            )


def _accuracy(words: ReachWords) -> Iterator[Table]:
    """For each distance compared: people by the even spread and by finer points, by county."""
    comparison = words.atlas.directory.assumptions.comparison
    if comparison is None:
        return
    known = {county.code for county in words.atlas.counties}
    rows = [row for row in comparison.rows if row.county in known]
    labels = tuple(words.say(f"method.{name}") for name in ("even", "finer", "difference"))
    for threshold in sorted({row.threshold_km for row in rows}):
        yield Table(
            caption=words.say(
                "method.accuracy.caption",
                way=words.say("unit.km", amount=f"{threshold:g}"),
                what=words.what(Subject(comparison.sort, comparison.code)),
            ),
            first=words.say("county"),
            columns=(*labels, words.say("people")),
            rows=tuple(
                _compared(words, row, labels) for row in rows if row.threshold_km == threshold
            ),
        )


def _compared(words: ReachWords, row: Accuracy, labels: tuple[str, ...]) -> Row:
    """A county's line; the difference is also told in percent of its people."""
    people, more = row.population, row.even - row.finer
    percent = words.say("share", share=f"{100 * more / people:+.1f}") if people else ""
    numbers = (
        Cell(labels[0], f"{row.even:,}", words.share(row.even, people)),
        Cell(labels[1], f"{row.finer:,}", words.share(row.finer, people)),
        Cell(labels[2], f"{more:+,}" if more else "0", percent),
        Cell(words.say("people"), f"{people:,}"),
    )
    return Row(words.atlas.county(row.county).label, numbers)
