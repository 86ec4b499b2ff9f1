"""The MkDocs plugin: events in, plain function calls out. Nothing else knows MkDocs events."""

from __future__ import annotations

import dataclasses
import logging
import re
import time
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from mkdocs.config import config_options as c
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic import ValidationError

from safetynet import addresses
from safetynet.check import summary
from safetynet.edition import Edition, read_edition
from safetynet.errors import CallError, SafetyNetError
from safetynet.exports import write_downloads
from safetynet.pages.authored import build_authored, missing_page
from safetynet.pages.network_links import is_offered
from safetynet.settings import Settings, build_day, build_stamp
from safetynet.site.builder import SiteBuilder
from safetynet.site.faults import sentence
from safetynet.site.keeping import keeping
from safetynet.site.map_assets import require_map_files
from safetynet.site.policy import Policy, policy_of
from safetynet.site.sitemap import SitemapEntry
from safetynet.site.staging import final_of
from safetynet.site.vendor import require_libraries
from safetynet.text import LOCALES, Locale

log = logging.getLogger("mkdocs.plugins.safetynet")

THEME_LEFTOVERS = re.compile(
    r"^assets/(javascripts/|stylesheets/palette\.|images/)|\.map$|^sitemap\.xml$"
)
"""Files of the theme that our frame does not use."""


class SafetyNetConfig(Config):
    """Options under `safetynet:` in mkdocs.yml; see the comments there."""

    data_dir = c.Type(str, default="data")
    counties = c.Type(str, default="")
    agency = c.Optional(c.Type(dict))
    repository = c.Type(dict, default={})
    tiles = c.Optional(c.Type(dict))
    reach = c.Type(dict, default={})
    cache_dir = c.Type(str, default=".cache/safetynet")
    quick_exit_url = c.Type(str, default="https://www.cwa.gov.tw/")


