"""Pages of places: all areas, each county, and its townships."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.geo import County
from safetynet.model import Delivery, Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.linked import item_list
from safetynet.pages.maps import MapView, all_map, county_map
from safetynet.pages.network_links import county_link, find_pathways
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import CardGroup, CardView, CountLink
from safetynet.pages.reach_township import reach_links
from safetynet.pages.records import has_place, newest
from safetynet.pages.townships import grouped_cards, township_page

OFFICES = ("county-welfare-office", "health-bureau")
"""Kinds whose sites stand first on a county's page."""


@dataclass(frozen=True)
class CountyView:
    """Everything pages/county.html prints."""

    name: str
    other_name: str
    other_lang: str
    population: int
    people_note: str
    count: int
    townships: tuple[CountLink, ...]
    kinds: tuple[CountLink, ...]
    offices: tuple[CardView, ...]
    whole_county: tuple[CardGroup, ...]
    reach: tuple[Link, ...]
    """Ways to who is reached in the county."""
    figures: Link | None
    """The way to its figures; None where it has none."""
    pathways: Link | None
    """The way to how a case travels; None where the edition does not tell."""
    map: MapView | None


@dataclass(frozen=True)
class CountyEntry:
    """A county in the list of all areas, with its townships."""

    county: CountLink
    townships: tuple[CountLink, ...]


@dataclass(frozen=True)
class AreasView:
    """Everything pages/areas.html prints."""

    counties: tuple[CountyEntry, ...]
    map: MapView


def area_pages(atlas: Atlas) -> Iterator[Page]:
    """The list of areas, then each county with its townships."""
    yield _areas_page(atlas)
    for county in atlas.counties:
        yield _county_page(atlas, county)
        for township in county.townships:
            yield township_page(atlas, county, township)


def _areas_page(atlas: Atlas) -> Page:
    return Page(
        locale=atlas.locale,
        path=atlas.address("areas/"),
        twin=addresses.page(atlas.other, "areas/"),
        template="areas.html",
        title=atlas.say("page.areas.title"),
        description=atlas.say("page.areas.description"),
        crumbs=(atlas.home,),
        view=AreasView(county_entries(atlas), all_map(atlas.directory, atlas.locale)),
        updated=newest(atlas.listed),
        has_map=True,
        linked=item_list(atlas, (atlas.county(county.code) for county in atlas.counties)),
    )


def county_entries(atlas: Atlas) -> tuple[CountyEntry, ...]:
    """Each county and its townships with how many sites are listed in them."""
    return tuple(
        CountyEntry(county_count(atlas, county), township_counts(atlas, county))
        for county in atlas.counties
    )


def county_count(atlas: Atlas, county: County) -> CountLink:
    """A county with how many sites it lists."""
    link = atlas.county(county.code)
    return CountLink(link.label, link.path, len(atlas.in_county(county.code)))


def township_counts(atlas: Atlas, county: County) -> tuple[CountLink, ...]:
    """A county's townships with how many sites stand in each, and its people."""
    entries = []
    for township in county.townships:
        link = atlas.township(township.code)
        people = atlas.say("page.people", count=f"{township.population:,}")
        count = len(atlas.in_township(township.code))
        entries.append(CountLink(link.label, link.path, count, people))
    return tuple(entries)


def _county_page(atlas: Atlas, county: County) -> Page:
    records = atlas.in_county(county.code)
    name = county.name.in_(atlas.locale)
    view = _county(atlas, county, records)
    return Page(
        locale=atlas.locale,
        path=addresses.county(atlas.locale, county),
        twin=addresses.county(atlas.other, county),
        template="county.html",
        title=atlas.say("page.county.title", name=name),
        description=atlas.say("page.county.description", name=name),
        crumbs=(atlas.home, atlas.index("areas")),
        view=view,
        updated=newest(records),
        has_map=view.map is not None,
        linked=item_list(atlas, (atlas.township(town.code) for town in county.townships)),
    )


def _county(atlas: Atlas, county: County, records: tuple[Record, ...]) -> CountyView:
    offices = tuple(record for record in records if record.kind in OFFICES)
    roaming = tuple(
        record
        for record in records
        if record.kind not in OFFICES
        and (record.delivery is not Delivery.SITE or not has_place(record))
    )
    return CountyView(
        name=county.name.in_(atlas.locale),
        other_name=county.name.in_(atlas.other),
        other_lang=atlas.other_lang,
        population=county.population,
        people_note=atlas.people_note,
        count=len(records),
        townships=township_counts(atlas, county),
        kinds=_kinds_of(atlas, county, records),
        offices=atlas.cards(offices),
        whole_county=grouped_cards(atlas, roaming),
        reach=reach_links(atlas, county),
        figures=county_link(atlas, county),
        pathways=find_pathways(atlas),
        map=county_map(atlas.directory, county, atlas.locale),
    )


def _kinds_of(atlas: Atlas, county: County, records: tuple[Record, ...]) -> tuple[CountLink, ...]:
    kinds = [record.kind for record in records]
    links = ((atlas.kind(code), kinds.count(code)) for code in atlas.directory.vocabulary.kinds)
    return tuple(
        CountLink(link.label, f"{link.path}#{county.slug}", count) for link, count in links if count
    )
