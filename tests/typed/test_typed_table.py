"""One table of what people type, which the form in the browser reads by too."""

from __future__ import annotations

from typed_cases import DAYS, PHONES

from safetynet.typed import day_or_part_in, phones_in


def one_phone(text: str) -> str | None:
    """The only number of a text and its extension."""
    phones = phones_in(text) or ()
    return " ".join(phones[0].values()) if len(phones) == 1 else None


def test_numbers_of_the_table_are_read():
    """One number, its extension apart; what is not plain is nobody's number."""
    assert {text: one_phone(text) for text in PHONES} == PHONES


def test_days_of_the_table_are_read():
    """Years of the Republic, other marks, months and years alone."""
    assert {text: day_or_part_in(text) for text in DAYS} == DAYS
