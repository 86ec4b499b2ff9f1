"""Changes of records are told field by field, in words of both languages."""

from __future__ import annotations

import pytest

from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.staff.changes import changes_between, field_changes
from safetynet.staff.field_words import FieldWords
from safetynet.text import LOCALES

CENTER = "kinmen-jinhu-social-welfare-center"


def changed(record: Record, **values: object) -> Record:
    """The record with other values, validated again."""
    given = record.model_dump(by_alias=True)
    return Record.model_validate(given | values)


def test_nothing_differs_from_itself(directory: Directory):
    """The shipped records against themselves."""
    assert () == changes_between(directory.by_id, dict(directory.by_id))


def test_each_sort_of_change_is_told(directory: Directory):
    """Added, changed, closed and removed, those that were there first."""
    first, second, third, *_ = directory.records
    before = {record.id: record for record in (first, second, third)}
    closed = changed(second, status="closed", closed="2026-10")
    added = changed(third, id="new-one")
    after = {first.id: changed(first, hours="24/7"), second.id: closed, "new-one": added}

    told = [(change.id, change.sort) for change in changes_between(before, after)]

    assert [
        (first.id, "changed"),
        (second.id, "closed"),
        (third.id, "removed"),
        ("new-one", "added"),
    ] == told


@pytest.mark.parametrize(
    ("values", "path", "zh", "en"),
    [
        (
            {"phones": [{"number": "082-330100", "extension": "12"}]},
            ("phones",),
            "082-330100 → 082-330100 轉 12",
            "082-330100 → 082-330100 ext. 12",
        ),
        (
            {"hours": "Mo-Fr 08:00-12:00"},
            ("hours",),
            "週一至週五 08:00–12:00（Mo-Fr 08:00-12:00）",
            "Monday to Friday 08:00–12:00 (Mo-Fr 08:00-12:00)",
        ),
        ({"status": "closed"}, ("status",), "服務中 → 已關閉", "Open → Permanently closed"),
        ({"closed": "2026-10"}, ("closed",), "（無） → 2026年10月", "(nothing) → October 2026"),
        ({"fee": "free"}, ("fee",), "（無） → 免費", "(nothing) → Free"),
        ({"township": "09020010"}, ("township",), "金湖鎮 → 金城鎮", "Jinhu Township → Jincheng"),
    ],
)
def test_change_is_said_in_both_languages(
    directory: Directory, values: dict[str, object], path: tuple[str], zh: str, en: str
):
    """Codes by their labels, hours in words with their pattern, nothing as nothing."""
    record = directory.by_id[CENTER]
    (change,) = field_changes(record, changed(record, **values))

    assert path == change.path
    for locale, expected in zip(LOCALES, (zh, en), strict=True):
        words = FieldWords(directory, locale)
        said = " → ".join(words.value(path, value) for value in (change.old, change.new))
        assert expected in said


def test_text_changes_by_language(directory: Directory):
    """A change of the English alone names the English alone."""
    record = directory.by_id[CENTER]
    name = {"zh": record.name.zh, "en": "Jinhu Center"}
    (change,) = field_changes(record, changed(record, name=name))

    assert (("name", "en"), "Jinhu Center") == (change.path, change.new)
    assert "名稱（英文）" == FieldWords(directory, "zh").label(change.path)


def test_every_value_of_the_real_records_has_words(directory: Directory):
    """No repr of a class, no code where there are words."""
    for locale in LOCALES:
        words = FieldWords(directory, locale)
        for record in directory.records:
            for change in field_changes(None, record):
                said = words.label(change.path), words.value(change.path, change.new)
                assert all(said)
                assert "(zh=" not in said[1]
                assert "<" not in said[1]
