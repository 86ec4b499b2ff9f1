"""What a query can lead to, or whose words lead to others: the entries of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from safetynet.directory import Directory
from safetynet.geo import County, Township
from safetynet.model import Hotline, Need, Pathway, Record, Status, Term
from safetynet.neutral import Sort
from safetynet.text import LOCALES, Locale, LocalizedText, Strings

AREA_SUFFIXES = ("縣", "市", "鎮", "鄉", " county", " city", " township")


class Type(StrEnum):
    """What an entry is; services and audiences have no page of their own."""

    HOTLINE = "h"
    NEED = "n"
    KIND = "k"
    SERVICE = "s"
    AUDIENCE = "a"
    COUNTY = "c"
    TOWNSHIP = "t"
    RECORD = "r"
    PATHWAY = "p"
    FIGURES = "f"
    """A county's figures of the safety net."""


Key = tuple[Type, str]
"""Type and id of an entry, e.g. (Type.KIND, "food-bank")."""


@dataclass(frozen=True)
class Entry:
    """One thing a query can lead to, or whose words lead to others."""

    key: Key
    name: str
    also: tuple[str, ...] = ()
    """Other names and synonyms, in both languages."""
    text: tuple[str, ...] = ()
    """Operator, address, purpose, a township's villages: they count least."""
    phones: tuple[str, ...] = ()
    tags: tuple[Key, ...] = ()
    """A record's kind, services and audience; what answers a need, most urgent first."""
    place: Key | None = None
    """The township it stands in, else its county; None = everywhere."""
    serves: tuple[Key, ...] = ()
    """Townships it is responsible for, or goes to."""
    always: bool = False
    """A hotline that answers day and night."""
    quick: bool = False
    """A need that may mean danger: its hotlines come first whenever it is meant."""
    status: Status = Status.ACTIVE
    neutral: str = ""
    """What stands in its page's address instead of its id, when it is about violence."""


SORTS: Mapping[Type, Sort] = {
    Type.NEED: "need",
    Type.KIND: "kind",
    Type.RECORD: "site",
    Type.PATHWAY: "pathway",
}
"""Types that may be about violence, as `Directory.neutral` names them."""


def build_entries(directory: Directory, locale: Locale) -> Iterator[Entry]:
    """All entries, in an order that never changes for the same directory."""
    marks = directory.neutral
    for entry in _all(directory, locale):
        type_, id_ = entry.key
        mark = marks.get((SORTS[type_], id_), "") if type_ in SORTS else ""
        yield replace(entry, neutral=mark) if mark else entry


def _all(directory: Directory, locale: Locale) -> Iterator[Entry]:
    words = directory.vocabulary
    yield from (_hotline(hotline, locale) for hotline in directory.hotlines)
    yield from (_need(code, need, locale) for code, need in words.needs.items())
    yield from (_term((Type.KIND, code), term, locale) for code, term in words.kinds.items())
    yield from (_term((Type.SERVICE, code), term, locale) for code, term in words.services.items())
    yield from (_term((Type.AUDIENCE, code), term, locale) for code, term in words.audience.items())
    for county in directory.geography.counties:
        yield _county(county, locale)
        yield from (_township(county, township, locale) for township in county.townships)
    areas = _area_keys(directory)
    yield from (_record(record, areas, locale) for record in directory.records)
    yield from (_pathway(pathway, locale) for pathway in directory.network.pathways)
    yield from (
        _figures(directory.strings, county, locale)
        for county in directory.geography.counties
        if county.slug in directory.network.by_county
    )


def _hotline(hotline: Hotline, locale: Locale) -> Entry:
    return Entry(
        key=(Type.HOTLINE, hotline.id),
        name=hotline.name.in_(locale),
        also=_other(hotline.name, locale),
        text=_both(hotline.purpose),
        phones=(hotline.number,),
        always=hotline.hours == "24/7",
    )


