"""A built site as it lies in its folder, and which file an address in it means."""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from lxml import etree, html

from safetynet.site.hosts.media import COMPRESSED

COPIES = tuple(f".{ending}" for ending in COMPRESSED.values())
FILE_NAME = re.compile(r"[\w./-]+\.(?:js|json|geojson|css|svg|png|csv|vcf|xml)")
"""What a data-… attribute looks like when it names a file."""
MISSING, HOME = "404.html", "index.html"


def _xpath(path: str) -> etree.XPath:
    return etree.XPath(path, smart_strings=False)


_ADDRESSES = _xpath("//@href | //@src | //@action | //@poster")
_DATA = _xpath("//@*[starts-with(name(), 'data-')]")
_ANCHORS = _xpath("//@id | //a/@name")
_TWIN = _xpath("//a[@hreflang][1]/@href")
_CANONICAL = _xpath("//link[@rel='canonical']/@href")
_SHARED = _xpath("//meta[@property='og:url']/@content")
_ROBOTS = _xpath("//meta[@name='robots']/@content")
_LOADS = _xpath("//link[@rel='stylesheet']/@href | //script/@src")
_FETCHED: Mapping[str, etree.XPath] = {
    "script-src": _xpath("//script/@src"),
    "style-src": _xpath("//link[contains(@rel, 'stylesheet')]/@href"),
    "img-src": _xpath("//img/@src | //picture/source/@src | //video/@poster | //input/@src"),
    "media-src": _xpath("//audio/@src | //video/@src | //track/@src"),
    "frame-src": _xpath("//iframe/@src | //frame/@src"),
    "object-src": _xpath("//object/@data | //embed/@src"),
    "form-action": _xpath("//form/@action"),
}
"""Directive of a policy → the addresses that it decides on."""
_META = "//meta[translate(@http-equiv, 'CSP', 'csp')='content-security-policy']"
_POLICY = _xpath(f"{_META}/@content")
_BEFORE_POLICY = _xpath(f"{_META}/preceding::*[self::script or self::style or self::link]")


@dataclass(frozen=True)
class BuiltPage:
    """What the checks want to know of a page."""

    lang: str
    links: tuple[str, ...]
    """Every address in it, once."""
    anchors: frozenset[str]
    twin: str
    """Where its language switch leads."""
    canonical: str
    shared: str
    """Its address for previews (og:url)."""
    policy: str
    """The policy it states before anything is loaded; "" where it states none."""
    is_policy_late: bool
    loads: tuple[str, ...]
    """Style sheets and scripts."""
    fetched: tuple[tuple[str, str], ...]
    """What the browser fetches: the policy's directive, and the address."""
    is_hidden: bool
    """Search engines are asked to leave it out."""


@dataclass(frozen=True)
class BuiltSite:
    """A site below `base_url`, e.g. "https://example.org/atlas/"."""

    folder: Path
    base_url: str

    @cached_property
    def base(self) -> str:
        """The path of the address, with slashes at both ends."""
        return urlsplit(self.base_url).path

    @property
    def built_for(self) -> str:
        """The address that its home page gives itself; "" where it was built without one."""
        return self.pages[HOME].canonical

    @cached_property
    def all_files(self) -> frozenset[str]:
        """Paths of all files from the site's root."""
        return frozenset(
            name for name, path in self._entries() if path.is_file() and not path.is_symlink()
        )

    @cached_property
    def odd(self) -> frozenset[str]:
        """Paths of what is neither a file nor a folder: a link leads out of the site."""
        return frozenset(
            name
            for name, path in self._entries()
            if path.is_symlink() or not (path.is_file() or path.is_dir())
        )

    def _entries(self) -> Iterator[tuple[str, Path]]:
        for path in self.folder.rglob("*"):
            yield path.relative_to(self.folder).as_posix(), path

    @cached_property
    def files(self) -> frozenset[str]:
        """Paths of all files but compressed copies."""
        return frozenset(name for name in self.all_files if not name.endswith(COPIES))

    @cached_property
    def pages(self) -> Mapping[str, BuiltPage]:
        """Every page by the path of its file."""
        return {name: read_page(self.bytes(name)) for name in self.named(".html")}

    def named(self, ending: str) -> list[str]:
        """Files whose names end so, in order."""
        return sorted(name for name in self.files if name.endswith(ending))

    def bytes(self, name: str) -> bytes:
        """The content of a file."""
        return (self.folder / name).read_bytes()

    def text(self, name: str) -> str:
        """The content of a text file; what is not UTF-8 is replaced."""
        return self.bytes(name).decode(errors="replace")

    def target(self, name: str, link: str) -> str | None:
        """The file that a link in the file `name` means; None when it lies beside the site.

        Call it for links within the host only (`is_inside`).
        """
        parts = split(link)
        path = unquote(parts.path)
        if parts.netloc:
            path = path or "/"
        if not path:
            return name
        if path.startswith("/"):
            if not path.startswith(self.base):
                return None
            found = path.removeprefix(self.base)
        else:
            found = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            is_folder = path.endswith("/") or posixpath.basename(path) in {".", ".."}
            found += "/" if is_folder else ""
        if found == ".." or found.startswith("../"):
            return None
        found = "" if found in {"./", "."} else found
        return f"{found}index.html" if not found or found.endswith("/") else found

    def is_inside(self, link: str) -> bool:
        """Whether a link leads to this host: a path, or an address below the site's own."""
        parts = split(link)
        if parts.scheme or parts.netloc:
            return link.startswith(self.base_url)
        return True

    def address(self, name: str) -> str:
        """The full address of a file; of a page that of its folder."""
        return self.base_url + re.sub(r"(^|/)index\.html$", r"\1", name)


def split(link: str) -> SplitResult:
    """The parts of an address; a malformed one is a path, which leads nowhere."""
    try:
        return urlsplit(link)
    except ValueError:
        return SplitResult("", "", link, "", "")


def read_page(content: bytes) -> BuiltPage:
    """A page as the checks see it; one without anything in it is empty, no error."""
    try:
        root = html.document_fromstring(content)
    except etree.ParserError:
        root = html.document_fromstring("<html></html>")
    links = [*_ADDRESSES(root), *filter(FILE_NAME.fullmatch, _DATA(root))]
    policy = _first(_POLICY(root))
    return BuiltPage(
        lang=root.get("lang", ""),
        links=tuple(dict.fromkeys(map(sys.intern, links))),
        anchors=frozenset(_ANCHORS(root)),
        twin=_first(_TWIN(root)),
        canonical=_first(_CANONICAL(root)),
        shared=_first(_SHARED(root)),
        policy=policy,
        is_policy_late=bool(policy) and bool(_BEFORE_POLICY(root)),
        loads=tuple(_LOADS(root)),
        fetched=tuple((name, link) for name, path in _FETCHED.items() for link in path(root)),
        is_hidden="noindex" in _first(_ROBOTS(root)),
    )


def _first(found: list[str]) -> str:
    return found[0] if found else ""
