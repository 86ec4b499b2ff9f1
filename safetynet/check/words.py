"""Rules on words: each language in its place, and the English as new as its Chinese."""

from __future__ import annotations

import functools
import hashlib
import re
import string
from collections.abc import Iterator, Mapping

from opencc import OpenCC

from safetynet.check.case import Case, texts_of
from safetynet.load import Fault, Path, dotted
from safetynet.model import Record
from safetynet.text import LocalizedText

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")
FULL_WIDTH = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")
"""Digits and Latin letters as wide as a Chinese character: search and dialling miss them."""


def check_languages_are_in_place(record: Record, case: Case) -> Iterator[Fault]:
    """Chinese stands under zh, English under en."""
    for path, text in case.texts(record):
        yield from misplaced_languages(path, text)


def misplaced_languages(path: Path, text: LocalizedText) -> Iterator[Fault]:
    """Chinese alone where English belongs, and the other way round."""
    if HAN.search(text.en) and not LATIN.search(text.en):
        yield Fault("english-missing", (*path, "en"), text.en)
    if LATIN.search(text.zh) and not HAN.search(text.zh):
        yield Fault("chinese-missing", (*path, "zh"), text.zh)


def check_characters(record: Record, case: Case) -> Iterator[Fault]:
    """Chinese is written as in Taiwan, digits and letters in their ordinary width."""
    for path, text in _chinese_of(record, case):
        yield from strange_characters(path, text)


def strange_characters(path: Path, text: str) -> Iterator[Fault]:
    """Simplified characters, and digits and letters of full width, in a text."""
    simplified = "".join(dict.fromkeys(filter(is_simplified, text)))
    if simplified:
        better = to_traditional(simplified)
        yield Fault("simplified-chinese", path, simplified, {"better": better})
    if wide := FULL_WIDTH.search(text):
        yield Fault("full-width", path, wide.group(), {"better": _narrow(wide.group())})


def check_translation_is_fresh(record: Record, case: Case) -> Iterator[Fault]:
    """The English was made from the Chinese that stands beside it."""
    if not case.translated:
        return
    for path, text in case.texts(record):
        mark = case.translated.get(f"{record.id}.{dotted(path)}")
        if mark is not None and mark != fingerprint(text):
            yield Fault("translation-stale", (*path, "en"), text.en, {"zh": text.zh})


def check_placeholders_agree(case: Case) -> Iterator[tuple[str, Fault]]:
    """A sentence of the interface has the same {placeholders} in both languages."""
    for key, text in case.directory.strings.texts.items():
        try:
            zh, en = placeholders(text.zh), placeholders(text.en)
        except ValueError:
            yield "strings.yaml", Fault("bad-placeholder", (key,), text.zh)
            continue
        if zh != en:
            facts = {"only": ", ".join(f"{{{name}}}" for name in sorted(zh ^ en))}
            yield "strings.yaml", Fault("placeholders-differ", (key,), text.zh, facts)


def fingerprint(text: LocalizedText) -> str:
    """Eight hex digits of the SHA-256 of the Chinese: changes when the Chinese does."""
    return hashlib.sha256(text.zh.encode()).hexdigest()[:8]


def translations_of(record: Record) -> Mapping[str, str]:
    """`id.field` → fingerprint, for every text of a record."""
    return {f"{record.id}.{dotted(path)}": fingerprint(text) for path, text in texts_of(record)}


def placeholders(sentence: str) -> set[str]:
    """Names in braces. Raises `ValueError` for a brace that is not closed."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@functools.cache
def is_simplified(character: str) -> bool:
    """Whether a character is written so only in China.

    It has a traditional form, and Big5, which holds what Taiwan writes, has no place for it
    (后, 里 and 台 are at home in both).
    """
    if not HAN.match(character) or to_traditional(character) == character:
        return False
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return True
    return False


def to_traditional(text: str) -> str:
    """Simplified characters in their traditional form; which one, the words around them tell."""
    return str(_converter().convert(text))


@functools.cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


def _narrow(text: str) -> str:
    return text.translate({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)})


def _chinese_of(record: Record, case: Case) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for path, text in case.texts(record):
        yield (*path, "zh"), text.zh
    if record.address:
        yield ("address", "zh"), record.address.zh
    for n, name in enumerate(record.alternate_names):
        yield ("alternate_names", n), name
