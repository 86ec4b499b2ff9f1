"""What the fields of the API are called in words, in both languages."""

from __future__ import annotations

from safetynet.text import LocalizedText, Strings


def words_of(strings: Strings, field: str) -> LocalizedText:
    """What a field holds; where the API has no words of its own, the name of the record's field."""
    own = f"api.field.{field}"
    return strings.texts[own if own in strings.texts else f"field.{field}"]
