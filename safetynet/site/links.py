"""Our own link check over a built site: MkDocs does not know the stamped pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = {("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action")}


@dataclass(frozen=True)
class BrokenLink:
    """A link of the site that leads nowhere."""

    page: str
    """Path of the file it stands in, from the site's root."""
    link: str
    reason: str


class _Page(HTMLParser):
    """Collects the links and the anchors of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if (tag, name) in LINKS:
                self.links.append(value)
            if name in {"id", "name"}:
                self.anchors.add(value)


def find_broken_links(site_dir: Path, base: str = "/") -> Iterator[BrokenLink]:
    """Every internal link or anchor of the built site that leads nowhere.

    `base` is the path under which the site is served (e.g. "/atlas/"): a link that begins with
    a slash must begin with it. Links to other hosts, tel:, mailto: and geo: are not followed.
    """
    pages = {
        path.relative_to(site_dir).as_posix(): _Page(path.read_text(encoding="utf-8"))
        for path in sorted(site_dir.rglob("*.html"))
    }
    files = {
        path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file()
    }
    for name, page in pages.items():
        for link in dict.fromkeys(page.links):
            reason = _why_broken(name, link, base, pages, files)
            if reason:
                yield BrokenLink(name, link, reason)


def _why_broken(
    name: str, link: str, base: str, pages: dict[str, _Page], files: set[str]
) -> str | None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    target = _target(name, unquote(parts.path), base)
    if target is None:
        return f"it leaves the site's folder {base}"
    if target not in files:
        return f"there is no file {target}"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        return f"{target} has no anchor {parts.fragment}"
    return None


def _target(name: str, path: str, base: str) -> str | None:
    """The file a link means, from the site's root; None when it lies outside."""
    if not path:
        return name
    if path.startswith("/"):
        if not path.startswith(base):
            return None
        found = path.removeprefix(base)
    else:
        found = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
        found += "/" if path.endswith("/") or posixpath.basename(path) in {".", ".."} else ""
    if found.startswith("../"):
        return None
    found = "" if found in {"./", "."} else found
    return found + "index.html" if not found or found.endswith("/") else found
