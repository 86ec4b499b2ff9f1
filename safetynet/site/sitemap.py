"""sitemap.xml with the language pair of every page, and robots.txt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from safetynet.pages.page import Page
from safetynet.text import HTML_LANG

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
DEFAULT = "x-default"
"""The language of whoever reads none of ours."""
NONE: AttributesImpl[str] = AttributesImpl({})


@dataclass(frozen=True)
class SitemapEntry:
    """One page's line in the sitemap."""

    path: str
    pair: tuple[tuple[str, str], ...]
    """Language and path of the same page in each language, and for readers of neither."""
    updated: dt.date | None

    @classmethod
    def of(cls, page: Page) -> SitemapEntry:
        """The entry of a page."""
        pair = [(HTML_LANG[locale], path) for locale, path in page.paths.items()]
        return cls(page.path, (*pair, (DEFAULT, pair[0][1])), page.updated)


def write_sitemap(entries: Iterable[SitemapEntry], site_url: str, site_dir: Path) -> None:
    """Write robots.txt, and sitemap.xml when the site's address is known (it needs full URLs)."""
    robots = "User-agent: *\nAllow: /\n"
    if site_url:
        _write_xml(entries, site_url, site_dir / "sitemap.xml")
        robots += f"Sitemap: {site_url}sitemap.xml\n"
    (site_dir / "robots.txt").write_text(robots, encoding="utf-8")


def _write_xml(entries: Iterable[SitemapEntry], site_url: str, target: Path) -> None:
    """Written as it goes: a tree of all pages would take more memory than the pages."""
    with target.open("w", encoding="utf-8", newline="\n") as out:
        xml = XMLGenerator(out, encoding="utf-8", short_empty_elements=True)
        xml.startDocument()
        xml.startElement("urlset", AttributesImpl({"xmlns": SITEMAP, "xmlns:xhtml": XHTML}))
        for entry in entries:
            _write_entry(xml, entry, site_url)
        xml.endElement("urlset")
        xml.endDocument()


def _write_entry(xml: XMLGenerator, entry: SitemapEntry, site_url: str) -> None:
    xml.startElement("url", NONE)
    _write_text(xml, "loc", site_url + entry.path)
    if entry.updated:
        _write_text(xml, "lastmod", entry.updated.isoformat())
    for lang, path in entry.pair:
        attributes = {"rel": "alternate", "hreflang": lang, "href": site_url + path}
        xml.startElement("xhtml:link", AttributesImpl(attributes))
        xml.endElement("xhtml:link")
    xml.endElement("url")


def _write_text(xml: XMLGenerator, name: str, text: str) -> None:
    xml.startElement(name, NONE)
    xml.characters(text)
    xml.endElement(name)
