"""The page about using the site without a network; it is also shown in place of a missing page."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet.pages.atlas import Atlas
from safetynet.pages.parts import HotlineView


@dataclass(frozen=True)
class PackView:
    """A county whose pages can be kept whole."""

    pack: str
    """Name of its list in assets/offline/, e.g. "kinmen.zh"."""
    county: str


@dataclass(frozen=True)
class OfflineView:
    """Everything pages/offline.html prints; what is kept is only known in the browser."""

    hotlines: tuple[HotlineView, ...]
    """For an emergency."""
    others: tuple[HotlineView, ...]
    packs: tuple[PackView, ...]


def offline_view(atlas: Atlas) -> OfflineView:
    """All helplines with their numbers, and the counties of this edition."""
    others = (line.id for line in atlas.directory.hotlines if not line.emergency)
    return OfflineView(
        hotlines=atlas.urgent_lines,
        others=atlas.hotlines(others),
        packs=tuple(
            PackView(f"{county.slug}.{atlas.locale}", county.name.in_(atlas.locale))
            for county in atlas.counties
        ),
    )
