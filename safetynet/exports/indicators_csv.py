"""indicators.csv: one row a figure; and the figures of one topic of one county, a file each."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from safetynet.directory import Directory
from safetynet.exports.csv import harmless
from safetynet.exports.release import Download, Release
from safetynet.figures.days import days_of
from safetynet.figures.periods import say_period
from safetynet.geo import County
from safetynet.model import Indicator
from safetynet.text import LOCALES

MARK = "\ufeff"
"""Byte order mark: spreadsheet programs in Taiwan read Big5 without it."""
IN_BOTH = ("county", "topic", "item", "part", "township", "basis", "period", "unit")
"""Codes that have their words beside them."""
COLUMNS = (
    *("county", "county_code", "county_zh", "county_en", "strategy"),
    *("topic", "topic_zh", "topic_en", "item", "item_zh", "item_en"),
    *("part", "part_zh", "part_en", "township", "township_zh", "township_en"),
    *("basis", "basis_zh", "basis_en", "period", "first_day", "last_day"),
    *("period_zh", "period_en", "dated_by", "value", "unit", "unit_zh", "unit_en", "derived"),
    *("source", "source_zh", "source_en", "quote", "note_zh", "note_en"),
)
"""Names of the columns, in their order."""


def figures_path(county: str, topic: str) -> str:
    """Path, from the site's root, of the figures of a topic (code) of a county (slug)."""
    return f"data/figures/{county}/{topic}.csv"


def figure_files(release: Release) -> Iterator[tuple[str, str]]:
    """Path and text of the file of each topic that a county has figures of."""
    table = FigureTable(release.directory)
    topics: dict[tuple[str, str], list[Indicator]] = {}
    for one in release.directory.network.shown:
        topics.setdefault((one.county, one.topic), []).append(one)
    for (county, topic), figures in topics.items():
        yield figures_path(county, topic), MARK + table.text(figures)


@dataclass(frozen=True)
class FigureTable:
    """The figures of a directory as rows of text."""

    directory: Directory

    def text(self, figures: Iterable[Indicator]) -> str:
        """The table of some figures (RFC 4180, CRLF)."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, COLUMNS)
        writer.writeheader()
        writer.writerows(map(self.row, figures))
        return out.getvalue()

    def row(self, one: Indicator) -> Mapping[str, str]:
        """Column → cell; "" where there is nothing to say. No cell is taken for a formula."""
        topic = self.directory.network.terms.topics[one.topic]
        first, last = days_of(one.period)
        row = {
            **{field: str(getattr(one, field) or "") for field in (*IN_BOTH, "dated_by")},
            "county_code": self._counties[one.county].code,
            "strategy": str(topic.strategy or ""),
            "first_day": str(first or ""),
            "last_day": str(last or ""),
            "derived": str(one.derived).lower(),
            "source": one.source,
            "quote": one.quote,
            **self._words(one),
            **self._periods(one),
        }
        # A number keeps its sign: it is none of the cells that could be a formula.
        return {name: harmless(cell) for name, cell in row.items()} | {"value": str(one.value)}

    def _words(self, one: Indicator) -> Mapping[str, str]:
        terms, places = self.directory.network.terms, self.directory.geography
        topic = terms.topics[one.topic]
        texts = {
            "county": self._counties[one.county].name,
            "topic": topic.label,
            "item": topic.items[one.item].label,
            "part": topic.parts[one.part].label if one.part else None,
            "township": places.township(one.township).name if one.township else None,
            "basis": self.directory.strings.texts[f"figures.basis.{one.basis}"],
            "unit": terms.units[one.unit].label,
            "source": self.directory.sources[one.source].title,
            "note": one.note,
        }
        return {
            f"{field}_{locale}": text.in_(locale) if text else ""
            for field, text in texts.items()
            for locale in LOCALES
        }

    def _periods(self, one: Indicator) -> Mapping[str, str]:
        strings = self.directory.strings
        return {f"period_{loc}": say_period(one.period, strings, loc) for loc in LOCALES}

    @cached_property
    def _counties(self) -> Mapping[str, County]:
        return {county.slug: county for county in self.directory.geography.counties}


def write(release: Release, path: Path) -> None:
    """Write all figures to a file that begins with a byte order mark."""
    table = FigureTable(release.directory)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        out.write(table.text(release.directory.network.shown))


DOWNLOAD = Download(
    path="data/indicators.csv",
    media_type="text/csv; charset=utf-8",
    section="figures",
    write=write,
    count=lambda release: len(release.directory.network.shown),
    columns=lambda _: COLUMNS,
    counted="figures",
    is_optional=True,
)
