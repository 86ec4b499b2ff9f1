"""A record as one flat row: what the table and the map file have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet import addresses
from safetynet.exports.labels import UNKNOWN, Labels
from safetynet.exports.release import Release
from safetynet.model import FactCheck, Phone, Record
from safetynet.nearest import pin_of
from safetynet.text import LOCALES, Locale, LocalizedText

Row = dict[str, str | bool]
"""Column → value; "" where it is not known."""


@dataclass(frozen=True)
class FlatTable:
    """The records of a release as rows with the same columns."""

    release: Release

    def rows(self) -> Iterator[Row]:
        """A row for each record, in the order of the data."""
        return map(self.row, self.release.directory.records)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in their order."""
        return tuple(self.row(self.release.directory.records[0]))

    def row(self, record: Record) -> Row:
        """The facts of a published record. Codes stand beside words in both languages."""
        point = pin_of(record)
        return {
            "id": record.id,
            **self._what(record),
            **self._where(record),
            **self._how_to_reach(record),
            **self._offer(record),
            **self._when(record),
            "sources": _joined(dict.fromkeys(citation.source for citation in record.sources)),
            **{f"page_{locale}": self._page(record, locale) for locale in LOCALES},
            "precision": point.precision if point else "",
        }

    def _what(self, record: Record) -> Row:
        kind = self.release.directory.vocabulary.kinds[record.kind]
        return {
            "kind": record.kind,
            **_both("kind", kind.label),
            "quick_exit": kind.quick_exit,
            "status": record.status,
            **_both("status_note", record.status_note),
            **_both("name", record.name),
            "name_en_basis": record.name.en_basis,
            "alternate_names": _joined(record.alternate_names),
            **_both("summary", record.summary),
            **_both("operator", record.operator),
            "part_of": record.part_of or "",
        }

    def _where(self, record: Record) -> Row:
        places, address = self.release.directory.geography, record.address
        township = places.township(record.township) if record.township else None
        return {
            "delivery": record.delivery,
            "confidential": record.confidential,
            "county_code": record.county,
            **_both("county", places.county(record.county).name),
            "township_code": township.code if township else "",
            **_both("township", township.name if township else None),
            "address_zh": address.zh if address else "",
            "address_en": address.en if address else "",
        }

    def _how_to_reach(self, record: Record) -> Row:
        return {
            "phones": _joined(map(_number, record.phones)),
            **{
                f"phones_{locale}": _joined(map(self._labels[locale].phone, record.phones))
                for locale in LOCALES
            },
            "urls": _joined(record.urls),
            "hours": record.hours,
            **_both("hours_note", record.hours_note),
        }

    def _offer(self, record: Record) -> Row:
        return {
            "services": _joined(record.services),
            "audience": _joined(record.audience),
            "serves": _joined(record.serves),
            "fee": _known(record.fee),
            **_both("fee_note", record.fee_note),
            "booking": _known(record.booking),
            **_both("how_to_apply", record.how_to_apply),
            "languages": _joined(record.languages),
            "step_free": _known(record.step_free),
            **_both("notes", record.notes),
        }

    def _when(self, record: Record) -> Row:
        verified = record.verified
        return {
            "verified_date": verified.date.isoformat() if verified.date else "",
            "verified_how": verified.how,
            "verified_by": verified.by,
            "verified_phones_date": _day(verified.phones),
            "verified_hours_date": _day(verified.hours),
            "opened": str(record.opened or ""),
            "closed": str(record.closed or ""),
            "replaced_by": _joined(record.replaced_by),
        }

    def _page(self, record: Record, locale: Locale) -> str:
        return self.release.url(addresses.site(self.release.directory, locale, record.id))

    @cached_property
    def _labels(self) -> Mapping[Locale, Labels]:
        return {locale: Labels(self.release.directory, locale) for locale in LOCALES}


def _both(field: str, text: LocalizedText | None) -> Row:
    """A text in both languages, a column each."""
    return {f"{field}_{locale}": text.in_(locale) if text else "" for locale in LOCALES}


def _number(phone: Phone) -> str:
    return f"{phone.number}#{phone.extension}" if phone.extension else phone.number


def _known(code: str) -> str:
    """A code; nothing for the one that says that no source states it."""
    return "" if code == UNKNOWN else code


def _day(check: FactCheck | None) -> str:
    """The day of a check apart from the rest."""
    return check.date.isoformat() if check else ""


def _joined(values: Iterable[str]) -> str:
    return ";".join(values)
