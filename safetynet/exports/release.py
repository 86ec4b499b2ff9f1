"""What every download is made from, and what is told of a download that was written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from safetynet.directory import Directory
from safetynet.reach import NOTHING_MEASURED, Study
from safetynet.settings import Agency
from safetynet.text import Locale

UNDATED = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

Section = Literal["people", "maps", "programs", "reach", "figures"]
"""Whom a download is for: people with spreadsheets, map software, programs; or what it is about:
who is reached, the figures of the safety net."""


@dataclass(frozen=True)
class Release:
    """The published directory and what else downloads say."""

    directory: Directory
    study: Study = NOTHING_MEASURED
    site_url: str = ""
    """Full address of the site with a slash at its end; "" where nobody has set it."""
    stamp: dt.datetime = UNDATED
    """When the data were last changed, with an offset; written into files that want a date."""
    agency: Agency | None = None
    """The body that has adopted the site; None: none has."""

    def __post_init__(self) -> None:
        """Whoever forgets to ask for the published directory still gets it."""
        object.__setattr__(self, "directory", self.directory.published)

    def url(self, path: str) -> str:
        """The full address of a path from the site's root; "" where the site's is not known."""
        return self.site_url and self.site_url + path


@dataclass(frozen=True)
class Download:
    """A file of the data page."""

    path: str
    """From the site's root, e.g. "data/services.csv"."""
    media_type: str
    section: Section
    write: Callable[[Release, Path], None]
    """Writes the file; its folder is there. The same release gives the same bytes."""
    count: Callable[[Release], int]
    """How many of what `counted` says are in it."""
    columns: Callable[[Release], tuple[str, ...]] | None = None
    """Names of its columns or properties, in their order; None where a guide would say nothing."""
    locale: Locale | None = None
    """The language of its words, where it has only one."""
    what: str = ""
    """The end of the key of its sentence, `page.data.<what>`; by default its name."""
    counted: str = "records"
    """What `count` counts, as the end of the key `page.data.counted.<counted>`."""
    is_optional: bool = False
    """Not written when there is nothing to be in it."""

    @property
    def name(self) -> str:
        """What people call it: the path below data/."""
        return self.path.removeprefix("data/")


@dataclass(frozen=True)
class Written:
    """A download as it lies in the site."""

    download: Download
    size: int
    """Bytes."""
    sha256: str
    """Hex digits."""
    count: int
    columns: tuple[str, ...] = ()
    """As `Download.columns`."""
