"""Nothing the built site puts into an address or a title tells that a page is about violence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_kinds import PAGELESS, PREFIXES

from safetynet.directory import Directory

TITLE = {
    "zh": re.compile(r"<title>資訊頁 (\w{6}) – "),
    "en": re.compile(r"<title>Information page (\w{6}) – "),
}
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>")
EXIT_SHOWN = re.compile(r"data-exit-part(?! hidden)")
DESCRIPTION = re.compile(r'name="description" content="([^"]*)"')
FEW = 40
"""Pages about violence that there surely are."""
IN_ADDRESS = re.compile(r'(?:href|src|action|content|data-map|data-\w*path)="([^"]*)"')


def told(directory: Directory, text: str) -> list[str]:
    """Ids and codes of violence in a piece of an address."""
    names = {id_ for sort, id_ in directory.neutral if sort != "group"}
    return [name for name in names if name in text]


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Path and HTML of every page."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def test_no_link_names_what_it_is_about(built_site: Path, directory: Directory) -> None:
    """Links, forms, pictures, canonical addresses: none holds the id of such a page."""
    addresses = {found for _, html in pages(built_site) for found in IN_ADDRESS.findall(html)}
    names = re.compile("|".join(id_ for sort, id_ in directory.neutral if sort != "group"))

    assert len(addresses) > FEW
    assert [] == sorted(address for address in addresses if names.search(address))


def test_no_file_names_what_it_is_about(built_site: Path, directory: Directory) -> None:
    """Files of pages, maps and data, as a request or a cache would show them.

    Those of the API are asked for by programs; no page leads to them.
    """
    files = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*")]
    asked_by_people = [name for name in files if not name.startswith("api/")]

    assert [] == [name for name in asked_by_people if told(directory, name)]


def test_sitemap_names_them_neutrally(built_site: Path, directory: Directory) -> None:
    """They are in it, for people find help by search engines, under their marks."""
    sitemap = (built_site / "sitemap.xml").read_text(encoding="utf-8")

    assert [] == told(directory, sitemap)
    for (sort, id_), mark in directory.neutral.items():
        is_made = sort != "reach" or (built_site / "info" / mark).is_dir()
        if sort not in PAGELESS and is_made:
            assert f"/atlas/info/{mark}/</loc>" in sitemap, id_
            assert f"/atlas/en/info/{mark}/</loc>" in sitemap, id_


@pytest.mark.parametrize("locale", PREFIXES)
def test_pages_with_the_exit_lie_together_with_neutral_titles(
    built_site: Path, locale: str
) -> None:
    """Every page that can be left quickly lies below info/; its title is its mark, its h1 plain."""
    folder = f"{PREFIXES[locale]}info/"
    below = {path: html for path, html in pages(built_site) if path.startswith(folder)}
    assert len(below) > FEW
    for path, html in below.items():
        title, heading = TITLE[locale].search(html), HEADING.search(html)
        assert title, path
        assert heading, path
        assert path.split("/")[-2] == title.group(1)
        assert title.group(1) not in heading.group(1)
        assert EXIT_SHOWN.search(html), path
        assert '<meta name="referrer" content="no-referrer">' in html, path


def test_no_page_elsewhere_shows_the_exit(built_site: Path) -> None:
    """A page about violence that lay under its name would be found here."""
    elsewhere = (found for found in pages(built_site) if "info/" not in found[0])

    assert [] == [path for path, html in elsewhere if EXIT_SHOWN.search(html)]


@pytest.mark.parametrize("locale", PREFIXES)
def test_description_says_nothing(built_site: Path, locale: str) -> None:
    """What search engines and previews of links show is the same on all of them."""
    folder = built_site / f"{PREFIXES[locale]}info"
    said = [
        DESCRIPTION.findall(page.read_text(encoding="utf-8")) for page in folder.rglob("*.html")
    ]

    assert said == [said[0]] * len(said)
    assert 1 == len(said[0])


@pytest.mark.parametrize("locale", PREFIXES)
def test_search_leads_to_marks(built_site: Path, directory: Directory, locale: str) -> None:
    """The index has a mark for every entry about violence, and for no other."""
    file = built_site / "assets" / "search" / f"{locale}.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    ids = index["ids"].split("\n")
    letters = {"n": "need", "k": "kind", "r": "site", "p": "pathway"}
    marked = {
        (letters[index["types"][int(at)]], ids[int(at)]): mark
        for at, mark in index["neutral"].items()
    }

    sorts = set(letters.values())
    assert {thing: m for thing, m in directory.neutral.items() if thing[0] in sorts} == marked


@pytest.mark.parametrize("locale", PREFIXES)
def test_map_data_lead_to_marks(built_site: Path, directory: Directory, locale: str) -> None:
    """Every place about violence on a map has its mark beside its row."""
    for county in directory.geography.counties:
        file = built_site / f"assets/maps/data/places.{county.slug}.{locale}.json"
        data = json.loads(file.read_text(encoding="utf-8"))
        drawn = {row[0] for row in data["rows"]}
        marks = directory.neutral_of("site")
        assert {id_: marks[id_] for id_ in drawn & marks.keys()} == data["neutral"]


def test_finder_knows_the_marks(built_site: Path, directory: Directory) -> None:
    """What the finder writes into its address are marks, for needs, kinds and sites."""
    file = built_site / "assets" / "finder" / "records.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    marks = {data["ids"][int(row)]: mark for row, mark in data["marks"].items()}

    assert directory.neutral_of("site") == marks
    for sort, codes in (("kind", data["kinds"]), ("need", data["need"])):
        assert set() == set(codes) & directory.neutral_of(sort).keys()  # type: ignore[arg-type]
        assert set(codes) & set(data["quiet"]), sort
