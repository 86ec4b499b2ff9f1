"""The media types of the site's files, for servers that do not know all of them."""

from __future__ import annotations

from collections.abc import Mapping

MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "geojson": "application/geo+json",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "atom": "application/atom+xml",
    "txt": "text/plain",
    "csv": "text/csv",
    "vcf": "text/vcard",
    "ics": "text/calendar",
    "svg": "image/svg+xml",
    "png": "image/png",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending of a file's name → what it is served as; a site has files of no other endings."""
TEXTS = tuple(
    kind
    for kind in MEDIA_TYPES.values()
    if kind.startswith("text/") or kind.endswith(("json", "xml"))
)
"""Types that are text, all of them in UTF-8."""
SQUEEZED = frozenset(ending for ending, kind in MEDIA_TYPES.items() if kind in TEXTS)
"""Endings of files that get smaller when they are compressed."""
COMPRESSED: Mapping[str, str] = {"gzip": "gz", "br": "br"}
"""Content-Encoding → ending of the compressed file beside its original."""
