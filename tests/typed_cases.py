"""tests/cases/typed.yaml: what people type, and what Python and the browser must both read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

CASES = yaml.load(  # texts stay texts: 082330100 is no number of YAML's
    (Path(__file__).parent / "cases/typed.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506 (plain text only)
)


def _table(name: str) -> Mapping[str, str | None]:
    return {text: None if meant == "null" else meant for text, meant in CASES[name].items()}


PHONES = _table("phones")
DAYS = _table("days")
