"""What pages can do in the browser: the scripts, style sheets and sentences each ability needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safetynet import addresses
from safetynet.pages.page import Page
from safetynet.text import LOCALES, Locale, Strings


@dataclass(frozen=True)
class Feature:
    """One ability of a page; every part is optional."""

    script: str = ""
    """Module in assets/js/ that starts it."""
    stylesheet: str = ""
    """Style sheet in assets/css/."""
    strings: tuple[str, ...] = ()
    """Beginnings of the keys of the sentences it says, as in data/strings.yaml after `js.`."""


FEATURES: Mapping[str, Feature] = {
    "page": Feature("", "main.css", ("joint",)),
    "content": Feature(stylesheet="pages.css"),
    "search": Feature("search.js", "search.css", ("search.",)),
    "offline": Feature("offline.js", "", ("offline.",)),
    "freshness": Feature("freshness.js"),
    "keep": Feature("offline-page.js", "offline.css", ("keep.",)),
    "hours": Feature("hours.js", "", ("hours.",)),
    "map": Feature("map.js", "map.css", ("map.",)),
    "finder": Feature("finder.js", "finder.css", ("finder.",)),
    "finder-map": Feature("", "finder-map.css", ("finder-map.",)),
    "exit": Feature("exit.js", "", ("exit.",)),
    "where": Feature("", "where.css", ("where.", "way.")),
    "checklist": Feature("", "freshness.css"),
    "reach": Feature("", "reach.css"),
    "stack": Feature("", "stack.css"),
    "reach-map": Feature("", "reach-map.css", ("reach-map.",)),
    "charts": Feature("", "charts.css"),
    "network": Feature("", "network.css"),
    "pathways": Feature("", "pathways.css"),
    "share": Feature("", "share.css", ("share.",)),
    "share-page": Feature("share-page.js"),
    "contribute": Feature("contribute.js", "contribute.css", ("contribute.",)),
}
"""In the order in which their style sheets and scripts stand in the page."""
ALWAYS = frozenset({"hours", "page", "content", "search", "offline", "freshness"})
"""What every page can do."""
NEVER_KEPT = frozenset({"contribute", "stack", "charts", "network"})
"""What nobody needs without a network, the form and the figures of the net: not kept on devices.
Tables and charts can be read without their style sheets."""
OF_TEMPLATE: Mapping[str, frozenset[str]] = {
    "contribute.html": frozenset({"contribute", "exit", "map"}),
    "find.html": frozenset({"where", "exit", "share", "finder", "map", "finder-map"}),
    "offline.html": frozenset({"keep"}),
    "freshness.html": frozenset({"checklist"}),
    "reach.html": frozenset({"reach"}),
    "reach-subject.html": frozenset({"reach", "reach-map"}),
    "reach-county.html": frozenset({"reach", "reach-map"}),
    "reach-method.html": frozenset({"reach"}),
    "township.html": frozenset({"reach"}),
    "network.html": frozenset({"stack", "charts"}),
    "network-county.html": frozenset({"network", "charts"}),
    "network-meetings.html": frozenset({"stack"}),
    "pathways.html": frozenset({"pathways"}),
    "pathway.html": frozenset({"pathways"}),
    "site.html": frozenset({"share", "share-page"}),
}
"""Template in overrides/pages → what its pages can do besides."""


def features_of(page: Page) -> tuple[str, ...]:
    """The features of a page, in the order of `FEATURES`."""
    wanted = ALWAYS | OF_TEMPLATE.get(page.template, frozenset())
    wanted |= {"map"} if page.has_map else set()
    wanted |= {"exit"} if page.quick_exit else set()
    return tuple(name for name in FEATURES if name in wanted)


def stylesheets_of(features: Iterable[str]) -> tuple[str, ...]:
    """Paths of the style sheets, from the site's root."""
    sheets = (FEATURES[name].stylesheet for name in features)
    return tuple(f"assets/css/{sheet}" for sheet in sheets if sheet)


def scripts_of(features: Iterable[str]) -> tuple[str, ...]:
    """Paths of the scripts, from the site's root."""
    scripts = (FEATURES[name].script for name in features)
    return tuple(f"assets/js/{script}" for script in scripts if script)


class BrowserFacts:
    """What the scripts of a page are told besides its root: language, home, sentences."""

    def __init__(self, strings: Strings) -> None:
        self._sentences = {locale: strings.with_prefix("js.", locale) for locale in LOCALES}
        self._known: dict[tuple[Locale, tuple[str, ...]], Mapping[str, Any]] = {}

    def of(self, locale: Locale, features: tuple[str, ...]) -> Mapping[str, Any]:
        """The facts for pages of a language with these features; made once."""
        key = (locale, features)
        if key not in self._known:
            prefixes = tuple(prefix for name in features for prefix in FEATURES[name].strings)
            said = self._sentences[locale]
            self._known[key] = {
                "locale": locale,
                "home": addresses.page(locale),
                "strings": {name: said[name] for name in said if name.startswith(prefixes)},
            }
        return self._known[key]
