"""Numbers and periods of figures in words."""

from __future__ import annotations

import pytest

from safetynet.directory import Directory
from safetynet.figures.periods import say_dated, say_period
from safetynet.figures.values import say_value, share_of
from safetynet.model import Unit
from safetynet.text import Locale

PEOPLE = Unit.model_validate(
    {"label": {"zh": "人", "en": "people"}, "one": {"zh": "人", "en": "person"}}
)
SHARE = Unit.model_validate({"label": {"zh": "%", "en": "%"}, "sort": "share"})
DAY = Unit.model_validate({"label": {"zh": "日期", "en": "date"}, "sort": "date"})


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (1789, PEOPLE, "1,789人", "1,789 people"),
        (1, PEOPLE, "1人", "1 person"),
        (0, PEOPLE, "0人", "0 people"),
        ("<10", PEOPLE, "少於10人", "fewer than 10 people"),
        (84.38, SHARE, "84.38%", "84.38%"),
        ("2021-12-11", DAY, "110年12月11日（2021年12月11日）", "December 11, 2021 (ROC 110)"),
        ("2022-06", DAY, "111年6月（2022年6月）", "June 2022 (ROC 111)"),
    ],
)
def test_value_is_said_as_its_unit_wants(
    directory: Directory, value: float | str, unit: Unit, zh: str, en: str
) -> None:
    """Thousands, the singular, small numbers, percent, dates."""
    strings = directory.strings
    assert (zh, en) == (
        say_value(value, unit, strings, "zh"),
        say_value(value, unit, strings, "en"),
    )


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2019", "108年（2019年）", "2019 (ROC 108)"),
        ("2018/2020", "107–109年（2018–2020年）", "2018–2020 (ROC 107–109)"),
        ("SY2022", "111學年度（2022–2023年）", "school year 2022–2023 (ROC 111)"),
        ("2022-Q1", "111年第1季（2022年第1季）", "quarter 1 of 2022 (ROC 111)"),
        ("2023-02", "112年2月（2023年2月）", "February 2023 (ROC 112)"),
        (
            "../2023-02-28",
            "截至112年2月28日（2023年2月28日）",
            "as of February 28, 2023 (ROC 112)",
        ),
        (
            "2021-03/2023-02",
            "110年3月至112年2月（2021年3月至2023年2月）",
            "March 2021 to February 2023 (ROC 110–112)",
        ),
        (None, "文件沒有寫年份", "year not stated"),
    ],
)
def test_period_is_said_in_both_counts_of_years(
    directory: Directory, text: str | None, zh: str, en: str
) -> None:
    """The count of the language first; in two lines the same."""
    strings = directory.strings
    assert (zh, en) == (say_period(text, strings, "zh"), say_period(text, strings, "en"))
    for locale, said in (("zh", zh), ("en", en)):
        dated = say_dated(text, strings, _locale(locale))
        assert dated.own in said
        assert dated.other in said


def _locale(text: str) -> Locale:
    return "zh" if text == "zh" else "en"


@pytest.mark.parametrize(
    ("part", "whole", "limits", "expected"),
    [
        (9, 19, (), "47.4"),
        (9, 19, (85,), "47.4"),
        (19, 19, (85,), "100"),
        (17, 20, (85,), "85"),
        (8499, 10000, (85,), "84.99"),
        (85001, 100_000, (85,), "85.001"),
        (1, 100_000, (), "0.001"),
        (99_999, 100_000, (), "99.999"),
        (0, 7, (), "0"),
        (25, 20, (), "125"),
        (2.5, 10, (), "25"),
    ],
)
def test_share_is_never_rounded_over_a_limit(
    part: float, whole: float, limits: tuple[int, ...], expected: str
) -> None:
    """Nobody reads 85 of what is below 85, nor 0 or 100 of what is not."""
    assert expected == share_of(part, whole, limits)
