"""Shares and mean ways are said by one rule on maps, on pages and in the browser."""

from __future__ import annotations

import pytest
from reach_samples import KM, MINUTES

from safetynet.directory import Directory
from safetynet.pages.atlas import Atlas
from safetynet.pages.maps import reach_map
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.words import rounded_way, say_share
from safetynet.reach import Measure, Study
from safetynet.settings import Settings
from safetynet.text import LOCALES, Locale


@pytest.mark.parametrize(
    ("mean", "measure", "said"),
    [(0.04, KM, "0.0"), (9.94, KM, "9.9"), (9.95, KM, "10"), (23.4, KM, "23"), (7.6, MINUTES, "8")],
)
def test_mean_way_is_rounded_as_it_is_said(mean: float, measure: Measure, said: str) -> None:
    """Tenths below 10 km, whole kilometers and minutes else."""
    assert said == rounded_way(mean, measure)


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 9, "0%"),
        (1, 9999, "不到0.1%"),
        (4, 1000, "0.4%"),
        (52, 1000, "5.2%"),
        (9961, 100000, "10%"),
        (999, 1000, "99.9%"),
        (99999, 100000, "99.9%"),
        (9, 9, "100%"),
        (0, 0, ""),
    ],
)
def test_shares_are_said_by_one_rule(tiny: Directory, part: int, whole: int, said: str) -> None:
    """Never 0 % for some, never 100 % for less than all; one decimal below 10 %."""
    assert said.replace(" ", "") == say_share(part, whole, tiny.strings, "zh").replace(" ", "")


@pytest.mark.parametrize("locale", LOCALES)
def test_maps_and_pages_say_the_same_share(
    directory: Directory, settings: Settings, study: Study, locale: Locale
) -> None:
    """The share in the words of a map stands in its page's finding as well."""
    words = ReachWords(Atlas(directory, settings, locale, study))
    for found in study.measured:
        shown = reach_map(directory, study, found, None, locale)
        assert shown is not None
        assert found.coverage is not None
        total = found.coverage.total
        share = words.share(total.within[study.measure.goal_at], total.population)
        assert share in shown.sentences[0]
