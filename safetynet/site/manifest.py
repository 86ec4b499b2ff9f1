"""The web app manifests: with them a phone offers to put the site on its home screen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from safetynet import addresses
from safetynet.text import HTML_LANG, LOCALES, Locale, Strings

NAME = "manifest.webmanifest"
COLOUR = "#ffffff"
"""The background of the light scheme (--sna-bg); a manifest has no dark one."""
ICONS = (
    ("favicon.svg", "image/svg+xml", "any", "any"),
    ("icon-192.png", "image/png", "192x192", "any"),
    ("icon-512.png", "image/png", "512x512", "any"),
    ("icon-maskable-512.png", "image/png", "512x512", "maskable"),
)
"""File in assets/icons/, type, sizes, purpose; scripts/make_icons.py draws the PNGs."""


def write_manifests(strings: Strings, site_dir: Path) -> None:
    """Write manifest.webmanifest beside the home page of each language."""
    for locale in LOCALES:
        text = json.dumps(manifest(strings, locale), ensure_ascii=False, indent=1)
        path = site_dir / addresses.page(locale, NAME)
        path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def manifest(strings: Strings, locale: Locale) -> Mapping[str, object]:
    """The manifest of a language; its addresses count from the file, so they fit any sub-path.

    There is no `id`: it would count from the host's root, where other sites may live, and
    without it the start address tells the two languages and other sites apart.
    """
    root = "../" * addresses.page(locale).count("/")
    name = strings.say("site.name", locale)
    return {
        "name": name,
        "short_name": name,
        "description": strings.say("site.tagline", locale),
        "lang": HTML_LANG[locale],
        "dir": "ltr",
        "start_url": "find/",
        "scope": root or "./",
        "display": "standalone",
        "theme_color": COLOUR,
        "background_color": COLOUR,
        "icons": [
            {"src": f"{root}assets/icons/{file}", "type": kind, "sizes": sizes, "purpose": purpose}
            for file, kind, sizes, purpose in ICONS
        ],
    }
