"""Taiwan's machine-checked rules for web accessibility (edition 115.11) find nothing.

The checker is an unofficial one, pinned; it exits 0 whatever it finds, so its report is read. It
is no substitute for the official test, which only an agency can apply for.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from page_kinds import PAGES, PREFIXES


def faults(folder: Path) -> tuple[int, list[str]]:
    """How many pages of a folder were read, and the faults found."""
    command = [
        str(Path(sys.executable).with_name("a11y-moda")),
        "site",
        str(folder),
        "--allow-file",
    ]
    options = ["--spec", "115.11", "--freego-only", "--format", "json", "--max-pages", "999"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    pages = json.loads(done.stdout)["pages"]
    read = [page for page in pages if page["status_code"] == 200 and not page["fetch_error"]]
    found = [
        f"{page['url']}: {issue['rule_id']} {issue.get('snippet', '')}"
        for page in read
        for issue in page["issues"]
        if issue["status"] == "fail"
    ]
    return len(read), sorted(found)


@pytest.fixture
def samples(built_site: Path, tmp_path: Path) -> Path:
    """A folder with one page of each kind in each language."""
    names = {prefix + path for prefix in PREFIXES.values() for path in PAGES.values()}
    for name in names - {"en/404.html"}:
        source = built_site / name / ("" if name.endswith(".html") else "index.html")
        target = tmp_path / source.relative_to(built_site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
    return tmp_path


def test_no_page_breaks_a_machine_checked_rule(samples: Path) -> None:
    """Every kind of page is read, and none has a fault."""
    count, found = faults(samples)

    assert len(list(samples.rglob("*.html"))) == count
    assert [] == found


def test_checker_finds_a_planted_fault(tmp_path: Path) -> None:
    """The check itself can fail: a page without a language, an image without words."""
    (tmp_path / "index.html").write_text("<html><body><img src='x.png'></body></html>", "utf-8")

    assert faults(tmp_path)[1]
