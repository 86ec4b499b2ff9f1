"""What is published of a confidential record is a list, and the list stands here."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pydantic_core import PydanticUndefined
from secrets_data import facts, lease

from safetynet.directory import Directory
from safetynet.model import Delivery, Record, Source, public_record

KEPT = {
    "id", "kind", "status", "name", "summary", "county", "services", "audience", "fee", "booking",
    "how_to_apply", "languages", "confidential",
}  # fmt: skip
CHANGED = {"delivery", "phones", "verified", "sources"}
"""Fields of which a part stays; tests below say which."""


def secret(**more: object) -> Record:
    """A confidential record with something in every field."""
    full = {
        **facts("1", confidential=True),
        "closed": "2025-01-01",
        "replaced_by": ["kinmen-probe-9"],
        "services": ["x"],
        "audience": ["x"],
        "booking": "required",
        "languages": ["zh"],
        "status": "closed",
        "delivery": "mobile",
        **more,
    }
    return Record.model_validate(full)


def test_every_field_is_thought_about() -> None:
    """The record of the test has a value in each field, a new one as well."""
    record = secret()

    assert set() == {name for name in Record.model_fields if getattr(record, name) == _empty(name)}


@pytest.mark.parametrize("name", sorted(set(Record.model_fields) - KEPT - CHANGED))
def test_field_that_nobody_named_is_gone(name: str) -> None:
    """Whatever is not on the list is as if it had never been written."""
    assert _empty(name) == getattr(public_record(secret()), name)


def test_what_stays_of_the_others() -> None:
    """National numbers, the day and the way of the check, and which fields a source states."""
    phones = [{"number": n} for n in ("113", "082-330100", "0800-024-111", "0912-345678")]
    record = public_record(secret(phones=phones), (), {"qzx1-lease"})

    assert ["113", "0800-024-111"] == [phone.number for phone in record.phones]
    assert (None, "", None) == (record.phones[0].for_, record.verified.by, record.verified.phones)
    assert Delivery.AREA is record.delivery
    assert [("seed-000", "", None), ("withheld", "", None)] == [
        (one.source, one.quote, one.note) for one in record.sources
    ]


@pytest.mark.parametrize(
    ("words", "stays"),
    [
        ("請打113（24小時）或0800-024-111。", True),
        ("依2023年3月的簡報。", True),
        ("請打(82) 330100。", False),
        ("零八二・三三零一零零", False),
        ("24.4, 118.4", False),
        ("help@example.tw", False),
        ("見//example.tw", False),
    ],
)
def test_sentence_with_a_number_does_not_stay(words: str, *, stays: bool) -> None:
    """Even when the check does not know what the number is."""
    record = public_record(secret(how_to_apply={"zh": words, "en": "Call."}))

    assert stays is (record.how_to_apply is not None)


def test_source_of_secrets_only_is_withheld(directory: Directory) -> None:
    """One entry that tells nothing stands for all of them; what others cite is as it was."""
    sources: Mapping[str, Source] = {
        **directory.sources,
        **{code: Source.model_validate(one) for code, one in lease("1").items()},
    }
    records = (*directory.records, secret())
    published = _with(directory, records, sources).published

    assert {"withheld"} == set(published.sources) - set(directory.sources)
    assert set() == set(directory.sources) - set(published.sources)
    withheld = published.sources["withheld"]
    assert ("不公開的文件", None, "", "", None) == (
        withheld.title.zh,
        withheld.publisher,
        withheld.url,
        withheld.file,
        withheld.date_note,
    )
    assert "withheld" not in directory.published.sources


def _with(
    directory: Directory, records: tuple[Record, ...], sources: Mapping[str, Source]
) -> Directory:
    return Directory(
        records=records,
        places=directory.places,
        vocabulary=directory.vocabulary,
        hotlines=directory.hotlines,
        sources=sources,
        geography=directory.geography,
        strings=directory.strings,
        assumptions=directory.assumptions,
        network=directory.network,
    )


def _empty(name: str) -> object:
    default = Record.model_fields[name].get_default(call_default_factory=True)
    return None if default is PydanticUndefined else default
