"""The lists of the API beside that of the sites: kinds, areas, helplines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from safetynet import addresses
from safetynet.exports.api import shapes
from safetynet.exports.api.record import Describer, names, without_unknown
from safetynet.geo import County
from safetynet.model import Fee, Hotline, dialled


def kinds_of(describer: Describer) -> Iterator[shapes.Kind]:
    """All kinds of the vocabulary, also those without a site."""
    directory, text = describer.release.directory, describer.labels.text
    for code, kind in directory.vocabulary.kinds.items():
        count = len(directory.by_kind.get(code, ()))
        path = addresses.kind(directory, describer.locale, code)
        known = {
            "code": code,
            "name": text(kind.label),
            "names": names(kind.label),
            "description": text(kind.description),
            "group": describer.coded("group", kind.group),
            "count": count,
            "quick_exit": kind.quick_exit,
            "osm": kind.osm,
            "schema_org": kind.schema_org,
            "page": describer.link(path) if count else "",
        }
        yield cast("shapes.Kind", without_unknown(known))


def counties_of(describer: Describer) -> Iterator[shapes.County]:
    """All counties of the edition."""
    directory = describer.release.directory
    for county in directory.geography.counties:
        yield {
            "code": county.code,
            "name": describer.labels.text(county.name),
            "names": names(county.name),
            "count": len(directory.by_county.get(county.code, ())),
            "townships": list(_townships(describer, county)),
            "page": describer.link(addresses.county(describer.locale, county)),
        }


def _townships(describer: Describer, county: County) -> Iterator[shapes.Township]:
    here = describer.release.directory.by_township
    for town in county.townships:
        known = {
            "code": town.code,
            "name": describer.labels.text(town.name),
            "names": names(town.name),
            "other_names": list(town.other_names),
            "count": len(here.get(town.code, ())),
            "page": describer.link(addresses.township(describer.locale, county, town)),
        }
        yield cast("shapes.Township", without_unknown(known))


def hotlines_of(describer: Describer) -> Iterator[shapes.Hotline]:
    """All helplines, most urgent first."""
    for line in describer.release.directory.hotlines:
        yield _hotline(describer, line)


def _hotline(describer: Describer, line: Hotline) -> shapes.Hotline:
    labels = describer.labels
    text = labels.text
    known = {
        "id": line.id,
        "name": text(line.name),
        "names": names(line.name),
        "short_name": text(line.short_name),
        "number": line.number,
        "uri": f"tel:{dialled(line.number)}" if line.number else "",
        "purpose": text(line.purpose),
        "emergency": line.emergency,
        "hours": line.hours,
        "hours_text": labels.hours(line.hours).line,
        "hours_note": text(line.hours_note),
        "fee": describer.coded("fee", line.fee) if line.fee is not Fee.UNKNOWN else None,
        "fee_note": text(line.fee_note),
        "languages": [describer.coded("languages", code) for code in line.languages],
        "access": [text(way) for way in line.access],
        "url": line.url,
        "needs": [describer.coded("needs", code) for code in line.needs],
        "checked": str(line.checked or ""),
        "sources": list(line.sources),
        "page": describer.link(addresses.page(describer.locale, f"hotlines/#{line.id}")),
    }
    return cast("shapes.Hotline", without_unknown(known))
