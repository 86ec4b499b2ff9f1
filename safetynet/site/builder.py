"""Everything the site is made of besides MkDocs' own pages: stamped pages, data, maps, sitemap."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from safetynet import addresses
from safetynet.edition import Edition
from safetynet.pages.build import build_pages
from safetynet.pages.chrome import build_chrome
from safetynet.pages.page import Page
from safetynet.site.contribute_assets import write_contribute_assets
from safetynet.site.data_assets import write_data_assets
from safetynet.site.features import BrowserFacts, features_of, scripts_of, stylesheets_of
from safetynet.site.files import FileWriter
from safetynet.site.frame import Frame, FrameRenderer
from safetynet.site.manifest import write_manifests
from safetynet.site.map_assets import write_map_assets
from safetynet.site.offline import write_worker
from safetynet.site.packs import Packs
from safetynet.site.render import Renderer
from safetynet.site.sitemap import SitemapEntry, write_sitemap
from safetynet.site.vendor import copy_libraries
from safetynet.text import LOCALES


class SiteBuilder:
    """Writes one edition's pages and files into a built MkDocs site."""

    def __init__(
        self, edition: Edition, overrides: Path, environment: Environment, theme_css: str
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

    def authored_context(self, page: Page, prose: str) -> dict[str, object]:
        """What main.html sees for a hand-written page: its prose, then its view."""
        return self._frames.context(self._frame(page, Markup(prose) + self._renderer.render(page)))  # noqa: S704 - MkDocs made it from content/

    def missing_context(self, root: str, page: Page) -> dict[str, object]:
        """What 404.html sees; its links are absolute because it is served at any depth."""
        return self._frames.context(self._frame(page, self._renderer.render(page)), root=root)

    def write(self, site_dir: Path, authored: list[SitemapEntry]) -> int:
        """Write everything; returns how many pages were stamped. `authored` joins the sitemap."""
        entries = list(authored)
        directory, study = self.edition.directory, self.edition.study
        packs = Packs(directory.geography)
        with FileWriter(site_dir) as writer:
            for page in self._pages():
                html = self._stamped(page)
                writer.write(f"{page.path}index.html", html)
                packs.note(page, html)
                entries.append(SitemapEntry.of(page))
        copy_libraries(site_dir)
        write_map_assets(directory, self.edition.settings, study, site_dir)
        write_data_assets(self.edition.directory, self.edition.settings, site_dir)
        write_contribute_assets(self.edition, site_dir)
        write_sitemap(entries, self.edition.settings.site_url, site_dir)
        packs.write(site_dir)
        write_manifests(self.edition.directory.strings, site_dir)
        write_worker(site_dir)
        return len(entries) - len(authored)

    def _pages(self) -> Iterator[Page]:
        for locale in LOCALES:
            yield from build_pages(self.edition.atlas(locale))

    def _stamped(self, page: Page) -> str:
        return self._frames.stamp(self._frame(page, self._renderer.render(page)))

    def _frame(self, page: Page, body: str) -> Frame:
        site_url = self.edition.settings.site_url
        features = features_of(page)
        return Frame(
            locale=page.locale,
            path=page.path,
            title=self._document_title(page),
            description=self._description(page),
            canonical=site_url + page.path if site_url else "",
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
        )

    def _document_title(self, page: Page) -> str:
        """What the browser's history keeps; pages about violence give nothing away there."""
        say = self.edition.directory.strings.say
        name = say("site.name", page.locale)
        title = page.title
        if page.quick_exit:
            title = say("frame.neutral_title", page.locale, mark=addresses.mark_of(page.path))
        return title if title == name else f"{title} – {name}"

    def _description(self, page: Page) -> str:
        if page.quick_exit:
            return self.edition.directory.strings.say("site.tagline", page.locale)
        return page.description


def _referrer(page: Page) -> str:
    """Referrer policy: no other host learns of a page about violence, or what is looked for.

    The find page has the question in its address, the form the record. Map tiles there say the
    site's origin themselves (map-tiles.js), because some hosts refuse those who say nothing.
    """
    if page.quick_exit:
        return "no-referrer"
    return "same-origin" if page.template in ("find.html", "contribute.html") else ""
