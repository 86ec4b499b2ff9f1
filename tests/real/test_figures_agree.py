"""Figures on pages, in files to take away and in data/indicators.yaml are the same."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import core_yaml
import pytest
from bs4 import BeautifulSoup, Tag
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.figures.periods import say_period
from safetynet.text import LOCALES, Locale

PREFIX = {"zh": "", "en": "en/"}
BETWEEN = {"zh": "：", "en": ": "}
"""Stands between an item and how it is divided."""
ROWS = core_yaml.read(ROOT / "data/indicators.yaml")
"""The file as it lies there, read without the program; every value is text."""
TERMS = core_yaml.read(ROOT / "data/figures.yaml")
KEY = ("county", "topic", "item", "part", "township", "basis", "unit", "period")
SHOWN = [row for row in ROWS if "left_out" not in row]
TOPICS = sorted({(row["county"], row["topic"]) for row in SHOWN})


class Told(NamedTuple):
    """A number as somebody reads it."""

    of: str
    """The words of its row."""
    value: str


def key_of(row: Mapping[str, str]) -> tuple[str, ...]:
    """What a row is of, and its source."""
    texts = {"basis": "actual", **{name: str(value) for name, value in row.items() if value}}
    return tuple(texts.get(name, "") for name in (*KEY, "source"))


def table_in(file: Path) -> dict[tuple[str, ...], str]:
    """A published table: key → value."""
    assert file.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel takes it for Big5 without"
    rows = csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline=""))
    return {key_of(row): row["value"] for row in rows}


def test_all_figures_are_in_the_table(built_site: Path) -> None:
    """Each shown row with its value, and nothing else: what is left out is nowhere."""
    expected = {key_of(row): str(row["value"]) for row in SHOWN}

    assert len(SHOWN) == len(expected)
    assert expected == table_in(built_site / "data/indicators.csv")


def test_all_figures_of_a_topic_are_in_its_table(built_site: Path) -> None:
    """The file of a topic has its rows, and there is no file of any other."""
    for county, topic in TOPICS:
        own = [row for row in SHOWN if (row["county"], row["topic"]) == (county, topic)]
        expected = {key_of(row): str(row["value"]) for row in own}
        assert expected == table_in(built_site / f"data/figures/{county}/{topic}.csv")
    files = [(file.parent.name, file.stem) for file in built_site.glob("data/figures/*/*.csv")]
    assert sorted(files) == TOPICS


@pytest.mark.parametrize("locale", LOCALES)
def test_all_figures_are_on_the_page_of_the_county(
    built_site: Path, directory: Directory, locale: Locale
) -> None:
    """Each table has exactly the numbers of its topic, in the row of their item; no more."""
    for county in sorted({county for county, _ in TOPICS}):
        page = built_site / PREFIX[locale] / f"network/{county}/index.html"
        sections = dict(topics_on(BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")))
        assert {topic for one, topic in TOPICS if one == county} == set(sections)
        for topic, section in sections.items():
            told = Counter(expected_of(county, topic, locale, directory))
            assert told == Counter(shown_in(section)), (county, topic)


def topics_on(page: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Code of each topic of a page, and the section it heads."""
    for section in page.select("section.sna-topic"):
        heading = section.find(id=True)
        assert isinstance(heading, Tag)
        yield str(heading["id"]), section


def expected_of(county: str, topic: str, locale: Locale, directory: Directory) -> Iterator[Told]:
    """Numbers of a topic as its table has to print them; two documents may print the same one."""
    own = [row for row in SHOWN if (row["county"], row["topic"]) == (county, topic)]
    facts = [dict(zip(KEY, key, strict=True)) | {"value": value} for key, value in {
        (key_of(row)[:-1], str(row["value"])) for row in own
    }]  # fmt: skip
    lines = {(fact["item"], fact["part"], fact["township"]) for fact in facts}
    is_single = len({item for item, *_ in lines}) == 1 and len(lines) > 1
    for fact in facts:
        item, *divided = names_of(fact, topic, locale, directory)
        named = divided if divided and is_single else [item, *divided]
        yield Told(BETWEEN[locale].join(named), printed(fact, locale, directory))


def names_of(
    fact: Mapping[str, str], topic: str, locale: Locale, directory: Directory
) -> Iterator[str]:
    """Words of the item, its part and its township, where it has them."""
    words = TERMS["topics"][topic]
    yield words["items"][fact["item"]]["label"][locale]
    if fact["part"]:
        yield words["parts"][fact["part"]]["label"][locale]
    if fact["township"]:
        yield directory.geography.township(fact["township"]).name.in_(locale)


def printed(fact: Mapping[str, str], locale: Locale, directory: Directory) -> str:
    """A value of the file in the form of a table."""
    value, sort = fact["value"], TERMS["units"][fact["unit"]].get("sort", "count")
    if sort == "date":
        return say_period(value, directory.strings, locale)
    if value.startswith("<"):
        return directory.strings.say("figures.value.small", locale, limit=value[1:])
    whole, _, decimals = value.partition(".")
    number = f"{int(whole):,}" + (f".{decimals}" if decimals else "")
    return f"{number}%" if sort == "share" else number


def shown_in(section: Tag) -> Iterator[Told]:
    """Numbers in the tables of a section, each with the words of the row it is in."""
    for row in section.select("table.sna-figures tbody tr"):
        head = row.find("th")
        assert isinstance(head, Tag)
        words = head.find(string=True, recursive=False)
        for value in row.select("td .sna-figures__value"):
            yield Told(str(words).strip(), value.get_text().strip())


def test_no_cell_of_a_table_has_a_number_by_another_way(built_site: Path) -> None:
    """Digits of cells stand in the values that are compared above, or name a note."""
    for county in sorted({county for county, _ in TOPICS}):
        html = (built_site / f"network/{county}/index.html").read_text(encoding="utf-8")
        for cell in BeautifulSoup(html, "lxml").select("table.sna-figures td"):
            for known in cell.select(".sna-figures__value, .sna-figures__mark"):
                known.decompose()
            assert "" == cell.get_text().strip("– \n")
