"""The marks of a sheet as paths, drawn by matplotlib."""

from __future__ import annotations

import io
import re

from lxml import etree

from safetynet.charts.sheet import WIDTH, Kind, Mark

_POINTS = 72
"""An inch: so that a unit of matplotlib's page is one of the SVG."""
_NUMBER = re.compile(r"-?\d+\.\d+")
_UNSAID = dict.fromkeys(("Date", "Creator", "Format", "Type"))


def paint(marks: tuple[Mark, ...], height: float) -> tuple[tuple[Kind, str], ...]:
    """The path (attribute `d`) of each kind of mark, in the order of drawing.

    The settings of whoever builds (matplotlibrc) change nothing: same marks, same paths.
    """
    # Importing matplotlib takes half a second: only when a chart is drawn.
    from matplotlib import rc_context, rcParamsDefault  # noqa: PLC0415

    with rc_context(rcParamsDefault):
        return _read(_drawn(marks, height))


def _drawn(marks: tuple[Mark, ...], height: float) -> bytes:
    """The SVG of matplotlib."""
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.patches import PathPatch  # noqa: PLC0415
    from matplotlib.path import Path  # noqa: PLC0415
    from matplotlib.transforms import Affine2D  # noqa: PLC0415

    figure = Figure(figsize=(WIDTH / _POINTS, height / _POINTS), dpi=_POINTS, frameon=False)
    downwards = Affine2D().scale(1, -1).translate(0, height)
    for layer, kind in enumerate(Kind):
        if corners := [_corners(mark) for mark in marks if mark.kind is kind]:
            path = Path.make_compound_path(*map(Path, corners))
            path.should_simplify = False
            figure.add_artist(PathPatch(path, transform=downwards, gid=kind, zorder=layer))
    file = io.BytesIO()
    figure.savefig(file, format="svg", metadata=_UNSAID)
    return file.getvalue()


def _corners(mark: Mark) -> list[tuple[float, float]]:
    """The way round a box and back to its beginning, or from one end of a line to the other."""
    right, bottom = mark.x + mark.width, mark.y + mark.height
    if not (mark.width and mark.height):
        return [(mark.x, mark.y), (right, bottom)]
    return [(mark.x, mark.y), (right, mark.y), (right, bottom), (mark.x, bottom), (mark.x, mark.y)]


def _read(svg: bytes) -> tuple[tuple[Kind, str], ...]:
    """The paths of the groups that are named after a kind, with numbers of two digits."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    found = {group.get("id"): group.find("{*}path") for group in root.iter("{*}g")}
    paths = ((kind, found.get(kind)) for kind in Kind)
    return tuple((kind, _short(path.get("d"))) for kind, path in paths if path is not None)


def _short(path: str) -> str:
    return _NUMBER.sub(lambda found: f"{round(float(found[0]), 2):g}", " ".join(path.split()))
