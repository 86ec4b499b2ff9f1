"""Which figures are parts of which: a total is never drawn beside what it is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from safetynet.figures.facts import Row
from safetynet.model import Topic


def parents(row: Row, topic: Topic) -> Iterator[Row]:
    """What a row is a part of: its item, the totals of its item."""
    if row.township or row.part:
        yield Row(row.item)
    if row.township:
        return
    own = topic.items[row.item]
    for code, item in topic.items.items():
        is_within = bool(own.total_of) and set(own.total_of) < set(item.total_of)
        if row.item in item.total_of or is_within:
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


def nearest(row: Row, rows: Collection[Row], topic: Topic) -> Row | None:
    """The smallest of some rows that a row is a part of; None where it stands for itself."""
    found = [one for one in ancestors(row, topic) if one in rows]
    depth = {one: len(ancestors(one, topic)) for one in found}
    return max(sorted(found), key=lambda one: depth[one], default=None)


def leaves(rows: Collection[Row], topic: Topic) -> tuple[Row, ...]:
    """The rows that together are all there is, each counted once.

    Of several items the items themselves, not how each is divided; no total beside its items.
    """
    rows = comparable(rows, topic)
    items = {row.item for row in rows if row == Row(row.item)}
    several = {one for one in items if not topic.items[one].total_of}
    if len(several) > 1:
        rows = [row for row in rows if row.item not in items or row == Row(row.item)]
    wholes = {whole for row in rows for whole in ancestors(row, topic)}
    return tuple(row for row in rows if row not in wholes)


def comparable(rows: Collection[Row], topic: Topic) -> list[Row]:
    """The rows without what others are a percentage of, and without what says only "of which".

    That is a part that stands alone beside its item.
    """
    counted = {row.item for row in rows}
    ratios = (item.ratio for item in topic.items.values() if item.ratio)
    of_ratios = {ratio.whole for ratio in ratios if ratio.part in counted}
    return [row for row in rows if row.item not in of_ratios and not _is_of_which(row, rows)]


def _is_of_which(row: Row, rows: Collection[Row]) -> bool:
    siblings = sum(bool(one.part) and one.item == row.item for one in rows)
    return bool(row.part) and siblings == 1 and Row(row.item) in rows
