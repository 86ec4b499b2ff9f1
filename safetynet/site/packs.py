"""Pages of a county that can be kept whole on a device: lists, sizes and marks of their content."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from safetynet import addresses
from safetynet.geo import Geography
from safetynet.pages.page import Page
from safetynet.site.files import write_json
from safetynet.text import LOCALES

FOLDER = "assets/offline"
SAMPLE = 16
"""Every 16th page is compressed to estimate the rest: compressing 20,000 pages takes seconds."""


@dataclass
class Pack:
    """The pages of one county in one language."""

    pages: list[tuple[str, str]] = field(default_factory=list)
    """Path from the site's root and the mark of its content (CRC-32, 8 hex digits)."""
    size: int = 0
    """Bytes on the device, not compressed."""
    sampled: int = 0
    compressed: int = 0
    """Bytes of the pages in the sample, before and after compression."""

    def add(self, path: str, content: bytes) -> None:
        """Put a page on the list."""
        if len(self.pages) % SAMPLE == 0:
            self.sampled += len(content)
            self.compressed += len(zlib.compress(content))
        self.pages.append((path, f"{zlib.crc32(content):08x}"))
        self.size += len(content)

    @property
    def summary(self) -> Mapping[str, int]:
        """What the reader is told before the pack is asked for; `download` is an estimate."""
        return {
            "pages": len(self.pages),
            "size": self.size,
            "download": round(self.size * self.compressed / self.sampled),
        }


class Packs:
    """Notes the pages of every county while they are written; pages about violence are left out."""

    def __init__(self, geography: Geography) -> None:
        self._names = {
            addresses.county(locale, county): f"{county.slug}.{locale}"
            for county in geography.counties
            for locale in LOCALES
        }
        self._packs: dict[str, Pack] = {}

    def note(self, page: Page, html: str) -> None:
        """Put a written page on its county's list, when it has one."""
        if page.quick_exit:
            return
        for path in _ways(page):
            if path in self._names:
                self._packs.setdefault(self._names[path], Pack()).add(page.path, html.encode())

    def write(self, site_dir: Path) -> None:
        """Write assets/offline/<county>.<locale>.json ([path, mark] …) and packs.json (sizes)."""
        folder = site_dir / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        packs = sorted(self._packs.items())
        for name, pack in packs:
            write_json(folder / f"{name}.json", pack.pages)
        write_json(folder / "packs.json", {name: pack.summary for name, pack in packs})


def _ways(page: Page) -> Iterator[str]:
    """The page itself and the pages above it: one of them is its county's."""
    yield page.path
    for link in page.crumbs:
        yield link.path
