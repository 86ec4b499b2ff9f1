"""Everything the site is made of besides MkDocs' own pages: stamped pages, data, maps, sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from safetynet.edition import Edition
from safetynet.exports.api import api_files
from safetynet.exports.feed import feed_path
from safetynet.exports.indicators_csv import figure_files
from safetynet.exports.vcard import card_files
from safetynet.pages.build import build_pages
from safetynet.pages.chrome import build_chrome
from safetynet.pages.page import Page
from safetynet.site.contribute_assets import write_contribute_assets
from safetynet.site.data_assets import write_data_assets
from safetynet.site.features import BrowserFacts, features_of, scripts_of, stylesheets_of
from safetynet.site.files import FileWriter
from safetynet.site.frame import Frame, FrameRenderer
from safetynet.site.guard import Guard
from safetynet.site.head import MISSING, head_of
from safetynet.site.hosts import write_host_files
from safetynet.site.manifest import write_manifests
from safetynet.site.map_assets import write_map_assets
from safetynet.site.offline import write_worker
from safetynet.site.packs import Packs
from safetynet.site.policy import Policy
from safetynet.site.render import Renderer
from safetynet.site.sitemap import SitemapEntry, write_sitemap
from safetynet.site.vendor import copy_libraries
from safetynet.text import LOCALES

ANNOUNCING = ("home.html", "data.html")
"""Templates of the pages that tell browsers of the feed of changes."""


class SiteBuilder:
    """Writes one edition's pages and files into a built MkDocs site."""

    def __init__(
        self,
        edition: Edition,
        overrides: Path,
        environment: Environment,
        theme_css: str,
        policy: Policy,
    ) -> None:
        self.edition = edition
        directory = edition.directory
        self._theme_css = theme_css
        self._renderer = Renderer(overrides, directory.strings)
        chromes = {loc: build_chrome(directory, edition.settings, loc) for loc in LOCALES}
        self._frames = FrameRenderer(
            environment.get_template("main.html"), chromes, directory.strings
        )
        self._browser = BrowserFacts(directory.strings)
        self._policy = policy
        self._guard = Guard(policy, directory.strings)

    def authored_context(self, page: Page, prose: str) -> dict[str, object]:
        """What main.html sees for a hand-written page: its prose, then its view."""
        policy = self._guard.policy(page.path, prose)
        body = Markup(prose) + self._renderer.render(page)  # noqa: S704 - MkDocs made it from content/
        return self._frames.context(replace(self._frame(page, body), policy=policy))

    def missing_context(self, root: str, page: Page) -> dict[str, object]:
        """What 404.html sees; its links are absolute because it is served at any depth."""
        return self._frames.context(self._frame(page, self._renderer.render(page)), root=root)

    def write(self, site_dir: Path, authored: list[SitemapEntry]) -> int:
        """Write everything; returns how many pages were stamped. `authored` joins the sitemap."""
        entries = list(authored)
        directory, study = self.edition.directory, self.edition.study
        packs, release = Packs(directory.geography), self.edition.release
        with FileWriter(site_dir) as writer:
            for page in self._pages():
                html = self._stamped(page)
                writer.write(f"{page.path}index.html", html)
                packs.note(page, html)
                entries.append(SitemapEntry.of(page))
            for path, text in chain(api_files(release), card_files(release), figure_files(release)):
                writer.write(path, text)
        copy_libraries(site_dir)
        write_map_assets(directory, self.edition.settings, study, site_dir)
        write_data_assets(self.edition.directory, self.edition.settings, site_dir)
        write_contribute_assets(self.edition, site_dir)
        write_sitemap(entries, self.edition.settings.site_url, site_dir)
        packs.write(site_dir)
        write_manifests(self.edition.directory.strings, site_dir)
        write_worker(site_dir)
        written = (MISSING, *(entry.path for entry in authored), *writer.suspects)
        self._guard.require_known(site_dir, written)
        headers = self._policy.headers(self._guard.known)
        write_host_files(self.edition.settings.site_url, headers, site_dir)
        return len(entries) - len(authored)

    def _pages(self) -> Iterator[Page]:
        for locale in LOCALES:
            yield from build_pages(self.edition.atlas(locale))

    def _stamped(self, page: Page) -> str:
        return self._frames.stamp(self._frame(page, self._renderer.render(page)))

    def _frame(self, page: Page, body: str) -> Frame:
        features = features_of(page)
        return Frame(
            locale=page.locale,
            path=page.path,
            twin=page.twin,
            crumbs=self._renderer.render_crumbs(page),
            body=body,
            stylesheets=(self._theme_css, *stylesheets_of(features)),
            scripts=scripts_of(features),
            browser=self._browser.of(page.locale, features),
            referrer=_referrer(page),
            quick_exit=page.quick_exit,
            offers_exit="exit" in features,
            has_search=page.template != "find.html",
            policy=self._guard.policy(page.path),
            feed=feed_path(page.locale) if page.template in ANNOUNCING else "",
            **head_of(page, self.edition.settings, self.edition.directory.strings),
        )


def _referrer(page: Page) -> str:
    """Referrer policy: no other host learns of a page about violence, or what is looked for.

    The find page has the question in its address, the form the record. Map tiles there say the
    site's origin themselves (map-tiles.js), because some hosts refuse those who say nothing.
    """
    if page.quick_exit:
        return "no-referrer"
    return "same-origin" if page.template in ("find.html", "contribute.html") else ""
