"""The list of calls: whom to ask, what is known, and the questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from safetynet.freshness import Age, Due, has_own_number
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.questions import questions_of


@dataclass(frozen=True)
class Call:
    """One site to ask, in words."""

    id: str
    county: str
    place: str
    name: str
    kind: str
    phones: tuple[str, ...]
    """With what each is for."""
    can_be_called: bool
    """It has a number of its own: who answers 1957 cannot tell."""
    known: str
    """What the record says now."""
    checked: str
    """When each old or undated fact was checked."""
    questions: tuple[str, ...]


@dataclass(frozen=True)
class CallList:
    """The calls in their order, and the sites without a number of their own."""

    calls: tuple[Call, ...]
    without_phone: tuple[Call, ...]


def call_list(atlas: Atlas, due: Iterable[Due]) -> CallList:
    """The list in the atlas's language."""
    calls = tuple(_call(atlas, one) for one in due)
    return CallList(
        tuple(call for call in calls if call.can_be_called),
        tuple(call for call in calls if not call.can_be_called),
    )


def _call(atlas: Atlas, due: Due) -> Call:
    record = due.record
    return Call(
        id=record.id,
        county=atlas.county(record.county).label,
        place=atlas.place(record),
        name=record.name.in_(atlas.locale),
        kind=atlas.kind(record.kind).label,
        phones=_phones(atlas, record),
        can_be_called=has_own_number(record),
        known=_known(atlas, record),
        checked=atlas.say("page.joint").join(_checked(atlas, age) for age in due.stale),
        questions=questions_of(atlas, due),
    )


def _phones(atlas: Atlas, record: Record) -> tuple[str, ...]:
    views = map(atlas.phone, record.phones)
    return tuple(
        atlas.say("stale.phone-for", number=view.number, label=view.label)
        if view.label
        else view.number
        for view in views
    )


def _known(atlas: Atlas, record: Record) -> str:
    """Hours and address as the record states them."""
    hours = atlas.hours(record.hours)
    stated = {
        "hours": hours.line or hours.raw or atlas.text(record.hours_note),
        "address": record.address.zh if record.address else "",
    }
    return atlas.say("stale.joint").join(
        atlas.say("stale.stated", field=atlas.say(f"field.{name}"), value=value)
        for name, value in stated.items()
        if value
    )


def _checked(atlas: Atlas, age: Age) -> str:
    how = atlas.say(f"fresh.how.{age.how}")
    fact = atlas.say(f"freshness.fact.{age.fact}")
    if age.date is None:
        return atlas.say("stale.undated", fact=fact, how=how)
    facts = {"fact": fact, "date": age.date.isoformat(), "days": f"{age.days:,}", "how": how}
    return atlas.say("stale.dated", **facts)
