"""What every page has, whatever it shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from safetynet.text import Locale


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
