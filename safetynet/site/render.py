"""Our own templates: autoescaped, strict about names, independent of MkDocs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from safetynet.pages.page import Link, Page
from safetynet.text import HTML_LANG, LOCALES, Locale, Strings


class Renderer:
    """Turns a page view into the HTML that stands inside `<article>`.

    A template in `overrides/pages` sees: `view` (its dataclass), `page`, `t(key, **facts)`
    (a sentence of data/strings.yaml in the page's language), `href(path)` (a path from the
    site's root as a relative link), `lang` ("zh-TW" or "en").
    """

    def __init__(self, overrides: Path, strings: Strings) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(overrides),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        remember_legends(self._environment)
        self._crumbs: dict[tuple[Locale, int, tuple[Link, ...]], Markup] = {}
        """Rendered once for all pages below the same parent at the same depth."""
        self._sentences = {locale: _Sentences(strings, locale) for locale in LOCALES}

    def render(self, page: Page) -> Markup:
        """The page's own HTML, links relative to the page."""
        template = self._environment.get_template(f"pages/{page.template}")
        return Markup(template.render(self._context(page)))  # noqa: S704 - the environment escapes

    def _context(self, page: Page) -> dict[str, object]:
        root = "../" * page.path.count("/")
        return {
            "view": page.view,
            "page": page,
            "t": self._sentences[page.locale].say,
            "href": lambda path: (root + path) or "./",
            "lang": HTML_LANG[page.locale],
        }

    def render_crumbs(self, page: Page) -> Markup:
        """The way from the home page to this one, as a list of links; "" on the home page."""
        key = (page.locale, page.path.count("/"), page.crumbs)
        if key not in self._crumbs:
            template = self._environment.get_template("components/crumbs.html")
            html = template.render(self._context(page)) if page.crumbs else ""
            self._crumbs[key] = Markup(html)  # noqa: S704 - the environment escapes
        return self._crumbs[key]


def remember_legends(environment: Environment) -> None:
    """Give templates `legend(entries, t, href)`: what the marks of a map mean.

    Of ten thousand sites' maps many have the same legend; it is rendered once for each language
    and depth of the page.
    """
    template = environment.get_template("components/legend.html")
    render = template.make_module().legend  # type: ignore[attr-defined]
    known: dict[tuple[object, str], Markup] = {}

    def legend(entries: object, t: object, href: Callable[[str], str]) -> Markup:
        key = (entries, href(""))
        if key not in known:
            known[key] = render(entries, t, href)
        return known[key]

    environment.globals["legend"] = legend


class _Sentences:
    """The sentences of one language, escaped once: a large site asks for each many thousand times."""

    def __init__(self, strings: Strings, locale: Locale) -> None:
        self._strings = strings
        self._locale = locale
        self._escaped: dict[str, Markup] = {}

    def say(self, key: str, **facts: object) -> str:
        """A sentence; with facts it is escaped where it is printed."""
        if facts:
            return self._strings.say(key, self._locale, **facts)
        if key not in self._escaped:
            self._escaped[key] = escape(self._strings.say(key, self._locale))
        return self._escaped[key]
