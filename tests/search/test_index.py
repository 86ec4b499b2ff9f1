"""What the search index holds, and what it never holds."""

from __future__ import annotations

import dataclasses
import gzip
import json
from typing import Any

import pytest
from golden import read_golden

from safetynet.directory import Directory
from safetynet.model import Record, Status
from safetynet.search import build_index
from safetynet.text import LOCALES, Locale

MAX_GZIP_BYTES = 100_000


def rows(index: dict[str, Any], column: str) -> list[str]:
    """A text column, entry by entry."""
    return str(index[column]).split("\n")


def with_record(directory: Directory, record: Record) -> Directory:
    """The directory with one record changed."""
    others = tuple(one for one in directory.records if one.id != record.id)
    return dataclasses.replace(directory, records=(*others, record))


def paths(index: dict[str, Any]) -> set[str]:
    """Paths of all pages a query can lead to, as the browser makes them."""
    folders = {"h": "hotlines/#", "n": "needs/", "k": "kinds/", "r": "sites/"}
    folders |= {"c": "areas/", "t": "areas/", "p": "pathways/", "f": "network/"}
    pairs = zip(index["types"], rows(index, "ids"), strict=True)
    quiet = index["neutral"]
    named = {
        at: folders[type_] + id_ + ("" if type_ == "h" else "/")
        for at, (type_, id_) in enumerate(pairs)
        if type_ in folders
    }
    return {f"info/{quiet[at]}/" if at in quiet else path for at, path in named.items()}


@pytest.mark.parametrize("locale", LOCALES)
def test_columns_have_a_row_for_each_entry(directory: Directory, locale: Locale) -> None:
    """Every column is as long as the index, so that positions mean the same entry."""
    index = build_index(directory, locale)
    size = len(index["types"])

    for column in ("ids", "names", "also", "text", "phones"):
        assert size == len(rows(index, column)), column
    assert size == len(index["tags"]) == len(index["place"])


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_a_resident_may_look_for_is_in_it(directory: Directory, locale: Locale) -> None:
    """Records, hotlines, needs, kinds, places, pathways and counties' figures are all in it."""
    index = build_index(directory, locale)
    counties = directory.geography.counties
    expected = {
        "r": sum(record.status is not Status.CLOSED for record in directory.records),
        "h": len(directory.hotlines),
        "n": len(directory.vocabulary.needs),
        "k": len(directory.vocabulary.kinds),
        "c": len(counties),
        "t": sum(len(county.townships) for county in counties),
        "p": len(directory.network.pathways),
        "f": len(directory.network.by_county),
    }

    assert expected == {type_: index["types"].count(type_) for type_ in expected}


@pytest.mark.parametrize("locale", LOCALES)
def test_index_is_small(directory: Directory, locale: Locale) -> None:
    """An old phone on a bad line loads it: at most 100 KB gzipped."""
    text = json.dumps(build_index(directory, locale), ensure_ascii=False, separators=(",", ":"))

    assert len(gzip.compress(text.encode(), mtime=0)) <= MAX_GZIP_BYTES


def test_closed_record_says_so(directory: Directory) -> None:
    """Who looks for a site by its name learns that it is closed; the browser puts it last."""
    record = directory.records[0].model_copy(update={"status": Status.CLOSED})
    index = build_index(with_record(directory, record), "zh")

    assert "closed" == index["status"][rows(index, "ids").index(record.id)]


def test_planned_record_says_so(directory: Directory) -> None:
    """A site that is not open yet is found, with its status."""
    record = directory.records[0].model_copy(update={"status": Status.PLANNED})
    index = build_index(with_record(directory, record), "zh")

    assert "planned" == index["status"][rows(index, "ids").index(record.id)]


def test_confidential_record_gives_no_place_away(directory: Directory) -> None:
    """Even if the check were skipped, no township, address or phone of it is in the index."""
    open_ = next(one for one in directory.records if one.address and one.phones and one.township)
    index = build_index(
        with_record(directory, open_.model_copy(update={"confidential": True})), "zh"
    )
    at = rows(index, "ids").index(open_.id)

    assert "" == rows(index, "text")[at] == rows(index, "phones")[at]
    assert "c" == index["types"][index["place"][at]]


def test_bars_and_line_breaks_in_data_do_not_break_rows(directory: Directory) -> None:
    """A name with a bar or a line break stays on its own row."""
    record = directory.records[0]
    name = dataclasses.replace(record.name, zh="甲|乙\n丙")
    index = build_index(with_record(directory, record.model_copy(update={"name": name})), "zh")

    assert "甲 乙 丙" == rows(index, "names")[rows(index, "ids").index(record.id)]


def test_words_of_both_languages_are_in_each_index(directory: Directory) -> None:
    """A visitor may type Chinese on an English page, and the other way round."""
    record = directory.records[0]
    index = build_index(directory, "en")

    at = rows(index, "ids").index(record.id)
    assert record.name.en == rows(index, "names")[at]
    assert record.name.zh in rows(index, "also")[at].split("|")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("诊", "診"), ("医", "醫"), ("谘", "諮"), ("咨", "諮"), ("台", "臺"), ("县", "縣")],
)
def test_other_ways_of_writing_lead_to_one(directory: Directory, typed: str, meant: str) -> None:
    """Simplified and variant characters are mapped to the one the data uses."""
    index = build_index(directory, "zh")
    pairs = index["variants"] + index["simplified"]

    assert meant == dict(zip(pairs[::2], pairs[1::2], strict=True))[typed]


def test_characters_in_use_are_not_mapped_away(directory: Directory) -> None:
    """里 is a simplified form of 裡, but 埔里 must still be found by 埔里."""
    index = build_index(directory, "zh")
    mapping = dict(zip(index["simplified"][::2], index["simplified"][1::2], strict=True))

    assert not set(mapping) & set("".join(index[name] for name in ("names", "also", "text")))


@pytest.mark.parametrize("locale", LOCALES)
def test_right_answers_of_the_golden_set_exist(directory: Directory, locale: Locale) -> None:
    """A golden query whose answer is gone would prove nothing."""
    known = paths(build_index(directory, locale))
    wanted = {path for query in read_golden(locale) for path in query.right | query.also}

    assert set() == wanted - known


def test_golden_sets_are_large_enough() -> None:
    """At least 130 Chinese and 80 English queries, none twice."""
    queries = {locale: [one.query for one in read_golden(locale)] for locale in LOCALES}

    assert 130 <= len(queries["zh"]) == len(set(queries["zh"]))
    assert 80 <= len(queries["en"]) == len(set(queries["en"]))
