"""Rules for JSON-LD in the words of schema.org: the shapes this site uses and no others.

Written from the vocabulary's own pages (which property belongs to which type, what its values
are), apart from the program: a property that is not named here is a fault.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

CONTEXT = "https://schema.org"
PLACE = frozenset({
    "@id", "name", "alternateName", "description", "address", "geo", "telephone", "url",
    "isAccessibleForFree", "amenityFeature", "openingHoursSpecification",
    "specialOpeningHoursSpecification", "publicAccess",
})  # fmt: skip
BODY = frozenset({"dissolutionDate"})
"""What an organization has besides."""
OFFICES = ("GovernmentOffice", "PoliceStation", "MedicalClinic", "Hospital", "ChildCare", "School",
           "EmploymentAgency")  # fmt: skip
"""Types that are places and organizations."""
PAGE = frozenset({"url", "name", "inLanguage", "isPartOf", "mainEntity", "lastReviewed"})
"""Nobody keeps when a page was changed; the day of a check is no such day."""
SERVICE = frozenset({
    "@id", "name", "alternateName", "description", "serviceType", "provider", "audience",
    "areaServed", "hoursAvailable", "availableChannel", "offers",
})  # fmt: skip
ALLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(OFFICES, PLACE | BODY),
    "Place": PLACE,
    "Place+NGO": PLACE | BODY,
    "WebPage": PAGE,
    "CollectionPage": PAGE,
    "WebSite": frozenset({"@id", "url", "name", "alternateName", "description", "inLanguage",
                          "publisher", "potentialAction"}),
    "SearchAction": frozenset({"target", "query-input"}),
    "EntryPoint": frozenset({"urlTemplate"}),
    "BreadcrumbList": frozenset({"itemListElement"}),
    "ItemList": frozenset({"itemListElement", "numberOfItems"}),
    "ListItem": frozenset({"position", "name", "item", "url"}),
    "GovernmentService": SERVICE,
    "Service": SERVICE,
    "GovernmentOrganization": frozenset({"name", "url", "telephone"}),
    "Organization": frozenset({"name", "url"}),
    "Audience": frozenset({"audienceType"}),
    "AdministrativeArea": frozenset({"name", "identifier"}),
    "ServiceChannel": frozenset({"serviceLocation", "servicePhone", "serviceUrl",
                                 "availableLanguage"}),
    "ContactPoint": frozenset({"telephone", "contactType", "contactOption", "description",
                               "availableLanguage", "hoursAvailable"}),
    "OpeningHoursSpecification": frozenset({"dayOfWeek", "opens", "closes", "validFrom",
                                            "validThrough"}),
    "PostalAddress": frozenset({"streetAddress", "addressLocality", "addressRegion", "postalCode",
                                "addressCountry"}),
    "GeoCoordinates": frozenset({"latitude", "longitude"}),
    "LocationFeatureSpecification": frozenset({"name", "value"}),
    "Offer": frozenset({"price", "priceCurrency", "description"}),
    "Dataset": frozenset({"@id", "name", "description", "url", "license", "isAccessibleForFree",
                          "creator", "dateModified", "temporalCoverage", "spatialCoverage",
                          "isBasedOn", "keywords", "distribution"}),
    "DataDownload": frozenset({"name", "encodingFormat", "contentUrl", "contentSize", "sha256",
                               "inLanguage"}),
}  # fmt: skip
REQUIRED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys((*OFFICES, "Place", "Place+NGO"), ("name",)),
    **dict.fromkeys(("WebPage", "CollectionPage"), ("url", "name", "inLanguage", "isPartOf")),
    "WebSite": ("url", "name", "inLanguage", "potentialAction"),
    "SearchAction": ("target", "query-input"),
    "EntryPoint": ("urlTemplate",),
    "BreadcrumbList": ("itemListElement",),
    "ItemList": ("itemListElement", "numberOfItems"),
    "ListItem": ("position",),
    **dict.fromkeys(("GovernmentService", "Service"), ("name",)),
    "GovernmentOrganization": ("name",),
    "Organization": ("name",),
    "Audience": ("audienceType",),
    "AdministrativeArea": ("name", "identifier"),
    "ServiceChannel": (),
    "ContactPoint": ("telephone",),
    "OpeningHoursSpecification": (),
    "PostalAddress": ("addressLocality", "addressRegion", "addressCountry"),
    "GeoCoordinates": ("latitude", "longitude"),
    "LocationFeatureSpecification": ("name", "value"),
    "Offer": (),
    "Dataset": ("name", "description", "url", "license", "creator", "distribution"),
    "DataDownload": ("name", "encodingFormat", "contentUrl", "contentSize", "sha256"),
}
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LANGUAGES = ("zh-TW", "en")


def _matches(pattern: str) -> Callable[[Any], bool]:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_day(value: Any) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except (TypeError, ValueError):
        return False


def _is_url(value: Any) -> bool:
    return _matches(r"https?://[^\s<>\"]+")(value)


def _is_between(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, float | int) and low <= value <= high


VALUES: Mapping[str, Callable[[Any], bool]] = {
    **dict.fromkeys(
        ("@id", "url", "item", "serviceUrl", "contentUrl", "license", "isBasedOn"),
        _is_url,
    ),
    **dict.fromkeys(("dateModified", "lastReviewed", "validFrom", "validThrough"), _is_day),
    **dict.fromkeys(("opens", "closes"), _matches(r"([01]\d|2[0-3]):[0-5]\d")),
    **dict.fromkeys(("isAccessibleForFree", "publicAccess"), lambda v: isinstance(v, bool)),
    "telephone": _matches(r"(\+886\d{8,9}|0800\d{6}|412\d{4}|1\d{2,3})(;ext=\d+)?"),
    "urlTemplate": lambda v: _is_url(v) and "{search_term_string}" in v,
    "query-input": _matches("required name=search_term_string"),
    "dayOfWeek": lambda v: v in (*WEEK, "PublicHolidays"),
    "inLanguage": lambda v: v in LANGUAGES,
    "availableLanguage": _matches(r"[a-z]{2,3}(-[A-Za-z]+)*"),
    "latitude": _is_between(21, 27),
    "longitude": _is_between(117, 123),
    "addressCountry": _matches("TW"),
    "postalCode": _matches(r"\d{3}(\d{2,3})?"),
    "identifier": _matches(r"\d{5}(\d{3})?"),
    "dissolutionDate": _matches(r"\d{4}(-\d\d){0,2}"),
    "contactOption": _matches("https://schema.org/TollFree"),
    "price": _matches("0"),
    "priceCurrency": _matches("TWD"),
    "position": lambda v: isinstance(v, int) and v > 0,
    "numberOfItems": lambda v: isinstance(v, int) and v > 0,
    "sha256": _matches(r"[0-9a-f]{64}"),
    "contentSize": _matches(r"[1-9]\d* B"),
    "encodingFormat": _matches(r"[a-z]+/[\w.+-]+"),
    "temporalCoverage": lambda v: all(map(_is_day, v.split("/"))),
}
"""Property → what each of its values must be; of others any text will do."""


def faults(block: Any, *, absolute: bool = True) -> list[str]:
    """What is wrong with a whole block; [] when nothing is.

    Without `absolute` the address of the site is not known, so no address of its own may stand
    in it and none is asked for.
    """
    if not isinstance(block, dict) or set(block) != {"@context", "@graph"}:
        return ["not @context and @graph"]
    found = [] if block["@context"] == CONTEXT else ["@context"]
    known = {node["@id"] for node in block["@graph"] if "@id" in node}
    for node in block["@graph"]:
        found += _thing(node, "", known, absolute=absolute)
    return found


def _thing(node: Mapping[str, Any], at: str, known: set[str], *, absolute: bool) -> Iterator[str]:
    if set(node) == {"@id"}:
        here = node["@id"]
        if here not in known and not here.endswith("#website"):
            yield f"{at}: {here} is not in the block"
        return
    if set(node) == {"@value", "@language"}:
        yield from [] if node["@language"] in LANGUAGES else [f"{at}: @language"]
        return
    kind = node.get("@type", "")
    name = kind if isinstance(kind, str) else "+".join(kind)
    if name not in ALLOWED:
        yield f"{at}: no type {name!r}"
        return
    needed = [one for one in REQUIRED[name] if absolute or one not in ("url", "contentUrl")]
    if not absolute and name == "WebSite":
        needed = ["name"]
    yield from (f"{at}{name}: {one} is missing" for one in needed if one not in node)
    yield from (
        f"{at}{name}.{one} is no property of it" for one in set(node) - ALLOWED[name] - {"@type"}
    )
    for prop, values in node.items():
        if prop != "@type":
            for value in values if isinstance(values, list) else [values]:
                yield from _value(f"{at}{name}.{prop}", prop, value, known, absolute=absolute)
    yield from _together(name, node, at)


def _value(at: str, prop: str, value: Any, known: set[str], *, absolute: bool) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _thing(value, f"{at} ", known, absolute=absolute)
    elif value in ("", None):
        yield f"{at}: empty"
    elif prop in VALUES and not VALUES[prop](value):
        yield f"{at}: {value!r}"


def _together(name: str, node: Mapping[str, Any], at: str) -> Iterator[str]:
    """What holds between the properties of one thing."""
    if name == "OpeningHoursSpecification":
        if ("opens" in node) != ("closes" in node):
            yield f"{at}{name}: half an opening"
        if "dayOfWeek" not in node and not {"validFrom", "validThrough"} <= set(node):
            yield f"{at}{name}: neither a day of the week nor dates"
    if name in ("BreadcrumbList", "ItemList"):
        items = node.get("itemListElement", [])
        if [item.get("position") for item in items] != list(range(1, len(items) + 1)):
            yield f"{at}{name}: positions"
        if not all({"name", "item"} & set(item) for item in items):
            yield f"{at}{name}: an entry without a name"