class SafetyNetPlugin(BasePlugin[SafetyNetConfig]):
    """Builds the directory's pages, maps, search and downloads into the MkDocs site."""

    _edition: Edition
    _builder: SiteBuilder
    _policy: Policy
    _site_dir: Path
    _authored: list[SitemapEntry]
    """Hand-written pages, as the sitemap names them; their views are large and let go."""
    _is_preview = False
    """Whether the site is only served on this machine."""

    def on_startup(self, *, command: Any, dirty: bool) -> None:
        """Called once; MkDocs adds a script of its own to pages that it serves."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the data before anything is cleaned or written."""
        self._site_dir = Path(config.site_dir)
        try:
            require_libraries()
            self._edition = read_edition(self._settings(config), log.info)
            self._policy = policy_of(self._edition.settings, is_preview=self._is_preview)
            require_map_files(self._edition.directory)
        except SafetyNetError as error:
            raise _ended(error) from error
        except ValidationError as error:
            faults = CallError(f"{config.config_file_path}: {_settings_faults(error)}")
            raise _ended(faults) from faults
        log.info("%s", summary(self._edition.warnings, "en"))
        config.theme.static_templates.discard("sitemap.xml")
        config.site_name = self._edition.directory.strings.say("site.name", "zh")
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Put content/zh at the root and content/en under en/; leave out what is not used."""
        for file in list(files):
            if THEME_LEFTOVERS.search(file.dest_uri) or not self._is_offered(file.src_uri):
                files.remove(file)
            for locale in LOCALES:
                if file.src_uri.startswith(f"{locale}/"):
                    file.dest_uri = _destination(file.dest_uri.removeprefix(f"{locale}/"), locale)
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """All templates in use are ours: escape by default, refuse unknown names."""
        env.autoescape = True
        env.undefined = StrictUndefined
        overrides = Path(str(config.theme.custom_dir))
        stylesheet = next(
            uri for uri in files.src_uris if uri.startswith("assets/stylesheets/main.")
        )
        # Before the first page, because the data page says how large the files are.
        written = write_downloads(self._edition.release, Path(config.site_dir))
        self._edition = dataclasses.replace(self._edition, downloads=written)
        self._builder = SiteBuilder(self._edition, overrides, env, stylesheet, self._policy)
        self._authored = []
        return env

    def on_page_context(
        self, context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """A hand-written page: its Markdown, then the view that its front matter names."""
        locale = next(loc for loc in LOCALES if page.file.src_uri.startswith(f"{loc}/"))
        name = page.file.src_uri.removeprefix(f"{locale}/").removesuffix(".md")
        path = "" if page.file.url == "./" else page.file.url
        authored = build_authored(self._edition.atlas(locale), name, path, dict(page.meta))
        self._authored.append(SitemapEntry.of(authored))
        try:
            context.update(self._builder.authored_context(authored, page.content or ""))
        except SafetyNetError as error:
            raise _ended(error) from error
        return context

    def on_template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The 404 page."""
        page = missing_page(self._edition.directory)
        context.update(self._builder.missing_context(context["base_url"].rstrip("/") + "/", page))
        return context

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write all that MkDocs does not: stamped pages, search, maps, downloads, sitemap."""
        start = time.perf_counter()
        site_dir = Path(config.site_dir)
        try:
            count = self._builder.write(site_dir, self._authored)
        except SafetyNetError as error:
            raise _ended(error) from error
        (site_dir / ".nojekyll").touch()
        log.info("Wrote %d pages from the data in %.1f s", count, time.perf_counter() - start)

    def on_build_error(self, error: Exception) -> None:
        """What is no bug is told in a sentence, whoever called MkDocs."""
        is_ours = isinstance(error, SafetyNetError)
        said = str(error) if is_ours else sentence(error, final_of(self._site_dir))
        if said:
            log.error("\n%s", said)
            msg = "Aborted: nothing can be built before that is mended."
            raise Abort(msg) from (error if is_ours else CallError(said))

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """A change in the data or in a map rebuilds the site; a failed build shows the last one."""
        server.builder = keeping(Path(config.site_dir), server.builder)
        server.watch(str(self._edition.settings.data_dir))
        server.watch(str(Path(config.config_file_path).parent / "maps"))
        return server

    def _is_offered(self, src_uri: str) -> bool:
        """Whether the edition has what a hand-written page is about."""
        name = src_uri.partition("/")[2].removesuffix(".md")
        return is_offered(self._edition.directory, name)

    def settings(self, config: MkDocsConfig) -> Settings:
        """The settings in mkdocs.yml, for commands beside the build. Raises `CallError`."""
        try:
            return self._settings(config)
        except ValidationError as error:
            msg = f"{config.config_file_path}: {_settings_faults(error)}"
            raise CallError(msg) from error

    def _settings(self, config: MkDocsConfig) -> Settings:
        data_dir = Path(config.config_file_path).parent / self.config.data_dir
        if data_dir.is_relative_to(Path.cwd()):  # findings name files as people type them
            data_dir = data_dir.relative_to(Path.cwd())
        return Settings(
            data_dir=data_dir,
            counties=tuple(s.strip() for s in self.config.counties.split(",") if s.strip()),
            site_url=_with_slash(config.site_url or ""),
            agency=self.config.agency,
            repository=self.config.repository,
            tiles=self.config.tiles,
            reach=self.config.reach,
            cache_dir=Path(config.config_file_path).parent / self.config.cache_dir,
            quick_exit_url=self.config.quick_exit_url,
            today=build_day(),
            stamp=build_stamp(data_dir),
        )


def _destination(within: str, locale: Locale) -> str:
    """Where a file of content/<locale>/ goes: "find/index.html" in English is below en/."""
    name, slash, file = within.rpartition("/")
    return f"{addresses.authored(locale, name)}{file}" if slash else addresses.page(locale, within)


def _ended(reason: Exception) -> PluginError:
    """How MkDocs is told to stop, with the reason on a line of its own."""
    return PluginError(f"\n{reason}")


def _with_slash(url: str) -> str:
    return url and url.rstrip("/") + "/"


def _settings_faults(error: ValidationError) -> str:
    """What is wrong with the options under `safetynet:`, one line a fault."""
    lines = (
        f"  safetynet: {'.'.join(map(str, fault['loc']))}: {fault['msg']} ({fault['input']!r})"
        for fault in error.errors()
    )
    return "\n".join(("these options of the plugin are wrong:", *lines))
