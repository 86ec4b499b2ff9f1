"""Confidential records whose every value can be told from all others, and how to find them."""

from __future__ import annotations

import gzip
import html
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import brotli
from pyproj import Transformer

KINMEN, JINHU = "09020", "09020030"
PLACES = {"1": (118.601234, 24.351234), "2": (118.612345, 24.362345), "9": (118.412347, 24.441237)}
"""Number of a record → lon, lat; the secret ones lie in the sea, where nothing else is."""
KINDS = {"1": "protection-service", "2": "social-welfare-center", "9": "social-welfare-center"}
"""One about violence, one that nobody would think of, and one in the open."""


def facts(number: str, *, confidential: bool) -> dict[str, Any]:
    """A record that says its place in every field that can hold it."""
    secret = f"QZX{number}"
    words = {"zh": f"密處{secret}路9號", "en": f"{secret} Road 9"}
    lon, lat = PLACES[number]
    return {
        "id": f"kinmen-probe-{number}",
        "kind": KINDS[number],
        "name": {"zh": f"探針服務第{number}處", "en": f"Probe service {number}"},
        "summary": {"zh": f"請撥113（第{number}）。", "en": f"Call 113 ({number})."},
        "how_to_apply": {"zh": f"請打(82)98765{number}。", "en": f"Call 82-98765{number}."},
        "alternate_names": [f"{secret}ALSO"],
        "operator": words,
        "status_note": words,
        "county": KINMEN,
        "township": JINHU,
        "address": words,
        "point": {"lon": lon, "lat": lat, "precision": "address"},
        "phones": [{"number": "113", "for": words}, {"number": f"082-98765{number}"}],
        "urls": [f"https://{secret.lower()}.example.org/"],
        "hours": f'24/7 "{secret}"',
        "hours_note": words,
        "floors": [{"floor": "1", "what": words}],
        "serves": [JINHU],
        "fee": "free",
        "fee_note": words,
        "notes": words,
        "verified": {
            "how": "document",
            "by": f"{secret}BY",
            "phones": {"date": "2025-01-02", "by": f"{secret}BY", "how": "document"},
        },
        "opened": "2021-05-01",
        "step_free": "yes",
        "sources": [
            {"source": "seed-000", "fields": ["name"], "quote": f"{secret}QUOTE", "note": words},
            {"source": f"{secret.lower()}-lease", "fields": ["name"]},
        ],
        **({"part_of": "kinmen-jinhu-social-welfare-center"} if confidential else {}),
        "confidential": confidential,
    }


def lease(number: str) -> dict[str, Any]:
    """Code → the source that nothing but that record cites."""
    secret = f"QZX{number}"
    title = {"zh": f"租約{secret}", "en": f"Lease {secret}"}
    url = f"https://example.org/{secret}"
    source = {"title": title, "publisher": title, "url": url, "file": f"{secret}.pdf"}
    return {f"{secret.lower()}-lease": {**source, "date_note": title}}


POINTING = {
    "id": "kinmen-pointing",
    "kind": "social-welfare-center",
    "name": {"zh": "指向的據點", "en": "A site that points"},
    "county": KINMEN,
    "township": JINHU,
    "part_of": "kinmen-probe-2",
    "verified": {"how": "document"},
    "sources": [{"source": "seed-000", "fields": ["name"]}],
}
"""A record with a place that belongs to a confidential one."""


def needles(number: str) -> tuple[re.Pattern[str], ...]:
    """What must not be met of a record, in `shown` text: words, phone, and its point.

    The point as degrees in either order, cut or rounded to four decimals, as whole millionths
    or hundred-thousandths, in metres (EPSG:3857, and as a pair EPSG:3825 and 3826), and as the
    part of the world's width that clusters are counted in. Each begins with plain characters,
    which is what makes a search fast.
    """
    lon, lat = PLACES[number]
    x, y = _metres(3857, lon, lat)
    parts = [
        f"qzx{number}",
        r"\D{0,3}".join(f"8298765{number}") + r"(?!\d)",
        *(_digits(degrees) for degrees in (lon, lat, lon + 5e-5, lat + 5e-5)),
        rf"{x[:6]}\d\d(?!\d)",
        rf"{y[:5]}\d\d(?!\d)",
        *(rf"{a[:-2]}\d\d\D.{{0,40}}{b[:-2]}\d\d(?!\d)" for a, b in _taiwan(lon, lat)),
        rf"\.{str(lon / 360 + 0.5)[2:8]}",
    ]
    return tuple(map(re.compile, parts))


def _digits(degrees: float) -> str:
    """The first four decimals, with or without the point."""
    whole, _, decimals = str(degrees).partition(".")
    return rf"{whole}\.?{decimals[:4]}"


def _metres(epsg: int, lon: float, lat: float) -> tuple[str, str]:
    x, y = Transformer.from_crs(4326, epsg, always_xy=True).transform(lon, lat)
    return str(int(x)), str(int(y))


def _taiwan(lon: float, lat: float) -> Iterator[tuple[str, str]]:
    for epsg in (3825, 3826):
        x, y = _metres(epsg, lon, lat)
        yield x, y
        yield y, x


def shown(text: str) -> str:
    """A text with its escapes undone, full-width forms ordinary, in small letters."""
    if "%" in text:
        text = unquote(text)
    if "&" in text:
        text = html.unescape(text)
    if "\\u" in text:
        text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found.group(1), 16)), text)
    return unicodedata.normalize("NFKC", text).casefold()


def texts_of(site: Path) -> Iterator[tuple[str, str]]:
    """Every file of a site with its text, also of what is packed in it, and the names of all."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*"))]
    yield "names of files", "\n".join(names)
    for name in names:
        path = site / name
        if path.is_file() and not _is_copy(path):
            yield from _unpacked(name, path.read_bytes())


def _is_copy(path: Path) -> bool:
    """Whether a file is another one compressed, to the byte."""
    undo = {".gz": gzip.decompress, ".br": brotli.decompress}.get(path.suffix)
    plain = path.with_suffix("")
    return bool(undo) and plain.is_file() and undo(path.read_bytes()) == plain.read_bytes()


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    if name.endswith(".gz"):
        yield from _unpacked(name[:-3] + " in gzip", gzip.decompress(content))
    elif name.endswith(".br"):
        yield from _unpacked(name[:-3] + " in brotli", brotli.decompress(content))
    elif content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for inner in packed.namelist():
                yield f"{name}!name", inner
                yield from _unpacked(f"{name}!{inner}", packed.read(inner))
    else:
        yield name, content.decode("utf-8", errors="replace")


def found_in(texts: Mapping[str, str], number: str) -> dict[str, set[str]]:
    """Name of a file → what it tells of a record."""
    patterns = needles(number)
    return {
        name: words
        for name, text in texts.items()
        if (words := {found.group() for one in patterns if (found := one.search(text))})
    }
