"""Files that tell web hosts how to serve the site: Netlify, Cloudflare, GitLab, nginx, IIS."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from safetynet import addresses
from safetynet.neutral import FOLDER
from safetynet.site.hosts.media import MEDIA_TYPES, TEXTS
from safetynet.site.staging import room_of
from safetynet.text import LOCALES

HOST_FILES = ("_headers", "_redirects", "nginx.conf", "web.config")
"""Each made from the template of its name; they hold nothing that the public may not read."""
OPEN_FOLDERS = ("data/", "api/")
"""Other sites' scripts may read what is below."""
MAX_AGE_S = 300
"""So long browsers may show a page without asking again: a phone number may have changed."""


@dataclass(frozen=True)
class Hosting:
    """What the templates see."""

    base: str
    """The path the site is served under, with slashes at both ends: "/" or "/atlas/"."""
    headers: Mapping[str, str]
    """Of every answer."""
    media_types: Mapping[str, str] = field(default_factory=lambda: MEDIA_TYPES)
    texts: tuple[str, ...] = TEXTS
    """Media types that are text: they go out as UTF-8."""
    host_files: tuple[str, ...] = HOST_FILES
    open_folders: tuple[str, ...] = OPEN_FOLDERS
    quiet_folders: tuple[str, ...] = tuple(addresses.page(locale, FOLDER) for locale in LOCALES)
    """Pages about violence: browsers are asked to keep no copy."""
    max_age: int = MAX_AGE_S

    @property
    def room(self) -> str:
        """The path of the folder beside the site that builds work in."""
        return room_of(Path(self.base)).as_posix()

    @property
    def pattern(self) -> str:
        """`base` as a regular expression."""
        return re.escape(self.base)


def write_host_files(site_url: str, headers: Mapping[str, str], site_dir: Path) -> None:
    """Write all of `HOST_FILES` into `site_dir`, for a site at `site_url` ("" = at a root)."""
    environment = Environment(
        loader=PackageLoader("safetynet.site.hosts"),
        autoescape=select_autoescape(["config.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    hosting = Hosting(urlsplit(site_url).path or "/", headers)
    for name in HOST_FILES:
        text = environment.get_template(f"{name}.j2").render(hosting=hosting)
        (site_dir / name).write_text(text, encoding="utf-8", newline="\n")
