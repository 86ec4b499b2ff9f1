"""The frame of a page (overrides/base.html): what it is told, and stamping it many times.

Rendering the whole frame for every record is needless work: it is the same but for a few
values. So a frame is rendered once per language, depth and kind of page with marks in it, split
at the marks, and filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Template
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from safetynet import addresses
from safetynet.pages.chrome import Chrome
from safetynet.text import HTML_LANG, Locale, Strings

TEXTS = ("title", "headline", "description", "canonical", "twin_url", "default_url")
"""Fields of a frame that differ from page to page and are text."""
OPTIONAL = ("canonical", "linked")
"""Fields without which the template leaves something out; `_sort_of` parts frames by them."""
MARK = re.compile(rf"@@({'|'.join(TEXTS)}|twin|crumbs|body|linked)@@")
OPEN_GRAPH: Mapping[Locale, str] = {"zh": "zh_TW", "en": "en_US"}
"""Languages as previews of links want them."""
JSON: Mapping[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
"""How data blocks are written: Chinese as it is, half the size. `tojson` escapes <, >, & and '."""


@dataclass(frozen=True)
class Frame:
    """The values base.html reads as `frame`."""

    locale: Locale
    path: str
    """Address of the page from the site's root; gives the depth of relative links."""
    title: str
    description: str
    twin: str
    crumbs: str
    body: str
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    browser: Mapping[str, Any]
    """What the scripts are told (JSON)."""
    referrer: str = ""
    """What other hosts are told of this address when something is fetched or followed from it."""
    quick_exit: bool = False
    offers_exit: bool = False
    """The way out stands in the page; without `quick_exit` it is hidden until a script shows it."""
    has_search: bool = True
    """Whether the header has the search box; the find page has its own."""
    policy: str = ""
    """The Content-Security-Policy, as a page can say it."""
    canonical: str = ""
    """Full address of the page; "" where the site's is not known, and of the 404 page."""
    headline: str = ""
    """The title without the site's name, for previews of links."""
    twin_url: str = ""
    """Full address of the same page in the other language; "" as for `canonical`."""
    default_url: str = ""
    """Full address for whoever reads neither language."""
    image: str = ""
    """Full address of a picture for previews of links."""
    robots: str = ""
    """What search engines are asked, e.g. "noindex"."""
    feed: str = ""
    """Path of the feed of changes, on the pages that announce it."""
    linked: Any = None
    """What the page says of itself to programs (JSON-LD); None: nothing."""

    @property
    def section(self) -> str:
        """Address of the page of the main menu under which this page lies, e.g. "en/areas/"."""
        within = self.path.removeprefix(addresses.PREFIX[self.locale])
        return addresses.page(self.locale, within.split("/")[0] + "/")

    @property
    def current(self) -> str:
        """What `aria-current` says of that page in the menu."""
        return "page" if self.path == self.section else "true"

    @property
    def lang(self) -> str:
        """For `<html lang>`."""
        return HTML_LANG[self.locale]

    @property
    def og_locale(self) -> str:
        """The page's language for previews."""
        return OPEN_GRAPH[self.locale]

    @property
    def og_other(self) -> str:
        """The other language for previews."""
        return next(code for locale, code in OPEN_GRAPH.items() if locale != self.locale)


@dataclass(frozen=True)
class Words:
    """What templates of the frame call `sna`: sentences and links of one page."""

    strings: Strings
    locale: Locale
    root: str
    """Relative way to the site's root: "", "../", "../../" … or an absolute path."""

    def t(self, key: str, **facts: object) -> str:
        """A sentence in the page's language."""
        return self.strings.say(key, self.locale, **facts)

    def link(self, path: str) -> str:
        """A path from the site's root as a link from this page."""
        return (self.root + path) or "./"

    def href(self, path: str) -> str:
        """The way to a page of this language, e.g. "find/"."""
        return self.link(addresses.page(self.locale, path))


def root_of(path: str) -> str:
    """The relative way from the page at `path` to the site's root, e.g. "en/find/" → "../../"."""
    return "../" * path.count("/")


def _sort_of(frame: Frame) -> tuple[object, ...]:
    """Frames with the same answer differ only in the values at the marks."""
    depth = frame.path.count("/")
    assets = (frame.stylesheets, frame.scripts, frame.referrer, frame.has_search)
    exits = (frame.quick_exit, frame.offers_exit, frame.policy)
    told = (
        frame.image,
        frame.robots,
        frame.feed,
        *(bool(getattr(frame, name)) for name in OPTIONAL),
    )
    return (frame.section, depth, *told, *assets, *exits)


class FrameRenderer:
    """Renders frames through main.html, or stamps them from a split rendering."""

    def __init__(
        self, template: Template, chromes: Mapping[Locale, Chrome], strings: Strings
    ) -> None:
        self._template = template
        self._chromes = chromes
        self._strings = strings
        self._stamps: dict[tuple[object, ...], list[str]] = {}
        template.environment.policies["json.dumps_kwargs"] = dict(JSON)

    def context(self, frame: Frame, root: str | None = None) -> dict[str, Any]:
        """What the frame's templates see."""
        words = Words(self._strings, frame.locale, root_of(frame.path) if root is None else root)
        browser = {"root": words.root, **frame.browser}
        framed = replace(
            frame,
            browser=browser,
            body=Markup(frame.body),  # noqa: S704 - made by our templates
            crumbs=Markup(frame.crumbs),  # noqa: S704 - made by our templates
        )
        return {"frame": framed, "chrome": self._chromes[frame.locale], "sna": words}

    def stamp(self, frame: Frame) -> str:
        """The whole page as HTML; `body` and `crumbs` are HTML, all else is text."""
        key = _sort_of(frame)
        if key not in self._stamps:
            self._stamps[key] = self._split(frame)
        parts = self._stamps[key][:]
        link = root_of(frame.path) + frame.twin
        values = {name: escape(getattr(frame, name)) for name in TEXTS} | {
            "twin": escape(link),
            "crumbs": frame.crumbs,
            "body": frame.body,
            "linked": htmlsafe_json_dumps(frame.linked, **JSON),
        }
        parts[1::2] = [str(values[name]) for name in parts[1::2]]
        return "".join(parts)

    def _split(self, frame: Frame) -> list[str]:
        """Text, name of a mark, text … of this sort of frame."""
        marks = {name: f"@@{name}@@" for name in (*TEXTS, "twin", "crumbs", "body", "linked")}
        absent = {name: getattr(frame, name) for name in OPTIONAL if not getattr(frame, name)}
        html = self._template.render(self.context(replace(frame, **(marks | absent))))
        html = html.replace(f"{root_of(frame.path)}@@twin@@", "@@twin@@")
        return MARK.split(html.replace('"@@linked@@"', "@@linked@@"))
