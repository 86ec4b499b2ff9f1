"""What is told of a page outside of it: titles, previews of links, its address, JSON-LD.

A browser keeps titles in its history, a chat shows previews to whoever looks on: of a page about
violence all of it is neutral. Search engines may list such a page all the same, under its mark:
who asks one for help shall find it, and nobody learns there what the page itself would not tell.
"""

from __future__ import annotations

from typing import Any

from safetynet import addresses
from safetynet.pages.linked import block
from safetynet.pages.page import Page
from safetynet.settings import Settings
from safetynet.text import LOCALES, Strings

MISSING = "404.html"
"""The page shown where there is none."""
PICTURE = "assets/icons/icon-512.png"
"""For previews of links."""


def head_of(page: Page, settings: Settings, strings: Strings) -> dict[str, Any]:
    """Fields of a `Frame` by their names."""
    headline = _headline(page, strings)
    told = {
        "title": _title(page, headline, strings),
        "headline": headline,
        "description": _description(page, strings),
    }
    if page.path == MISSING:
        # Served at addresses that are not its own, by some hosts as if it were found.
        return told | {"robots": "noindex"}
    linked = block(page, headline, settings, strings)
    return told | {"linked": linked, **_addresses(page, settings.site_url)}


def _addresses(page: Page, site_url: str) -> dict[str, str]:
    """Full addresses; none where the site's is not known."""
    if not site_url:
        return {}
    urls = {locale: site_url + path for locale, path in page.paths.items()}
    return {
        "canonical": urls[page.locale],
        "twin_url": next(url for locale, url in urls.items() if locale != page.locale),
        "default_url": urls[LOCALES[0]],
        "image": site_url + PICTURE,
    }


def _title(page: Page, headline: str, strings: Strings) -> str:
    """What the browser's history keeps."""
    name = strings.say("site.name", page.locale)
    return headline if headline == name else f"{headline} – {name}"


def _headline(page: Page, strings: Strings) -> str:
    if page.quick_exit:
        mark = addresses.mark_of(page.path)
        return strings.say("frame.neutral_title", page.locale, mark=mark)
    return page.title


def _description(page: Page, strings: Strings) -> str:
    return strings.say("site.tagline", page.locale) if page.quick_exit else page.description
