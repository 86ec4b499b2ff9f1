"""What is sent along with the link when a site is passed on."""

from __future__ import annotations

from collections.abc import Iterator

from safetynet.model import Record, Status
from safetynet.pages.atlas import Atlas
from safetynet.pages.records import is_listed


def shared_text(atlas: Atlas, record: Record) -> str:
    """Name, place, phones and address, a line each: enough to help when the link cannot be opened.

    The address is the Chinese one in both languages: door plates, drivers and maps have that.

    Empty for a site of a kind with a quick exit: who receives or sees the message must not learn
    from it what the page is about.
    """
    if atlas.directory.vocabulary.kinds[record.kind].quick_exit:
        return ""
    return "\n".join(_lines(atlas, record))


def _lines(atlas: Atlas, record: Record) -> Iterator[str]:
    yield record.name.in_(atlas.locale)
    yield atlas.place(record)
    if record.status is not Status.ACTIVE:
        yield atlas.say(f"page.banner.{record.status}")
    phones = record.phones if is_listed(record) else ()
    for phone in map(atlas.phone, phones):
        key = "share.text.phone_for" if phone.label else "share.text.phone"
        yield atlas.say(key, phone=phone.number, what=phone.label)
    if record.address:
        yield atlas.say("share.text.address", address=record.address.zh)
