"""The directory in one language, with everything that many pages ask for made once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from safetynet.exports.jsonld import Scribe
from safetynet.exports.labels import Labels
from safetynet.hours import HoursTable, hours_key
from safetynet.model import Booking, Delivery, EnglishBasis, Hotline, Name, Phone, Record, Status
from safetynet.nearest import Near
from safetynet.pages import words
from safetynet.pages.checked import card_check
from safetynet.pages.guide import Guide
from safetynet.pages.parts import CardView, HotlineView, NearView, PhoneView, SourceLine
from safetynet.pages.records import has_place, is_for_whole_county, is_listed, live_key, way_to
from safetynet.text import LocalizedText, say_date

PROTECTION_LINES = ("113", "110")
"""Numbers of the helplines that stand first on pages about violence."""

SAME_PLACE_M = 50
"""Below this a distance says less than "in the same place"; points are no more exact."""


LONG_LINE = 70
"""Characters of a week's hours that a row of a list can hold; a longer week has its own page."""


@dataclass(frozen=True)
class Atlas(Guide):
    """A directory in one language, with the views that many pages share."""

    @cached_property
    def scribe(self) -> Scribe:
        """Describes records to programs in this language."""
        return Scribe(self.directory, self.locale, self.settings.today, self.settings.site_url)

    @cached_property
    def labels(self) -> Labels:
        """Those of the scribe, so that opening hours are read once for both."""
        return self.scribe.labels

    @cached_property
    def listed(self) -> tuple[Record, ...]:
        """All records that stand in lists."""
        return tuple(record for record in self.directory.records if is_listed(record))

    def in_township(self, code: str) -> tuple[Record, ...]:
        """Listed records whose door is in the township."""
        here = self.directory.by_township.get(code, ())
        return tuple(record for record in here if is_listed(record) and has_place(record))

    def in_county(self, code: str) -> tuple[Record, ...]:
        """Listed records of the county, with and without a door."""
        return tuple(filter(is_listed, self.directory.by_county.get(code, ())))

    @cached_property
    def whole_county(self) -> dict[str, tuple[Record, ...]]:
        """County code → listed records that concern every township of it."""
        return {
            county.code: tuple(filter(is_for_whole_county, self.in_county(county.code)))
            for county in self.counties
        }

    def place(self, record: Record) -> str:
        """Where a record is, in words."""
        if has_place(record) and record.township:
            return self.full_name(record.township)
        key = "confidential" if record.confidential else str(record.delivery)
        if not record.phones and record.delivery is not Delivery.MOBILE:
            key += ".no-phone"
        return self.say(f"page.place.{key}", county=self.county(record.county).label)

    @cached_property
    def parts(self) -> dict[str, list[Record]]:
        """Record id → the records that belong to it."""
        parts: dict[str, list[Record]] = {}
        for record in self.directory.records:
            if record.part_of:
                parts.setdefault(record.part_of, []).append(record)
        return parts

    @cached_property
    def titles(self) -> dict[str, str]:
        """Record id → a title no other record has: its name, where needed with more."""
        titles = {record.id: record.name.in_(self.locale) for record in self.directory.records}
        for more in (self.place, self._kind_label, lambda record: record.id):
            seen = Counter(titles.values())
            for record in self.directory.records:
                if seen[titles[record.id]] > 1:
                    titles[record.id] = self.say(
                        "page.title.with", title=titles[record.id], more=more(record)
                    )
        return titles

    def _kind_label(self, record: Record) -> str:
        return self.kind(record.kind).label

    # --- shared views

    def is_ours(self, name: Name) -> bool:
        """Whether the English name shown first is a translation made for this site."""
        return self.locale == "en" and name.en_basis is EnglishBasis.TRANSLATION

    def phone(self, phone: Phone) -> PhoneView:
        """A number to tap, with its extension in words."""
        href = words.phone_href(phone.number, phone.extension)
        return PhoneView(self.labels.number(phone), href, self.text(phone.for_))

    def hours(self, text: str) -> HoursTable:
        """Opening hours in words; the same text is read once."""
        return self.labels.hours(text)

    def cards(self, records: Iterable[Record]) -> tuple[CardView, ...]:
        """Records as rows; the same record is described once."""
        return tuple(self._cards.get(record.id) or self._card(record) for record in records)

    @cached_property
    def _cards(self) -> dict[str, CardView]:
        return {}

    def _card(self, record: Record) -> CardView:
        status, phones = record.status, record.phones
        card = CardView(
            id=record.id,
            site=self.site(record),
            kind=self.kind(record.kind).label,
            place=self.place(record),
            phone=self.phone(phones[0]) if phones else None,
            hours=self._card_hours(record, phones),
            paper_hours=self.long_hours(record.hours),
            status="" if status is Status.ACTIVE else self.say(f"page.status.{status}"),
            hours_key=live_key(record),
            needs_booking=record.booking is Booking.REQUIRED,
            checked=card_check(self, record),
            way=way_to(record),
        )
        self._cards[record.id] = card
        return card

    def _card_hours(self, record: Record, phones: tuple[Phone, ...]) -> str:
        """When it is open; where it is reached by a helpline, which one and when that answers."""
        line = self._lines.get(phones[0].number) if phones and not record.hours else None
        if line is None:
            return self.short_hours(record.hours, record.hours_note)
        name = line.name.in_(self.locale)
        hours = self.short_hours(line.hours, line.hours_note)
        return self.say("page.card.hotline", name=name, hours=hours)

    @cached_property
    def _lines(self) -> dict[str, Hotline]:
        return {line.number: line for line in self.directory.hotlines if line.number}

    def short_hours(self, hours: str, note: LocalizedText | None) -> str:
        """Opening hours in one line: the week, else the note, else that they are unknown."""
        if self.long_hours(hours):
            return self.say("page.hours.long")
        table = self.hours(hours)
        return table.line or self.text(note) or table.raw or self.say("hours.unknown-short")

    def long_hours(self, hours: str) -> str:
        """A week that is too long for a row of a list; "" for a shorter one."""
        line = self.hours(hours).line
        return line if len(line) > LONG_LINE else ""

    def hotlines(self, ids: Iterable[str]) -> tuple[HotlineView, ...]:
        """Helplines in the order asked for; one the data does not have is passed over."""
        known = self._hotlines
        return tuple(self._hotline(known[id_]) for id_ in ids if id_ in known)

    def lines(self, numbers: Iterable[str]) -> tuple[HotlineView, ...]:
        """Helplines by the numbers people know them by."""
        return self.hotlines(self._lines[n].id for n in numbers if n in self._lines)

    @cached_property
    def protection_lines(self) -> tuple[HotlineView, ...]:
        """The helplines that stand first on pages about violence."""
        return self.lines(PROTECTION_LINES)

    @cached_property
    def urgent_lines(self) -> tuple[HotlineView, ...]:
        """The helplines for an emergency."""
        return self.hotlines(line.id for line in self.directory.hotlines if line.emergency)

    @cached_property
    def _hotlines(self) -> dict[str, Hotline]:
        return {line.id: line for line in self.directory.hotlines}

    def _hotline(self, line: Hotline) -> HotlineView:
        href = words.phone_href(line.number)
        return HotlineView(
            id=line.id,
            name=line.name.in_(self.locale),
            phone=PhoneView(line.number, href) if line.number else None,
            purpose=line.purpose.in_(self.locale),
            hours=self.short_hours(line.hours, line.hours_note),
            hours_key=hours_key(line.hours, ""),
            path=self.address(f"hotlines/#{line.id}"),
            url=line.url,
        )

    def near(self, near: Near) -> NearView:
        """A place around, with the way to it in words."""
        return NearView(
            site=self.site(near.record),
            kind=self.kind(near.record.kind).label,
            words=self.way(near.distance_m, near.direction, by_ferry=near.by_ferry),
        )

    def way(self, distance_m: float, direction: str, *, by_ferry: bool) -> str:
        """A way in words, e.g. about 3.4 km to the north, by ferry."""
        if distance_m < SAME_PLACE_M:
            return self.say("page.way.here")
        distance = words.say_distance(distance_m, self.directory.strings, self.locale)
        key = "page.way.ferry" if by_ferry else "page.way.land"
        return self.say(key, distance=distance, direction=self.say(f"direction.{direction}"))

    def source(self, code: str) -> SourceLine:
        """A source in words; described once."""
        if code not in self._sources:
            source = self.directory.sources[code]
            date = source.date
            self._sources[code] = SourceLine(
                id=code,
                title=source.title.in_(self.locale),
                publisher=self.text(source.publisher),
                date=say_date(date, self.directory.strings, self.locale)
                if date
                else self.text(source.date_note) or self.say("page.undated"),
                url=source.url,
                licence=source.licence,
            )
        return self._sources[code]

    @cached_property
    def _sources(self) -> dict[str, SourceLine]:
        return {}
