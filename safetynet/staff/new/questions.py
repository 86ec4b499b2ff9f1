"""Which questions there are, in their order; later ones depend on the answers before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from safetynet.check.confidential import FORBIDDEN
from safetynet.load import Path
from safetynet.model import CITABLE, CLOSED, Status
from safetynet.staff.new import reading
from safetynet.staff.new.draft import NEW, NEW_SOURCE, Draft
from safetynet.staff.new.ids import proposed_id, proposed_source
from safetynet.staff.new.reading import Labels, Reader
from safetynet.staff.writing import Plain


@dataclass(frozen=True)
class Question:
    """One question; `path` is where the answer goes."""

    path: Path
    read: Reader = reading.text
    is_needed: bool = False
    labels: Labels = field(default_factory=dict)
    """The choices, numbered in their order."""
    default: Plain | None = None
    """What Enter means."""
    lead: str = ""
    """A sentence before the question: what an answer before it led to."""


Questions: TypeAlias = Iterator[Question]


def next_question(draft: Draft) -> Question | None:
    """The first that has no answer; None when there is nothing left to ask."""
    return next((one for one in _questions(draft) if one.path not in draft.answers), None)


def _questions(draft: Draft) -> Questions:
    yield _coded(draft, "kind", is_needed=True)
    yield from _words(draft, "name", is_needed=True)
    yield _closed(draft, "name", "en_basis")
    yield Question(("alternate_names",), reading.texts)
    yield from _words(draft, "summary")
    yield from _words(draft, "operator")
    yield Question(("confidential",), reading.truth)
    is_secret = draft.get("confidential") is True
    parts = (_state, _place, _contact, _offer, _evidence, _end)
    for one in (one for part in parts for one in part(draft)):
        if not (is_secret and one.path[0] in FORBIDDEN):
            yield one


def _state(draft: Draft) -> Questions:
    yield _closed(draft, "status")
    if draft.get("status") not in (None, "active"):
        yield from _words(draft, "status_note")
    yield _closed(draft, "delivery")
    labels = {one.id: one.name for one in draft.directory.records}
    yield Question(("part_of",), reading.choice(labels, draft.locale), labels=labels)


def _place(draft: Draft) -> Questions:
    geography = draft.directory.geography
    yield Question(("point",), reading.point_on_land(geography))
    point = draft.get("point")
    if point:
        yield _closed(draft, "point", "precision", is_needed=True)
    labels = draft.directory.labels["township"]
    there = geography.township_near(**point) if point else None
    lead = draft.say("new.placed", township=_township_name(draft, there)) if there else ""
    read = reading.township(geography, labels, draft.locale)
    yield Question(("township",), read, labels=labels, default=there, lead=lead)
    if not draft.get("township"):
        yield _coded(draft, "county", is_needed=True)
    yield Question(("address", "zh"))
    if draft.get("address", "zh"):
        yield Question(("address", "en"))


def _contact(draft: Draft) -> Questions:
    yield Question(("phones",), reading.phones)
    numbers = draft.get("phones") or ()
    for n, phone in enumerate(numbers):
        path: Path = ("phones", n)
        if phone["number"].startswith("09"):
            yield Question((*path, "office_mobile"), reading.office_mobile, is_needed=True)
        elif len(numbers) > 1 or _is_elsewhere(draft, path):
            lead = draft.say("new.for", number=phone["number"])
            yield from _words(draft, *path, "for", is_needed=len(numbers) == 1, lead=lead)
    yield Question(("urls",), reading.urls)
    yield Question(("hours",), reading.hours)
    yield from _words(draft, "hours_note")
    yield from _floors(draft)


def _is_elsewhere(draft: Draft, path: Path) -> bool:
    """Whether a number has to say whose it is, or does so by now."""
    return (*path, "for", "zh") in draft.answers or bool(draft.findings_at((*path, "number")))


def _floors(draft: Draft) -> Questions:
    n = 0
    yield Question(("floors", n, "floor"), reading.bare)
    while draft.get("floors", n, "floor"):
        yield from _words(draft, "floors", n, "what", is_needed=True)
        n += 1
        yield Question(("floors", n, "floor"), reading.bare)


def _offer(draft: Draft) -> Questions:
    geography, labels = draft.directory.geography, draft.directory.labels
    for name in ("services", "audience"):
        read = reading.choices(labels[name], draft.locale)
        yield Question((name,), read, labels=labels[name])
    places = labels["serves"]
    yield Question(("serves",), reading.townships(geography, places, draft.locale), labels=places)
    yield _closed(draft, "fee")
    yield from _words(draft, "fee_note")
    yield _closed(draft, "booking")
    yield from _words(draft, "how_to_apply")
    spoken = labels["languages"]
    yield Question(("languages",), reading.choices(spoken, draft.locale), labels=spoken)
    yield _closed(draft, "step_free")
    yield Question(("opened",), reading.day_or_part)
    yield from _words(draft, "notes")


def _evidence(draft: Draft) -> Questions:
    n, known = 0, draft.directory.labels["source"]
    pick = reading.choice(known, draft.locale)
    fields = {name: draft.directory.strings.texts[f"field.{name}"] for name in _cited(draft)}
    while True:
        lead = draft.say("new.more_sources") if n else ""
        yield Question(("sources", n, "source"), _or_new(pick), not n, known, lead=lead)
        chosen = draft.get("sources", n, "source")
        if not chosen:
            break
        if chosen == NEW:
            yield from _new_source(draft, n)
        read = reading.choices(fields, draft.locale)
        yield Question(("sources", n, "fields"), read, labels=fields, default=list(fields))
        yield Question(("sources", n, "quote"))
        n += 1
    yield _closed(draft, "verified", "how", is_needed=True)
    yield Question(("verified", "date"), reading.day)
    yield Question(("verified", "by"))


def _new_source(draft: Draft, n: int) -> Questions:
    yield from _words(draft, NEW_SOURCE, n, "title", is_needed=True)
    yield from _words(draft, NEW_SOURCE, n, "publisher")
    yield Question((NEW_SOURCE, n, "date"), reading.day_or_part)
    yield Question((NEW_SOURCE, n, "url"))
    read = reading.code(draft.directory.sources)
    yield Question((NEW_SOURCE, n, "code"), read, is_needed=True, default=proposed_source(draft, n))


def _end(draft: Draft) -> Questions:
    yield Question(("id",), reading.bare, is_needed=True, default=proposed_id(draft))


def _words(draft: Draft, *path: str | int, is_needed: bool = False, lead: str = "") -> Questions:
    """A text in two languages; the English is needed once there is Chinese."""
    yield Question((*path, "zh"), is_needed=is_needed, lead=lead)
    if draft.get(*path, "zh"):
        yield Question((*path, "en"), is_needed=True)


def _coded(draft: Draft, name: str, *, is_needed: bool = False) -> Question:
    labels = draft.directory.labels[name]
    return Question((name,), reading.choice(labels, draft.locale), is_needed, labels)


def _closed(draft: Draft, *path: str, is_needed: bool = False) -> Question:
    """A closed choice; unknown is what Enter says, so it is not offered."""
    name = path[-1]
    codes = [code for code in CLOSED[name] if code != "unknown"]
    if name == "status":
        codes.remove(Status.CLOSED)
    labels = {str(code): draft.directory.labels[name][code] for code in codes}
    return Question(path, reading.choice(labels, draft.locale), is_needed, labels)


def _or_new(pick: Reader) -> Reader:
    return lambda typed: NEW if typed.strip() in (NEW, "＋") else pick(typed)  # noqa: RUF001


def _cited(draft: Draft) -> list[str]:
    """Fields of the record that a source can state."""
    return [name for name in draft.values if name in CITABLE]


def _township_name(draft: Draft, code: str | None) -> str:
    geography = draft.directory.geography
    if code is None:
        return ""
    county, town = geography.county_of(code).name, geography.township(code).name
    facts = {"county": county.in_(draft.locale), "town": town.in_(draft.locale)}
    return draft.say("new.township", **facts)
