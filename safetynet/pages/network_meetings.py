"""The page on who meets whom and how often, county by county."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.figures.periods import say_period
from safetynet.geo import County
from safetynet.model import Frequency, Meeting, period_of
from safetynet.pages.atlas import Atlas
from safetynet.pages.network_links import (
    about_link,
    county_link,
    meetings_link,
    overview_link,
    pathways_link,
)
from safetynet.pages.network_sources import ORIGINAL, document_link, say_document_years
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import CountLink, Passage

ORDER = (
    Frequency.MONTHLY,
    Frequency.QUARTERLY,
    Frequency.EVERY_FOUR_MONTHS,
    Frequency.HALF_YEARLY,
    Frequency.YEARLY,
    Frequency.REGULAR,
    Frequency.AD_HOC,
    Frequency.UNKNOWN,
)
"""From the most frequent that is stated; then what is regular, as needed, not stated."""


@dataclass(frozen=True)
class MeetingRow:
    """One sort of meeting; empty texts are left out."""

    name: str
    about: str
    who: str
    """Empty where the document does not say."""
    often: str
    note: str
    when: str
    """Of when it is, and whether the document tells of a plan or of what is done."""
    source: Link
    quote: Passage


@dataclass(frozen=True)
class CountyMeetings:
    """The meetings of one county, by how often they are held."""

    id: str
    """Its anchor on the page."""
    name: str
    said: str
    """How many sorts there are."""
    who_unknown: str
    """Of how many nobody says who meets; "" where all do."""
    counts: tuple[str, ...]
    """The same by how often they meet."""
    rows: tuple[MeetingRow, ...]
    figures: Link | None
    """Where the county's figures are, e.g. how many meetings were held."""


@dataclass(frozen=True)
class MeetingsView:
    """Everything pages/network-meetings.html prints."""

    dated: str
    counties: tuple[CountyMeetings, ...]
    jump: tuple[CountLink, ...]
    without: str
    """Counties whose documents tell of no meeting; "" where there is none."""
    links: tuple[Link, ...]


def meetings_pages(atlas: Atlas) -> Iterator[Page]:
    """The page, where the edition has meetings."""
    if not atlas.directory.network.meetings:
        return
    path = meetings_link(atlas).path
    yield Page(
        locale=atlas.locale,
        path=path,
        twin=addresses.page(atlas.other, path.removeprefix(atlas.address())),
        template="network-meetings.html",
        title=atlas.say("network.meetings.title"),
        description=atlas.say("network.meetings.description"),
        crumbs=(atlas.home, overview_link(atlas)),
        view=_view(atlas),
    )


def _view(atlas: Atlas) -> MeetingsView:
    by_county = {county: _meetings_of(atlas, county) for county in atlas.counties}
    counties = tuple(_county(atlas, county, some) for county, some in by_county.items() if some)
    return MeetingsView(
        dated=_dated(atlas),
        counties=counties,
        jump=tuple(CountLink(one.name, f"#{one.id}", len(one.rows)) for one in counties),
        without=_without(atlas, (county for county, some in by_county.items() if not some)),
        links=tuple(_links(atlas)),
    )


def _dated(atlas: Atlas) -> str:
    years = say_document_years(atlas, (one.source for one in atlas.directory.network.meetings))
    return atlas.say("network.meetings.dated", years=years)


def _links(atlas: Atlas) -> Iterator[Link]:
    yield overview_link(atlas)
    if atlas.directory.network.pathways:
        yield pathways_link(atlas)
    yield about_link(atlas)


def _meetings_of(atlas: Atlas, county: County) -> tuple[Meeting, ...]:
    """By how often they meet, else in the order of the file."""
    here = (one for one in atlas.directory.network.meetings if one.county == county.slug)
    return tuple(sorted(here, key=lambda one: ORDER.index(one.frequency)))


def _without(atlas: Atlas, counties: Iterable[County]) -> str:
    names = atlas.say("page.joint").join(atlas.text(county.name) for county in counties)
    return atlas.say("network.meetings.without", counties=names) if names else ""


def _county(atlas: Atlas, county: County, meetings: tuple[Meeting, ...]) -> CountyMeetings:
    return CountyMeetings(
        id=county.slug,
        name=atlas.text(county.name),
        said=atlas.say("network.meetings.count", count=len(meetings)),
        who_unknown=_who_unknown(atlas, meetings),
        counts=tuple(_counts(atlas, meetings)),
        rows=tuple(_row(atlas, one) for one in meetings),
        figures=county_link(atlas, county),
    )


def _who_unknown(atlas: Atlas, meetings: tuple[Meeting, ...]) -> str:
    count = sum(not one.who for one in meetings)
    return atlas.say("network.meetings.who-unknown", count=count) if count else ""


def _counts(atlas: Atlas, meetings: tuple[Meeting, ...]) -> Iterator[str]:
    counts = Counter(one.frequency for one in meetings)
    for code in ORDER:
        if code in counts:
            often = _often(atlas, code)
            yield atlas.say("network.meetings.counted", often=often, count=counts[code])


def _often(atlas: Atlas, frequency: Frequency) -> str:
    return atlas.say(f"network.frequency.{frequency}")


def _row(atlas: Atlas, meeting: Meeting) -> MeetingRow:
    return MeetingRow(
        name=atlas.text(meeting.name),
        about=atlas.text(meeting.about),
        who=atlas.text(meeting.who),
        often=_often(atlas, meeting.frequency),
        note=atlas.text(meeting.frequency_note),
        when=_when(atlas, meeting),
        source=document_link(atlas, meeting.source),
        quote=atlas.passage(meeting.quote, ORIGINAL),
    )


def _when(atlas: Atlas, meeting: Meeting) -> str:
    """Of when it is told, and whether as a plan or as practice; one day is neither."""
    when = say_period(meeting.period, atlas.directory.strings, atlas.locale)
    if meeting.is_planned:
        return atlas.say("network.meetings.planned", when=when)
    of = period_of(meeting.period) if meeting.period else None
    if of and of.first == of.last and of.last.grain == "day":
        return when
    return atlas.say("network.meetings.held", when=when)
