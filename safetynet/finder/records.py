"""The listed records as columns, for filtering in the browser (assets/finder/records.json)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from safetynet.directory import Directory
from safetynet.geo import Township
from safetynet.hours import hours_key
from safetynet.model import Booking, Delivery, Fee, Record, Status, StepFree
from safetynet.nearest import has_pin, point_of
from safetynet.neutral import Sort

DECIMALS = 5
"""Of a degree: about a metre."""
QUIET: tuple[Sort, ...] = ("kind", "need", "audience")
"""Questions that have answers about violence."""
NO_BOOKING = frozenset({Booking.NONE, Booking.OPTIONAL})


def build_records(directory: Directory) -> dict[str, Any]:
    """All listed records, county by county and township by township; same input, same result.

    A *row* is the position of a record in `ids`; an index of another list is a position in the
    list of the same name in the plural. The result is language-independent:

    - `ids`: record ids; `marks`: row → what stands in an address instead of the id, for records
      about violence; `quiet`: kinds, needs and audiences about violence (their marks stand for
      them here).
    - `county`, `township`, `kind`, `landmass`, `hours`: an index a row into
      `counties` (slugs), `townships` ("kinmen/jinhu"), `kinds` (codes), `landmasses` (ids) and
      `patterns` (keys of assets/hours.json); -1 where there is none or where it may not be told.
    - `lands`: for each of `townships` the land masses (indexes) that its people live on.
    - `lon`, `lat`: a number a row, degrees (WGS 84); null without a pin. `precision`: a letter a
      row: a(ddress), s(treet), v(illage), t(ownship), "-" without a point.
    - `roams`: rows without a fixed place. `serves`: row → indexes of townships it is responsible
      for or goes to; one that roams and has none concerns its whole county.
    - `need`, `audience`, `language`: code → rows, in the vocabulary's order.
    - `free`, `walkin`, `stepfree`: rows that surely are; `stated`: the same names → rows where it
      is stated at all.
    - `planned`, `paused`: rows that cannot be turned to yet, or for now.
    """
    directory = directory.published
    records = _in_order(directory)
    towns = {town.code: at for at, town in enumerate(directory.geography.townships)}
    marks = directory.neutral_of("site")
    return {
        "ids": [record.id for record in records],
        "marks": {row: marks[r.id] for row, r in enumerate(records) if r.id in marks},
        "quiet": [mark for sort in QUIET for mark in directory.neutral_of(sort).values()],
        **_where(directory, records, towns),
        **_points(directory, records),
        "serves": {
            row: [towns[code] for code in record.serves if code in towns]
            for row, record in enumerate(records)
            if record.serves
        },
        "roams": _rows(records, _roams),
        **_what(directory, records),
        **_access(records),
        **_hours(records),
        "planned": _rows(records, lambda record: record.status is Status.PLANNED),
        "paused": _rows(records, lambda record: record.status is Status.TEMPORARILY_CLOSED),
    }


def _in_order(directory: Directory) -> list[Record]:
    """Listed records by county and township; those without a township come first in a county."""
    counties = {county.code: at for at, county in enumerate(directory.geography.counties)}
    listed = (record for record in directory.records if record.status is not Status.CLOSED)
    return sorted(listed, key=lambda record: (counties[record.county], _township(record) or ""))


def _township(record: Record) -> str | None:
    return None if record.confidential else record.township


def _roams(record: Record) -> bool:
    """True for a service that people do not go to; a confidential one is of that sort."""
    return record.delivery is not Delivery.SITE


def _rows(records: Sequence[Record], is_one: Callable[[Record], bool]) -> list[int]:
    return [row for row, record in enumerate(records) if is_one(record)]


def _where(
    directory: Directory, records: Sequence[Record], towns: Mapping[str, int]
) -> dict[str, Any]:
    counties = directory.geography.counties
    order = {county.code: at for at, county in enumerate(counties)}
    return {
        "counties": [county.slug for county in counties],
        "townships": [f"{c.slug}/{town.slug}" for c in counties for town in c.townships],
        "county": [order[record.county] for record in records],
        "township": [towns.get(_township(record) or "", -1) for record in records],
    }


def _points(directory: Directory, records: Sequence[Record]) -> dict[str, Any]:
    points = [point_of(record) if has_pin(record) else None for record in records]
    lands = [directory.nearby.landmass_at(*point) if point else "" for point in points]
    of_towns = [_lands_of(directory, town) for town in directory.geography.townships]
    known = sorted(set(lands).union(*of_towns) - {""})
    return {
        "lon": [round(point[0], DECIMALS) if point else None for point in points],
        "lat": [round(point[1], DECIMALS) if point else None for point in points],
        "precision": "".join(map(_precision, records)),
        "landmasses": known,
        "landmass": [known.index(land) if land else -1 for land in lands],
        "lands": [sorted(map(known.index, of_town)) for of_town in of_towns],
    }


def _lands_of(directory: Directory, town: Township) -> set[str]:
    return {directory.nearby.landmass_at(one.lon, one.lat) for one in town.villages}


def _precision(record: Record) -> str:
    is_told = record.point is not None and not record.confidential
    return record.point.precision[0] if is_told and record.point else "-"


def _what(directory: Directory, records: Sequence[Record]) -> dict[str, Any]:
    words = directory.vocabulary
    present = {record.kind for record in records}
    kinds = [code for code in words.kinds if code in present]
    place = {code: at for at, code in enumerate(kinds)}
    kind_marks, need_marks, audience_marks = map(directory.neutral_of, QUIET)
    return {
        "kinds": [kind_marks.get(code, code) for code in kinds],
        "kind": [place[record.kind] for record in records],
        "need": {
            need_marks.get(code, code): _rows(records, need.is_answered_by)
            for code, need in words.needs.items()
        },
        "audience": {
            audience_marks.get(code, code): rows
            for code, rows in _postings(words.audience, [r.audience for r in records]).items()
        },
        "language": _postings(words.languages, [record.languages for record in records]),
    }


def _postings(codes: Iterable[str], of_rows: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Code → rows that have it; a code of the vocabulary that no row has is there as well."""
    postings: dict[str, list[int]] = {code: [] for code in codes}
    for row, has in enumerate(of_rows):
        for code in has:
            postings.setdefault(code, []).append(row)
    return postings


def _access(records: Sequence[Record]) -> dict[str, Any]:
    return {
        "free": _rows(records, lambda record: record.fee is Fee.FREE),
        "walkin": _rows(records, lambda record: record.booking in NO_BOOKING),
        "stepfree": _rows(records, lambda record: record.step_free is StepFree.YES),
        "stated": {
            "free": _rows(records, lambda record: record.fee is not Fee.UNKNOWN),
            "walkin": _rows(records, lambda record: record.booking is not Booking.UNKNOWN),
            "stepfree": _rows(records, lambda record: record.step_free is not StepFree.UNKNOWN),
            "language": _rows(records, lambda record: bool(record.languages)),
        },
    }


def _hours(records: Sequence[Record]) -> dict[str, Any]:
    keys = [hours_key(record.hours, record.county) for record in records]
    known = sorted(set(keys) - {""})
    place = {key: at for at, key in enumerate(known)}
    return {"patterns": known, "hours": [place.get(key, -1) for key in keys]}
