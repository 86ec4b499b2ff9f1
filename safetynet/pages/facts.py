"""The short facts of a site: what it costs, whether to book, and what no source states."""

from __future__ import annotations

from safetynet.model import Booking, Fee, Record, Status, StepFree
from safetynet.pages import words
from safetynet.pages.atlas import Atlas
from safetynet.pages.records import has_place
from safetynet.pages.site_view import FactView
from safetynet.text import say_date


def facts_of(atlas: Atlas, record: Record) -> tuple[FactView, ...]:
    """What is known of fee, booking, languages, access, operator and opening."""
    say, text = atlas.say, atlas.text
    unknown, facts = _unknown(record), []
    if "fee" not in unknown:
        fee = FactView(say("field.fee"), say(f"page.fee.{record.fee}"), text(record.fee_note))
        facts.append(fee)
    if "booking" not in unknown:
        facts.append(FactView(say("field.booking"), say(f"page.booking.{record.booking}")))
    if record.languages:
        facts.append(FactView(say("field.languages"), _languages(atlas, record.languages)))
    if has_place(record) and "step_free" not in unknown:
        facts.append(FactView(say("field.step_free"), say(f"page.step_free.{record.step_free}")))
    if record.operator:
        facts.append(FactView(say("field.operator"), record.operator.in_(atlas.locale)))
    if record.opened:
        opened = say_date(record.opened, atlas.directory.strings, atlas.locale)
        facts.append(FactView(say("field.opened"), opened))
    return tuple(facts)


def _unknown(record: Record) -> tuple[str, ...]:
    """Fields a visitor asks about that no source states."""
    missing = {
        "fee": record.fee is Fee.UNKNOWN and not record.fee_note,
        "booking": record.booking is Booking.UNKNOWN,
        "languages": not record.languages,
        "step_free": record.step_free is StepFree.UNKNOWN and has_place(record),
    }
    return tuple(name for name, is_missing in missing.items() if is_missing)


def unstated_of(atlas: Atlas, record: Record) -> str:
    """One sentence on what no source states; empty when all is known, or the site is closed."""
    names = _unknown(record)
    if not names or record.status is Status.CLOSED:
        return ""
    key = "page.site.unstated" if record.phones else "page.site.unstated.no-phone"
    return atlas.say(key, fields=atlas.fields(names))


def _languages(atlas: Atlas, codes: tuple[str, ...]) -> str:
    names = (atlas.directory.vocabulary.languages[code].in_(atlas.locale) for code in codes)
    return words.say_list(names, atlas.directory.strings, atlas.locale)
