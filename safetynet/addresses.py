"""The address of every page, as a path from the site's root; English lies under en/.

A page about violence has a mark instead of a name (`info/k3x9qp/`): see `safetynet.neutral`.
"""

from __future__ import annotations

from collections.abc import Mapping

from safetynet.directory import Directory
from safetynet.geo import County, Township
from safetynet.neutral import FOLDER, QUIET_PAGES, Sort, neutral
from safetynet.reach import Subject
from safetynet.text import Locale

PREFIX: Mapping[Locale, str] = {"zh": "", "en": "en/"}


def page(locale: Locale, path: str = "") -> str:
    """Path of a page: "hotlines/" in English is "en/hotlines/"; "" is the home page."""
    return PREFIX[locale] + path


def authored(locale: Locale, name: str) -> str:
    """Path of the hand-written page content/<locale>/<name>.md, other than the home page."""
    return page(locale, f"{FOLDER}{neutral('page', name)}/" if name in QUIET_PAGES else f"{name}/")


def site(directory: Directory, locale: Locale, record_id: str) -> str:
    """Path of a record's page."""
    return _named(directory, locale, "site", record_id)


def county(locale: Locale, of: County) -> str:
    """Path of a county's page."""
    return page(locale, f"areas/{of.slug}/")


def township(locale: Locale, within: County, of: Township) -> str:
    """Path of a township's page."""
    return page(locale, f"areas/{within.slug}/{of.slug}/")


def kind(directory: Directory, locale: Locale, code: str) -> str:
    """Path of a kind's page."""
    return _named(directory, locale, "kind", code)


def need(directory: Directory, locale: Locale, code: str) -> str:
    """Path of a need's page."""
    return _named(directory, locale, "need", code)


def reach(directory: Directory, locale: Locale, subject: Subject, within: County | None) -> str:
    """Path of the page on the reach of a kind or group, in one county or (None) in all."""
    county = f"/{within.slug}" if within else ""
    mark = directory.neutral.get(("reach", f"{subject.sort}/{subject.code}{county}"))
    if mark:
        return page(locale, f"{FOLDER}{mark}/")
    groups = "groups/" if subject.sort == "group" else ""
    return page(locale, f"reach/{groups}{subject.code}{county}/")


def network(locale: Locale, within: County) -> str:
    """Path of the page on the net of a county in figures."""
    return page(locale, f"network/{within.slug}/")


def pathway(directory: Directory, locale: Locale, code: str) -> str:
    """Path of the page on how a case travels."""
    return _named(directory, locale, "pathway", code)


def finder_of(directory: Directory, locale: Locale, kind: str) -> str:
    """Path of the finder with a kind chosen, at its field for a place."""
    return page(locale, f"find/?kind={anchor(directory, 'kind', kind)}#sna-where-township")


def anchor(directory: Directory, sort: Sort, code: str) -> str:
    """What stands after the # (or in a file's name) for a thing: its code, or its mark."""
    return directory.neutral.get((sort, code), code)


def mark_of(path: str) -> str:
    """The mark in the address of a page about violence: "en/info/k3x9qp/" → "k3x9qp"."""
    return path.rstrip("/").rpartition("/")[2]


def _named(directory: Directory, locale: Locale, sort: Sort, code: str) -> str:
    mark = directory.neutral.get((sort, code))
    return page(locale, f"{FOLDER}{mark}/" if mark else f"{sort}s/{code}/")
