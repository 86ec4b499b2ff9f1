"""Periods as documents and people write them become those of data/indicators.yaml."""

from __future__ import annotations

import pytest

from safetynet.typed import amount_in, month_or_day_in, period_in

PERIODS = {
    "2019": "2019",
    "109年": "2020",
    "民國109年度": "2020",
    "１０９年": "2020",
    "一〇九年": "2020",
    "107-109年": "2018/2020",
    "107–109年": "2018/2020",
    "107年至109年": "2018/2020",
    "107年～109年": "2018/2020",  # noqa: RUF001
    "2018-2020": "2018/2020",
    "2018/2020": "2018/2020",
    "107–109年（2018–2020年）": "2018/2020",
    "111學年度": "SY2022",
    "111學年": "SY2022",
    "111-112學年度": "SY2022/SY2023",
    "SY2022": "SY2022",
    "111年第2季": "2022-Q2",
    "111年第二季": "2022-Q2",
    "2022Q2": "2022-Q2",
    "112年2月": "2023-02",
    "2023-02": "2023-02",
    "110/12/11": "2021-12-11",
    "111年1至6月": "2022-01/2022-06",
    "111年1月至112年2月": "2022-01/2023-02",
    "截至112年2月": "../2023-02",
    "截至112年2月底": "../2023-02-28",
    "截至 112年2月底止": "../2023-02-28",
    "112年2月28日止": "../2023-02-28",
    "111年底": "../2022-12-31",
    "截至109年2月底": "../2020-02-29",
    "../2023-02-28": "../2023-02-28",
    "2019 (ROC 108)": "2019",
}


@pytest.mark.parametrize(("typed", "written"), PERIODS.items())
def test_period_is_understood(typed: str, written: str) -> None:
    """Years of the Republic, ranges, school years, quarters, and what is as of a day."""
    assert written == period_in(typed)


@pytest.mark.parametrize("typed", ["", "去年", "19年", "2020-2018", "112年13月", "109年多", "2-4"])
def test_period_that_is_not_plain_is_not_guessed(typed: str) -> None:
    """Nobody guesses a century, a month or an order."""
    assert period_in(typed) is None


AMOUNTS = {
    "134": ("134", False),
    "1,234": ("1234", False),
    "１，２３４": ("1234", False),  # noqa: RUF001
    "12.5%": ("12.5", True),
    "１２．５％": ("12.5", True),  # noqa: RUF001
    "<10": ("<10", False),
    "＜１０": ("<10", False),  # noqa: RUF001
    "-3": ("-3", False),
}


@pytest.mark.parametrize(("typed", "read"), AMOUNTS.items())
def test_number_is_understood(typed: str, read: tuple[str, bool]) -> None:
    """Thousands separators, full width, percent, and numbers too small to be told."""
    assert read == amount_in(typed)


@pytest.mark.parametrize("typed", ["", "約100", "1,23", "12,5", "100人", "-", "1.2.3"])
def test_number_that_is_not_plain_is_not_guessed(typed: str) -> None:
    """12,5 may be a decimal or a slip."""
    assert amount_in(typed) is None


def test_date_as_a_value_is_a_day_or_month() -> None:
    """A year alone is a number."""
    assert ("2021-12-11", "2021-12") == (month_or_day_in("110/12/11"), month_or_day_in("110年12月"))
    assert month_or_day_in("2021") is None
