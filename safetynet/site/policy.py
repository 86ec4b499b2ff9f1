"""What browsers are told to refuse: the Content-Security-Policy and its fellow headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from safetynet.errors import CallError
from safetynet.settings import Settings
from safetynet.site.inline import Code
from safetynet.text import LOCALES

CSP = "Content-Security-Policy"
HEADER_ONLY = "frame-ancestors"
"""Browsers heed it in a header only and complain about it in a page."""
HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Besides the policy. Strict-Transport-Security is the host's to promise, not ours."""
_HOST = re.compile(r"[A-Za-z0-9.*-]+(?::\d+)?")
_SUBDOMAIN = "{s}"
"""Stands in addresses of tiles for a, b or c."""


@dataclass(frozen=True)
class Policy:
    """The policy of a site: everything from the site itself, images of tiles besides.

    Trusted Types are not asked for: Leaflet 1.9 writes its controls as markup, and a policy of
    ours that lets all markup through would only look strict.
    """

    tiles: tuple[str, ...] = ()
    """Hosts of map tiles, e.g. "https://wmts.nlsc.gov.tw"."""
    is_preview: bool = False
    """`serve` puts a script into each page that loads it again after a change."""

    def meta(self, known: Iterable[Code] = ()) -> str:
        """As a page says it; `known` is the inline code that hand-written pages may have."""
        return "; ".join(" ".join((name, *values)) for name, values in self._rules(known).items())

    def header(self, known: Iterable[Code] = ()) -> str:
        """As a server says it for all pages; `known` is the inline code of all of them."""
        return f"{self.meta(known)}; {HEADER_ONLY} 'self'"

    def headers(self, known: Iterable[Code] = ()) -> Mapping[str, str]:
        """All headers of every answer, name → value."""
        return {CSP: self.header(known), **HEADERS}

    def _rules(self, known: Iterable[Code]) -> Mapping[str, tuple[str, ...]]:
        hashes = sorted({(code.sort, code.source) for code in known})
        by_hash = {
            name: tuple(source for sort, source in hashes if sort == name)
            for name in ("script", "style")
        }
        reloading = ("'unsafe-inline'",) if self.is_preview else ()
        return {
            "default-src": ("'none'",),
            "script-src": ("'self'", *by_hash["script"], *reloading),
            "style-src": ("'self'", *by_hash["style"]),
            "img-src": ("'self'", "data:", *self.tiles),
            "connect-src": ("'self'",),
            "worker-src": ("'self'",),
            "manifest-src": ("'self'",),
            "base-uri": ("'none'",),
            "form-action": ("'self'",),
        }


def policy_of(settings: Settings, *, is_preview: bool = False) -> Policy:
    """The policy of an edition. Raises `CallError` for an address of tiles without a plain host."""
    urls = [settings.tiles.url.in_(locale) for locale in LOCALES] if settings.tiles else []
    return Policy(tuple(dict.fromkeys(map(_host, urls))), is_preview)


def _host(url: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.replace(_SUBDOMAIN, "*")
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        msg = (
            f"tiles: url: {url!r} names no host; write e.g. https://tiles.example/{{z}}/{{y}}/{{x}}"
        )
        raise CallError(msg)
    return f"{parts.scheme}://{host}"
