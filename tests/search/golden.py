"""The golden queries: what people type and what must come up.

Every third query is held out: it may be reported, but nobody tunes the search to it.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from safetynet.load import read_directory

FOLDER = Path(__file__).parent
HELD_OUT_EVERY = 3


@dataclass(frozen=True)
class Golden:
    """One query; `right` are the answers that count, `also` must all be among the first eight."""

    query: str
    right: frozenset[str]
    also: frozenset[str]
    held_out: bool

    def rank_in(self, found: Sequence[str]) -> int | None:
        """Place of the first right answer, counted from 1; None when there is none."""
        return next((at for at, one in enumerate(found, start=1) if one in self.right), None)


def read_golden(locale: str) -> list[Golden]:
    """All queries of one language, in the order of the file."""
    text = (FOLDER / f"golden_{locale}.yaml").read_text(encoding="utf-8")
    return [
        Golden(
            query=entry["q"],
            right=frozenset(map(page_path, entry["right"])),
            also=frozenset(map(page_path, entry.get("also", ()))),
            held_out=number % HELD_OUT_EVERY == 0,
        )
        for number, entry in enumerate(yaml.safe_load(text), start=1)
    ]


def page_path(answer: str) -> str:
    """The path of an answer's page: a record's id becomes sites/<id>/, or what is said instead."""
    path = answer if "/" in answer else f"sites/{answer}"
    return path if "#" in path else _quiet_paths().get(path.strip("/"), f"{path.strip('/')}/")


@functools.cache
def _quiet_paths() -> Mapping[str, str]:
    """What a page about violence would be called → its path."""
    directory = read_directory(FOLDER.parents[1] / "data").directory
    assert directory is not None
    return {f"{sort}s/{id_}": f"info/{mark}/" for (sort, id_), mark in directory.neutral.items()}


def recall(queries: Sequence[Golden], found: Sequence[Sequence[str]], depth: int) -> float:
    """Share of the queries that have a right answer among the first `depth`."""
    ranks = [query.rank_in(one[:depth]) for query, one in zip(queries, found, strict=True)]
    return sum(rank is not None for rank in ranks) / len(ranks)
