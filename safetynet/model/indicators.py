"""The figures of the safety net (data/indicators.yaml) and their words (data/figures.yaml)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, StrictFloat, StrictInt
from pydantic_core import PydanticCustomError

from safetynet.model.base import Model, Slug
from safetynet.model.period import PeriodText
from safetynet.model.vocabulary import Term
from safetynet.text import LocalizedText

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,4})?", re.ASCII)
"""Python and spreadsheets keep and print a number of so many digits as it is written."""
_WRITTEN = re.compile(r"<\d+|\d{4}-\d{2}(-\d{2})?", re.ASCII)


class Basis(StrEnum):
    """What a figure is: what happened, or what was meant to."""

    ACTUAL = "actual"
    """Counted: staff hired, sites in place, cases, people."""
    APPROVED = "approved"
    """Posts or sites that the central government has approved (核定)."""
    APPLIED = "applied"
    """Posts that the county applied for (申請)."""
    EXPECTED = "expected"
    """What the county expected to have (預計)."""
    TARGET = "target"
    """What was to be reached at least, or planned (目標)."""
    CEILING = "ceiling"
    """What was not to be exceeded (低於)."""


def _value(value: object) -> int | float | str:
    text = str(value)
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    if not _WRITTEN.fullmatch(text):
        raise PydanticCustomError("bad_figure", "not a figure")  # noqa: EM101  # its API wants it
    return text


Value = Annotated[StrictInt | StrictFloat | str, BeforeValidator(_value)]
"""A number; a date (2021-12-11) or month where the unit is `date`; `<10` for a number that is too
small to be told."""


def is_value(text: str) -> bool:
    """Whether a text can be the value of a figure."""
    return bool(_NUMBER.fullmatch(text) or _WRITTEN.fullmatch(text))


DatedBy = Literal["figure", "document"]
"""Where the period of a figure is printed."""


SMALL = "<"
"""Begins a number that is too small to be told."""


def number_of(value: float | str) -> int | float | None:
    """The value as a number; None for a date and for a number that is not told."""
    return None if isinstance(value, str) else value


def is_small(value: float | str) -> bool:
    """Whether the number is too small to be told: `<10`."""
    return isinstance(value, str) and value.startswith(SMALL)


class Key(NamedTuple):
    """What a figure is of: no document states two for the same key."""

    county: str
    topic: str
    item: str
    part: str
    township: str
    basis: Basis
    unit: str
    period: str


class Indicator(Model):
    """One figure as one document prints it."""

    county: Slug
    """Slug, e.g. kinmen."""
    topic: Slug
    """Code of data/figures.yaml."""
    item: Slug
    """Code among the items of its topic."""
    part: Slug | None = None
    """Code among the parts of its topic, where an item is divided again (e.g. by post).

    The figure without a part is of all of them: the check adds them up.
    """
    township: str | None = None
    """Code of a township, where the figure is of one."""
    basis: Basis = Basis.ACTUAL
    period: PeriodText | None = None
    """`2019`, `2018/2020`, `SY2022` (school year), `2022-Q1`, `2023-02`, `../2023-02-28` (as of
    that day); left out when nobody states it."""
    dated_by: DatedBy = "figure"
    """`document`: the period is not printed with the figure; it is that of the document."""
    value: Value
    unit: Slug
    """Code of data/figures.yaml."""
    source: Slug
    """Code of data/sources.yaml."""
    quote: str = Field(min_length=1)
    """The words that state it, letter for letter."""
    derived: bool = False
    """The number is not printed, but follows from the words (每季 = 4 a year)."""
    note: LocalizedText | None = None
    """What a reader must know: a total that does not add up, a definition, a doubt."""
    left_out: Slug | None = None
    """Code of the reason why no page or download shows it."""

    @property
    def number(self) -> int | float | None:
        """The value, where it is a number that is told."""
        return number_of(self.value)

    @property
    def is_small(self) -> bool:
        """Whether the number is too small to be told: `<10`."""
        return is_small(self.value)

    @property
    def key(self) -> Key:
        """What it is of."""
        return Key(
            self.county,
            self.topic,
            self.item,
            self.part or "",
            self.township or "",
            self.basis,
            self.unit,
            self.period or "",
        )


class Unit(Model):
    """What is counted."""

    label: LocalizedText
    """As it stands behind a number, e.g. 人 / people."""
    one: LocalizedText | None = None
    """Behind the number 1, where English differs."""
    sort: Literal["count", "share", "rate", "money", "date", "length"] = "count"
    """`share`: percent; `rate`: times a year and the like; `length`: days, months, years."""
    is_people: bool = False
    """Persons, households or cases: small numbers of a township are not told."""


class Ratio(Model):
    """A percentage, and what it is worked out from."""

    part: Slug
    whole: Slug


class Item(Term):
    """What a figure of a topic counts."""

    total_of: tuple[Slug, ...] = ()
    """Items of the topic that add up to it."""
    ratio: Ratio | None = None
    """Items of the topic that it is the percentage of."""
    kind: Slug | None = None
    """Kind of the vocabulary whose records can be set beside it."""


class Topic(Term):
    """A table of the documents: items that belong together."""

    strategy: int | None = Field(default=None, ge=1, le=4)
    """Of the programme; None where it belongs to none of them, or to all."""
    chart: Literal["auto", "none"] = "auto"
    """`auto`: by what the figures are; `none`: a table says it better."""
    adds_up_over_time: bool = False
    """A figure of several years is the sum of the years' figures."""
    rate_of_approved: bool = False
    """A percentage beside approved and actual numbers of an item is actual / approved."""
    mark: int | None = Field(default=None, gt=0, le=100)
    """A percentage that the documents measure themselves by, drawn into the chart."""
    mark_note: LocalizedText | None = None
    """Whose mark it is."""
    items: dict[Slug, Item]
    parts: dict[Slug, Item] = Field(default_factory=dict)


