"""Maps of one site and of one township in words: what lies where, next to what, how far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from safetynet.geo import DIRECTIONS, Geography, LonLat, Township, direction, distance_m
from safetynet.model import Record
from safetynet.nearest import has_pin, nearest, pin_of, point_of
from safetynet.pages.maps.phrases import Phrases, at

MIDDLE_M = 1_000.0
"""A place nearer than this to where most people live is in the middle, in no direction."""
NEIGHBORS = 3
"""How many of the nearest places are named."""
LISTED = 6
"""How many places of one direction are named; the list on the page has them all."""


def of_site(words: Phrases, record: Record, township: Township) -> tuple[str, ...]:
    """Where a place is, how exactly that is known, what it serves, what is around it."""
    geography = words.directory.geography
    county = words.text(geography.county(township.county).name)
    place = words.say("page.place", county=county, township=words.name(township))
    sentences = [words.say("map.site.where", name=words.name(record), place=place)]
    sentences += _position(words, record, township)
    if record.serves:
        served = words.list(words.name(geography.township(code)) for code in record.serves)
        sentences.append(words.say("map.site.serves", list=served))
    if not has_pin(record):
        sentences.append(words.say("map.site.near_from_town", township=words.name(township)))
    lon, lat = point_of(record) if has_pin(record) else at(township)
    around = nearest(words.directory, lon, lat, NEIGHBORS, besides=record.id)
    return (*sentences, *map(words.near, around))


def of_township(
    words: Phrases, township: Township, drawn: Sequence[Record], unplaced: int
) -> tuple[str, ...]:
    """Its neighbors and its places by direction; the nearest places when it has none."""
    name = words.name(township)
    sentences = [_borders(words, township)]
    if drawn:
        sentences.append(words.say("map.township.from", township=name))
        sentences += _sides(words, at(township), drawn)
    else:
        around = nearest(words.directory, township.lon, township.lat, NEIGHBORS)
        sentences.append(words.say("map.township.none", township=name))
        sentences += map(words.near, around)
    return (*sentences, *words.unplaced(unplaced))


def neighbors(geography: Geography, township: Township) -> list[tuple[Township, str]]:
    """The townships that touch it and the direction of each, clockwise from north."""
    shape = geography.township_shapes[township.code]
    middle = _middle(geography, township)
    touching = [
        (other, direction(middle, _middle(geography, other)))
        for other in geography.townships
        if other is not township and shape.intersects(geography.township_shapes[other.code])
    ]
    return sorted(touching, key=lambda found: (DIRECTIONS.index(found[1]), found[0].code))


def _middle(geography: Geography, township: Township) -> LonLat:
    centroid = geography.township_shapes[township.code].centroid
    return centroid.x, centroid.y


def _position(words: Phrases, record: Record, township: Township) -> Iterator[str]:
    name = words.name(township)
    point = pin_of(record)
    if point is None:
        yield words.say("map.site.township", township=name)
        return
    place = point_of(record)
    if distance_m(at(township), place) < MIDDLE_M:
        yield words.say("map.site.in_town", township=name)
    else:
        yield words.say("map.site.from_town", township=name, way=words.way(at(township), place))
    yield words.say(f"map.site.{point.precision}")


def _borders(words: Phrases, township: Township) -> str:
    geography = words.directory.geography
    name = words.name(township)
    touching = [
        words.say("map.item", name=words.name(other), detail=words.side(side))
        for other, side in neighbors(geography, township)
    ]
    if touching:
        return words.say("map.township.neighbors", township=name, list=words.list(touching))
    others = [other for other in geography.townships if other is not township]
    if not others:
        return words.say("map.township.only", township=name)
    closest = min(others, key=lambda other: distance_m(at(township), at(other)))
    way = words.way(at(township), at(closest))
    return words.say("map.township.alone", township=name, name=words.name(closest), way=way)


def _sides(words: Phrases, middle: LonLat, drawn: Iterable[Record]) -> Iterator[str]:
    """The places of a township: those in the middle, then by direction, nearest first."""
    sides: dict[str, list[tuple[float, str, Record]]] = defaultdict(list)
    for record in drawn:
        metres = distance_m(middle, point_of(record))
        side = direction(middle, point_of(record)) if metres >= MIDDLE_M else ""
        sides[side].append((metres, record.id, record))
    for side in ("", *DIRECTIONS):
        if side in sides:
            placed = [(record, metres) for metres, _, record in sorted(sides[side], key=_order)]
            yield _side(words, side, placed)


def _order(placed: tuple[float, str, Record]) -> tuple[float, str]:
    return placed[:2]


def _side(words: Phrases, side: str, placed: Sequence[tuple[Record, float]]) -> str:
    names = [
        words.say("map.item", name=words.name(record), detail=words.distance(metres))
        for record, metres in placed[:LISTED]
    ]
    if placed[LISTED:]:
        names.append(words.say("map.item.more", n=len(placed) - LISTED))
    facts = {"count": words.count(len(placed)), "list": words.names(names)}
    if side:
        return words.say("map.township.side", direction=words.side(side), **facts)
    return words.say("map.township.middle", **facts)
