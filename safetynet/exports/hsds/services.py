"""Records and hotlines as full HSDS services: each with everything that belongs to it inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports.hsds.contact import Organizations, others, phone
from safetynet.exports.hsds.places import location, service_areas
from safetynet.exports.hsds.schedules import schedules
from safetynet.exports.hsds.shape import Ids, Thing, id_of, known, uri
from safetynet.exports.hsds.terms import Terms, listed
from safetynet.exports.labels import Labels
from safetynet.exports.release import Release
from safetynet.model import Booking, Delivery, Fee, Hotline, Record, Status
from safetynet.text import Locale

STATUS = {
    Status.ACTIVE: "active",
    Status.PLANNED: "inactive",
    Status.TEMPORARILY_CLOSED: "temporarily closed",
    Status.CLOSED: "defunct",
}


class Services:
    """The services of a release in one language."""

    def __init__(self, release: Release, locale: Locale) -> None:
        self.labels = Labels(release.directory, locale)
        self.terms = Terms(self.labels)
        self.organizations = Organizations(self.labels)
        self._release = release

    def __iter__(self) -> Iterator[Thing]:
        """Records in the order of their file, then hotlines; made one by one."""
        yield from map(self._of_record, self.labels.directory.records)
        yield from map(self._of_hotline, self.labels.directory.hotlines)

    def _of_record(self, record: Record) -> Thing:
        ids = Ids(f"service/{record.id}")
        return known(
            id=id_of("site", record.id),
            **self._words(record),
            **self._addresses(ids, record),
            status=STATUS[record.status],
            alert="\n".join(self._alert(record)),
            assured_date=str(record.verified.date or ""),
            organization=self.organizations.of(record),
            phones=[
                phone(self.labels, ids, line.number, line.extension, line.for_)
                for line in record.phones
            ],
            schedules=schedules(self.labels, ids, record.hours, record.hours_note),
            service_areas=service_areas(self.labels, ids, record),
            service_at_locations=list(self._at_location(ids, record)),
            **self._terms_of_use(ids, record),
            attributes=list(self._attributes(ids, record)),
        )

    def _words(self, record: Record) -> Thing:
        labels, audience = self.labels, self.labels.of["audience"]
        paragraphs = filter(None, map(labels.text, (record.summary, record.notes)))
        is_booking_known = record.booking is not Booking.UNKNOWN
        booking = labels.say(f"page.booking.{record.booking}") if is_booking_known else ""
        steps = filter(None, (booking, labels.text(record.how_to_apply)))
        return {
            "name": record.name.in_(labels.locale),
            "alternate_name": others(record.name, labels.locale, *record.alternate_names),
            "description": "\n\n".join(paragraphs),
            "eligibility_description": labels.say("page.joint").join(
                audience[code] for code in record.audience
            ),
            "application_process": "\n".join(steps),
        }

    def _addresses(self, ids: Ids, record: Record) -> Thing:
        """The first address is the service's own; then others, and its page in this directory."""
        directory, locale = self.labels.directory, self.labels.locale
        first, *more = [uri(url) for url in record.urls if uri(url)] or [""]
        urls = [{"id": ids("url", url), "url": url} for url in more]
        page = self._release.url(addresses.site(directory, locale, record.id))
        if page:
            label = self.labels.say("site.name")
            urls.append({"id": ids("url", "page"), "label": label, "url": page})
        return {"url": first, "additional_urls": urls}

    def _alert(self, record: Record) -> Iterator[str]:
        if record.status is not Status.ACTIVE:
            yield self.labels.say(f"page.banner.{record.status}")
        if record.status_note:
            yield self.labels.text(record.status_note)

    def _at_location(self, ids: Ids, record: Record) -> Iterator[Thing]:
        place = location(self.labels, self.terms, ids, record)
        if place:
            yield {"id": ids("service_at_location", record.id), "location": place}

    def _terms_of_use(self, ids: Ids, of: Record | Hotline) -> Thing:
        """Languages and fees; an amount is known only of what is free."""
        labels = self.labels
        is_fee_known = of.fee is not Fee.UNKNOWN
        fee = labels.say(f"page.fee.{of.fee}") if is_fee_known else ""
        cost = {"id": ids("cost_option", Fee.FREE), "amount": 0, "currency": "TWD"}
        return {
            "fees_description": "\n".join(filter(None, (fee, labels.text(of.fee_note)))),
            "languages": [
                {"id": ids("language", code), "name": labels.of["languages"][code], "code": code}
                for code in of.languages
            ],
            "cost_options": [cost] if of.fee is Fee.FREE else [],
        }

    def _attributes(self, ids: Ids, record: Record) -> Iterator[Thing]:
        terms = self.terms
        yield terms.attribute(ids, "service", "fact", "id", record.id)
        yield terms.attribute(ids, "service", "kind", record.kind)
        yield from listed(terms, ids, "service", "services", record.services)
        yield from listed(terms, ids, "service", "audience", record.audience)
        if record.delivery is not Delivery.SITE:
            yield terms.attribute(ids, "service", "delivery", record.delivery)
        for fact, value in _facts(self.labels.directory, record):
            yield terms.attribute(ids, "service", "fact", fact, value)
        for code, fields in _cited(record).items():
            yield terms.attribute(ids, "service", "source", code, " ".join(fields))

    def _of_hotline(self, line: Hotline) -> Thing:
        """A line has no office, no body that is named, and of a web service only its address."""
        labels, ids = self.labels, Ids(f"hotline/{line.id}")
        return known(
            id=id_of("hotline", line.id),
            name=line.name.in_(labels.locale),
            alternate_name=others(line.name, labels.locale, labels.text(line.short_name)),
            description=labels.text(line.purpose),
            url=uri(line.url),
            status=STATUS[Status.ACTIVE],
            application_process="\n".join(map(labels.text, line.access)),
            assured_date=str(line.checked) if isinstance(line.checked, dt.date) else "",
            phones=[phone(labels, ids, line.number)] if line.number else [],
            schedules=schedules(labels, ids, line.hours, line.hours_note),
            service_at_locations=list(_virtual(ids, line)),
            **self._terms_of_use(ids, line),
            attributes=list(self._attributes_of_line(ids, line)),
        )

    def _attributes_of_line(self, ids: Ids, line: Hotline) -> Iterator[Thing]:
        yield self.terms.attribute(ids, "service", "fact", "hotline", line.id)
        yield from listed(self.terms, ids, "service", "needs", line.needs)
        for url in filter(None, map(uri, line.sources)):
            yield self.terms.attribute(ids, "service", "fact", "source", url)


def _virtual(ids: Ids, line: Hotline) -> Iterator[Thing]:
    """Where there is no number to call, its address on the web is where to go."""
    url = uri(line.url)
    if url and not line.number:
        place = {
            "id": id_of("location", f"hotline/{line.id}"),
            "location_type": "virtual",
            "url": url,
        }
        yield {"id": ids("service_at_location", line.id), "location": place}


def _facts(directory: Directory, record: Record) -> Iterator[tuple[str, str]]:
    """What HSDS has no field for; other services by their identifiers, where they are here."""
    others_here = {
        "part_of": (record.part_of,) if record.part_of else (),
        "replaced_by": record.replaced_by,
    }
    for name, ids in others_here.items():
        for other in filter(directory.by_id.__contains__, ids):
            yield name, id_of("site", other)
    for name in ("opened", "closed"):
        if getattr(record, name):
            yield name, str(getattr(record, name))


def _cited(record: Record) -> dict[str, Iterable[str]]:
    """Source → the record's fields that it states, each once."""
    cited: dict[str, dict[str, None]] = {}
    for citation in record.sources:
        cited.setdefault(citation.source, {}).update(dict.fromkeys(citation.fields))
    return dict(cited)
