"""Which figures are parts of which: a total is never drawn beside what it is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from safetynet.figures.facts import Row
from safetynet.model import Topic


def parents(row: Row, topic: Topic) -> Iterator[Row]:
    """What a row is directly a part of: its item, the total of its item."""
    if row.township or row.part:
        yield Row(row.item)
    if row.township:
        return
    for code, item in topic.items.items():
        if row.item in item.total_of:
            yield Row(code, row.part)


def ancestors(row: Row, topic: Topic) -> frozenset[Row]:
    """All that a row is a part of, directly or not."""
    found: set[Row] = set()
    waiting = [row]
    while waiting:
        fresh = set(parents(waiting.pop(), topic)) - found - {row}
        found |= fresh
        waiting.extend(fresh)
    return frozenset(found)


def leaves(rows: Collection[Row], topic: Topic) -> tuple[Row, ...]:
    """The rows without those that others of them are a part or a percentage of.

    A part that stands alone beside its item says only "of which"; there the item is kept.
    """
    rows = [row for row in rows if not _is_of_which(row, rows)]
    wholes = {whole for row in rows for whole in ancestors(row, topic)}
    counted = {row.item for row in rows}
    ratios = (item.ratio for item in topic.items.values() if item.ratio)
    of_ratios = {ratio.whole for ratio in ratios if ratio.part in counted}
    return tuple(row for row in rows if row not in wholes and row.item not in of_ratios)


def _is_of_which(row: Row, rows: Collection[Row]) -> bool:
    siblings = sum(bool(one.part) and one.item == row.item for one in rows)
    return bool(row.part) and siblings == 1 and Row(row.item) in rows
