"""A data folder made for a test, and the site built from it by the real command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from site_build import EPOCH, ROOT, SUB_PATH

PAST_THE_CHECK = (
    "import safetynet.edition as edition\n"
    "edition.check_directory = lambda *_: ()\n"
    "from safetynet.cli import main\n"
    "main()\n"
)
"""The same command in a process where nobody checks the data: the second lock stands alone."""


def copy_data(folder: Path) -> Path:
    """A copy of the shipped data folder; its geography is the shipped one."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("geo"))
    (data / "geo").symlink_to(ROOT / "data/geo", target_is_directory=True)
    return data


def add_items(file: Path, items: Iterable[Mapping[str, Any]]) -> None:
    """Put items at the end of a file that is a list; JSON is YAML."""
    lines = "".join(f"- {json.dumps(item, ensure_ascii=False)}\n" for item in items)
    file.write_text(f"{file.read_text(encoding='utf-8').rstrip()}\n{lines}", encoding="utf-8")


def build(data: Path, target: Path, *options: str, checked: bool = True) -> None:
    """Build the site of Kinmen County alone from a data folder, as a user would."""
    config = data.parent / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for name, folder in (
        ("data_dir: data", data),
        ("docs_dir: content", ROOT / "content"),
        ("custom_dir: overrides", ROOT / "overrides"),
        ("cache_dir: .cache/safetynet", data.parent / "cache"),
    ):
        assert name in text
        text = text.replace(name, f"{name.partition(':')[0]}: {folder}")
    config.write_text(text, encoding="utf-8")
    program = ["-m", "safetynet.cli"] if checked else ["-c", PAST_THE_CHECK]
    result = subprocess.run(
        [sys.executable, *program, "build", "--config", config, "--site-dir", target, *options],
        cwd=ROOT,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": EPOCH,
            "SITE_URL": f"https://example.org{SUB_PATH}",
            "REPOSITORY_URL": "https://example.org/owner/atlas",
            "COUNTIES": "kinmen",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
