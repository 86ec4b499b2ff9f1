"""Facts in words: phone links, dates, languages, directions."""

from __future__ import annotations

import pytest

from safetynet.directory import Directory
from safetynet.model import Point, Precision
from safetynet.pages import words
from safetynet.text import say_date


@pytest.mark.parametrize(
    ("number", "extension", "href"),
    [
        ("082-330100", "", "tel:+88682330100"),
        ("082-330100", "12", "tel:+88682330100,,12"),
        ("082-330100", "12、13", "tel:+88682330100"),
        ("0911-123456", "", "tel:+886911123456"),
        ("0800-013-999", "", "tel:0800013999"),
        ("113", "", "tel:113"),
        ("1925", "", "tel:1925"),
        ("412-8185", "", "tel:4128185"),
    ],
)
def test_phone_link_is_dialled_from_anywhere(number: str, extension: str, href: str) -> None:
    """Area codes become +886; toll-free and short numbers stay; one extension is dialled too."""
    assert href == words.phone_href(number, extension)


@pytest.mark.parametrize(
    ("date", "zh", "en"),
    [
        ("2025-10-02", "2025年10月2日", "October 2, 2025"),
        ("2021-12", "2021年12月", "December 2021"),
        ("2021", "2021年", "2021"),
    ],
)
def test_date_says_no_more_than_is_known(directory: Directory, date: str, zh: str, en: str) -> None:
    """A year stays a year, a month a month."""
    assert zh == say_date(date, directory.strings, "zh")
    assert en == say_date(date, directory.strings, "en")


def test_language_of_a_text_is_chinese_from_the_first_character() -> None:
    """A quote in Chinese is marked so on an English page."""
    assert "zh-TW" == words.language_of("Jinhu 金湖")
    assert "en" == words.language_of("Jinhu Welfare Center")


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (4, "about 10 m"),
        (344, "about 340 m"),
        (1250, "about 1.2 km"),
        (19_940, "about 19.9 km"),
        (19_960, "about 20 km"),
        (122_400, "about 122 km"),
    ],
)
def test_distance_is_said_roundly(directory: Directory, metres: float, said: str) -> None:
    """Tens of metres, then tenths of a kilometre, from 20 km on whole ones."""
    assert said == words.say_distance(metres, directory.strings, "en")


def test_directions_go_to_the_door_or_the_address() -> None:
    """An inexact point gives way to the address in words; with neither there is no link."""
    door = Point(lon=118.4, lat=24.4, precision=Precision.ADDRESS)
    village = Point(lon=118.4, lat=24.4, precision=Precision.VILLAGE)

    assert words.directions_url(door, "金湖鎮").endswith("destination=24.4,118.4")
    assert words.directions_url(village, "金湖鎮").endswith("%E9%87%91%E6%B9%96%E9%8E%AE")
    assert words.directions_url(village, "").endswith("destination=24.4,118.4")
    assert "" == words.directions_url(None, "")
