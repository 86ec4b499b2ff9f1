"""How bands of reach look, on maps, in bars and in their legends: the same band, the same look."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from safetynet.reach import AreaReach, Measure

PLAIN = tuple(f"s{step}" for step in range(7))
"""Looks of bands that are not hatched, from near to far."""
FERRY = "ferry"
"""Look of land from which only a boat or plane leads to a site."""
NOBODY = -1
"""Band of villages where nobody is registered."""
WIDE, CLOSE = 8, 5
"""Pixels from line to line of a hatching; the lines of the farthest band are closer."""


@dataclass(frozen=True)
class Hatch:
    """A tile of lines, which tells a band without color: stripes, or a grid."""

    look: str
    ground: str
    """The plain look under the lines."""
    size: int
    """Edge of the tile, pixels."""
    turn: int
    """Degrees."""
    path: str
    """The lines, as SVG has them."""


def looks(measure: Measure) -> tuple[str, ...]:
    """The look of each band of `AreaReach.bands`: "s0" and so on, then "ferry".

    Bands beyond the goal are hatched as well: "gap-s5".
    """
    last = len(measure.thresholds)
    plain = [PLAIN[math.ceil(band * (len(PLAIN) - 1) / last)] for band in range(last + 1)]
    near = plain[: measure.goal_at + 1]
    return (*near, *(f"gap-{look}" for look in plain[len(near) :]), FERRY)


def is_hatched(look: str) -> bool:
    """Whether a look has lines."""
    return bool(look) and look not in PLAIN


def hatches(some: Sequence[str]) -> Mapping[str, Hatch]:
    """Look → its hatching, for those of all looks of a measure that have lines."""
    gaps = [look for look in some if is_hatched(look) and look != FERRY]
    stripes = {look: _stripes(look, is_last=look in gaps[1:][-1:]) for look in gaps}
    return stripes | {look: _grid(look) for look in some if look == FERRY}


def band_of(reach: AreaReach, measure: Measure) -> int:
    """The band, as numbered in `AreaReach.bands`, that the residents of a village are in.

    It is the band of their mean way, or "only by ferry" where no site is on the land of most.
    """
    if not reach.population:
        return NOBODY
    if reach.by_ferry_only * 2 > reach.population or not math.isfinite(reach.mean):
        return len(measure.thresholds) + 1
    return bisect_left(measure.thresholds, reach.mean)


def _stripes(look: str, *, is_last: bool) -> Hatch:
    size = CLOSE if is_last else WIDE
    return Hatch(look, look.removeprefix("gap-"), size, 45, f"M{size / 2:g} 0V{size:g}")


def _grid(look: str) -> Hatch:
    middle = f"{WIDE / 2:g}"
    return Hatch(look, look, WIDE, 0, f"M0 {middle}H{WIDE:g}M{middle} 0V{WIDE:g}")
