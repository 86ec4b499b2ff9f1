"""From a record to what the API says of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from safetynet import addresses
from safetynet.exports.api import shapes
from safetynet.exports.api.values import Coded, Names, Reference
from safetynet.exports.labels import Labels
from safetynet.exports.release import Release
from safetynet.exports.vcard import card_path
from safetynet.model import Booking, Citation, FactCheck, Fee, Name, Record, StepFree, dialled
from safetynet.nearest import pin_of
from safetynet.text import HTML_LANG, Locale, LocalizedText

FOLDER = "api/v1/"
"""Where version 1 lies, from the site's root."""


@dataclass(frozen=True)
class Describer:
    """Says what is known of records in one language; what is not known is left out."""

    release: Release
    locale: Locale

    @cached_property
    def labels(self) -> Labels:
        """The words of the language."""
        return Labels(self.release.directory, self.locale)

    def summary(self, record: Record) -> shapes.SiteSummary:
        """What the list of all sites says; its links are from the file of the list."""
        known = {
            "id": record.id,
            "name": record.name.in_(self.locale),
            "kind": self.coded("kind", record.kind),
            "status": self.coded("status", record.status),
            "confidential": record.confidential,
            "county": self.coded("county", record.county),
            "township": self.coded("township", record.township) if record.township else None,
            "address": _address(record),
            "point": self._point(record),
            "phones": self._phones(record),
            "hours": record.hours,
            "languages": self._all("languages", record.languages),
            "verified": self._verified(record),
            "page": self.link(addresses.site(self.release.directory, self.locale, record.id)),
            "api": self.link(site_path(self.locale, record.id)),
        }
        return cast("shapes.SiteSummary", without_unknown(known))

    def site(self, record: Record, summary: shapes.SiteSummary) -> shapes.Site:
        """Everything that is published of a record; `summary` is what the list says of it."""
        known = {
            **summary,
            "language": HTML_LANG[self.locale],
            **self._what(record),
            **self._how(record),
            **self._when(record),
            "page": self._deeper(summary["page"]),
            "api": self._deeper(summary["api"]),
            "card": self._card(record),
            "sources": [self._source(citation) for citation in record.sources],
        }
        return cast("shapes.Site", without_unknown(known))

    def _what(self, record: Record) -> Mapping[str, object]:
        text = self.labels.text
        return {
            "names": names(record.name),
            "alternate_names": list(record.alternate_names),
            "status_note": text(record.status_note),
            "summary": text(record.summary),
            "operator": self._operator(record),
            "part_of": next(iter(self._others([record.part_of or ""])), None),
            "services": self._all("services", record.services),
            "audience": self._all("audience", record.audience),
            "serves": self._all("serves", record.serves),
            "floors": [{"floor": one.floor, "what": text(one.what)} for one in record.floors],
            "urls": list(record.urls),
            "notes": text(record.notes),
        }

    def _how(self, record: Record) -> Mapping[str, object]:
        text, is_told = self.labels.text, record.fee is not Fee.UNKNOWN
        is_booked = record.booking is not Booking.UNKNOWN
        is_seen = record.step_free is not StepFree.UNKNOWN
        return {
            "delivery": self.coded("delivery", record.delivery),
            "fee": self.coded("fee", record.fee) if is_told else None,
            "fee_note": text(record.fee_note),
            "booking": self.coded("booking", record.booking) if is_booked else None,
            "how_to_apply": text(record.how_to_apply),
            "step_free": self.coded("step_free", record.step_free) if is_seen else None,
        }

    def _when(self, record: Record) -> Mapping[str, object]:
        return {
            "hours_text": self.labels.hours(record.hours).line,
            "hours_note": self.labels.text(record.hours_note),
            "opened": str(record.opened or ""),
            "closed": str(record.closed or ""),
            "replaced_by": self._others(record.replaced_by),
        }

    def coded(self, field: str, code: str) -> Coded:
        """A code with its label."""
        return {"code": code, "label": self.labels.of[field][code]}

    def _all(self, field: str, codes: Iterable[str]) -> list[Coded]:
        return [self.coded(field, code) for code in codes]

    def link(self, path: str) -> str:
        """The address of a path, from a file in the folder of the language."""
        return self.release.url(path) or f"../../../{path}"

    def _deeper(self, link: str) -> str:
        """The same link from a file in sites/."""
        return link if self.release.site_url else f"../{link}"

    def _card(self, record: Record) -> str:
        path = card_path(self.release.directory, self.locale, record)
        return self._deeper(self.link(path)) if path else ""

    def _point(self, record: Record) -> Mapping[str, object] | None:
        point = pin_of(record)
        if point is None:
            return None
        precision = self.coded("precision", point.precision)
        return {"lon": point.lon, "lat": point.lat, "precision": precision}

    def _phones(self, record: Record) -> list[dict[str, Any]]:
        return [
            without_unknown(
                {
                    "number": phone.number,
                    "uri": f"tel:{dialled(phone.number)}",
                    "extension": phone.extension,
                    "used_for": self.labels.text(phone.for_),
                    "office_mobile": phone.office_mobile or None,
                }
            )
            for phone in record.phones
        ]

    def _verified(self, record: Record) -> Mapping[str, object]:
        verified = record.verified
        return without_unknown(
            {
                "how": self.coded("how", verified.how),
                "date": verified.date.isoformat() if verified.date else "",
                "by": verified.by,
                "phones": self._check(verified.phones),
                "hours": self._check(verified.hours),
            }
        )

    def _check(self, check: FactCheck | None) -> Mapping[str, object] | None:
        if check is None:
            return None
        how = self.coded("how", check.how)
        return without_unknown({"how": how, "date": check.date.isoformat(), "by": check.by})

    def _operator(self, record: Record) -> Mapping[str, object] | None:
        operator = record.operator
        return {"name": operator.in_(self.locale), "names": names(operator)} if operator else None

    def _others(self, ids: Iterable[str]) -> list[Reference]:
        """Other records that this edition has."""
        by_id = self.release.directory.by_id
        found = [by_id[one] for one in ids if one in by_id]
        return [{"id": one.id, "name": one.name.in_(self.locale)} for one in found]

    def _source(self, citation: Citation) -> Mapping[str, object]:
        stated = {
            "fields": list(citation.fields),
            "quote": citation.quote,
            "note": self.labels.text(citation.note),
        }
        return self._sources[citation.source] | without_unknown(stated)

    @cached_property
    def _sources(self) -> Mapping[str, dict[str, Any]]:
        """Code of a source → what is known of it."""
        text = self.labels.text
        return {
            code: without_unknown(
                {
                    "id": code,
                    "title": text(source.title),
                    "publisher": text(source.publisher),
                    "date": str(source.date or ""),
                    "url": source.url,
                    "licence": source.licence,
                }
            )
            for code, source in self.release.directory.sources.items()
        }


def _address(record: Record) -> Mapping[str, str]:
    address = record.address
    return without_unknown({"zh": address.zh, "en": address.en}) if address else {}


def site_path(locale: Locale, record_id: str) -> str:
    """Where the file of a record lies, from the site's root."""
    return f"{FOLDER}{locale}/sites/{record_id}.json"


def names(name: LocalizedText) -> Names:
    """A name in both languages, with where the English comes from when that is known."""
    both: Names = {"zh": name.zh, "en": name.en}
    if isinstance(name, Name):
        both["en_basis"] = name.en_basis
    return both


def without_unknown(fields: Mapping[str, object]) -> dict[str, Any]:
    """The fields that have a value; nothing in the API is null or empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
