"""The page of all helplines."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safetynet.hours import HoursTable, hours_key
from safetynet.model import Fee, Hotline
from safetynet.pages import words
from safetynet.pages.atlas import Atlas
from safetynet.pages.page import Link
from safetynet.pages.parts import HotlineView, LinkOut, Passage, PhoneView
from safetynet.pages.pathways import pathways_after
from safetynet.text import say_date


@dataclass(frozen=True)
class HotlineEntry:
    """A helpline with all that is known of it."""

    id: str
    name: str
    other: Passage
    translated: bool
    phone: PhoneView | None
    website: LinkOut | None
    purpose: str
    hours: HoursTable
    hours_note: str
    hours_key: str
    fee: str
    """Empty where it is unknown."""
    languages: str
    access: tuple[str, ...]
    checked: str
    sources: tuple[LinkOut, ...]
    pathways: tuple[Link, ...]
    """What a call to it begins."""


@dataclass(frozen=True)
class HotlinesView:
    """Everything pages/hotlines.html prints."""

    hotlines: tuple[HotlineEntry, ...]


def hotlines_view(atlas: Atlas) -> HotlinesView:
    """All helplines in the order of the data: most urgent first."""
    return HotlinesView(tuple(_hotline(atlas, line) for line in atlas.directory.hotlines))


def hotlines_updated(atlas: Atlas) -> dt.date | None:
    """The newest day on which a helpline was checked; None when of none the day is known."""
    checked = (line.checked for line in atlas.directory.hotlines)
    return max((day for day in checked if isinstance(day, dt.date)), default=None)


WITHOUT_VOICE = ("113", "110", "119")
"""Numbers of the helplines on the page about staying safe; most can be reached without speaking."""


@dataclass(frozen=True)
class StaySafeView:
    """Everything pages/stay-safe.html prints."""

    hotlines: tuple[HotlineView, ...]
    """Whom to call, 113 first."""
    ways: tuple[HotlineEntry, ...]
    """The same lines with the ways to reach them besides a call."""


def stay_safe_view(atlas: Atlas) -> StaySafeView:
    """Whom to call, and how without a voice; all of it from the data."""
    known = {line.number: line for line in atlas.directory.hotlines if line.number}
    lines = [known[number] for number in WITHOUT_VOICE if number in known]
    return StaySafeView(
        hotlines=atlas.lines(WITHOUT_VOICE),
        ways=tuple(_hotline(atlas, line) for line in lines if line.access or line.url),
    )


def _hotline(atlas: Atlas, line: Hotline) -> HotlineEntry:
    strings, locale = atlas.directory.strings, atlas.locale
    spoken = (atlas.directory.vocabulary.languages[code].in_(locale) for code in line.languages)
    return HotlineEntry(
        id=line.id,
        name=line.name.in_(locale),
        other=atlas.passage(line.name.in_(atlas.other), atlas.other_lang),
        translated=atlas.is_ours(line.name),
        phone=PhoneView(line.number, words.phone_href(line.number)) if line.number else None,
        website=LinkOut(words.host_of(line.url), line.url) if line.url else None,
        purpose=line.purpose.in_(locale),
        hours=atlas.hours(line.hours),
        hours_note=atlas.text(line.hours_note),
        hours_key=hours_key(line.hours, ""),
        fee=_fee(atlas, line),
        languages=words.say_list(spoken, strings, locale),
        access=tuple(way.in_(locale) for way in line.access),
        checked=say_date(line.checked, strings, locale) if line.checked else "",
        sources=tuple(
            LinkOut(f"{number}. {words.host_of(url)}", url)
            for number, url in enumerate(line.sources, 1)
        ),
        pathways=pathways_after(atlas, line.id),
    )


def _fee(atlas: Atlas, line: Hotline) -> str:
    fee = "" if line.fee is Fee.UNKNOWN else atlas.say(f"page.fee.{line.fee}")
    return atlas.text(line.fee_note) or fee
