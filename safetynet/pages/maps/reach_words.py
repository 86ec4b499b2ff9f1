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
"""How many of the best and of the worst reached townships are named, and of each county."""
LISTED = 6
"""How many townships without anybody in reach are named."""
GOOD = 0.9
"""Townships with a larger share are not called the worst ones."""


def of_all_counties(told: Reached) -> tuple[str, ...]:
    """Each county: who is reached, and where fewest are; of which nothing is known, and why."""
    least = [*_least(told)]
    key = "measured" if told.unmeasured else "everywhere"
    return (
        *([_people(told, told.say(key), told.area(None))] if len(told.counties) > 1 else []),
        *(_people(told, told.words.text(c.name), told.area(c)) for c in told.counties),
        *(_not_measured(told, county) for county in told.unmeasured),
        *([told.say("from"), *least] if least else []),
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


def _not_measured(told: Reached, county: County) -> str:
    """Why nothing can be said of a county."""
    by_id = told.words.directory.by_id
    unplaced, doorless = (
        sum(by_id[id_].county == county.code for id_ in ids)
        for ids in (told.reach.unplaced, told.reach.doorless)
    )
    key = "unplaced" if unplaced else "doorless" if doorless else "unlisted"
    why = told.words.say(f"reach.none.{key}", count=unplaced or doorless)
    return told.say("not-measured", area=told.words.text(county.name), why=why)


def _own_sites(told: Reached, county: County) -> str:
    """How many sites of the county count; whether others are nearer to some."""
    placed = told.of(told.reach.sites, county)
    is_shared = told.nearest(county) - {record.id for record in placed}
    name, count = told.words.text(county.name), told.words.count(len(placed))
    return told.say("sites-shared" if is_shared else "sites", area=name, count=count)


def _best_and_worst(told: Reached, county: County) -> Iterator[str]:
    """Townships where all are reached, where most, where nobody, where fewest."""
    full = [area for area in told.townships(county) if not told.missing(area)]
    nobody, between = _compared(told, county)
    worst = [a for a in between[len(between) // 2 :] if told.share_in(a) <= GOOD][-NAMED:]
    best = [area for area in between if area not in worst][:NAMED]
    if full:
        yield told.say("full", limit=told.goal, list=told.words.list(_names(told, full)))
    if best:
        listed = told.words.list(_with_share(told, area) for area in best)
        yield told.say("best-else" if full else "best", limit=told.goal, list=listed)
    if nobody or worst:
        yield told.say("from")
    if nobody:
        yield told.say("nobody", limit=told.goal, list=_far(told, nobody))
    if worst:
        listed = told.words.names(_with_way(told, area) for area in reversed(worst))
        yield told.say("worst-else" if nobody else "worst", limit=told.goal, list=listed)


def _compared(told: Reached, county: County) -> tuple[list[AreaReach], list[AreaReach]]:
    """The townships where nobody is reached, and those where some are, largest share first.

    Townships with a site whose place is not known are in neither: their share is not known.
    """
    gaps = [
        area
        for area in told.townships(county)
        if told.missing(area) and not told.has_unplaced(area)
    ]
    nobody = [area for area in gaps if not area.within[told.measure.goal_at]]
    return nobody, [area for area in gaps if area not in nobody]


def _far(told: Reached, areas: Sequence[AreaReach], count: int = LISTED) -> str:
    """Townships with the way to the nearest site, the most people first; not just one left."""
    areas = sorted(areas, key=lambda area: (-area.population, area.code))
    shown = areas if len(areas) == count + 1 else areas[:count]
    items = [_with_way(told, area, with_share=False) for area in shown]
    if len(areas) > len(shown):
        items.append(told.say("more", n=len(areas) - len(shown)))
    return told.words.names(items)


def _least(told: Reached) -> Iterator[str]:
    """In each county the townships where nobody is reached; if there is none, where fewest."""
    for county in told.counties:
        name = told.words.text(county.name)
        nobody, between = _compared(told, county)
        if nobody:
            yield told.say("nobody-in", area=name, limit=told.goal, list=_far(told, nobody, NAMED))
        elif between and told.share_in(between[-1]) <= GOOD:
            township = _with_way(told, between[-1])
            yield told.say("least", area=name, limit=told.goal, township=township)


def _by_ferry(told: Reached, county: County | None) -> Iterator[str]:
    """Who lives on an island without a site, by township or by county."""
    if county:
        areas = told.townships(county)
        named = [*zip(_names(told, areas), areas, strict=True)]
    else:
        named = [(told.words.text(each.name), told.area(each)) for each in told.counties]
    listed = [
        told.words.say("map.item", name=name, detail=told.people(area.by_ferry_only))
        for name, area in named
        if area.by_ferry_only
    ]
    if listed:
        people = told.people(told.area(county).by_ferry_only)
        key = f"only-ferry.{told.measure.unit}"
        yield told.say(key, people=people, list=told.words.list(listed))


def _left_out(told: Reached, county: County | None) -> Iterator[str]:
    """Sites that do not count, and villages that cannot be drawn."""
    planned = told.of(told.reach.planned, county)
    left = {
        "unplaced": told.of(told.reach.unplaced, county),
        "planned": [record for record in planned if has_pin(record)],
        "planned-unplaced": [record for record in planned if not has_pin(record)],
    }
    for key, records in left.items():
        if records:
            listed = told.words.names(_with_township(told, record) for record in records)
            yield told.say(key, count=told.words.count(len(records)), list=listed)
    villages = (one for township in told.places(county) for one in township.villages)
    undrawn = [village for village in villages if not village.boundary]
    if undrawn:
        listed = told.words.list(told.words.text(village.name) for village in undrawn)
        yield told.say("undrawn", n=len(undrawn), list=listed)


def _with_township(told: Reached, record: Record) -> str:
    """A record and its township, where that is known."""
    name = told.words.name(record)
    if record.township is None:
        return name
    township = told.words.directory.geography.township(record.township)
    return told.words.say("map.item", name=name, detail=told.words.name(township))


def _names(told: Reached, areas: Iterable[AreaReach]) -> list[str]:
    return [told.words.name(_township(told, area)) for area in areas]


def _with_share(told: Reached, area: AreaReach) -> str:
    name = told.words.name(_township(told, area))
    return told.words.say("map.item", name=name, detail=told.share(area))


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
