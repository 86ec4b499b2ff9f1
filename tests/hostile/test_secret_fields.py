"""The second lock, field by field: what stays of a confidential record is written here once more.

Whoever lets one more field stay changes this list as well, and so thinks about it.
"""

from __future__ import annotations

import pytest
from secrets_data import facts

from safetynet import edition
from safetynet.directory import Directory
from safetynet.model import Record
from safetynet.model.confidential import public_record
from safetynet.settings import Settings

STAY = {
    *("id", "kind", "status", "name", "summary", "county", "services", "audience", "fee"),
    *("booking", "how_to_apply", "languages", "confidential"),
}
IN_PART = {"delivery", "phones", "verified", "sources"}
"""Only the nation's numbers, the day and the way of the check, codes of sources; see test_leak."""


@pytest.fixture(scope="module")
def secret() -> Record:
    """A confidential record in which every field says something."""
    more = {"closed": "2024-05-01", "replaced_by": ["kinmen-probe-9"], "languages": ["zh"]}
    return Record.model_validate(facts("1", confidential=True) | more)


@pytest.mark.parametrize("name", sorted(set(Record.model_fields) - STAY - IN_PART))
def test_field_does_not_stay(secret: Record, name: str) -> None:
    """It had a value, and it has none."""
    default = Record.model_fields[name].default

    assert default != getattr(secret, name)
    assert default == getattr(public_record(secret), name)


def test_what_stays_in_part(secret: Record) -> None:
    """Word for word."""
    public = public_record(secret)

    assert "area" == public.delivery
    assert [("113", "", None)] == [(p.number, p.extension or "", p.for_) for p in public.phones]
    assert ("", None) == (public.verified.by, public.verified.phones)
    assert {("", None)} == {(one.quote, one.note) for one in public.sources}


def test_edition_never_holds_more(
    directory: Directory, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What pages, search, maps and downloads are made from is the published directory."""
    monkeypatch.setattr(edition, "survey", lambda *_: None)
    whole = {one.id: one for one in directory.records if one.confidential}
    held = {one.id: one for one in edition.read_edition(settings).directory.records}

    assert {id_ for id_, one in whole.items() if one.operator}
    assert [] == [id_ for id_ in whole if held[id_].operator or held[id_].notes]
