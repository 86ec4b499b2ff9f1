"""Marks in the addresses of pages about violence: stable, apart from one another, and no words."""

from __future__ import annotations

import re

import pytest

from safetynet.directory import Directory
from safetynet.errors import DataError
from safetynet.neutral import LETTERS, marks_for, neutral

KNOWN = {
    ("need", "in-danger"): "zff7vd",
    ("site", "kinmen-dv-prevention-center"): "gcfpgh",
    ("page", "stay-safe"): "qwht54",
}


def test_mark_never_changes() -> None:
    """An address once given out stays: these stand for all."""
    assert KNOWN == {thing: neutral(*thing) for thing in KNOWN}


def test_mark_has_six_letters_and_is_no_word() -> None:
    """No vowel, and none of the numbers people know (110, 113)."""
    assert set() == set(LETTERS) & set("aeiouyl01")
    for thing in KNOWN:
        assert re.fullmatch(f"[{LETTERS}]{{6}}", neutral(*thing)), thing


def test_marks_of_the_shipped_data_differ(directory: Directory) -> None:
    """No two pages about violence share an address, hand-written ones included."""
    marks = list(directory.neutral.values())

    assert neutral("page", "stay-safe") in marks
    assert len(set(marks)) == len(marks)


def test_marks_are_for_all_that_is_about_violence_and_nothing_else(directory: Directory) -> None:
    """Kinds and needs with quick_exit, the sites of such kinds, and their group."""
    words = directory.vocabulary
    kinds = {code for code, kind in words.kinds.items() if kind.quick_exit}

    assert set(directory.neutral_of("kind")) == kinds
    assert {"in-danger", "sexual-violence"} == set(directory.neutral_of("need"))
    assert {"protection"} == set(directory.neutral_of("group"))
    assert {"stay-safe"} == set(directory.neutral_of("page"))
    assert {r.id for r in directory.records if r.kind in kinds} == set(directory.neutral_of("site"))


def test_whole_group_of_protection_is_marked(directory: Directory) -> None:
    """A kind that joins the group without quick_exit would be left out of all this."""
    kinds = directory.vocabulary.kinds.values()

    assert {kind.quick_exit for kind in kinds if kind.group == "protection"} == {True}


def test_same_mark_twice_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather no site than two pages in one place; the message names both."""
    monkeypatch.setattr("safetynet.neutral.LENGTH", 1)
    many = [("site", f"probe-{number}") for number in range(len(LETTERS) + 1)]

    with pytest.raises(DataError, match=r"site probe-\d+.*site probe-\d+.*change one id"):
        marks_for(many)  # type: ignore[arg-type]
