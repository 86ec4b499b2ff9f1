"""How old a fact is, from its own check or the record's, and when that is too old."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from safetynet.directory import Directory
from safetynet.freshness import State, ages_of, last_checked, state_of, to_check
from safetynet.model import Ages, Record

TODAY = dt.date(2026, 11, 22)
WHOLE = {"date": "2026-05-26", "how": "document"}
"""180 days before today: the last day on which phones and hours are not old."""


def record(record_id: str = "probe", **changes: Any) -> Record:
    """A counseling site in Jinhu with a number and hours, checked 180 days ago."""
    facts = {
        "id": record_id,
        "kind": "counseling-site",
        "name": {"zh": "據點", "en": "Site"},
        "county": "09020",
        "phones": [{"number": "082-330100"}],
        "hours": "Mo-Fr 08:00-17:00",
        "verified": WHOLE,
        "sources": [{"source": "seed-000"}],
    }
    return Record.model_validate(facts | changes)


def told(directory: Directory, probe: Record, today: dt.date = TODAY) -> dict[str, tuple[Any, ...]]:
    """Fact → days since its check, and whether it is over them."""
    ages = ages_of(probe, directory.vocabulary, today)
    return {age.fact: (age.days, age.is_over) for age in ages}


def test_a_fact_is_old_the_day_after_its_last_one(directory: Directory):
    """180 days are still good, 181 are not; the whole has 365."""
    tomorrow = TODAY + dt.timedelta(days=1)

    assert {
        "phones": (180, False),
        "hours": (180, False),
        "everything": (180, False),
    } == told(directory, record())
    assert {
        "phones": (181, True),
        "hours": (181, True),
        "everything": (181, False),
    } == told(directory, record(), tomorrow)


def test_a_check_of_one_fact_counts_for_that_fact(directory: Directory):
    """Who called for the number did not ask about the hours."""
    verified = WHOLE | {"phones": {"date": "2026-11-20", "how": "phone", "by": "社會處"}}

    assert {
        "phones": (2, False),
        "hours": (180, False),
        "everything": (180, False),
    } == told(directory, record(verified=verified))


def test_an_older_check_of_one_fact_is_overtaken(directory: Directory):
    """When everything was checked later, the number was as well."""
    verified = WHOLE | {"phones": {"date": "2026-01-01", "how": "phone"}}

    assert (180, False) == told(directory, record(verified=verified))["phones"]


def test_without_a_date_nobody_knows(directory: Directory):
    """No date is neither fresh nor old."""
    ages = ages_of(record(verified={"how": "web"}), directory.vocabulary, TODAY)

    assert [(None, False, True)] * 3 == [(a.days, a.is_over, a.is_undated) for a in ages]
    assert State.UNDATED == state_of(ages)


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"phones": []}, ["hours", "everything"]),
        ({"phones": [{"number": "113"}, {"number": "1957"}]}, ["hours", "everything"]),
        ({"hours": ""}, ["phones", "everything"]),
        ({"status": "closed"}, []),
        ({"status": "planned"}, ["phones", "hours", "everything"]),
    ],
)
def test_only_what_a_record_has_can_grow_old(
    directory: Directory, changes: dict[str, Any], facts: list[str]
):
    """Numbers of the whole country are no office's; of a closed site nothing is checked."""
    assert facts == list(told(directory, record(**changes)))


def test_a_kind_may_have_its_own_days(directory: Directory):
    """What a kind does not set stays as it is for all."""
    words = directory.vocabulary
    kind = words.kinds["counseling-site"]
    own = kind.model_copy(update={"ages": type(kind.ages)(phones=90)})
    changed = words.model_copy(update={"kinds": {**words.kinds, "counseling-site": own}})

    ages = ages_of(record(), changed, TODAY)

    assert [90, 180, 365] == [age.limit_days for age in ages]


def test_state_is_the_worst_of_the_ages(directory: Directory):
    """Old goes before undated: a date long past is known to be."""
    verified = {"how": "web", "phones": {"date": "2020-01-01", "how": "phone"}}
    ages = ages_of(record(verified=verified), directory.vocabulary, TODAY)

    assert State.OVER == state_of(ages)
    assert State.FRESH == state_of([])


def test_last_checked_is_the_newest_of_all():
    """A call about the number is news of the record."""
    verified = WHOLE | {"phones": {"date": "2026-11-20", "how": "phone"}}

    assert dt.date(2026, 11, 20) == last_checked(record(verified=verified).verified)
    assert last_checked(record(verified={"how": "web"}).verified) is None


def test_what_is_due_comes_in_order(directory: Directory):
    """Kinds that matter everywhere first, then common ones; undated before the longest ago."""
    old = {"date": "2020-01-01", "how": "web"}
    older = {"date": "2019-01-01", "how": "web"}
    records = (
        record("fresh"),
        record("rare", kind="food-bank", verified=older),
        record("common", kind="health-station", verified=old),
        record("common-too", kind="health-station", verified=older),
        record("important", verified=old),
        record("important-older", verified=older),
        record("important-undated", verified={"how": "web"}),
    )
    alone = dataclasses.replace(directory, records=records)

    assert [
        *("important-undated", "important-older", "important"),
        *("common-too", "common", "rare"),
    ] == [due.record.id for due in to_check(alone, TODAY)]


def test_days_are_more_than_none():
    """A limit of no days would make everything old."""
    with pytest.raises(ValueError, match="greater than 0"):
        Ages(phones=0, hours=180, everything=365)
