"""The page of one site: whom to call, when, where, and how we know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from safetynet import addresses
from safetynet.exports.jsonld import site_nodes
from safetynet.exports.vcard import card_path
from safetynet.freshness import last_checked
from safetynet.model import Address, Booking, Name, Phone, Precision, Record, Status
from safetynet.nearest import nearest
from safetynet.pages import words
from safetynet.pages.atlas import Atlas
from safetynet.pages.checked import fact_check, whole_check
from safetynet.pages.closed import closed_view
from safetynet.pages.correct import correction_path, office_to_call
from safetynet.pages.facts import facts_of, unstated_of
from safetynet.pages.maps import site_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import HotlineView, LinkOut, NearView, Passage
from safetynet.pages.records import has_place, is_listed, live_key
from safetynet.pages.repository import RepositoryLinks
from safetynet.pages.share import shared_text
from safetynet.pages.site_view import (
    FloorView,
    NameView,
    PlaceView,
    ReportView,
    SiteView,
    SourceView,
    StatusView,
)
from safetynet.pages.told import description_of
from safetynet.text import HTML_LANG

NEARBY = 5
"""How many sites around are named."""
NEARBY_M = 30_000
"""Farther sites are not "nearby": about an hour's drive where roads are slow."""


def site_pages(atlas: Atlas) -> Iterator[Page]:
    """One page per record, closed ones too: an address once given out stays."""
    for record in atlas.directory.records:
        yield _page(atlas, record)


def _page(atlas: Atlas, record: Record) -> Page:
    view = build_site(atlas, record)
    title = atlas.titles[record.id]
    return Page(
        locale=atlas.locale,
        path=addresses.site(atlas.directory, atlas.locale, record.id),
        twin=addresses.site(atlas.directory, atlas.other, record.id),
        template="site.html",
        title=title,
        description=description_of(atlas, record),
        crumbs=_crumbs(atlas, record),
        view=view,
        updated=_updated(atlas, record),
        quick_exit=atlas.directory.vocabulary.kinds[record.kind].quick_exit,
        has_map=view.map is not None,
        linked=site_nodes(atlas.scribe, record),
        reviewed=record.verified.date,
    )


def _updated(atlas: Atlas, record: Record) -> dt.date | None:
    """The day of its check; of what is confidential, the day the data were written.

    Search engines fetch the page again then, and forget what stood there before it was secret.
    """
    if record.confidential:
        return atlas.settings.written_at.date()
    return last_checked(record.verified)


def _crumbs(atlas: Atlas, record: Record) -> tuple[Link, ...]:
    area = (atlas.home, atlas.index("areas"), atlas.county(record.county))
    if has_place(record) and record.township:
        return (*area, atlas.township(record.township))
    return area


def build_site(atlas: Atlas, record: Record) -> SiteView:
    """The view of one record."""
    kind = atlas.directory.vocabulary.kinds[record.kind]
    hotlines = atlas.protection_lines if kind.quick_exit else ()
    return SiteView(
        id=record.id,
        name=_name(atlas, record.name),
        also=tuple(atlas.passage(name, words.language_of(name)) for name in record.alternate_names),
        status=_status(atlas, record),
        closed=closed_view(atlas, record),
        kind=atlas.kind(record.kind),
        phones=tuple(map(atlas.phone, _phones(record, hotlines))),
        call_first=bool(record.phones) and record.status is Status.ACTIVE,
        has_phone=bool(record.phones),
        phones_checked=fact_check(atlas, record, "phones"),
        hours=atlas.hours(record.hours),
        hours_note=atlas.text(record.hours_note),
        hours_checked=fact_check(atlas, record, "hours"),
        hours_key=live_key(record),
        needs_booking=record.booking is Booking.REQUIRED,
        summary=atlas.text(record.summary),
        services=_labels(atlas, "services", record.services),
        audience=_labels(atlas, "audience", record.audience),
        how_to_apply=atlas.text(record.how_to_apply),
        facts=facts_of(atlas, record),
        unstated=unstated_of(atlas, record),
        place=_place(atlas, record),
        no_place=atlas.place(record),
        county=atlas.county(record.county),
        serves=tuple(map(atlas.township, record.serves)),
        floors=tuple(FloorView(floor.floor, atlas.text(floor.what)) for floor in record.floors),
        notes=atlas.text(record.notes),
        websites=_websites(atlas, record.urls),
        belongs_to=_belongs_to(atlas, record),
        parts=atlas.cards(filter(is_listed, atlas.parts.get(record.id, ()))),
        near=_near(atlas, record),
        hotlines=hotlines,
        verified=whole_check(atlas, record),
        sources=_sources(atlas, record),
        report=_report(atlas, record),
        map=site_map(atlas.directory, record, atlas.locale),
        card=card_path(atlas.directory, atlas.locale, record),
        shared=shared_text(atlas, record),
    )


