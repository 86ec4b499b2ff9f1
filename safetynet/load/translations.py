"""data/translations.yaml: which Chinese each English text was made from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from safetynet.load.document import read_mapping

TRANSLATIONS = "translations.yaml"
_HEADING = (
    "# Made by `safetynet translated`; do not edit.\n"
    "# Record id and field: fingerprint of the Chinese that its English was made from.\n"
)


def read_translations(data_dir: Path) -> Mapping[str, str]:
    """`id.field` → fingerprint of the Chinese; empty when nothing was ever noted."""
    file = data_dir / TRANSLATIONS
    if not file.is_file():
        return {}
    _, values = read_mapping(file)
    return {name: mark for name, mark in values.items() if isinstance(mark, str)}


def write_translations(data_dir: Path, marks: Mapping[str, str]) -> None:
    """Writes all fingerprints, sorted, one a line, so that a change is a small change."""
    lines = "".join(f'{name}: "{mark}"\n' for name, mark in sorted(marks.items()))
    (data_dir / TRANSLATIONS).write_text(_HEADING + lines, encoding="utf-8")
