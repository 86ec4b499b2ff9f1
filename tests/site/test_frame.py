"""Stamping gives what rendering gives, and never lets a record's text become markup."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.pages.chrome import build_chrome
from safetynet.settings import Settings
from safetynet.site.frame import Frame, FrameRenderer
from safetynet.text import LOCALES

HOSTILE_DATA = (
    "</script><script>alert(1)</script>",
    "</SCRIPT ><img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]>--></script>",
    '"},{"@type":"Thing"',
    "it's \\ \\u003c/script> &quot; &lt;",
    "line\u2028separator\u2029paragraph",
    "\u202egnp.exe\u202c\u200f\u2067right\u2069",
    "${1} `x` {{ 7 * 7 }} {% raw %} @@linked@@ @@body@@",
    "\0\x1b\ufeff",
)
HOSTILE = """</title><script>alert(1)</script>"'`${1}@@body@@@@title@@"""


@pytest.fixture
def frames(directory: Directory, settings: Settings) -> FrameRenderer:
    """The real frame, as the plugin sets it up."""
    environment = Environment(
        loader=FileSystemLoader(ROOT / "overrides"), autoescape=True, undefined=StrictUndefined
    )
    chromes = {locale: build_chrome(directory, settings, locale) for locale in LOCALES}
    return FrameRenderer(environment.get_template("main.html"), chromes, directory.strings)


@pytest.fixture
def frame() -> Frame:
    """A site page in English, three folders deep."""
    return Frame(
        locale="en",
        path="en/sites/example/",
        title="Example",
        description="An example",
        canonical="https://example.org/en/sites/example/",
        twin="sites/example/",
        crumbs="<nav>crumbs</nav>",
        body="<h1>Example</h1>",
        stylesheets=("assets/css/main.css",),
        scripts=("assets/js/search.js",),
        browser={"strings": {}},
    )


def test_stamped_page_is_the_rendered_page(frames: FrameRenderer, frame: Frame) -> None:
    """The quick way and the plain way give the same bytes."""
    environment = frames._template.environment
    rendered = environment.get_template("main.html").render(frames.context(frame))

    assert rendered == frames.stamp(frame)


def test_second_page_of_a_sort_gets_its_own_values(frames: FrameRenderer, frame: Frame) -> None:
    """What is remembered is the frame, not the page."""
    frames.stamp(frame)
    other = replace(frame, title="Other", body="<h1>Other</h1>", twin="sites/other/")

    page = frames.stamp(other)
    assert "<title>Other</title>" in page
    assert 'href="../../../sites/other/"' in page
    assert "Example" not in page


def test_hostile_title_is_text(frames: FrameRenderer, frame: Frame) -> None:
    """Markup, quotes and even the marks of the frame itself in a title come out as text."""
    page = frames.stamp(replace(frame, title=HOSTILE, description=HOSTILE))

    assert "<script>alert" not in page
    assert 1 == page.count("<h1>Example</h1>")
    assert "@@body@@@@title@@" in page


class Blocks(HTMLParser):
    """JSON-LD blocks as a browser would find them, and all elements of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: list[str] = []
        self._is_open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins, perhaps a block."""
        self.tags.append(tag)
        self._is_open = ("type", "application/ld+json") in attrs
        self.texts += [""] if self._is_open else []

    def handle_data(self, data: str) -> None:
        """Its text."""
        if self._is_open:
            self.texts[-1] += data

    def handle_endtag(self, _tag: str) -> None:
        """An element ends, and with it a block."""
        self._is_open = False


@pytest.mark.parametrize("text", HOSTILE_DATA)
def test_hostile_text_stays_in_its_block(frames: FrameRenderer, frame: Frame, text: str) -> None:
    """Whatever stands in a fact or its name, the block ends where it should and reads back."""
    linked = {"@graph": [{"@type": "Place", "name": text, text: [text, {"x": text}]}]}
    plain = Blocks(frames.stamp(replace(frame, linked={"name": "plain"})))
    page = frames.stamp(replace(frame, linked=linked))
    read = Blocks(page)

    assert plain.tags == read.tags
    assert [linked] == [json.loads(block) for block in read.texts]
    assert page == frames._template.environment.get_template("main.html").render(
        frames.context(replace(frame, linked=linked))
    )


@pytest.mark.browser
def test_browser_reads_hostile_blocks_as_data(
    chromium: Browser, frames: FrameRenderer, frame: Frame
) -> None:
    """Chromium finds the same text in the block, runs nothing of it and makes no element of it."""
    linked = {"texts": list(HOSTILE_DATA)}
    page = chromium.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.set_content(frames.stamp(replace(frame, linked=linked, scripts=())))
    found = page.evaluate(
        """() => [...document.querySelectorAll("script[type='application/ld+json']")]
            .map((block) => JSON.parse(block.textContent))"""
    )
    images = page.locator("img").count()
    page.close()

    assert [linked] == found
    assert ([], 0) == (asked, images)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_stays_in_its_block(frames: FrameRenderer, frame: Frame, text: str) -> None:
    """Random text, also in the previews of the head."""
    page = frames.stamp(replace(frame, linked={"name": text}, headline=text, description=text))
    read = Blocks(page)

    assert [{"name": text}] == [json.loads(block) for block in read.texts]
    assert 1 == page.count("<h1>Example</h1>")


def test_page_without_facts_has_no_block(frames: FrameRenderer, frame: Frame) -> None:
    """A page of the same sort that has some is not taken for it."""
    assert [] == Blocks(frames.stamp(frame)).texts
    assert ['{"a":1}'] == Blocks(frames.stamp(replace(frame, linked={"a": 1}))).texts
    assert [] == Blocks(frames.stamp(frame)).texts


def test_first_page_without_crumbs_leaves_room_for_them(
    frames: FrameRenderer, frame: Frame
) -> None:
    """What one page of a sort lacks the next may have."""
    frames.stamp(replace(frame, crumbs="", title=""))

    assert "<nav>crumbs</nav>" in frames.stamp(frame)


def test_address_is_told_only_where_it_is_known(frames: FrameRenderer, frame: Frame) -> None:
    """Without the site's address no canonical, no pair of languages, no picture."""
    known = replace(frame, twin_url="https://example.org/sites/example/", image="https://x/i.png")
    page, bare = frames.stamp(known), frames.stamp(replace(frame, canonical=""))

    assert 'hreflang="zh-TW" href="https://example.org/sites/example/"' in page
    assert 'property="og:image" content="https://x/i.png"' in page
    for name in ("canonical", 'hreflang="x-default', "og:url", "og:image"):
        assert name in page
        assert name not in bare


def test_page_about_violence_can_be_left(frames: FrameRenderer, frame: Frame) -> None:
    """The exit stands on such pages and on no other, though both share a template."""
    offering = replace(frame, offers_exit=True, referrer="no-referrer")
    plain, flagged = frames.stamp(frame), frames.stamp(replace(offering, quick_exit=True))

    assert "data-exit-link" not in plain
    assert "data-exit-link" in flagged
    assert "data-exit-part hidden" not in flagged
    assert 'name="referrer" content="no-referrer"' in flagged
    assert 2 == frames.stamp(offering).count("data-exit-part hidden")


def test_relative_links_fit_the_depth(frames: FrameRenderer, frame: Frame) -> None:
    """The same frame at another depth has other ways to the root."""
    deep = frames.stamp(frame)
    shallow = frames.stamp(replace(frame, path="en/find/", twin="find/"))

    assert 'href="../../../assets/css/main.css"' in deep
    assert 'href="../../assets/css/main.css"' in shallow
