"""data/translations.yaml: which Chinese each English text was made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetynet.load.document import Document, read_mapping
from safetynet.load.yaml12 import Fault, Value

TRANSLATIONS = "translations.yaml"
_HEADING = (
    "# Made by `safetynet translated`; do not edit.\n"
    "# Record id and field: fingerprint of the Chinese that its English was made from.\n"
)


def read_translations(data_dir: Path) -> tuple[Document, Mapping[str, str], tuple[Fault, ...]]:
    """The document, `id.field` → fingerprint of the Chinese, and what is wrong with them.

    There is no such file, and no fault, where nothing was ever noted.
    """
    file = data_dir / TRANSLATIONS
    if not file.exists():
        return Document(file), {}, ()
    document, values = read_mapping(file)
    marks = {name: mark for name, mark in values.items() if isinstance(mark, str)}
    faults = (_not_text(name, values[name]) for name in values if name not in marks)
    return document, marks, (*document.faults, *faults)


def _not_text(name: str, value: Value) -> Fault:
    return Fault("not-text", (name,), value)


def write_translations(data_dir: Path, marks: Mapping[str, str]) -> None:
    """Writes all fingerprints, sorted, one a line, so that a change is a small change."""
    lines = "".join(f'{name}: "{mark}"\n' for name, mark in sorted(marks.items()))
    (data_dir / TRANSLATIONS).write_text(_HEADING + (lines or "{}\n"), encoding="utf-8")
