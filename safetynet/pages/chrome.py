"""What stands around every page: urgent lines, menus, whose site it is."""

from __future__ import annotations

from dataclasses import dataclass

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.pages.network_links import is_offered
from safetynet.pages.page import Link
from safetynet.pages.records import newest
from safetynet.settings import Settings
from safetynet.text import HTML_LANG, Locale, say_date

TWIN: dict[Locale, Locale] = {"zh": "en", "en": "zh"}
LANGUAGE_NAME: dict[Locale, str] = {"zh": "中文", "en": "English"}
"""Each language in its own words, for the switch."""
NAV = ("find", "needs", "areas", "kinds", "hotlines")
FOOTER = (
    *("about", "contribute", "offline", "reach", "network", "pathways", "data", "freshness"),
    *("site-map", "accessibility", "privacy", "stay-safe"),
)


@dataclass(frozen=True)
class UrgentLine:
    """A number to call at once."""

    number: str
    label: str


@dataclass(frozen=True)
class Chrome:
    """The header and footer of one language."""

    nav: tuple[Link, ...]
    footer: tuple[Link, ...]
    agency_links: tuple[Link, ...]
    """Links to the adopting agency's own declarations; `path` is a full address."""
    urgent: tuple[UrgentLine, ...]
    whose: str
    data_date: str
    twin_lang: str
    twin_name: str
    exit_url: str
    stay_safe: str
    """Path of the page on using the site while somebody may be watching."""


def build_chrome(directory: Directory, settings: Settings, locale: Locale) -> Chrome:
    """The header and footer in `locale`."""
    twin = TWIN[locale]
    return Chrome(
        nav=_links(directory, NAV, locale),
        footer=_links(directory, FOOTER, locale),
        agency_links=_agency_links(directory, settings, locale),
        urgent=tuple(
            UrgentLine(line.number, line.short_name.in_(locale))
            for line in directory.hotlines
            if line.emergency and line.number and line.short_name
        ),
        whose=_whose(directory, settings, locale),
        data_date=_data_date(directory, locale),
        twin_lang=HTML_LANG[twin],
        twin_name=LANGUAGE_NAME[twin],
        exit_url=settings.quick_exit_url,
        stay_safe=addresses.authored(locale, "stay-safe"),
    )


def _links(directory: Directory, codes: tuple[str, ...], locale: Locale) -> tuple[Link, ...]:
    say = directory.strings.say
    return tuple(
        Link(say(f"frame.nav_{code.replace('-', '_')}", locale), addresses.authored(locale, code))
        for code in codes
        if is_offered(directory, code)
    )


def _agency_links(directory: Directory, settings: Settings, locale: Locale) -> tuple[Link, ...]:
    if settings.agency is None:
        return ()
    declared = {
        "frame.nav_privacy": settings.agency.privacy_url,
        "frame.nav_open_data": settings.agency.open_data_url,
    }
    return tuple(
        Link(directory.strings.say(key, locale), url) for key, url in declared.items() if url
    )


def _whose(directory: Directory, settings: Settings, locale: Locale) -> str:
    if settings.agency is None:
        return directory.strings.say("frame.whose_nobody", locale)
    return directory.strings.say(
        "frame.whose_agency",
        locale,
        agency=settings.agency.name.in_(locale),
        switchboard=settings.agency.switchboard,
    )


def _data_date(directory: Directory, locale: Locale) -> str:
    checked = newest(directory.records)
    if not checked:
        return directory.strings.say("frame.no_date", locale)
    date = say_date(checked, directory.strings, locale)
    return directory.strings.say("frame.data_date", locale, date=date)
