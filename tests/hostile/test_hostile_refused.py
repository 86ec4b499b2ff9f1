"""What the check refuses, and what becomes of it where nobody checked."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
import vobject
from data_folder import copy_data
from hypothesis import given, settings
from hypothesis import strategies as st
from payloads import HARMLESS, record
from pydantic import TypeAdapter, ValidationError
from site_build import ROOT

from safetynet.check import check_directory
from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.api import api_files
from safetynet.exports.csv import unharmed, write_csv
from safetynet.exports.geojson import write_geojson
from safetynet.exports.vcard import card_files
from safetynet.load import read_directory
from safetynet.model import Record, Slug
from safetynet.pages.atlas import Atlas
from safetynet.pages.sites import site_pages
from safetynet.settings import Settings
from safetynet.site.render import Renderer

TODAY = dt.date(2026, 11, 22)
URLS = ["javascript:alert(1)", "data:text/html,<script>", "vbscript:x", "//evil.example/", "x"]
SAFE = ("../", "https://", "tel:", "#", "geo:", "probe.vcf")
TEXTS = st.text(min_size=1, max_size=60).filter(str.strip)
"""Any characters that a file in UTF-8 can hold, controls and marks of direction among them."""
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheet programs run a cell by; written here once more, so that none can be lost."""
NAMED_BY_CODES = ("hotlines", "freshness", "kinds", "reach")
FEW = settings(max_examples=12, deadline=None, derandomize=True)


REFUSED = (
    *((f'urls: ["{url}"]', "bad-url") for url in URLS),
    (r'notes: {zh: "心\u202e", en: "x"}', "hidden-character"),
    (r'notes: {zh: "心\u2067", en: "x"}', "hidden-character"),
    (r'notes: {zh: "心\u200b", en: "x"}', "hidden-character"),
    (r'notes: {zh: "心\u2028", en: "x"}', "hidden-character"),
    (r'notes: {zh: "心\r\nX: 1", en: "x"}', "hidden-character"),
    (r'notes: {zh: "心\0", en: "x"}', "hidden-character"),
    (r'notes: {zh: "心\ud800", en: "x"}', "yaml-escape"),
    ("__proto__: {zh: 心, en: x}", "unknown-field"),
    ("languages: [__proto__]", "unknown-code"),
    ("kind: __proto__", "bad-slug"),
    ("kind: safetynet-page", "bad-slug"),
    ("services: [main]", "bad-slug"),
)
"""A line of YAML and what the check says of it: links that are none, characters that nobody sees,
names that are no codes."""


def test_check_refuses(tmp_path: Path) -> None:
    """Each of them is an error of its record."""
    data = copy_data(tmp_path)
    (data / "services.yaml").write_text("".join(map(item, *zip(*REFUSED, strict=True))), "utf-8")

    found: dict[str, set[str]] = {}
    for finding in check_directory(read_directory(data), TODAY):
        found.setdefault(finding.record, set()).add(finding.code)
    missed = [line for n, (line, code) in enumerate(REFUSED) if code not in found[f"probe-{n}"]]
    assert [] == missed


def item(line: str, code: str) -> str:
    """A harmless record with one line of its own, which should make a finding."""
    number = REFUSED.index((line, code))
    facts = record(f"probe-{number}", HARMLESS)
    facts.pop(line.partition(":")[0], None)
    lines = [*(f"{name}: {json.dumps(value)}" for name, value in facts.items()), line]
    return "- " + "\n  ".join(lines) + "\n"


def test_link_that_is_none_is_published_nowhere(directory: Directory) -> None:
    """The second lock: even where nobody checked, only addresses on the web are links."""
    bad = {"url": URLS[0], "sources": (URLS[1], "https://example.tw/")}
    hotline = directory.hotlines[0].model_copy(update=bad)
    (code, source), *_ = directory.sources.items()
    changed = dataclasses.replace(
        directory,
        records=(made(urls=[*URLS, "https://example.tw/"]),),
        hotlines=(hotline,),
        sources={code: source.model_copy(update={"url": URLS[0]})},
    ).published

    assert ("https://example.tw/",) == changed.records[0].urls
    assert ("", ("https://example.tw/",)) == (changed.hotlines[0].url, changed.hotlines[0].sources)
    assert "" == changed.sources[code].url