def _need(code: str, need: Need, locale: Locale) -> Entry:
    answers = [(Type.HOTLINE, id_) for id_ in need.hotlines]
    answers += [(Type.KIND, kind) for kind in need.kinds]
    answers += [(Type.SERVICE, service) for service in need.services]
    entry = _term((Type.NEED, code), need, locale)
    return replace(entry, tags=tuple(answers), quick=need.quick_exit)


def _term(key: Key, term: Term, locale: Locale) -> Entry:
    synonyms = (*term.synonyms.zh, *term.synonyms.en)
    return Entry(
        key=key,
        name=term.label.in_(locale),
        also=(*_other(term.label, locale), *synonyms),
    )


def _county(county: County, locale: Locale) -> Entry:
    return Entry(
        key=(Type.COUNTY, county.slug),
        name=county.name.in_(locale),
        also=(*_area_names(county.name), *county.other_names),
    )


def _township(county: County, township: Township, locale: Locale) -> Entry:
    return Entry(
        key=(Type.TOWNSHIP, f"{county.slug}/{township.slug}"),
        name=township.name.in_(locale),
        also=(*_area_names(township.name), *township.other_names),
        text=tuple(name for village in township.villages for name in _both(village.name)),
        place=(Type.COUNTY, county.slug),
    )


def _record(record: Record, areas: Mapping[str, Key], locale: Locale) -> Entry:
    address = record.address
    operator = _both(record.operator) if record.operator else ()
    return Entry(
        key=(Type.RECORD, record.id),
        name=record.name.in_(locale),
        also=(*_other(record.name, locale), *record.alternate_names),
        text=(*operator, *((address.zh, address.en) if address else ())),
        phones=tuple(phone.number for phone in record.phones),
        tags=(
            (Type.KIND, record.kind),
            *((Type.SERVICE, code) for code in record.services),
            *((Type.AUDIENCE, code) for code in record.audience),
        ),
        place=areas.get(record.township or "", areas.get(record.county)),
        serves=tuple(areas[code] for code in record.serves if code in areas),
        status=record.status,
    )


def _pathway(pathway: Pathway, locale: Locale) -> Entry:
    labels = (text for step in pathway.steps for text in _both(step.label))
    short = () if pathway.quick_exit else (pathway.id.replace("-", " "),)
    return Entry(
        key=(Type.PATHWAY, pathway.id),
        name=pathway.title.in_(locale),
        also=(*_other(pathway.title, locale), *short),
        text=tuple(labels),
    )


def _figures(strings: Strings, county: County, locale: Locale) -> Entry:
    titles = {
        one: strings.say("network.figures.title", one, county=county.name.in_(one))
        for one in LOCALES
    }
    return Entry(
        key=(Type.FIGURES, county.slug),
        name=titles[locale],
        also=tuple(title for one, title in titles.items() if one != locale),
    )


def _area_keys(directory: Directory) -> dict[str, Key]:
    """County and township codes → the entries' keys."""
    keys: dict[str, Key] = {}
    for county in directory.geography.counties:
        keys[county.code] = (Type.COUNTY, county.slug)
        for township in county.townships:
            keys[township.code] = (Type.TOWNSHIP, f"{county.slug}/{township.slug}")
    return keys


def _both(text: LocalizedText) -> tuple[str, ...]:
    return tuple(text.in_(locale) for locale in LOCALES)


def _other(text: LocalizedText, locale: Locale) -> tuple[str, ...]:
    """The words in the languages that are not shown."""
    return tuple(text.in_(other) for other in LOCALES if other != locale)


def _area_names(name: LocalizedText) -> tuple[str, ...]:
    """A place's names with and without what it is: 金湖鎮, 金湖, Jinhu Township, Jinhu."""
    names = []
    for full in _both(name):
        bare = next(
            (full[: -len(end)] for end in AREA_SUFFIXES if full.lower().endswith(end)), full
        )
        names += [full, bare]
    return tuple(names)
