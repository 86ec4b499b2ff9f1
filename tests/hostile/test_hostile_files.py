"""Files made from hostile data say, to a reader that is not ours, the same words in the same field.

Line feeds are kept where a format has them; nothing begins a new card, row, entry or element.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import python_calamine
import vobject
from payloads import RECORDS, URL

from safetynet.exports.csv import FORMULA_STARTS, unharmed

NAMES = {one["id"]: one["name"] for one in RECORDS}
OPEN = [id_ for id_ in NAMES if id_ != "quiet-hostile"]
LOCALES = ("zh", "en")
PREFIXES = {"zh": "", "en": "en/"}


def read_json(site: Path, path: str) -> Any:
    """A file of the site as its values."""
    return json.loads((site / path).read_text(encoding="utf-8"))


def test_table_has_the_words_and_no_formula(hostile_site: Path) -> None:
    """services.csv: as many cells a row as columns; none begins as a formula does."""
    text = (hostile_site / "data/services.csv").read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    for id_, name in NAMES.items():
        assert (name["zh"], name["en"]) == (
            unharmed(rows[id_]["name_zh"]),
            unharmed(rows[id_]["name_en"]),
        )
    cells = [cell for row in rows.values() for cell in row.values()]
    assert [] == [cell for cell in cells if not isinstance(cell, str)]
    assert [] == [cell for cell in cells if cell.startswith(FORMULA_STARTS)]


def test_book_has_the_words_as_text(hostile_site: Path) -> None:
    """Every name stands in a cell, letter for letter but for what no cell can hold."""
    book = python_calamine.CalamineWorkbook.from_path(hostile_site / "data/services.ods")
    cells = {
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    }

    unspaced = {"".join(cell.split()) for cell in cells}  # the reader drops tabs
    assert set() == {"".join(name["zh"].split()) for name in NAMES.values()} - unspaced


def test_book_has_no_formula_and_no_link_but_to_the_web(hostile_site: Path) -> None:
    """A text that begins with = stays a text."""
    with zipfile.ZipFile(hostile_site / "data/services.ods") as archive:
        content = ET.fromstring(archive.read("content.xml"))  # noqa: S314 - our own file

    names = [name for part in content.iter() for name in part.attrib]
    assert [] == [name for name in names if name.endswith("}formula")]
    links = [part.get("{http://www.w3.org/1999/xlink}href") or "" for part in content.iter()]
    assert [] == [link for link in links if link and not link.startswith(("http://", "https://"))]


def test_map_file_has_the_words(hostile_site: Path) -> None:
    """services.geojson: the name is the name."""
    features = read_json(hostile_site, "data/services.geojson")["features"]
    told = {
        one["id"]: (one["properties"]["name_zh"], one["properties"]["name_en"]) for one in features
    }

    assert {id_: (name["zh"], name["en"]) for id_, name in NAMES.items()} == {
        id_: told[id_] for id_ in NAMES
    }


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("id_", OPEN)
def test_card_is_one_card(hostile_site: Path, locale: str, id_: str) -> None:
    """A vCard of one person, with the fields that a harmless one has, and the whole name."""
    folder = hostile_site / PREFIXES[locale] / "sites"
    text = (folder / id_ / f"{id_}.vcf").read_text(encoding="utf-8")

    (card,) = vobject.readComponents(text)

    assert NAMES[id_][locale].split() == card.fn.value.split()
    harmless = vobject.readOne((folder / "harmless/harmless.vcf").read_text(encoding="utf-8"))
    assert set() == set(card.contents) - set(harmless.contents)
    assert len(harmless.contents["tel"]) == len(card.contents["tel"])


@pytest.mark.parametrize("locale", LOCALES)
def test_api_has_the_words(hostile_site: Path, locale: str) -> None:
    """The list and the file of each site."""
    whole = json.dumps(read_json(hostile_site, f"api/v1/{locale}/sites.json"), ensure_ascii=False)

    for id_ in OPEN:
        own = read_json(hostile_site, f"api/v1/{locale}/sites/{id_}.json")
        assert NAMES[id_][locale] in list(strings(own)), id_
    assert json.dumps(NAMES["hostile"][locale], ensure_ascii=False) in whole


@pytest.mark.parametrize("locale", LOCALES)
def test_open_referral_files_have_the_words(hostile_site: Path, locale: str) -> None:
    """The JSON and the tables of the data package."""
    said = set(strings(read_json(hostile_site, f"data/hsds/{locale}.json")))
    with zipfile.ZipFile(hostile_site / f"data/hsds/{locale}.zip") as packed:
        table = packed.read("services.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))

    names = {name[locale] for name in NAMES.values()}
    assert set() == names - said
    assert set() == names - {unharmed(row["name"]) for row in rows}
    assert [] == [row for row in rows if None in row or None in row.values()]


@pytest.mark.parametrize("locale", LOCALES)
def test_search_keeps_its_columns(hostile_site: Path, locale: str) -> None:
    """A line feed in a name moves nothing: each entry's line says its own name."""
    index = read_json(hostile_site, f"assets/search/{locale}.json")
    columns = {name: index[name].split("\n") for name in ("ids", "names", "also", "text", "phones")}

    assert 1 == len({len(lines) for lines in columns.values()} | {len(index["types"])})
    told = dict(zip(columns["ids"], columns["names"], strict=True))
    names = {id_: " ".join(name[locale].split()) for id_, name in NAMES.items()}
    del names["constructor"]  # a kind, a need and a hotline are called so, too
    assert names == {id_: " ".join(told[id_].split()) for id_ in names}


@pytest.mark.parametrize("path", ["sites/hostile/", "en/sites/hostile/", "en/sites/hostile-lines/"])
def test_structured_data_is_data(hostile_site: Path, path: str) -> None:
    """JSON-LD: one script, which ends where it should, with the name in it."""
    html = (hostile_site / path / "index.html").read_text(encoding="utf-8")
    blocks = html.split('<script type="application/ld+json">')[1:]
    said = {one for block in blocks for one in strings(json.loads(block.partition("</script>")[0]))}

    locale = "en" if path.startswith("en/") else "zh"
    assert NAMES[path.split("/")[-2]][locale] in said


def test_xml_files_are_well_formed(hostile_site: Path) -> None:
    """Sitemap and feeds: every address is one of the site's."""
    files = [*hostile_site.rglob("*.xml")]
    assert files
    for file in files:
        root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - our own file
        links = [one.text or "" for one in root.iter() if one.tag.endswith("}loc")]
        links += [one.get("href", "") for one in root.iter() if one.tag.endswith("}link")]
        assert links
        assert [] == [one for one in links if not one.startswith("https://example.org/atlas/")]


def test_all_json_files_can_be_read(hostile_site: Path) -> None:
    """Whatever else is made of the data, and keys of an object's own prototype do no harm."""
    for pattern in ("*.json", "*.geojson", "*.jsonld", "*.webmanifest"):
        read = [
            json.loads(file.read_text(encoding="utf-8")) for file in hostile_site.rglob(pattern)
        ]
        assert all(read), pattern
        assert read, pattern


def test_link_is_kept_as_it_was_written(hostile_site: Path) -> None:
    """A web address with everything that an address may hold."""
    assert URL in set(strings(read_json(hostile_site, "api/v1/zh/sites/hostile.json")))


def strings(value: Any) -> list[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    return [text for one in value for text in strings(one)] if isinstance(value, list) else []
