"""Answers of the commands as text and as JSON."""

from __future__ import annotations

import pytest

from safetynet.staff.report import Report, Section, Table, render


def test_columns_stand_below_each_other_in_both_scripts() -> None:
    """A Chinese character takes two columns of a terminal; numbers end at the right."""
    table = Table(("鄉鎮市", "1 km"), (("金城鎮", "12"), ("Jinsha", "345")))

    text = render(Report((Section("Title", ("A line.",), table, ("A note.",)),)), "text")

    expected = ["Title", "A line.", "鄉鎮市  1 km", "------  ----"]
    expected += ["金城鎮    12", "Jinsha   345", "A note."]
    assert expected == text.splitlines()


def test_json_has_no_number_that_json_does_not_know() -> None:
    """NaN is no JSON: programs stop at it, far from where it came from."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(Report((), {"mean": float("nan")}), "json")