def made(text: str = "心", **changes: object) -> Record:
    """A record whose every text is this one."""
    facts = record("probe", {"zh": text, "en": text}, hours="", county="09020", **changes)
    return Record.model_validate(facts)


def with_text(directory: Directory, text: str) -> Release:
    """What downloads are made from, with one record of such texts."""
    return Release(dataclasses.replace(directory, records=(made(text),), places={}))


@FEW
@given(text=TEXTS)
def test_table_reads_back(directory: Directory, text: str) -> None:
    """Any text is one cell, and no cell is a formula."""
    out = io.StringIO(newline="")
    write_csv(with_text(directory, text).directory, out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))

    assert text == unharmed(row["name_zh"])
    assert not row["name_zh"].startswith(FORMULAS)


@pytest.mark.parametrize("start", FORMULAS)
def test_cell_that_begins_as_a_formula_is_marked(directory: Directory, start: str) -> None:
    """One apostrophe before it, also before apostrophes that were there; taken off again."""
    for text in (f"{start}1+1", f"'{start}1+1", f"''{start}1+1"):
        out = io.StringIO(newline="")
        write_csv(with_text(directory, text).directory, out)
        (row,) = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
        assert (f"'{text}", text) == (row["name_zh"], unharmed(row["name_zh"]))


def test_no_element_of_a_page_has_a_code_as_its_name() -> None:
    """Hotlines, kinds and groups are elements' names beside those of the templates."""
    pages = ("base.html", *(f"pages/{name}.html" for name in NAMED_BY_CODES))
    partials = (ROOT / "overrides/partials").glob("*.html")
    files = [*(ROOT / "overrides" / page for page in pages), *partials]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    own = set(re.findall(r' id="([a-z0-9-]+)"', text))

    assert {"main", "top", "safetynet-page", "sna-search-input", "next"} <= own
    for name in own:
        with pytest.raises(ValidationError, match="a name of the pages"):
            TypeAdapter(Slug).validate_python(name)


@FEW
@given(text=TEXTS)
def test_json_reads_back(directory: Directory, text: str) -> None:
    """Any text is one string in the map file and in the API."""
    release = with_text(directory, text)
    out = io.StringIO()
    write_geojson(release.directory, out)
    (feature,) = json.loads(out.getvalue())["features"]

    assert text == feature["properties"]["name_zh"]
    files = api_files(release)
    own = next(content for path, content in files if path == "api/v1/zh/sites/probe.json")
    assert text in _strings(json.loads(own))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inside for text in _strings(one)]


@FEW
@given(text=TEXTS)
def test_card_is_one_card_of_known_lines(directory: Directory, text: str) -> None:
    """No text begins a line of its own in a contact."""
    cards = dict(card_files(with_text(directory, text)))
    plain = dict(card_files(with_text(directory, "心")))

    for path, content in cards.items():
        (card,) = vobject.readComponents(content)
        (harmless,) = vobject.readComponents(plain[path])
        assert set() == set(card.contents) - set(harmless.contents)
        assert len(card.contents["tel"]) == len(harmless.contents["tel"])


@pytest.fixture(scope="module")
def render(directory: Directory) -> Callable[[str], str]:
    """The HTML of a record's page, when all its texts are this one."""
    renderer = Renderer(ROOT / "overrides", directory.strings)
    own = Settings(data_dir=ROOT / "data", today=TODAY)

    def page_of(text: str) -> str:
        changed = with_text(directory, text).directory
        atlas = Atlas(changed, own, "zh")
        (page,) = site_pages(atlas)
        return str(renderer.render(page))

    return page_of


class Outline(HTMLParser):
    """The elements of a page with the names of their attributes, and where links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more element."""
        self.elements.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


@FEW
@given(text=TEXTS)
def test_page_is_built_like_a_harmless_one(render: Callable[[str], str], text: str) -> None:
    """No text becomes an element, an attribute or a link."""
    usual = {one for words in ("心", "a", "心 a") for one in Outline(render(words)).elements}
    hostile = Outline(render(text))

    assert set() == set(hostile.elements) - usual
    assert [] == [one for one in hostile.links if not one.startswith(SAFE)]