class Compared(Model):
    """One county's figure in a comparison."""

    county: Slug
    topic: Slug
    item: Slug
    part: Slug | None = None
    basis: Basis = Basis.ACTUAL
    unit: Slug
    period: PeriodText | None = None
    source: Slug

    @property
    def key(self) -> Key:
        """What its figure is of."""
        return Key(
            self.county,
            self.topic,
            self.item,
            self.part or "",
            "",
            self.basis,
            self.unit,
            self.period or "",
        )


class SideBySide(Model):
    """Figures of several counties on one matter."""

    label: LocalizedText
    same_definition: bool
    """Whether they may be compared in a chart; otherwise `difference` says why not."""
    difference: LocalizedText
    """What differs: definition, date, population; or why they may be compared."""
    figures: tuple[Compared, ...] = Field(min_length=2)


class NotTaken(Model):
    """A table or list of a document that is not among the figures, and why."""

    source: Slug
    what: LocalizedText
    why: LocalizedText


class PolicyAsk(Model):
    """What a document asks of the central government: policy of its time, not a service."""

    county: Slug
    source: Slug
    who: LocalizedText
    """The body that asks; never a person."""
    what: LocalizedText
    why: LocalizedText
    """The matter as the document tells it."""
    quote: str = Field(min_length=1)
    """The words that state it, letter for letter."""


class FigureTerms(Model):
    """All words of the figures (data/figures.yaml)."""

    program: Slug | None = None
    """The source on the program that runs now."""
    strategies: dict[str, Term] = Field(default_factory=dict)
    """Number of a strategy of the program → its name, and what it does."""
    units: dict[Slug, Unit] = Field(default_factory=dict)
    smallest_of_township: int = Field(default=10, gt=1)
    """A smaller number of people in a township is written `<…` with this number."""
    reasons: dict[Slug, LocalizedText] = Field(default_factory=dict)
    """Why a figure is left out."""
    topics: dict[Slug, Topic] = Field(default_factory=dict)
    comparisons: dict[Slug, SideBySide] = Field(default_factory=dict)
    not_taken: tuple[NotTaken, ...] = ()
    asks: tuple[PolicyAsk, ...] = ()
