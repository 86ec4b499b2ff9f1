"""The real site as built: every record in both languages, twins, no broken link, no leak."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_kinds import PAGELESS
from site_build import SUB_PATH, run_build

from safetynet.directory import Directory
from safetynet.site.publish import open_site
from safetynet.site.publish.links import check_links
from safetynet.text import HTML_LANG

PREFIXES = {"zh": "", "en": "en/"}
ADDRESS = f"https://example.org{SUB_PATH}"
SWITCH = re.compile(r'class="sna-brand__language" href="([^"]*)"')


def pages_of(site: Path) -> list[Path]:
    """Every HTML page but the 404 page."""
    return [path for path in sorted(site.rglob("*.html")) if path.name == "index.html"]


def contents(site: Path) -> dict[Path, bytes]:
    """All files but compressed copies: the same files give the same ones (test_compress.py)."""
    files = (path for path in site.rglob("*") if path.is_file())
    kept = (path for path in files if path.suffix not in {".gz", ".br"})
    return {path.relative_to(site): path.read_bytes() for path in kept}


def pages_below(site: Path, folder: str) -> set[str]:
    """Names of the pages right below a folder."""
    return {path.parent.name for path in (site / folder).glob("*/index.html")}


@pytest.mark.parametrize("locale", PREFIXES)
def test_every_record_has_its_page(built_site: Path, directory: Directory, locale: str) -> None:
    """One page a record and language, and no other page below sites/ and info/."""
    made = pages_below(built_site, PREFIXES[locale] + "sites")
    quiet = pages_below(built_site, PREFIXES[locale] + "info")
    marks = directory.neutral

    assert {r.id for r in directory.records if ("site", r.id) not in marks} == made
    told = {mark for (sort, _), mark in marks.items() if sort not in {*PAGELESS, "reach"}}
    assert told == quiet - set(directory.neutral_of("reach").values())


def test_language_switch_leads_to_the_twin(built_site: Path) -> None:
    """From each page to the same page in the other language, and back."""
    for path in pages_of(built_site):
        here = path.parent
        found = SWITCH.search(path.read_text(encoding="utf-8"))
        assert found, path
        twin = (here / found.group(1)).resolve() / "index.html"
        assert twin.is_file(), (path, twin)
        back = SWITCH.search(twin.read_text(encoding="utf-8"))
        assert back
        assert (twin.parent / back.group(1)).resolve() == here.resolve()
        assert twin != path


def test_html_says_its_language(built_site: Path) -> None:
    """`<html lang>` agrees with the folder."""
    for path in pages_of(built_site):
        english = path.relative_to(built_site).parts[0] == "en"
        expected = HTML_LANG["en" if english else "zh"]
        assert f'<html lang="{expected}">' in path.read_text(encoding="utf-8")[:400], path


def test_every_page_has_one_heading_and_its_own_title(built_site: Path) -> None:
    """One h1 each; no two pages of a language share a title."""
    titles: dict[tuple[str, str], Path] = {}
    for path in pages_of(built_site):
        html = path.read_text(encoding="utf-8")
        assert html.count("<h1") == 1, path
        title = re.search(r"<title>(.+?)</title>", html)
        assert title, path
        key = (html[:60], title.group(1))
        assert key not in titles, (path, titles.get(key))
        titles[key] = path


def test_no_internal_link_is_broken(built_site: Path) -> None:
    """Every link and anchor leads to a file of the site, under its sub-path."""
    assert () == check_links(open_site(built_site, ADDRESS)).problems


def test_pages_work_at_any_root(built_site: Path) -> None:
    """Only the 404 page, which is served at any depth, has links that begin with a slash."""
    for path in pages_of(built_site):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r'(?:href|src|action)="/(?!/)', html), path


def test_two_builds_are_the_same_byte_for_byte(built_site: Path, tmp_path: Path) -> None:
    """Same input, same output: names and contents of all files."""
    again = tmp_path / "again"
    result = run_build(again)
    assert result.returncode == 0, result.stdout + result.stderr

    first, second = contents(built_site), contents(again)
    assert first.keys() == second.keys()
    assert [] == [name for name, content in first.items() if second[name] != content]


def test_edition_of_one_county_has_only_its_pages(tmp_path: Path, directory: Directory) -> None:
    """COUNTIES=kinmen publishes Kinmen's records and areas, with no link to the others."""
    result = run_build(tmp_path / "site", COUNTIES="kinmen")
    assert result.returncode == 0, result.stdout + result.stderr

    kinmen = [record.id for record in directory.records if record.county == "09020"]
    made = pages_below(tmp_path / "site", "sites") | pages_below(tmp_path / "site", "info")
    marks = directory.neutral
    assert {marks.get(("site", id_), id_) for id_ in kinmen} <= made
    others = (record.id for record in directory.records if record.county != "09020")
    assert made.isdisjoint(marks.get(("site", id_), id_) for id_ in others)
    assert ["kinmen"] == [
        path.name for path in (tmp_path / "site" / "areas").iterdir() if path.is_dir()
    ]
    assert () == check_links(open_site(tmp_path / "site", ADDRESS)).problems


def test_unknown_county_is_refused_in_words(tmp_path: Path) -> None:
    """A county that is not there ends the build with its name, and no traceback."""
    result = run_build(tmp_path / "site", COUNTIES="atlantis")

    assert result.returncode != 0
    assert "atlantis" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not (tmp_path / "site").exists()
