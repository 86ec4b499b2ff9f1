"""The quotes of figures, meetings and pathways, and the documents that they were taken from."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from pathlib import PurePosixPath
from typing import Protocol

from safetynet.check.case import Case
from safetynet.errors import CallError
from safetynet.load import Fault, Path
from safetynet.load.network import FIGURES, INDICATORS, MEETINGS, PATHWAYS
from safetynet.model import Source
from safetynet.network import Network

_AROUND = 8
"""Characters shown before and after the nearest passage."""
_COMPARED = 200
"""Characters of a quote that the nearest passage is found by."""
_ELLIPSIS = re.compile(r"\.{3,}|⋯+")


class Quoted(Protocol):
    """What has words of a document."""

    @property
    def source(self) -> str:
        """Code of the document."""

    @property
    def quote(self) -> str:
        """Its words."""


def quotes_of(network: Network) -> Iterator[tuple[str, Path, Quoted]]:
    """Every quote: the file and the path of what it belongs to, and that itself."""
    for n, figure in enumerate(network.indicators):
        yield INDICATORS, (n,), figure
    for n, meeting in enumerate(network.meetings):
        yield MEETINGS, (n,), meeting
    for n, ask in enumerate(network.terms.asks):
        yield FIGURES, ("asks", n), ask
    for n, pathway in enumerate(network.pathways):
        for m, step in enumerate(pathway.steps):
            for k, stated in enumerate(step.stated):
                yield PATHWAYS, (n, "steps", m, "stated", k), stated


def read_documents(folder: FilePath, sources: Mapping[str, Source]) -> Mapping[str, str]:
    """Code of a source → text of its document, for those that lie in the folder.

    Raises `CallError` when none of them does.
    """
    files = {
        code: folder / PurePosixPath(one.file).name for code, one in sources.items() if one.file
    }
    texts = {
        code: file.read_text(encoding="utf-8", errors="replace")
        for code, file in files.items()
        if file.is_file()
    }
    if not texts:
        msg = f"{folder.as_posix()} has none of the files that sources.yaml names"
        raise CallError(msg)
    return texts


def check_quotes_are_letter_for_letter(case: Case) -> Iterator[tuple[str, Fault]]:
    """Each quote stands in its document, when that is at hand."""
    plain = {code: pressed(text) for code, text in case.documents.items()}
    for name, path, quoted in quotes_of(case.directory.network):
        text = plain.get(quoted.source)
        if text is not None and not _stands_in(quoted.quote, text):
            facts = {
                "near": _nearest(pressed(quoted.quote)[:_COMPARED], text),
                "source": quoted.source,
            }
            yield name, Fault("quote-not-in-document", (*path, "quote"), quoted.quote, facts)


def pressed(text: str) -> str:
    """Text as quotes are compared: ordinary width, no white space, no asterisks of Markdown."""
    return re.sub(r"[\s*]+", "", unicodedata.normalize("NFKC", text))


def _stands_in(quote: str, text: str) -> bool:
    """Whether the words stand in the text; around an ellipsis one after the other."""
    whole = pressed(quote)
    if whole in text:
        return True
    start = 0
    for words in filter(None, _ELLIPSIS.split(whole)):
        found = text.find(words, start)
        if found < 0:
            return False
        start = found + len(words)
    return True


def _nearest(quote: str, text: str) -> str:
    """The passage of a text around the longest run of characters that a quote shares with it."""
    match = difflib.SequenceMatcher(None, text, quote, autojunk=False).find_longest_match()
    start = max(0, match.a - match.b - _AROUND)
    return text[start : match.a - match.b + len(quote) + _AROUND] if match.size else "–"
