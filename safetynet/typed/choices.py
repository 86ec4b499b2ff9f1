"""Codes by their words, and yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safetynet.text import LocalizedText, fold

_NOT_COMPARED = re.compile(r"[\s_\-・·.,，、。]")
_TRUE = frozenset("true yes y t 1 on v 是 有 對 ✓ ✔ ☑".split())  # noqa: SIM905 - read at a glance
_FALSE = frozenset("false no n f 0 off x 否 無 不是 沒有 ☐".split())  # noqa: SIM905


def choice_in(text: str, labels: Mapping[str, LocalizedText]) -> str | None:
    """The code meant by a code or by its words in either language, in any width and case.

    None when no code is meant, or more than one has these words.
    """
    meant = _key(text)
    for spellings in (_codes, _labels):
        found = {code for code, label in labels.items() if meant in spellings(code, label)}
        if found:
            return next(iter(found)) if len(found) == 1 else None
    return None


def truth_in(text: str) -> bool | None:
    """True or false by the words that people have for it."""
    word = fold(text).strip()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def _codes(code: str, label: LocalizedText) -> Iterator[str]:
    del label
    yield _key(code)


def _labels(code: str, label: LocalizedText) -> Iterator[str]:
    del code
    yield from (_key(label.zh), _key(label.en))


def _key(text: str) -> str:
    return _NOT_COMPARED.sub("", fold(text))
