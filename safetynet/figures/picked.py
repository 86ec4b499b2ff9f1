"""What can be drawn of a topic: pairs, things over the years, things side by side."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.figures.facts import Fact, Row


@dataclass(frozen=True, eq=False)
class Paired:
    """What there is of a thing, and what it is measured by."""

    intended: Fact
    actual: Fact

    @property
    def row(self) -> Row:
        """What is counted."""
        return self.actual.row


@dataclass(frozen=True)
class Pairs:
    """Pairs of one unit: of one period, or one pair for each of several periods."""

    pairs: tuple[Paired, ...]
    whole: Paired | None
    """What they add up to, where that is printed and true."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is drawn."""
        return tuple(dict.fromkeys(pair.row for pair in self.pairs))

    @property
    def is_of_one_period(self) -> bool:
        """Whether all of them are of the same time."""
        return len({pair.actual.at.period for pair in self.pairs}) == 1


@dataclass(frozen=True)
class Line:
    """One thing over the periods; None where no number is told."""

    row: Row
    facts: tuple[Fact | None, ...]


@dataclass(frozen=True)
class Years:
    """Things of one unit over the same single years."""

    periods: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is drawn."""
        return tuple(line.row for line in self.lines)


@dataclass(frozen=True)
class Bars:
    """Things of one unit, sort and period that can stand beside one another."""

    facts: tuple[Fact, ...]
    small: tuple[Fact, ...]
    """Numbers too small to be told, which are not drawn."""
    of: Row | None
    """What they are the parts of; None where they stand for themselves."""
    whole: Fact | None
    """What they add up to, where that is printed and true."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is drawn."""
        return tuple(fact.row for fact in self.facts)


Pick = Pairs | Years | Bars
