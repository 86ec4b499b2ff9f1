"""What to do about a code that data/figures.yaml does not have: the line to add, and what with."""

from __future__ import annotations

import re

from safetynet.load import nearest
from safetynet.load.yaml_text import flow_text
from safetynet.staff.figures.words import CellWords
from safetynet.staff.sheets.reading import UnreadableError, alike
from safetynet.text import LocalizedText

_NO_CODE = re.compile(r"[^a-z0-9]+")
_NEW = "new-code"
"""Stands in a line where the program cannot know what the code should be."""
ADDED = ("topic", "item", "part", "unit")
"""Columns whose codes people may add to data/figures.yaml."""


def told_unknown(words: CellWords, key: str, cell: str, topic: str) -> UnreadableError:
    """Why a code or its words cannot be taken, and what to write instead or add."""
    labels = words.labels(key, topic)
    same = [code for code, one in labels.items() if cell.strip() in (one.zh, one.en)]
    if len(same) > 1:
        return UnreadableError(key="figures.bad_two", codes=" | ".join(same))
    if key not in ADDED:
        shown = {
            code: LocalizedText(zh=_named(code, one.zh), en=_named(code, one.en))
            for code, one in labels.items()
        }
        return UnreadableError(key="sheet.bad_choice", known=alike(cell, shown))
    if key in ("item", "part") and not topic:
        return UnreadableError(key="figures.bad_topic_first")
    names = {name: code for code, one in labels.items() for name in (code, one.zh, one.en)}
    near = names.get(nearest(cell.strip(), names), "")
    lines = _lines(key, cell.strip())
    facts = {"near": near, "place": _place(key, topic), "lines": lines}
    return UnreadableError(key=f"figures.new_{'near' if near else 'code'}", **facts)


def _named(code: str, label: str) -> str:
    """A choice by its words and its code, which may be one of the words."""
    return label if code in label.split() else f"{label} {code}"


def _place(key: str, topic: str) -> str:
    """Where in data/figures.yaml the line goes."""
    return f"topics → {topic} → {key}s" if key in ("item", "part") else f"{key}s"


def _lines(key: str, cell: str) -> str:
    """The line as it has to be, with the words that are known."""
    text = cell.partition("|")[0].strip()
    code = _NO_CODE.sub("-", text.lower()).strip("-") or _NEW
    is_english = text.isascii()
    label = {"zh": "中文名稱" if is_english else text, "en": text if is_english else "English name"}
    if key == "topic":
        return f"  {code}:\n    label: {flow_text(label)}\n    items: {{}}"
    indent = "      " if key in ("item", "part") else "  "
    return f"{indent}{code}: {{label: {flow_text(label)}}}"
