"""What stands below the page on the method: the assumptions, and how far figures can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.geo import Bridge, distance_m
from safetynet.model import Accuracy
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.reach_finding import Note
from safetynet.pages.reach_rows import Cell, Row, Table, counted
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
    accuracy_notes: tuple[str, ...]
    licenses: Link


def method_view(atlas: Atlas) -> MethodView:
    """The assumptions as they are in use."""
    words = ReachWords(atlas)
    lands = _inhabited(words)
    return MethodView(
        drawing=words.say("method.drawing") if words.measure.unit == "km" else "",
        assumptions=tuple(_assumptions(words)),
        bridges=tuple(_bridges(words, lands)),
        islands=tuple(
            atlas.text(one.name) for one in atlas.directory.geography.islands if one.id in lands
        ),
        accuracy=tuple(_accuracy(words)),
        accuracy_notes=tuple(_accuracy_notes(words)),
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
    """How long each bridge of these counties counts, and what its published length would change."""
    geography = words.atlas.directory.geography
    for bridge in geography.bridges:
        if any(geography.landmass_at(*end) in lands for end in bridge.ends):
            line_m = distance_m(*bridge.ends)
            yield words.say(
                "method.bridge",
                name=words.atlas.text(bridge.name),
                line=f"{line_m / 1000:.1f}",
                published=f"{bridge.over_sea_m / 1000:.1f}",
            )
            yield from _bridge_effects(words, bridge, f"{(bridge.over_sea_m - line_m) / 1000:.1f}")


def _bridge_effects(words: ReachWords, bridge: Bridge, more: str) -> Iterator[str]:
    for effect in words.atlas.directory.assumptions.bridges:
        if effect.bridge == bridge.id:
            yield words.say(
                "method.bridge-effect",
                more=more,
                township=words.place(effect.township),
                way=words.say("unit.km", amount=f"{effect.threshold_km:g}"),
                line=f"{effect.line:,}",
                published=f"{effect.published:,}",
                month=words.month,
            )


def _accuracy_notes(words: ReachWords) -> Iterator[str]:
    """The note of the comparison, one sentence or more a line."""
    comparison = words.atlas.directory.assumptions.comparison
    if comparison is None:
        yield words.say("method.uncompared")
        return
    yield from words.atlas.text(comparison.note).splitlines()
    if words.atlas.directory.assumptions.grid.circuity != 1:
        yield words.say("method.compared-plain")


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
    """A county's line; the difference is also told in percentage points of its people."""
    people, more = row.population, row.even - row.finer
    points = words.say("points", points=_signed(100 * more / people, 1)) if people else ""
    numbers = (
        counted(words, labels[0], row.even, people),
        counted(words, labels[1], row.finer, people),
        Cell(labels[2], _signed(more), points if more else ""),
        Cell(words.say("people"), f"{people:,}"),
    )
    return Row(words.atlas.county(row.county).label, numbers)


def _signed(number: float, decimals: int = 0) -> str:
    """A difference with its sign, a true minus; without one when it rounds to 0."""
    said = f"{number:+,.{decimals}f}"
    return said.replace("-", "\N{MINUS SIGN}") if said.strip("+-0.") else "0"