def _name(atlas: Atlas, name: Name) -> NameView:
    return NameView(
        own=name.in_(atlas.locale),
        other=atlas.passage(name.in_(atlas.other), atlas.other_lang),
        translated=atlas.is_ours(name),
    )


def _status(atlas: Atlas, record: Record) -> StatusView | None:
    if record.status is Status.ACTIVE:
        return None
    banner = atlas.say(f"page.banner.{record.status}")
    return StatusView(record.status, banner, atlas.text(record.status_note))


def _phones(record: Record, hotlines: tuple[HotlineView, ...]) -> tuple[Phone, ...]:
    """The record's numbers, without those of the helplines that stand above them already."""
    above = {line.phone.number for line in hotlines if line.phone}
    return tuple(phone for phone in record.phones if phone.number not in above)


def _labels(atlas: Atlas, part: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    terms = getattr(atlas.directory.vocabulary, part)
    return tuple(terms[code].label.in_(atlas.locale) for code in codes)


def _place(atlas: Atlas, record: Record) -> PlaceView | None:
    if not has_place(record) or not record.township:
        return None
    point = record.point
    return PlaceView(
        area=Link(atlas.full_name(record.township), atlas.township(record.township).path),
        address=_address(atlas, record.address),
        precision=atlas.say(f"page.precision.{point.precision if point else 'none'}"),
        ways=_ways(atlas, record) if is_listed(record) else (),
    )


def _address(atlas: Atlas, address: Address | None) -> tuple[Passage, ...]:
    if address is None:
        return ()
    written = ((address.zh, HTML_LANG["zh"]), (address.en, HTML_LANG["en"]))
    return tuple(atlas.passage(text, lang) for text, lang in written if text)


def _ways(atlas: Atlas, record: Record) -> tuple[LinkOut, ...]:
    known = record.point is not None and record.point.precision is not Precision.TOWNSHIP
    point = record.point if known else None
    google = words.directions_url(point, record.address.zh if record.address else "")
    ways = [LinkOut(atlas.say("page.site.google"), google)] if google else []
    if point:
        ways.append(LinkOut(atlas.say("page.site.osm"), words.openstreetmap_url(point)))
    return tuple(ways)


def _websites(atlas: Atlas, urls: tuple[str, ...]) -> tuple[LinkOut, ...]:
    hosts = [words.host_of(url) for url in urls]
    labels = (
        f"{host} ({number})" if hosts.count(host) > 1 else host
        for number, host in enumerate(hosts, 1)
    )
    return tuple(
        LinkOut(atlas.say("page.site.website", host=label), url)
        for label, url in zip(labels, urls, strict=True)
    )


def _belongs_to(atlas: Atlas, record: Record) -> Link | None:
    whole = atlas.directory.by_id.get(record.part_of or "")
    return atlas.site(whole) if whole else None


def _near(atlas: Atlas, record: Record) -> tuple[NearView, ...]:
    point = record.point
    if point is None or point.precision is Precision.TOWNSHIP or record.confidential:
        return ()
    around = nearest(atlas.directory, point.lon, point.lat, NEARBY, besides=record.id)
    return tuple(atlas.near(near) for near in around if near.distance_m <= NEARBY_M)


def _sources(atlas: Atlas, record: Record) -> tuple[SourceView, ...]:
    views = []
    for citation in record.sources:
        source = atlas.source(citation.source)
        quoted = atlas.passage(citation.quote, words.language_of(citation.quote))
        views.append(
            SourceView(
                title=source.title,
                date=source.date,
                url=source.url,
                fields=atlas.fields(citation.fields),
                quote=quoted if citation.quote else None,
                note=atlas.text(citation.note),
            )
        )
    return tuple(views)


def _report(atlas: Atlas, record: Record) -> ReportView:
    links = RepositoryLinks(atlas.settings)
    return ReportView(
        report_url=links.report(addresses.anchor(atlas.directory, "site", record.id)),
        edit_url=links.view(atlas.directory.places.get(record.id)),
        correct=correction_path(atlas, record),
        office=office_to_call(atlas, record.county),
    )
