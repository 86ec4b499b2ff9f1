"""Rules on the words of figures, meetings and pathways, as those on the words of records."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.check.case import Case, strings_of, texts_of
from safetynet.check.leads import secret_in
from safetynet.check.personal import network_files
from safetynet.check.words import HAN, LATIN, misplaced_languages, strange_characters
from safetynet.load import Fault, Path
from safetynet.load.network import INDICATORS
from safetynet.text import LocalizedText


def check_network_words(case: Case) -> Iterator[tuple[str, Fault]]:
    """Chinese stands under zh, English under en, each in characters that Taiwan's readers know."""
    for name, values in network_files(case.directory):
        for path, text in texts_of(values):
            for fault in _text_faults(path, text):
                yield name, fault


def check_township_figures_name_no_confidential(case: Case) -> Iterator[tuple[str, Fault]]:
    """The figure of a township, which is a place, names no secret record in its words."""
    for n, one in enumerate(case.directory.network.indicators if case.secret_ids else ()):
        for path, text in strings_of(one) if one.township else ():
            if path[-1] in ("quote", "zh", "en") and (name := secret_in(text, case)):
                yield INDICATORS, Fault("names-confidential", (n, *path), name)


def _text_faults(path: Path, text: LocalizedText) -> Iterator[Fault]:
    yield from misplaced_languages(path, text)
    yield from strange_characters((*path, "zh"), text.zh)
    if (found := HAN.search(text.en)) and LATIN.search(text.en):
        yield Fault("chinese-in-english", (*path, "en"), text.en, {"found": found.group()})
