"""Maps of service reach in words: who has a site near, where nobody has, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from safetynet.geo import County, Township
from safetynet.model import Record
from safetynet.nearest import has_pin, nearest, point_of
from safetynet.pages.maps.phrases import at
from safetynet.pages.maps.reached import Reached
from safetynet.reach import AreaReach

NAMED = 3
"""How many of the best and of the worst reached townships are named."""
LISTED = 6
"""How many townships without anybody in reach are named."""


def of_all_counties(told: Reached) -> tuple[str, ...]:
    """Each county: who is reached, and its township where fewest are."""
    counties = told.words.directory.geography.counties
    return (
        _people(told, told.say("everywhere"), told.coverage.total),
        *(_people(told, told.words.text(c.name), told.area(c)) for c in counties),
        told.say("from"),
        *(_least(told, county) for county in counties if told.missing(told.area(county))),
        *_by_ferry(told, None),
        *_left_out(told, None),
    )


def of_one_county(told: Reached, county: County) -> tuple[str, ...]:
    """Which townships are best and worst reached, and from the worst the way to the nearest."""
    return (
        _people(told, told.words.text(county.name), told.area(county)),
        _own_sites(told, county),
        *_best_and_worst(told, county),
        *_by_ferry(told, county),
        *_left_out(told, county),
    )


def _people(told: Reached, name: str, area: AreaReach) -> str:
    return told.say(
        "people" if told.missing(area) else "everybody",
        area=name,
        population=f"{area.population:,}",
        people=f"{area.within[told.measure.goal_at]:,}",
        share=told.share(area),
        missing=f"{told.missing(area):,}",
        way=told.way,
        limit=told.goal,
    )


def _own_sites(told: Reached, county: County) -> str:
    """How many sites of the county count; why none does."""
    name, count = told.words.text(county.name), told.words.count
    placed = _of(told, told.reach.sites, county)
    if placed:
        is_shared = told.nearest(county) - {record.id for record in placed}
        key = "sites-shared" if is_shared else "sites"
        return told.say(key, area=name, count=count(len(placed)))
    unplaced = _of(told, told.reach.unplaced, county)
    return told.say(
        "sites-unplaced" if unplaced else "sites-none", area=name, count=count(len(unplaced))
    )


def _best_and_worst(told: Reached, county: County) -> Iterator[str]:
    """Townships where all are reached, where most, where fewest, where nobody."""
    areas = told.townships(county)
    full = [area for area in areas if not told.missing(area)]
    nobody = [area for area in areas if not area.within[told.measure.goal_at]]
    between = [area for area in areas if area not in full and area not in nobody]
    half = min(NAMED, (len(between) + 1) // 2)
    best, worst = between[:half], between[half:][-NAMED:][::-1]
    if full:
        yield told.say("full", limit=told.goal, list=told.words.list(_names(told, full)))
    if best:
        listed = told.words.list(_with_share(told, area) for area in best)
        yield told.say("best", limit=told.goal, list=listed)
    if worst or nobody:
        yield told.say("from")
    if worst:
        yield told.say("worst", list=told.words.names(_with_way(told, area) for area in worst))
    if nobody:
        yield told.say("nobody", limit=told.goal, list=_far(told, nobody))


def _far(told: Reached, areas: Sequence[AreaReach]) -> str:
    """Townships with the way to the nearest site, the most people first."""
    areas = sorted(areas, key=lambda area: (-area.population, area.code))
    items = [_with_way(told, area, with_share=False) for area in areas[:LISTED]]
    if areas[LISTED:]:
        items.append(told.say("more", n=len(areas) - LISTED))
    return told.words.names(items)


def _least(told: Reached, county: County) -> str:
    area = min(told.townships(county), key=lambda one: (told.share_in(one), -told.missing(one)))
    name = told.words.text(county.name)
    return told.say("least", area=name, limit=told.goal, township=_with_way(told, area))


def _by_ferry(told: Reached, county: County | None) -> Iterator[str]:
    areas = [area for area in told.townships(county) if area.by_ferry_only]
    if not areas:
        return
    if county is None:
        listed = told.words.list(
            _with_people(told, told.words.text(each.name), told.area(each).by_ferry_only)
            for each in told.words.directory.geography.counties
            if told.area(each).by_ferry_only
        )
    else:
        listed = told.words.list(
            _with_people(told, name, area.by_ferry_only)
            for name, area in zip(_names(told, areas), areas, strict=True)
        )
    people = f"{told.area(county).by_ferry_only:,}"
    yield told.say("only-ferry", people=people, list=listed)


def _left_out(told: Reached, county: County | None) -> Iterator[str]:
    """Sites that do not count, and villages that cannot be drawn."""
    planned = _of(told, told.reach.planned, county)
    left = {
        "unplaced": _of(told, told.reach.unplaced, county),
        "planned": [record for record in planned if has_pin(record)],
        "planned-unplaced": [record for record in planned if not has_pin(record)],
    }
    for key, records in left.items():
        if records:
            listed = told.words.names(map(told.words.name, records))
            yield told.say(key, count=told.words.count(len(records)), list=listed)
    villages = (one for township in told.places(county) for one in township.villages)
    undrawn = [village for village in villages if not village.boundary]
    if undrawn:
        listed = told.words.list(told.words.text(village.name) for village in undrawn)
        yield told.say("undrawn", n=len(undrawn), list=listed)


def _of(told: Reached, ids: Iterable[str], county: County | None) -> list[Record]:
    records = (told.words.directory.by_id[id_] for id_ in ids)
    return [record for record in records if county is None or record.county == county.code]


def _names(told: Reached, areas: Iterable[AreaReach]) -> list[str]:
    return [told.words.name(_township(told, area)) for area in areas]


def _with_share(told: Reached, area: AreaReach) -> str:
    name = told.words.name(_township(told, area))
    return told.words.say("map.item", name=name, detail=told.share(area))


def _with_people(told: Reached, name: str, people: int) -> str:
    return told.words.say("map.item", name=name, detail=told.say("n", people=f"{people:,}"))


def _with_way(told: Reached, area: AreaReach, *, with_share: bool = True) -> str:
    """A township and, in brackets, its share and the way to its nearest site."""
    township = _township(told, area)
    detail = _nearest(told, township, area)
    if with_share:
        detail = told.say("share-way", share=told.share(area), nearest=detail)
    return told.words.say("map.item", name=told.words.name(township), detail=detail)


def _nearest(told: Reached, township: Township, area: AreaReach) -> str:
    """The site that is nearest to most of its people; across the water where none is on land."""
    directory = told.words.directory
    if area.nearest:
        record = directory.by_id[area.nearest]
        way = told.words.way(at(township), point_of(record))
    else:
        found = nearest(directory, township.lon, township.lat, 1, told.kinds)[0]
        record, way = found.record, told.words.way_to(found)
    return told.words.say("map.nearest_is", name=told.words.name(record), way=way)


def _township(told: Reached, area: AreaReach) -> Township:
    return told.words.directory.geography.township(area.code)
