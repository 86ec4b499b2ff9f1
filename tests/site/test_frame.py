"""Stamping gives what rendering gives, and never lets a record's text become markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.pages.chrome import build_chrome
from safetynet.settings import Settings
from safetynet.site.frame import Frame, FrameRenderer
from safetynet.text import LOCALES

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
