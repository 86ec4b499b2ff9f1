"""The address of every page, as a path from the site's root; English lies under en/."""

from __future__ import annotations

from collections.abc import Mapping

from safetynet.geo import County, Township
from safetynet.text import Locale

PREFIX: Mapping[Locale, str] = {"zh": "", "en": "en/"}


def page(locale: Locale, path: str = "") -> str:
    """Path of a page: "hotlines/" in English is "en/hotlines/"; "" is the home page."""
    return PREFIX[locale] + path


def site(locale: Locale, record_id: str) -> str:
    """Path of a record's page."""
    return page(locale, f"sites/{record_id}/")


def county(locale: Locale, of: County) -> str:
    """Path of a county's page."""
    return page(locale, f"areas/{of.slug}/")


def township(locale: Locale, within: County, of: Township) -> str:
    """Path of a township's page."""
    return page(locale, f"areas/{within.slug}/{of.slug}/")


def kind(locale: Locale, code: str) -> str:
    """Path of a kind's page."""
    return page(locale, f"kinds/{code}/")


def need(locale: Locale, code: str) -> str:
    """Path of a need's page."""
    return page(locale, f"needs/{code}/")
