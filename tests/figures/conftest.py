"""Topics with a few figures of their own, in the words of the shipped data."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from figure_samples import UNITS, Tell, Told, term

from safetynet.directory import Directory
from safetynet.figures.facts import topics_of
from safetynet.figures.words import FigureWords
from safetynet.model import FigureTerms, Indicator
from safetynet.network import Network
from safetynet.text import Locale


@pytest.fixture(scope="session")
def tell(directory: Directory) -> Tell:
    """Makes a topic of some figures: items (name → what else is known of it), rows."""

    def make(
        items: Mapping[str, Mapping[str, Any]],
        *rows: Mapping[str, Any],
        locale: Locale = "en",
        **topic: Any,
    ) -> Told:
        terms = FigureTerms.model_validate(
            {
                "units": UNITS,
                "topics": {
                    "probe": term("Probe", **topic)
                    | {"items": {code: term(code.title(), **more) for code, more in items.items()}}
                },
            }
        )
        base = {"county": "kinmen", "topic": "probe", "source": "seed-000", "quote": "q"}
        figures = tuple(Indicator.model_validate({**base, **one}) for one in rows)
        of_probe = dataclasses.replace(directory, network=Network(terms, figures))
        return FigureWords(of_probe, locale), topics_of("kinmen", figures, terms)[0]

    return make
