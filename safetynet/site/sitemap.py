"""sitemap.xml with the language pair of every page, and robots.txt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from safetynet.pages.chrome import TWIN
from safetynet.pages.page import Page
from safetynet.text import HTML_LANG

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class SitemapEntry:
    """One page's line in the sitemap."""

    path: str
    lang: str
    twin: str
    twin_lang: str
    updated: dt.date | None

    @classmethod
    def of(cls, page: Page) -> SitemapEntry:
        """The entry of a page."""
        twin_lang = HTML_LANG[TWIN[page.locale]]
        return cls(page.path, HTML_LANG[page.locale], page.twin, twin_lang, page.updated)


def write_sitemap(entries: Iterable[SitemapEntry], site_url: str, site_dir: Path) -> None:
    """Write robots.txt, and sitemap.xml when the site's address is known (it needs full URLs)."""
    robots = "User-agent: *\nAllow: /\n"
    if site_url:
        _write_xml(entries, site_url, site_dir / "sitemap.xml")
        robots += f"Sitemap: {site_url}sitemap.xml\n"
    (site_dir / "robots.txt").write_text(robots, encoding="utf-8")


def _write_xml(entries: Iterable[SitemapEntry], site_url: str, target: Path) -> None:
    ET.register_namespace("", SITEMAP)
    ET.register_namespace("xhtml", XHTML)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for entry in entries:
        url = ET.SubElement(root, f"{{{SITEMAP}}}url")
        ET.SubElement(url, f"{{{SITEMAP}}}loc").text = site_url + entry.path
        if entry.updated:
            ET.SubElement(url, f"{{{SITEMAP}}}lastmod").text = entry.updated.isoformat()
        for lang, path in ((entry.lang, entry.path), (entry.twin_lang, entry.twin)):
            attributes = {"rel": "alternate", "hreflang": lang, "href": site_url + path}
            ET.SubElement(url, f"{{{XHTML}}}link", attributes)
    ET.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)
