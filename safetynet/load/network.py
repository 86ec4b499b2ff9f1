"""The files on the net itself: figures and their words, meetings, pathways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from safetynet.load.document import Document
from safetynet.load.parts import Part, read_one, read_optional
from safetynet.load.yaml12 import Fault
from safetynet.model import FigureTerms, Indicator, Meeting, Pathway
from safetynet.network import Network

T = TypeVar("T")
INDICATORS = "indicators.yaml"
FIGURES = "figures.yaml"
MEETINGS = "meetings.yaml"
PATHWAYS = "pathways.yaml"


@dataclass(frozen=True)
class NetworkParts:
    """The files as they were read."""

    terms: Part[FigureTerms]
    indicators: Part[tuple[Indicator, ...]]
    meetings: Part[tuple[Meeting, ...]]
    pathways: Part[tuple[Pathway, ...]]

    @property
    def all(self) -> tuple[Part[Any], ...]:
        """In the order in which their findings are told."""
        return self.terms, self.indicators, self.meetings, self.pathways

    @property
    def network(self) -> Network | None:
        """What they hold; None when one of them is not what it should be."""
        terms, indicators = self.terms.value, self.indicators.value
        meetings, pathways = self.meetings.value, self.pathways.value
        if terms is None or indicators is None or meetings is None or pathways is None:
            return None
        return Network(terms, indicators, meetings, pathways)


def read_network(data_dir: Path) -> NetworkParts:
    """Reads the files; a county that publishes no figures has none of them."""
    terms = _read_terms(data_dir / FIGURES)
    indicators = read_optional(data_dir / INDICATORS, Indicator)
    meetings = read_optional(data_dir / MEETINGS, Meeting)
    if terms.value and terms.value.comparisons and indicators.value == ():
        indicators = _missing(indicators, FIGURES)
    if not (data_dir / FIGURES).is_file() and indicators.value != ():
        terms = _missing(terms, INDICATORS)
    elif not (data_dir / FIGURES).is_file() and any(one.strategy for one in meetings.value or ()):
        terms = _missing(terms, MEETINGS)
    pathways = read_optional(data_dir / PATHWAYS, Pathway)
    return NetworkParts(terms, indicators, meetings, pathways)


def _read_terms(file: Path) -> Part[FigureTerms]:
    if not file.is_file():
        return Part(Document(file), FigureTerms(), ())
    return read_one(file, FigureTerms)


def _missing(part: Part[T], needed_by: str) -> Part[T]:
    """A file that another one cannot do without: one finding instead of one a reference."""
    name = part.document.file.name
    facts = {"name": name, "needed_by": needed_by}
    return Part(part.document, None, (Fault("file-missing", value=name, facts=facts),))
