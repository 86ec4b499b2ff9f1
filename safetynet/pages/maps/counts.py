"""Maps of a county, of a kind and of everything in words: how many where, and where none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from safetynet.geo import DIRECTIONS, County, Township, direction
from safetynet.model import Record
from safetynet.nearest import close_townships, main_township, nearest
from safetynet.pages.maps.phrases import Phrases, at


def of_county(
    words: Phrases, county: County, drawn: Sequence[Record], unplaced: int
) -> tuple[str, ...]:
    """How many places each township has, by its direction from the largest one."""
    counts = Counter(record.township for record in drawn)
    main = main_township(county)
    close = close_townships(county)
    middle = words.say(
        "map.county.middle", township=words.name(main), count=words.count(counts[main.code])
    )
    far = (
        words.say("map.county.far", township=words.name(town), way=words.way(at(main), at(town)))
        for town in county.townships
        if town not in close
    )
    return (
        _total(words, county, counts),
        middle,
        *_sides(words, main, close, counts),
        *far,
        *_without(words, county, drawn),
        *words.unplaced(unplaced),
    )


def of_kind(words: Phrases, kind: str, drawn: Sequence[Record], unplaced: int) -> tuple[str, ...]:
    """Where a kind is, county by county; which townships have none and what is nearest."""
    counties = words.directory.geography.counties
    sentences = [words.say("map.kind.total", kind=words.kind(kind), count=words.count(len(drawn)))]
    present = {record.county for record in drawn}
    for county in counties:
        if county.code in present:
            here = [record for record in drawn if record.county == county.code]
            sentences += _kind_in(words, county, kind, here)
    nowhere = [words.text(county.name) for county in counties if county.code not in present]
    if nowhere and present:
        sentences.append(words.say("map.kind.nowhere", list=words.list(nowhere)))
    return (*sentences, *words.unplaced(unplaced))


def of_all(words: Phrases, drawn: Sequence[Record], unplaced: int) -> tuple[str, ...]:
    """How many places each county has, and where the counties lie."""
    counties = words.directory.geography.counties
    main = max(counties, key=lambda county: county.population)
    here = at(main_township(main))
    totals = (
        _total(words, county, Counter(r.township for r in drawn if r.county == county.code))
        for county in counties
    )
    ways = [
        words.say(
            "map.all.county",
            county=words.text(county.name),
            way=words.way(here, at(main_township(county))),
        )
        for county in counties
        if county is not main
    ]
    if ways:
        ways.insert(0, words.say("map.all.from", county=words.text(main.name)))
    return (*totals, *ways, *words.unplaced(unplaced))


def _total(words: Phrases, county: County, counts: Counter[str | None]) -> str:
    served = sum(counts[town.code] > 0 for town in county.townships)
    unserved = len(county.townships) - served
    return words.say(
        "map.county.total" if unserved else "map.county.every",
        county=words.text(county.name),
        count=words.count(counts.total()),
        served=served,
        unserved=unserved,
    )


def _sides(
    words: Phrases, main: Township, towns: Sequence[Township], counts: Counter[str | None]
) -> Iterator[str]:
    for side, beside in _by_side(main, towns).items():
        listed = words.list(words.counted(town, counts[town.code]) for town in beside)
        yield words.say("map.county.side", direction=words.side(side), list=listed)


def _by_side(main: Township, towns: Sequence[Township]) -> dict[str, list[Township]]:
    """The townships besides the main one by their direction from it, clockwise from north."""
    sides: dict[str, list[Township]] = {side: [] for side in DIRECTIONS}
    for town in towns:
        if town is not main:
            sides[direction(at(main), at(town))].append(town)
    return {side: beside for side, beside in sides.items() if beside}


def _without(words: Phrases, county: County, drawn: Sequence[Record]) -> Iterator[str]:
    """Which townships have no place, and the nearest to each."""
    served = {record.township for record in drawn}
    missing = [town for town in county.townships if town.code not in served]
    if missing and drawn:
        listed = words.names(_with_nearest(words, town, None) for town in missing)
        yield words.say("map.county.without", list=listed)


def _kind_in(words: Phrases, county: County, kind: str, here: Sequence[Record]) -> Iterator[str]:
    name = words.text(county.name)
    counts = Counter(record.township for record in here)
    yield _kind_laid_out(words, county, counts)
    missing = [town for town in county.townships if not counts[town.code]]
    if missing:
        nearest_ones = words.names(_with_nearest(words, town, kind) for town in missing)
        yield words.say("map.kind.without", county=name, list=nearest_ones)


def _kind_laid_out(words: Phrases, county: County, counts: Counter[str | None]) -> str:
    main = main_township(county)
    facts = {
        "county": words.text(county.name),
        "count": words.count(counts.total()),
        "township": words.name(main),
    }
    sides = _by_side(main, [town for town in county.townships if counts[town.code]])
    if not sides:
        return words.say("map.kind.only", **facts)
    listed = words.say("map.semicolon").join(
        words.say(
            "map.item.side",
            direction=words.side(side),
            list=words.list(words.counted(town, counts[town.code]) for town in towns),
        )
        for side, towns in sides.items()
    )
    return words.say("map.kind.middle", main=words.count(counts[main.code]), list=listed, **facts)


def _with_nearest(words: Phrases, town: Township, kind: str | None) -> str:
    """A township and, in brackets, the nearest place (of a kind)."""
    kinds = None if kind is None else (kind,)
    found = nearest(words.directory, town.lon, town.lat, 1, kinds)
    if not found:
        return words.name(town)
    detail = words.say(
        "map.nearest_is", name=words.name(found[0].record), way=words.way_to(found[0])
    )
    return words.say("map.item", name=words.name(town), detail=detail)
