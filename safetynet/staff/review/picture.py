"""A still picture of the points that changed: township outlines, old and new places, one SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from safetynet.directory import Directory
from safetynet.geo import County, LonLat
from safetynet.staff.review.remarks import Moved
from safetynet.staff.review.templates import render
from safetynet.text import LOCALES

WIDTH = 640
HEIGHT = 420
HEADING = 28
AROUND_DEG = 0.02
"""About 2 km are shown around the points."""
TOLERANCE_PX = 0.5


@dataclass(frozen=True)
class Mark:
    """One point before and after, in pixels of its panel; None where there is none."""

    number: int
    start: tuple[float, float] | None
    end: tuple[float, float] | None

    @property
    def at(self) -> tuple[float, float]:
        """Where its number stands."""
        return self.end or self.start or (0.0, 0.0)


@dataclass(frozen=True)
class Panel:
    """One county."""

    y: int
    title: str
    outlines: tuple[str, ...]
    """Path data of the townships in sight."""
    labels: tuple[tuple[float, float, str], ...]
    """Where their names stand, and the names."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Picture:
    """The whole picture; sizes in pixels."""

    title: str
    key: tuple[tuple[str, str], ...]
    """What the two signs mean: class and words."""
    panels: tuple[Panel, ...]
    width: int = WIDTH
    panel_height: int = HEIGHT
    heading: int = HEADING

    @property
    def height(self) -> int:
        """All panels below each other, and the key."""
        return len(self.panels) * (HEIGHT + HEADING) + HEADING


@dataclass(frozen=True)
class Frame:
    """From degrees to the pixels of a panel: a degree is as long in all directions."""

    west: float
    north: float
    scale: float
    """Pixels of a degree of latitude."""
    squeeze: float
    """Length of a degree of longitude in degrees of latitude."""

    def place(self, point: LonLat) -> tuple[float, float]:
        """(lon, lat) → (x, y)."""
        x = (point[0] - self.west) * self.squeeze * self.scale
        return round(x, 1), round((self.north - point[1]) * self.scale, 1)


def draw_picture(directory: Directory, moved: Sequence[Moved]) -> str:
    """The picture as SVG; the numbers are those of the table of points."""
    both = [directory.strings.texts[f"review.picture.{key}"] for key in ("title", "old", "new")]
    title, old, new = (" ".join(text.in_(locale) for locale in LOCALES) for text in both)
    panels = tuple(_panels(directory, moved))
    return render("points.svg", Picture(title, (("old", old), ("new", new)), panels))


def _panels(directory: Directory, moved: Sequence[Moved]) -> Iterator[Panel]:
    """A panel for each county that has a point, and one for points outside of all."""
    numbered = tuple(enumerate(moved, 1))
    shown = 0
    for county in (*directory.geography.counties, None):
        here = [(n, one) for n, one in numbered if _county_of(directory, one) == county]
        if here:
            yield _panel(directory, county, here, shown * (HEIGHT + HEADING))
            shown += 1


def _county_of(directory: Directory, moved: Moved) -> County | None:
    lon, lat = moved.end or moved.start or (0.0, 0.0)
    (code,) = directory.geography.townships_at([lon], [lat])
    return directory.geography.county(code[:5]) if code else None


def _panel(
    directory: Directory, county: County | None, here: Sequence[tuple[int, Moved]], y: int
) -> Panel:
    points = [point for _, one in here for point in (one.start, one.end) if point]
    frame, sight = _frame(points)
    shapes = directory.geography.township_shapes
    seen = {code: shape for code, shape in shapes.items() if shape.intersects(sight)}
    outlines = tuple(_path(shape, frame) for shape in seen.values())
    labels = tuple(
        _label(directory, code, shape.intersection(sight), frame) for code, shape in seen.items()
    )
    marks = tuple(Mark(n, _at(frame, one.start), _at(frame, one.end)) for n, one in here)
    name = " ".join(county.name.in_(locale) for locale in LOCALES) if county else "–"
    return Panel(y, name, outlines, labels, marks)


def _label(
    directory: Directory, code: str, seen: BaseGeometry, frame: Frame
) -> tuple[float, float, str]:
    middle = seen.representative_point()
    name = directory.geography.township(code).name
    return *frame.place((middle.x, middle.y)), " ".join(name.in_(locale) for locale in LOCALES)


def _at(frame: Frame, point: LonLat | None) -> tuple[float, float] | None:
    return frame.place(point) if point else None


def _frame(points: Sequence[LonLat]) -> tuple[Frame, BaseGeometry]:
    """The frame that has all points and land around them, and what is seen in it."""
    lons, lats = zip(*points, strict=True)
    middle = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    squeeze = max(math.cos(math.radians(middle[1])), 0.01)
    wide = (max(lons) - min(lons)) * squeeze + 2 * AROUND_DEG
    high = max(lats) - min(lats) + 2 * AROUND_DEG
    scale = min(WIDTH / wide, HEIGHT / high)
    half = WIDTH / scale / squeeze / 2, HEIGHT / scale / 2
    west, north = middle[0] - half[0], middle[1] + half[1]
    sight = box(west, middle[1] - half[1], middle[0] + half[0], north)
    return Frame(west, north, scale, squeeze), sight


def _path(shape: BaseGeometry, frame: Frame) -> str:
    """The rings of a (multi)polygon as path data."""
    drawn = shape.simplify(TOLERANCE_PX / frame.scale)
    polygons = getattr(drawn, "geoms", [drawn])
    rings = [ring for polygon in polygons for ring in (polygon.exterior, *polygon.interiors)]
    return "".join(_ring(ring.coords, frame) for ring in rings)


def _ring(coords: Sequence[LonLat], frame: Frame) -> str:
    steps = (frame.place((lon, lat)) for lon, lat, *_ in coords)
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in steps) + "Z"
