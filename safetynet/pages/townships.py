"""The page of one township: who is responsible, what is here, and the nearest of what is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from safetynet import addresses
from safetynet.geo import County, Township, direction, distance_m
from safetynet.model import Record
from safetynet.nearest import Near, nearest
from safetynet.pages.atlas import Atlas
from safetynet.pages.linked import item_list
from safetynet.pages.maps import MapView, township_map
from safetynet.pages.page import Link, Page
from safetynet.pages.parts import CardGroup, CardView, HotlineView, NearView
from safetynet.pages.reach_township import TownshipReachView, township_reach
from safetynet.pages.records import is_listed, newest

NEIGHBOURS = 6
"""How many townships around are named."""
_ASKED = 8
"""How many nearest sites are looked at to find one in the same county."""


@dataclass(frozen=True)
class NeighbourView:
    """A township around, with the way to it in words."""

    township: Link
    words: str


@dataclass(frozen=True)
class TownshipView:
    """Everything pages/township.html prints."""

    name: str
    other_name: str
    other_lang: str
    county: Link
    population: int
    households: int
    people_note: str
    hotlines: tuple[HotlineView, ...]
    responsible: tuple[CardView, ...]
    groups: tuple[CardGroup, ...]
    whole_county: tuple[CardGroup, ...]
    nearest: tuple[NearView, ...]
    reach: TownshipReachView | None
    neighbours: tuple[NeighbourView, ...]
    map: MapView | None


def township_page(atlas: Atlas, county: County, township: Township) -> Page:
    """The page of one township."""
    here = atlas.in_township(township.code)
    name = atlas.full_name(township.code)
    coming = _coming(atlas, county, township)
    view = _township(atlas, township, here, coming)
    return Page(
        locale=atlas.locale,
        path=addresses.township(atlas.locale, county, township),
        twin=addresses.township(atlas.other, county, township),
        template="township.html",
        title=atlas.say("page.township.title", name=name),
        description=atlas.say("page.township.description", name=name),
        crumbs=(atlas.home, atlas.index("areas"), atlas.county(county.code)),
        view=view,
        updated=newest((*here, *coming)),
        has_map=view.map is not None,
        linked=item_list(atlas, map(atlas.site, here)),
    )


def _coming(atlas: Atlas, county: County, township: Township) -> tuple[Record, ...]:
    """What serves the township from elsewhere or is for the whole county; each once."""
    serving = [r for r in atlas.directory.serving.get(township.code, ()) if is_listed(r)]
    return tuple({r.id: r for r in (*atlas.whole_county[county.code], *serving)}.values())


def _township(
    atlas: Atlas, township: Township, here: tuple[Record, ...], coming: tuple[Record, ...]
) -> TownshipView:
    responsible = [r for r in atlas.directory.responsible.get(township.code, ()) if is_listed(r)]
    elsewhere = {record.id for record in (*responsible, *here)}
    return TownshipView(
        name=township.name.in_(atlas.locale),
        other_name=township.name.in_(atlas.other),
        other_lang=atlas.other_lang,
        county=atlas.county(township.county),
        population=township.population,
        households=township.households,
        people_note=atlas.people_note,
        hotlines=atlas.urgent_lines,
        responsible=atlas.cards(responsible),
        groups=grouped_cards(atlas, here),
        whole_county=grouped_cards(atlas, (r for r in coming if r.id not in elsewhere)),
        nearest=_nearest(atlas, township, here),
        reach=township_reach(atlas, township),
        neighbours=_neighbours(atlas, township),
        map=township_map(atlas.directory, township, atlas.locale),
    )


def grouped_cards(atlas: Atlas, records: Iterable[Record]) -> tuple[CardGroup, ...]:
    """Records under the groups of kinds, groups and kinds in the vocabulary's order."""
    vocabulary, rank = atlas.directory.vocabulary, atlas.directory.kind_rank

    def group(record: Record) -> str:
        return vocabulary.kinds[record.kind].group

    in_order = sorted(records, key=lambda record: rank[record.kind])
    return tuple(
        CardGroup(vocabulary.groups[code].label.in_(atlas.locale), atlas.cards(members))
        for code, members in groupby(in_order, key=group)
    )


def _nearest(atlas: Atlas, township: Township, here: tuple[Record, ...]) -> tuple[NearView, ...]:
    """The nearest site of each important kind that the township does not have itself."""
    present = {record.kind for record in here}
    kinds = atlas.directory.vocabulary.kinds
    missing = (code for code, kind in kinds.items() if kind.important and code not in present)
    found = (_nearest_of(atlas, township, code) for code in missing)
    return tuple(atlas.near(near) for near in found if near)


def _nearest_of(atlas: Atlas, township: Township, kind: str) -> Near | None:
    """The nearest in the same county, since that is who answers; else the nearest over land."""
    around = nearest(atlas.directory, township.lon, township.lat, _ASKED, (kind,))
    at_home = [near for near in around if near.record.county == township.county]
    return next(iter(at_home or [near for near in around if not near.by_ferry]), None)


def _neighbours(atlas: Atlas, township: Township) -> tuple[NeighbourView, ...]:
    """The townships around, nearest first, measured between their main settlements."""
    here = (township.lon, township.lat)
    around = sorted(
        (distance_m(here, (other.lon, other.lat)), other.code, other)
        for other in atlas.directory.geography.county_of(township.code).townships
        if other.code != township.code
    )
    return tuple(
        NeighbourView(atlas.township(code), _way(atlas, township, other, metres))
        for metres, code, other in around[:NEIGHBOURS]
    )


def _way(atlas: Atlas, start: Township, end: Township, metres: float) -> str:
    landmass_at = atlas.directory.geography.landmass_at
    return atlas.way(
        metres,
        direction((start.lon, start.lat), (end.lon, end.lat)),
        by_ferry=landmass_at(start.lon, start.lat) != landmass_at(end.lon, end.lat),
    )
