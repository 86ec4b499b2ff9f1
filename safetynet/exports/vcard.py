"""Contact cards: a site as an entry of a phone's contacts (vCard 3.0, RFC 2426).

3.0 and not 4.0, because it is what every phone in use reads: iOS writes it itself, Android's
reader of 4.0 was called experimental for years, and Outlook knows nothing newer.

An extension stands in words, beside its number and in the note, and is never dialled by the card.
iOS wants a comma for a pause, but Android drops commas while it brings a card in and would dial
the number and the extension as one wrong number; it wants a "p", which iOS does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports.labels import Labels
from safetynet.exports.release import Release
from safetynet.exports.uuids import uuid_of
from safetynet.freshness import last_checked
from safetynet.model import Booking, Phone, Record, Status, dialled, is_helpline
from safetynet.nearest import door_of
from safetynet.text import LOCALES, Locale

MEDIA_TYPE = "text/vcard"
LONGEST = 75
"""Octets of a line, without its end; what follows goes on in a line that begins with a space."""
_INSIDE = 0b1000_0000
"""How an octet begins that is not the first of its character."""
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SPECIAL = re.compile(r"([\\,;])")


def card_files(release: Release) -> Iterator[tuple[str, str]]:
    """Path from the site's root and text of every card, one at a time."""
    for locale in LOCALES:
        labels = Labels(release.directory, locale)
        for record in release.directory.records:
            path = card_path(release.directory, locale, record)
            if path:
                yield path, card(release, labels, record)


def card_path(directory: Directory, locale: Locale, record: Record) -> str:
    """Where the card of a record lies; "" for one that has none.

    A saved contact tells whoever looks at the phone: nothing about violence and nothing
    confidential gets one. Neither does a closed site, nor one without a number and an address, nor
    one whose only number is that of a helpline: phones would name every call of 1957 after it.
    """
    is_quiet = directory.vocabulary.kinds[record.kind].quick_exit
    can_be_called = any(map(_is_own, record.phones))
    is_useful = can_be_called or (record.address and not record.phones)
    is_closed = record.status is Status.CLOSED
    if is_quiet or record.confidential or is_closed or not is_useful:
        return ""
    return f"{addresses.site(directory, locale, record.id)}{record.id}.vcf"


def card(release: Release, labels: Labels, record: Record) -> str:
    """The text of a card; lines end in CRLF and are folded."""
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Safety Net Atlas//vCard//EN",
        *_who(labels, record),
        *_phones(labels, record.phones),
        *_where(release, labels, record),
        f"NOTE:{_escaped(_note(labels, record))}",
        f"UID:{uuid_of('site', record.id).urn}",
        *_revised(record),
        "END:VCARD",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _who(labels: Labels, record: Record) -> Iterator[str]:
    name = _escaped(record.name.in_(labels.locale))
    yield f"FN:{name}"
    yield f"N:{name};;;;"
    if record.operator:
        yield f"ORG:{_escaped(record.operator.in_(labels.locale))}"
    yield f"CATEGORIES:{_escaped(labels.of['kind'][record.kind])}"


def _phones(labels: Labels, phones: Iterable[Phone]) -> Iterator[str]:
    """Each number once; its label, where phones show one, is the extension and what it is for.

    A number that stands for several extensions has no label: the note names them. Helplines stand
    in the note alone.
    """
    by_number: dict[str, list[Phone]] = {}
    for phone in filter(_is_own, phones):
        by_number.setdefault(dialled(phone.number), []).append(phone)
    for place, (number, some) in enumerate(by_number.items(), 1):
        yield f"item{place}.TEL;TYPE=WORK,VOICE:{number}"
        label = _label(labels, some[0]) if len(some) == 1 else ""
        if label:
            yield f"item{place}.X-ABLabel:{_escaped(label)}"


def _is_own(phone: Phone) -> bool:
    """Whether it is a number of the site, or of its county, and not the country's."""
    return not is_helpline(phone.number)


def _label(labels: Labels, phone: Phone) -> str:
    extension = phone.extension and labels.say("card.extension", extension=phone.extension)
    return " ".join(filter(None, (labels.text(phone.for_), extension)))


def _where(release: Release, labels: Labels, record: Record) -> Iterator[str]:
    """The address in Chinese in both languages: door plates, drivers and maps have that."""
    if record.address:
        around = _around(labels.directory, record, record.address.zh)
        parts = ("", "", record.address.zh, *around, "", "")
        yield f"ADR;TYPE=WORK:{';'.join(map(_escaped, parts))}"
    door = door_of(record)
    if door:
        yield f"GEO:{door.lat};{door.lon}"
    url = release.url(addresses.site(labels.directory, labels.locale, record.id))
    if url:
        yield f"URL:{_CONTROLS.sub('', url)}"


def _around(directory: Directory, record: Record, address: str) -> Iterator[str]:
    """Township and county, as far as the address does not name them itself."""
    places = directory.geography
    town = places.township(record.township).name.zh if record.township else ""
    for name in (town, places.county(record.county).name.zh):
        yield "" if name in address else name


def _note(labels: Labels, record: Record) -> str:
    return "\n".join(filter(None, _note_lines(labels, record)))


def _note_lines(labels: Labels, record: Record) -> Iterator[str]:
    yield labels.of["kind"][record.kind]
    if record.status is not Status.ACTIVE:
        yield labels.say(f"page.banner.{record.status}")
        yield labels.text(record.status_note)
    yield from _phone_lines(labels, record.phones)
    yield labels.say("card.hours", hours=_hours(labels, record))
    if record.booking is not Booking.UNKNOWN:
        yield labels.say(f"page.booking.{record.booking}")
    yield labels.checked(record.verified)
    yield labels.say("card.kept")


def _phone_lines(labels: Labels, phones: Iterable[Phone]) -> Iterator[str]:
    """The numbers that need a word: which extension, what for."""
    for phone in phones:
        if phone.for_ or phone.extension or not _is_own(phone):
            yield labels.phone(phone)


def _hours(labels: Labels, record: Record) -> str:
    table = labels.hours(record.hours)
    said = (table.line or table.raw, *table.notes, labels.text(record.hours_note))
    return "\n".join(filter(None, said)) or labels.say("card.unknown")


def _revised(record: Record) -> Iterator[str]:
    """The day of the newest check: a card that says no more is no newer."""
    day = last_checked(record.verified)
    if day:
        yield f"REV:{day.isoformat()}"


def _escaped(text: str) -> str:
    """Text as a value: nothing in it ends the value, the line or the card."""
    plain = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _SPECIAL.sub(r"\\\1", plain).replace("\n", r"\n")


def _folded(line: str) -> str:
    """A line in pieces of at most `LONGEST` octets; no character is cut."""
    octets = line.encode()
    pieces, start, room = [], 0, LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0b1100_0000 == _INSIDE:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LONGEST - 1  # the space before it counts
    return b"\r\n ".join((*pieces, octets[start:])).decode()
