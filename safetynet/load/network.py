"""The files on the net itself: figures and their words, meetings, pathways."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetynet.load.document import Document
from safetynet.load.parts import Part, read_one, read_optional
from safetynet.model import FigureTerms, Indicator, Meeting, Pathway
from safetynet.network import Network

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
    terms = data_dir / FIGURES
    return NetworkParts(
        read_one(terms, FigureTerms)
        if terms.is_file()
        else Part(Document(terms), FigureTerms(), ()),
        read_optional(data_dir / INDICATORS, Indicator),
        read_optional(data_dir / MEETINGS, Meeting),
        read_optional(data_dir / PATHWAYS, Pathway),
    )
