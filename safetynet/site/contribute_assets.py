"""Writes what the form loads: its words and places, the records it can be filled with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from safetynet import addresses
from safetynet.check.run import retired_ids
from safetynet.directory import Directory
from safetynet.edition import Edition
from safetynet.hours import describe_hours
from safetynet.model import Record, Status
from safetynet.pages.atlas import Atlas
from safetynet.pages.contribute import FILES
from safetynet.pages.contribute_fields import FormFields
from safetynet.pages.correct import office_to_call
from safetynet.site.files import FileWriter, write_json
from safetynet.text import LOCALES, Locale
from safetynet.typed.phones import AREAS

FNV_OFFSET, FNV_PRIME = 0x811C9DC5, 0x01000193


def write_contribute_assets(edition: Edition, site_dir: Path) -> None:
    """Write assets/contribute/ under `site_dir`; nothing of a confidential record is in it."""
    folder = site_dir / FILES
    write_json(folder / "form/ids.json", sorted(map(hash_of, taken_ids(edition))))
    for locale in LOCALES:
        atlas = edition.atlas(locale)
        write_json(folder / f"form/{locale}.json", form_file(atlas))
        write_json(folder / f"form/records.{locale}.json", _named(atlas))
    with FileWriter(folder) as writer:
        for name, content in _records(edition.directory.published):
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            writer.write(f"{name}.json", text)


def taken_ids(edition: Edition) -> set[str]:
    """Ids of all counties' records, those that are no longer used, and those taken down."""
    records = edition.loaded.directory or edition.directory
    down = {one.id for one in records.suppressed if one.id}
    return {*records.by_id, *retired_ids(edition.settings.data_dir), *down}


def hash_of(id_: str) -> int:
    """FNV-1a, 32 bits: tells whether an id is taken without listing those about violence."""
    value = FNV_OFFSET
    for byte in id_.encode():
        value = (value ^ byte) * FNV_PRIME & 0xFFFFFFFF
    return value


def form_file(atlas: Atlas) -> dict[str, Any]:
    """What the form knows besides its fields: places, sources, words of opening hours."""
    directory, kinds = atlas.directory, atlas.directory.vocabulary.kinds
    counties = directory.geography.counties
    return {
        "order": list(Record.model_fields),
        "counties": {
            county.code: {"slug": county.slug, "office": office_to_call(atlas, county.code)}
            for county in counties
        },
        "towns": dict(_towns(atlas)),
        "areas": AREAS,
        "quiet": sorted(code for code, kind in kinds.items() if kind.quick_exit),
        "sources": {code: atlas.source(code).title for code in directory.sources},
        "fields": dict(_labels(atlas)),
        "joint": atlas.say("page.joint"),
        "slash": atlas.say("page.contribute.slash"),
        "hours": directory.strings.with_prefix("hours.", atlas.locale),
    }


def _towns(atlas: Atlas) -> Iterator[tuple[str, tuple[str, float, float, str]]]:
    """Code of a township → its name, the middle of where people live, its place in land.json."""
    for county in atlas.counties:
        for town in county.townships:
            middle = (round(town.lon, 6), round(town.lat, 6))
            yield town.code, (atlas.full_name(town.code), *middle, f"{county.slug}/{town.slug}")


def _labels(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """Path of a field (without the numbers of rows) and its label."""
    fields = list(FormFields(atlas).all())
    for field in fields:
        yield field.path, field.label
        fields += field.parts


def _named(atlas: Atlas) -> list[tuple[str, str]]:
    """Id and name of the records that others may name; those about violence are not among them."""
    return [
        (record.id, atlas.titles[record.id])
        for record in atlas.directory.records
        if not record.confidential and ("site", record.id) not in atlas.directory.neutral
    ]


def _records(directory: Directory) -> Iterator[tuple[str, dict[str, Any]]]:
    for record in directory.records:
        if not record.confidential:
            place = directory.places.get(record.id)
            yield (
                addresses.anchor(directory, "site", record.id),
                {
                    "record": plain_record(record),
                    "line": place.line if place else 0,
                    "quiet": directory.vocabulary.kinds[record.kind].quick_exit,
                    "hours": {locale: _hours(record, directory, locale) for locale in LOCALES},
                },
            )


def _hours(record: Record, directory: Directory, locale: Locale) -> str:
    """The hours in one line, where the rows of the form cannot say them."""
    table = describe_hours(record.hours, directory.strings, locale)
    return table.line or table.raw


def plain_record(record: Record) -> dict[str, Any]:
    """The values of a record as its YAML has them; the status is told even where it is usual."""
    plain = record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if record.status is Status.ACTIVE:
        plain["status"] = str(record.status)
    for name in ("name", "operator"):
        given = getattr(record, name)
        if given:
            plain[name]["en_basis"] = str(given.en_basis)
    return {name: plain[name] for name in Record.model_fields if name in plain}
