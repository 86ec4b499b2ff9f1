"""Where it is plain what was meant, every report says what to write; else none does."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from safetynet.check import check_directory, render
from safetynet.check.catalogue import corrected_text
from safetynet.errors import Finding, NewLine, NewValue
from safetynet.load import read_directory
from safetynet.text import LOCALES

TODAY = dt.date(2026, 11, 22)


def found_in(data_dir: Path, right: str, typed: str) -> tuple[Finding, ...]:
    """The findings after a slip in services.yaml."""
    file = data_dir / "services.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, typed), encoding="utf-8")
    return check_directory(read_directory(data_dir), TODAY)


@pytest.fixture
def phone(data_dir: Path) -> tuple[Finding, ...]:
    """The one finding of a number with parentheses."""
    return found_in(data_dir, "number: 082-330100", "number: (082)330-100")


@pytest.mark.parametrize(
    ("report_format", "words"),
    [
        ("text", ("。改成 number: 082-330100  [bad-phone]", ". Write: number: 082-330100  [")),
        ("markdown", ("。改成 number: 082-330100 |", ". Write: number: 082-330100 |")),
        ("github", ("。改成 number: 082-330100\n", ". Write: number: 082-330100\n")),
    ],
)
def test_report_says_the_corrected_value(phone, report_format: str, words: tuple[str, str]):
    """In the place of the general advice, in both languages."""
    for locale, expected in zip(LOCALES, words, strict=True):
        assert expected in render(phone, report_format, locale)


def test_json_has_the_corrected_yaml_by_itself(phone):
    """A program need not take a sentence apart; there is null where nothing is plain."""
    (finding,) = json.loads(render(phone, "json", "zh"))["findings"]

    assert "number: 082-330100" == finding["corrected"]


def test_correction_knows_its_place_in_the_file(phone):
    """A value has the way to it from the file's root."""
    (finding,) = phone

    assert NewValue((0, "phones", 0, "number"), "082-330100") == finding.correction


def test_slip_of_a_line_is_corrected_by_the_line(data_dir: Path):
    """What cannot be read as YAML has no path; its line is written anew, as far in as it was."""
    (finding,) = found_in(data_dir, "  status: active", "  status：active")

    assert NewLine(4, "  status: active") == finding.correction
    assert "status: active" == corrected_text(finding.correction)


@pytest.mark.parametrize("value", ["", " ", " # 英文待補"])
def test_empty_english_is_told_once_and_never_filled_in(data_dir: Path, value: str):
    """Nobody is told to delete the line of a language, and nothing is translated."""
    right = "{zh: 金湖社會福利服務中心, en: Jinhu Social Welfare Service Center}"
    typed = f"\n    zh: 金湖社會福利服務中心\n    en:{value}"

    found = found_in(data_dir, right, typed)

    assert [("missing-language", 7, None)] == [
        (one.code, one.place.line, one.correction) for one in found
    ]


@pytest.mark.parametrize(
    ("right", "typed"),
    [
        ("zh: 國定假日休息。, en: Closed on public holidays.", "zh: 國定假日休息。, en: 休息"),
        ("number: 082-330100", "number: 330100"),
        ("opened: 2022-01-22", "opened: 3/4/2022"),
        ("lat: 24.440189", "lat: 34.440189"),
        ("fields: [name, address, point, phones, hours]", "fields: [name]"),
        ("id: kinmen-shelter", "id: kinmen-jinhu-center"),
        ("township: 金門縣金湖鎮", "township: 臺北市大安區"),
    ],
)
def test_fact_that_would_have_to_be_guessed_is_left(data_dir: Path, right: str, typed: str):
    """A translation, an area code, a day, a place, a source, an id: somebody has to find out."""
    found = found_in(data_dir, right, typed)

    assert found
    assert [None] * len(found) == [one.correction for one in found]
