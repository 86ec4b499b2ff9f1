"""The files of figures, read back by independent readers, say what data/indicators.yaml says."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
from pathlib import Path

import pandas as pd
import pytest

from safetynet.directory import Directory
from safetynet.edition import narrowed
from safetynet.exports import DOWNLOADS, Release, write_downloads
from safetynet.exports.csv import FORMULA_STARTS, unharmed
from safetynet.exports.indicators_csv import COLUMNS, DOWNLOAD, figure_files
from safetynet.figures.days import days_of
from safetynet.model import Indicator
from safetynet.text import LocalizedText

Rows = list[dict[str, str]]
CODES = ("county", "topic", "item", "part", "township", "basis", "period", "unit", "source")


def rows_of(text: str) -> Rows:
    """A table read back."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def with_figures(directory: Directory, *figures: Indicator) -> Release:
    """A release that has only these figures."""
    network = dataclasses.replace(directory.network, indicators=figures)
    return Release(dataclasses.replace(directory, network=network))


def told(one: Indicator) -> dict[str, str]:
    """What a row has to say, taken from the figure without the code that writes it."""
    return {
        **{name: str(getattr(one, name) or "") for name in CODES},
        "value": str(one.value),
        "quote": one.quote,
        "derived": "true" if one.derived else "false",
        "dated_by": one.dated_by,
        "note_zh": one.note.zh if one.note else "",
        "note_en": one.note.en if one.note else "",
    }


def test_every_shown_figure_is_a_row(built_site: Path, directory: Directory) -> None:
    """In the order of the data; pandas reads it, too."""
    file = built_site / DOWNLOAD.path
    table = pd.read_csv(file, dtype=str, keep_default_na=False).to_dict("records")
    rows = [{name: unharmed(cell) for name, cell in row.items()} for row in table]

    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    expected = [told(one) for one in directory.network.shown]
    assert expected == [{name: row[name] for name in expected[0]} for row in rows]


def test_what_is_left_out_is_in_no_file(directory: Directory, tmp_path: Path) -> None:
    """Neither in the file of all figures nor in that of its topic."""
    one, other = directory.network.shown[:2]
    release = with_figures(directory, one, other.model_copy(update={"left_out": "person"}))
    DOWNLOAD.write(release, tmp_path / "all.csv")
    all_rows = rows_of((tmp_path / "all.csv").read_text(encoding="utf-8"))
    ((_, text),) = figure_files(release)

    for rows in (all_rows, rows_of(text)):
        assert [told(one)] == [{name: row[name] for name in told(one)} for row in rows]


def test_codes_have_their_words_beside_them(built_site: Path, directory: Directory) -> None:
    """In both languages, from the words of the data."""
    terms = directory.network.terms
    text = (built_site / DOWNLOAD.path).read_text(encoding="utf-8")

    for row in rows_of(text):
        topic = terms.topics[row["topic"]]
        words = [topic.label, topic.items[row["item"]].label, terms.units[row["unit"]].label]
        told_zh = [unharmed(row[f"{name}_zh"]) for name in ("topic", "item", "unit")]
        told_en = [unharmed(row[f"{name}_en"]) for name in ("topic", "item", "unit")]
        assert [one.zh for one in words] == told_zh
        assert [one.en for one in words] == told_en
        assert str(topic.strategy or "") == row["strategy"]
        assert directory.sources[row["source"]].title.zh == row["source_zh"]


def test_no_cell_is_a_formula_but_a_number_keeps_its_sign(directory: Directory) -> None:
    """A note that begins with = is text; -3 is a number."""
    one = directory.network.shown[0]
    note = LocalizedText(zh="=1+1", en="@a")
    odd = one.model_copy(update={"note": note, "quote": "-5 人", "value": -3})

    ((_, text),) = figure_files(with_figures(directory, odd))
    (row,) = rows_of(text)
    cells = {name: cell for name, cell in row.items() if name != "value"}

    assert ("'=1+1", "'@a", "'-5 人") == (row["note_zh"], row["note_en"], row["quote"])
    assert not any(cell.startswith(FORMULA_STARTS) for cell in cells.values())
    assert "-3" == row["value"]


def test_line_break_in_a_quote_stays_one_row(directory: Directory) -> None:
    """RFC 4180: the cell is quoted, rows end with CRLF."""
    one = directory.network.shown[0].model_copy(update={"quote": 'a,"b"\nc'})

    ((_, text),) = figure_files(with_figures(directory, one))

    assert ['a,"b"\nc'] == [row["quote"] for row in rows_of(text)]
    assert [2, 1] == [text.count("\r\n"), text.count("\n") - text.count("\r\n")]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2018/2020", "2018-01-01", "2020-12-31"),
        ("SY2022", "2022-08-01", "2023-07-31"),
        ("2022-Q1", "2022-01-01", "2022-03-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-12-11", "2021-12-11", "2021-12-11"),
        ("../2023-02", None, "2023-02-28"),
        ("../2023-02-27", None, "2023-02-27"),
        (None, None, None),
    ],
)
def test_period_is_told_in_days(period: str | None, first: str | None, last: str | None) -> None:
    """Both ends are included; what is "as of" a day has no first one."""
    days = tuple(one and dt.date.fromisoformat(one) for one in (first, last))

    assert days == days_of(period)


def test_data_without_figures_write_no_file_of_them(directory: Directory, tmp_path: Path) -> None:
    """A county that publishes none: nothing is there, and nothing breaks."""
    release = with_figures(directory)
    names = {one.download.name for one in write_downloads(release, tmp_path)}

    assert [] == list(figure_files(release))
    assert DOWNLOAD.name not in names
    assert {one.name for one in DOWNLOADS if not one.is_optional} <= names
    assert not (tmp_path / DOWNLOAD.path).exists()


def test_edition_of_one_county_has_only_its_figures(directory: Directory) -> None:
    """No other county's slug stands in a path or row."""
    release = Release(narrowed(directory, ("kinmen",)))
    files = dict(figure_files(release))

    assert files
    assert all(path.startswith("data/figures/kinmen/") for path in files)
    assert {"kinmen"} == {row["county"] for text in files.values() for row in rows_of(text)}
    assert DOWNLOAD.count(release) == len(release.directory.network.shown)


def test_every_column_is_explained(directory: Directory) -> None:
    """The guide of the data page has a sentence for each, and keeps none for others."""
    prefix = "page.data.figure."
    texts = directory.strings.texts
    named = {one.removeprefix(prefix) for one in texts if one.startswith(prefix)}
    bare = {name for name in COLUMNS if not name.endswith(("_zh", "_en"))}

    assert bare | {"words", "period_words", "note"} == named
