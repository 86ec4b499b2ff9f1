"""What reach is counted on: the assumptions of data/reach.yaml, in use and in print."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from safetynet.model.base import Day, Model
from safetynet.text import LocalizedText


class PopulationBasis(Model):
    """Who is counted."""

    month: Day
    """First day of the month that the counts of data/geo/villages.csv are of."""
    name: LocalizedText
    """Name of the table and who publishes it."""


class GridBasis(Model):
    """The cells that land is divided into."""

    cell_m: Annotated[float, Field(gt=0)]
    """Side of a cell, metres."""
    large_cell_m: Annotated[float, Field(gt=0)]
    """Side of a cell on land larger than `large_km2`."""
    large_km2: Annotated[float, Field(gt=0)]
    excess: Annotated[float, Field(ge=1)]
    """By how much steps in 16 directions are longer than a straight line, on average over all
    directions; ways are divided by it."""
    circuity: Annotated[float, Field(ge=1)]
    """Way on roads and paths divided by the shortest way over land; 1 = nothing is added."""


class Accuracy(Model):
    """How people spread evenly over their villages differ from finer points, in one county."""

    county: str
    """County code."""
    threshold_km: Annotated[float, Field(gt=0)]
    population: int
    even: int
    """People within the threshold when each village's people live evenly spread over it."""
    finer: int
    """The same by the points of statistical areas, with the same totals of villages."""


class Comparison(Model):
    """What the even spread was compared with, once, by hand."""

    sort: Literal["kind", "group"]
    code: str
    """Of the kind, or the group of kinds, whose sites were measured to."""
    note: LocalizedText
    """One or more sentences a line."""
    rows: tuple[Accuracy, ...]


class BridgeEffect(Model):
    """What it changes that a bridge counts as long as the line between its ends."""

    bridge: str
    """Its id in data/geo/crossings.yaml."""
    township: str
    """Code of a township beside it: people are counted around its main settlement."""
    threshold_km: Annotated[float, Field(gt=0)]
    line: int
    """People within the threshold as it counts."""
    published: int
    """People within it if the bridge counted as long as published."""


class Assumptions(Model):
    """Everything that figures of reach rest on besides records, people and boundaries."""

    population: PopulationBasis
    grid: GridBasis
    comparison: Comparison | None = None
    bridges: tuple[BridgeEffect, ...] = ()
