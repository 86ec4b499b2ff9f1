"""Names and codes: what was meant by a word that is none of those there are."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from safetynet.check.corrections.slip import Meant, Slip, new_value, split
from safetynet.check.words import to_traditional
from safetynet.errors import NewLine
from safetynet.load.yaml12 import Value
from safetynet.model import CLOSED, Record
from safetynet.text import LocalizedText
from safetynet.typed import choice_in, narrow

ALIKE = 0.8
"""From this ratio on (difflib) a word is a mistyped one, not another."""
SHORTEST_PART = 2
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BETWEEN = re.compile(r"\s*[、,;，；]\s*")


def code(slip: Slip) -> Meant | None:
    """The code of these words, or the one that is mistyped."""
    labels = slip.labels(slip.name)
    text = to_traditional(slip.text)
    meant = choice_in(text, labels) or _by_part(slip, labels)
    if meant:
        is_code = _key(meant) == _key(slip.text)
        return new_value(slip, meant, "" if is_code else "label-not-code")
    known = frozenset(labels) or frozenset(CLOSED.get(slip.name, ())) or _choices(slip)
    several = split(slip, lambda word: choice_in(word, labels))
    return several or new_value(slip, alike(slip.text, known))


def _choices(slip: Slip) -> frozenset[str]:
    """The words that the finding itself offers, of a choice that has no labels."""
    return frozenset(filter(None, str(slip.finding.facts.get("choices", "")).split(", ")))


def _by_part(slip: Slip, labels: Mapping[str, LocalizedText]) -> str | None:
    """Of a closed choice, a part of its words will do: 電話 for 打電話問過."""
    text = slip.text.strip()
    if slip.name not in CLOSED or len(text) < SHORTEST_PART:
        return None
    found = [code for code, label in labels.items() if text in label.zh]
    return found[0] if len(found) == 1 else None


def slug(slip: Slip) -> Meant | None:
    """A code of the vocabulary by its words; of an id only its spelling."""
    if slip.name not in ("id", "part_of", "replaced_by"):
        return code(slip)
    plain = re.sub(r"[\s_.-]+", "-", narrow(slip.text).strip().casefold()).strip("-")
    return new_value(slip, plain if plain != slip.text and _SLUG.fullmatch(plain) else None)


def field_name(slip: Slip) -> Meant | None:
    """A field by its words, or mistyped; not where the right one is there already."""
    at = slip.path[:-1]
    given, typed = slip.at(at), str(slip.path[-1])
    meant = choice_in(typed, slip.field_labels(at)) or _mistyped_field(slip, typed)
    is_there = isinstance(given, dict) and meant in given
    count = len(re.findall(rf"(?<![\w-]){re.escape(typed)}(?=\s*:)", slip.line))
    if not meant or is_there or count != 1:
        return None
    line = re.sub(rf"(?<![\w-]){re.escape(typed)}(?=\s*:)", meant, slip.line)
    return Meant(NewLine(slip.finding.place.line, line), _field_code(slip, typed))


def _mistyped_field(slip: Slip, typed: str) -> str | None:
    """The field that is mistyped; of a mapping with other strange ones nobody knows what it is."""
    at = slip.path[:-1]
    given, known = slip.at(at), slip.fields(at)
    others = set(given) - {typed, *known} if isinstance(given, dict) and at[1:] else set()
    return None if others else alike(typed, known)


def _field_code(slip: Slip, typed: str) -> str:
    return "" if typed.isascii() or slip.finding.code != "unknown-field" else "label-not-field"


def cited_field(slip: Slip) -> Meant | None:
    """The same for the names of fields in a citation."""
    labels = slip.field_labels(slip.path[:1])

    def field(word: str) -> str | None:
        return choice_in(word, labels) or alike(word, Record.model_fields)

    return split(slip, field) or new_value(slip, field(slip.text))


def other_record(slip: Slip) -> Meant | None:
    """The id that is mistyped; digits in it are never guessed."""
    near = str(slip.finding.facts.get("near", ""))
    digits = re.compile(r"\d+")
    is_same = digits.findall(near) == digits.findall(slip.text)
    return new_value(slip, near if is_same and alike(slip.text, [near], 0.9) else None)


def alike(word: str, words: Iterable[str], ratio: float = ALIKE) -> str | None:
    """The one word that a mistyped one is most like; None for none, or two equally alike."""
    plain = narrow(word).strip().casefold()
    found = difflib.get_close_matches(plain, list(words), n=2, cutoff=ratio)
    if len(found) > 1 and _likeness(plain, found[0]) == _likeness(plain, found[1]):
        return None
    return found[0] if found else None


def _likeness(word: str, other: str) -> float:
    return difflib.SequenceMatcher(None, other, word).ratio()


def _key(text: Value) -> str:
    return re.sub(r"[\s_-]", "", narrow(str(text)).casefold())
