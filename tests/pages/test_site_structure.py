"""The pages together: links, twins, titles, headings, and the words they use."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html
from site_build import ROOT

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports import CHECKSUMS, DOWNLOADS, Release
from safetynet.exports.api import api_files
from safetynet.exports.indicators_csv import figure_files
from safetynet.exports.vcard import card_files
from safetynet.model import Record
from safetynet.text import LOCALES

Site = dict[str, tuple[Any, str]]
ELSEWHERE = re.compile(r"^(https?|tel|mailto):")


class Elements:
    """The tags of a piece of HTML, in order."""

    def __init__(self, html: str) -> None:
        whole = lxml_html.fragment_fromstring(html, create_parent=True)
        found = whole.iterdescendants(etree.Element)
        self.tags = [(element.tag, dict(element.attrib)) for element in found]
        self.ids = Counter(self._values("id"))
        """Each id, and how often it stands there."""

    def links(self) -> list[str]:
        """Where links and forms lead."""
        ways = {"a": "href", "form": "action"}
        return [a[ways[tag]] for tag, a in self.tags if tag in ways and ways[tag] in a]

    def _values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


Parsed = dict[str, Elements]


@pytest.fixture(scope="module")
def parsed(stamped: Site, authored: Site) -> Parsed:
    """Path of a page → its tags: each page is parsed once for all tests."""
    return {path: Elements(html) for path, (_, html) in (stamped | authored).items()}


def test_every_link_of_every_page_is_a_page(parsed: Parsed, directory: Directory) -> None:
    """Links and anchors lead to pages that are made, in the same language or its twin."""
    release = Release(directory)
    files = {CHECKSUMS, *(one.path for one in DOWNLOADS)}
    made = (*api_files(release), *card_files(release), *figure_files(release))
    files |= {path for path, _ in made}
    for path, elements in parsed.items():
        for link in elements.links():
            if ELSEWHERE.match(link):
                continue
            target, _, anchor = re.sub(r"\?[^#]*", "", link).partition("#")
            found = posixpath.normpath(posixpath.join("/", path, target)).strip("/")
            found = f"{found}/" if found and found not in files else found
            assert found in parsed or found in files, (path, link)
            ids = {*parsed[found].ids, *ids_in_prose(found)} if anchor else {anchor}
            assert anchor in ids, (path, link)


def ids_in_prose(path: str) -> list[str]:
    """Anchors that the Markdown of a hand-written page names."""
    locale, name = ("en", path.removeprefix("en/")) if path.startswith("en/") else ("zh", path)
    file = ROOT / f"content/{locale}/{name.strip('/')}.md"
    return re.findall(r"\{ #([\w-]+) \}", file.read_text("utf-8")) if file.is_file() else []


def test_every_page_has_a_twin_that_is_made(stamped: Site, authored: Site) -> None:
    """The language switch leads from each page to its twin, and from there back."""
    site = stamped | authored
    for path, (page, _) in site.items():
        assert path == page.path
        assert site[page.twin][0].twin == path, path
        assert site[page.twin][0].locale != page.locale


def test_titles_and_descriptions_are_unique(stamped: Site, authored: Site) -> None:
    """No two pages of one language share a title or a description, and none is empty."""
    pages = [page for page, _ in (stamped | authored).values()]
    for locale in LOCALES:
        for part in ("title", "description"):
            texts = Counter(getattr(page, part) for page in pages if page.locale == locale)
            assert [] == [text for text, count in texts.items() if count > 1 or not text.strip()]


def test_hand_written_pages_are_the_same_in_both_languages() -> None:
    """content/zh and content/en have the same files with the same anchors."""
    folders = [ROOT / "content" / locale for locale in LOCALES]
    names = [{file.relative_to(folder) for file in folder.rglob("*.md")} for folder in folders]
    assert names[0] == names[1]
    for name in names[0]:
        texts = [(ROOT / "content" / loc / name).read_text(encoding="utf-8") for loc in LOCALES]
        anchors = [re.findall(r"\{ #([\w-]+) \}", text) for text in texts]
        levels = [re.findall(r"^(#+) ", text, re.MULTILINE) for text in texts]
        assert anchors[0] == anchors[1], name
        assert levels[0] == levels[1], name


def test_headings_are_in_order(stamped: Site, parsed: Parsed) -> None:
    """One h1, first; no level is skipped on the way down."""
    for path in stamped:
        levels = [int(tag[1]) for tag, _ in parsed[path].tags if re.fullmatch(r"h[1-6]", tag)]
        assert 1 == levels[0], path
        assert 1 == levels.count(1), path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_ids_are_unique_on_each_page(parsed: Parsed) -> None:
    """An anchor means one place."""
    for path, elements in parsed.items():
        assert [] == [name for name, count in elements.ids.items() if count > 1], path


def test_table_heads_say_their_scope(parsed: Parsed) -> None:
    """Every th is a head of a column or of a row."""
    for path, elements in parsed.items():
        for tag, attributes in elements.tags:
            if tag == "th":
                assert attributes.get("scope") in {"col", "row"}, path


def test_pages_have_no_inline_style_or_script(parsed: Parsed) -> None:
    """A strict content security policy must hold: no style=, no on*=, no script element."""
    for path, elements in parsed.items():
        for tag, attributes in elements.tags:
            assert tag not in {"script", "style"}, path
            bad = [name for name in attributes if name == "style" or name.startswith("on")]
            assert [] == bad, path


def test_pages_with_violence_can_be_left_quickly(directory: Directory, stamped: Site) -> None:
    """Kinds and needs that are flagged, and the sites of such kinds, carry the quick exit."""
    vocabulary = directory.vocabulary
    for locale in LOCALES:
        for record in directory.records:
            page = stamped[addresses.site(directory, locale, record.id)][0]
            assert vocabulary.kinds[record.kind].quick_exit is page.quick_exit, record.id
        for code, need in vocabulary.needs.items():
            assert (
                need.quick_exit is stamped[addresses.need(directory, locale, code)][0].quick_exit
            ), code


def test_every_field_of_a_record_has_words(directory: Directory) -> None:
    """Sources name the fields they state in words of both languages."""
    for name in Record.model_fields:
        assert f"field.{name}" in directory.strings.texts, name


def test_every_sentence_a_template_asks_for_is_there(directory: Directory) -> None:
    """A branch that no test data reaches must not fail for want of a sentence."""
    asked = {
        key
        for folder in ("pages", "components")
        for file in (ROOT / "overrides" / folder).glob("*.html")
        for key in re.findall(r'\bt\("([\w.-]+)"', file.read_text(encoding="utf-8"))
    }
    assert asked
    assert set() == asked - directory.strings.texts.keys()


def test_every_hotline_stands_on_the_page_of_hotlines(directory: Directory, authored: Site) -> None:
    """Each with an anchor of its id, its number to tap, and both names."""
    for path in ("hotlines/", "en/hotlines/"):
        html = authored[path][1]
        for line in directory.hotlines:
            assert f'id="{line.id}"' in html, line.id
            assert not line.number or f"{line.number}</span></a>" in html, line.id


def test_find_page_lists_every_site_for_those_without_script(
    directory: Directory, authored: Site
) -> None:
    """The full list stands in the page, with a place for results before it."""
    html = authored["find/"][1]
    results, whole = html.index("data-finder-result hidden"), html.index("data-finder-all")

    assert results < whole
    for record in directory.records:
        path = addresses.site(directory, "zh", record.id)
        assert (record.status != "closed") is (f'{path}"' in html[whole:]), record.id


def test_home_page_has_the_urgent_numbers_in_order(authored: Site) -> None:
    """110, 119, 113 and 1925 stand together, above the kinds; the frame has them on top."""
    html = authored[""][1]
    numbers = [html.index(f'href="tel:{number}"') for number in ("110", "119", "113", "1925")]

    assert sorted(numbers) == numbers
    assert html.index("needs/") < numbers[0] < numbers[-1] < html.index("kinds/")
