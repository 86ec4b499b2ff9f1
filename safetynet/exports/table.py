"""A record as one flat row: what the table and the map file have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from safetynet.directory import Directory
from safetynet.model import FactCheck, Record


def row_of(directory: Directory, record: Record) -> dict[str, str]:
    """The facts of a published record by column name; "" where unknown.

    Codes stand beside words in both languages.
    """
    kind = directory.vocabulary.kinds[record.kind].label
    return {
        "id": record.id,
        "kind": record.kind,
        "kind_zh": kind.zh,
        "kind_en": kind.en,
        "status": record.status,
        "name_zh": record.name.zh,
        "name_en": record.name.en,
        "name_en_basis": record.name.en_basis,
        "operator_zh": record.operator.zh if record.operator else "",
        "operator_en": record.operator.en if record.operator else "",
        "delivery": record.delivery,
        **_area(directory, record),
        "address_zh": record.address.zh if record.address else "",
        "phones": _joined(_phone_words(record)),
        "hours": record.hours,
        "services": _joined(record.services),
        "audience": _joined(record.audience),
        "serves": _joined(record.serves),
        "fee": record.fee,
        "booking": record.booking,
        "languages": _joined(record.languages),
        "step_free": record.step_free,
        "verified_date": record.verified.date.isoformat() if record.verified.date else "",
        "verified_how": record.verified.how,
        "verified_by": record.verified.by,
        "verified_phones_date": _day(record.verified.phones),
        "verified_hours_date": _day(record.verified.hours),
        "closed": str(record.closed or ""),
        "replaced_by": _joined(record.replaced_by),
        "sources": _joined(citation.source for citation in record.sources),
    }


def _area(directory: Directory, record: Record) -> Mapping[str, str]:
    county = directory.geography.county(record.county)
    township = directory.geography.township(record.township) if record.township else None
    return {
        "county_code": county.code,
        "county_zh": county.name.zh,
        "county_en": county.name.en,
        "township_code": township.code if township else "",
        "township_zh": township.name.zh if township else "",
        "township_en": township.name.en if township else "",
    }


def _day(check: FactCheck | None) -> str:
    """The day of a check apart from the rest."""
    return check.date.isoformat() if check else ""


def _phone_words(record: Record) -> list[str]:
    return [f"{p.number}#{p.extension}" if p.extension else p.number for p in record.phones]


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)
