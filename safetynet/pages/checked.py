"""When the facts of a record were checked, in words, with what to say once they are old."""

from __future__ import annotations

import datetime as dt

from safetynet.freshness import Age, Fact, ages_of
from safetynet.model import Record
from safetynet.pages.guide import Guide
from safetynet.pages.parts import CheckView

ASK, ASK_QUIETLY = "1957", "113"
"""Numbers of the helplines to ask when a number does not work; the second for violence."""


def card_check(guide: Guide, record: Record) -> CheckView | None:
    """What a row of a list says: of its number, else of its hours, else of the whole.

    The warning is of whichever of these is old first. None for a closed record.
    """
    ages = _ages(guide, record)
    told = [age for age in ages if age.fact != "everything"] or ages
    if not told:
        return None
    first = told[0]
    is_one = all((age.date, age.how) == (first.date, first.how) for age in ages)
    said = _said(guide, first, "everything" if is_one else first.fact)
    dated = [age for age in told if age.date]
    if not dated:
        return CheckView(said)
    soonest = min(dated, key=_last_day)
    mark = "fresh.mark" if soonest.fact == first.fact else "fresh.mark.hours"
    return CheckView(said, guide.say(mark), _due(soonest))


def fact_check(guide: Guide, record: Record, fact: Fact) -> CheckView | None:
    """What a site's page says beside its numbers or its hours; None where they have no age."""
    age = next((age for age in _ages(guide, record) if age.fact == fact), None)
    if age is None:
        return None
    line = _line(guide, record)
    if age.date is None:
        return CheckView(_said(guide, age, fact), guide.say(f"fresh.old-undated.{fact}", line=line))
    warning = guide.say(f"fresh.old.{fact}", limit=age.limit_days, line=line)
    return CheckView(_said(guide, age, fact), warning, _due(age))


def whole_check(guide: Guide, record: Record) -> CheckView:
    """When a record as a whole was checked, by whom and how; of a closed one without a warning."""
    said = guide.labels.checked(record.verified)
    if record.verified.date is None:
        return CheckView(said)
    age = next((age for age in _ages(guide, record) if age.fact == "everything"), None)
    if age is None:
        return CheckView(said)
    return CheckView(said, guide.say("fresh.old.everything", limit=age.limit_days), _due(age))


def _ages(guide: Guide, record: Record) -> tuple[Age, ...]:
    return ages_of(record, guide.directory.vocabulary, guide.settings.today)


def _said(guide: Guide, age: Age, fact: Fact) -> str:
    how = guide.say(f"fresh.how.{age.how}")
    if age.date is None:
        return guide.say(f"fresh.undated.{fact}", how=how)
    return guide.say(f"fresh.dated.{fact}", date=age.date.isoformat(), how=how)


def _line(guide: Guide, record: Record) -> str:
    """The helpline to ask instead, by name and number."""
    is_quiet = guide.directory.vocabulary.kinds[record.kind].quick_exit
    number = ASK_QUIETLY if is_quiet else ASK
    line = next((line for line in guide.directory.hotlines if line.number == number), None)
    return guide.say("fresh.line", name=guide.text(line.name), number=number) if line else number


def _last_day(age: Age) -> dt.date:
    """The last day on which a dated fact is not old."""
    return (age.date or dt.date.min) + dt.timedelta(days=age.limit_days)


def _due(age: Age) -> str:
    return "" if age.is_over else _last_day(age).isoformat()
