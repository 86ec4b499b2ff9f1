"""Rules on codes: every code that is used is one that the vocabulary or another file gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from safetynet.check.case import Case
from safetynet.load import REVIEWERS, Fault, Path, nearest
from safetynet.model import Record
from safetynet.text import LocalizedText

VOCABULARY = "vocabulary.yaml"
HOTLINES = "hotlines.yaml"


def check_record_codes(record: Record, case: Case) -> Iterator[Fault]:
    """Kind, services, audience, languages and sources of a record are known."""
    words = case.directory.vocabulary
    yield from check_code(record.kind, words.kinds, ("kind",))
    yield from check_codes(record.services, words.services, ("services",))
    yield from check_codes(record.audience, words.audience, ("audience",))
    yield from check_codes(record.languages, words.languages, ("languages",))
    for n, citation in enumerate(record.sources):
        yield from check_code(citation.source, case.directory.sources, ("sources", n, "source"))


def check_vocabulary_codes(case: Case) -> Iterator[tuple[str, Fault]]:
    """Groups of kinds, and what answers a need, are known."""
    return ((VOCABULARY, fault) for fault in _vocabulary_faults(case))


def _vocabulary_faults(case: Case) -> Iterator[Fault]:
    words = case.directory.vocabulary
    lines = {hotline.id: hotline.name for hotline in case.directory.hotlines}
    for code, kind in words.kinds.items():
        yield from check_code(kind.group, words.groups, ("kinds", code, "group"))
    for code, need in words.needs.items():
        yield from check_codes(need.kinds, words.kinds, ("needs", code, "kinds"))
        yield from check_codes(need.services, words.services, ("needs", code, "services"))
        yield from check_codes(need.hotlines, lines, ("needs", code, "hotlines"))


def check_hotline_codes(case: Case) -> Iterator[tuple[str, Fault]]:
    """Hotlines have ids of their own, and name known needs and languages."""
    words = case.directory.vocabulary
    seen: set[str] = set()
    for n, line in enumerate(case.directory.hotlines):
        if line.id in seen:
            yield HOTLINES, Fault("duplicate-hotline", (n, "id"), line.id)
        seen.add(line.id)
        for fault in check_codes(line.needs, words.needs, (n, "needs")):
            yield HOTLINES, fault
        for fault in check_codes(line.languages, words.languages, (n, "languages")):
            yield HOTLINES, fault


def check_reviewer_codes(case: Case) -> Iterator[tuple[str, Fault]]:
    """Who should look at changes is named for known counties and kinds."""
    for n, reviewer in enumerate(case.directory.reviewers):
        for fault in check_codes(reviewer.counties, case.counties, (n, "counties")):
            yield REVIEWERS, fault
        for fault in check_codes(reviewer.kinds, case.directory.vocabulary.kinds, (n, "kinds")):
            yield REVIEWERS, fault


def check_codes(codes: Iterable[str], known: Mapping[str, object], path: Path) -> Iterator[Fault]:
    """A fault for each code that is not known; `path` is that of their list."""
    for n, code in enumerate(codes):
        yield from check_code(code, known, (*path, n))


def check_code(code: str, known: Mapping[str, object], path: Path) -> Iterator[Fault]:
    """A fault when a code is not known, with the one that is most like it."""
    if code in known:
        return
    same = (other for other, term in known.items() if code in _words(term))
    near = next(same, "") or nearest(code, known)
    if near:
        facts = {"near": near, "label": _label(known[near])}
        yield Fault("misspelt-code", path, code, facts)
    else:
        yield Fault("unknown-code", path, code, {"first": min(known, default="…")})


def check_code_if_given(
    code: str | None, known: Mapping[str, object], path: Path
) -> Iterator[Fault]:
    """The same as `check_code` for a code that may be left out."""
    return check_code(code, known, path) if code else iter(())


def _label(term: object) -> LocalizedText | str:
    """The words for a code: a term's label, a source's title, a county's name, or the words."""
    named = (getattr(term, name, None) for name in ("label", "title", "name"))
    return next((words for words in (term, *named) if isinstance(words, LocalizedText)), "")


def _words(term: object) -> tuple[str, ...]:
    """The words for a code in both languages, which may stand in its place by mistake."""
    label = _label(term)
    return (label.zh, label.en) if isinstance(label, LocalizedText) else ()
