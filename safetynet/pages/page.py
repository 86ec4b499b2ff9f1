"""What every page has, whatever it shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from safetynet.text import LOCALES, Locale


@dataclass(frozen=True)
class Link:
    """A named way to another page of the site; `path` counts from the site's root."""

    label: str
    path: str


@dataclass(frozen=True)
class Page:
    """One page in one language, ready for its template."""

    locale: Locale
    path: str
    """From the site's root, ends in a slash, e.g. "en/sites/kinmen-hospital/"."""
    twin: str
    """Path of the same page in the other language."""
    template: str
    """File in overrides/pages, e.g. "site.html"."""
    title: str
    description: str
    crumbs: tuple[Link, ...]
    """From the home page down to the parent, without the page itself."""
    view: object
    """The dataclass the template reads as `view`."""
    updated: dt.date | None = None
    """Date of the newest facts on the page; None when none is dated."""
    quick_exit: bool = False
    """The page is about violence: a way to leave it quickly, and no map tiles unasked."""
    has_map: bool = False
    """The page needs the map loader and its stylesheet."""
    linked: tuple[Mapping[str, Any], ...] = ()
    """What stands on it in the words of schema.org, the main thing first."""
    reviewed: dt.date | None = None
    """When everything on it was last checked; None where that is not known."""

    @property
    def paths(self) -> Mapping[Locale, str]:
        """The page in each language, the one for readers of neither first."""
        known = {self.locale: self.path}
        return {locale: known.get(locale, self.twin) for locale in LOCALES}
