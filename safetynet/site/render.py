"""Page views in, HTML out: our own templates, independent of MkDocs."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from markupsafe import Markup

from safetynet.pages.page import Link, Page
from safetynet.site.templates import LocalizedEnvironment
from safetynet.text import HTML_LANG, LOCALES, Locale, Strings


class Renderer:
    """Turns a page view into the HTML that stands inside `<main>`.

    A template in `overrides/pages` sees: `view` (its dataclass), `page`, `t(key, **facts)`
    (a sentence of data/strings.yaml in the page's language), `href(path)` (a path from the
    site's root as a relative link), `lang` ("zh-TW" or "en").
    """

    def __init__(self, overrides: Path, strings: Strings) -> None:
        self._say = {locale: partial(strings.say, locale=locale) for locale in LOCALES}
        self._environments = {
            locale: LocalizedEnvironment(overrides, say) for locale, say in self._say.items()
        }
        self._crumbs: dict[tuple[Locale, int, tuple[Link, ...]], Markup] = {}
        """Rendered once for all pages below the same parent at the same depth."""

    def render(self, page: Page) -> Markup:
        """The page's own HTML, links relative to the page."""
        return self._rendered(f"pages/{page.template}", page)

    def render_crumbs(self, page: Page) -> Markup:
        """The way from the home page to this one, as a list of links; "" on the home page."""
        if not page.crumbs:
            return Markup("")
        key = (page.locale, page.path.count("/"), page.crumbs)
        if key not in self._crumbs:
            self._crumbs[key] = self._rendered("components/crumbs.html", page)
        return self._crumbs[key]

    def _rendered(self, name: str, page: Page) -> Markup:
        root = "../" * page.path.count("/")
        html = (
            self._environments[page.locale]
            .get_template(name)
            .render(
                view=page.view,
                page=page,
                t=self._say[page.locale],
                href=lambda path: (root + path) or "./",
                lang=HTML_LANG[page.locale],
            )
        )
        return Markup(html)  # noqa: S704 - the environment escapes
