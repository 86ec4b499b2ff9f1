"""A failed build says why in words, leaves the old site alone, and exits with the right code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from site_build import EPOCH, ROOT
from test_policy import hash_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's own files, with the installed browser libraries."""
    for name in ("content", "data", "maps", "overrides"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (ROOT / ".cache").mkdir(exist_ok=True)
    (tmp_path / ".cache").symlink_to(ROOT / ".cache")  # reach is measured once for all builds
    return tmp_path


def run(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in the project's folder, on a fixed day."""
    return subprocess.run(
        [sys.executable, "-m", "safetynet.cli", *arguments],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def break_a_phone(project: Path) -> None:
    """A blank in a phone number, as staff would type it."""
    file = project / "data" / "services.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("082-330100", "082 330100", 1), encoding="utf-8")


def old_site(project: Path) -> Path:
    """An earlier site, as far as the command can tell; returns its home page."""
    (project / "site").mkdir()
    for name in (".nojekyll", "404.html", "index.html"):
        (project / "site" / name).write_text("old", encoding="utf-8")
    return project / "site" / "index.html"


def test_error_in_the_data_stops_the_build_and_keeps_the_old_site(project: Path) -> None:
    """The finding is printed in both languages with its line; the old pages stay as they were."""
    old = old_site(project)
    break_a_phone(project)

    result = run(project, "build")
    told = result.stdout + result.stderr
    assert 1 == result.returncode
    assert "data/services.yaml:" in told
    assert "[bad-phone]" in told
    assert "錯誤" in told
    assert "error" in told
    assert "Traceback" not in told
    assert "old" == old.read_text(encoding="utf-8")
    assert 3 == len(list(old.parent.iterdir()))


SCRIPT = "document.title = '安全網';"


def test_good_build_replaces_the_old_site_whole(project: Path) -> None:
    """Nothing of the old site stays behind, and no staging folder either.

    A script of a hand-written page may run on that page alone: its hash is in the policy of the
    page and in the headers of all.
    """
    old_site(project)
    (project / "site" / "gone.html").write_text("old", encoding="utf-8")
    about = project / "content" / "zh" / "about.md"
    about.write_text(f"{about.read_text('utf-8')}\n\n<script>{SCRIPT}</script>\n", "utf-8")

    result = run(project, "build", "--no-compress", COUNTIES="kinmen")
    assert 0 == result.returncode, result.stderr
    site = project / "site"
    assert not (site / "gone.html").exists()
    assert (site / "index.html").is_file()
    assert [] == list(project.glob(".*.build"))
    assert [] == list(site.rglob("*.gz"))

    source = hash_of(SCRIPT)
    assert source in (site / "about" / "index.html").read_text("utf-8").replace("&#39;", "'")
    assert source in (site / "_headers").read_text("utf-8")
    assert source in (site / "nginx.conf").read_text("utf-8")
    pages = [page for page in site.rglob("*.html") if "sha256-" in page.read_text("utf-8")]
    assert [site / "about" / "index.html"] == pages


def test_mkdocs_itself_builds_strictly(project: Path) -> None:
    """`mkdocs build --strict` needs nothing of ours on the command line."""
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "COUNTIES": "kinmen"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert 0 == result.returncode, result.stderr
    assert (project / "site" / "en" / "sites" / "kinmen-hospital" / "index.html").is_file()


@pytest.mark.parametrize(
    ("environment", "word"),
    [({"COUNTIES": "atlantis"}, "atlantis"), ({"SOURCE_DATE_EPOCH": "soon"}, "soon")],
)
def test_wrong_setting_exits_with_two(
    project: Path, environment: dict[str, str], word: str
) -> None:
    """A wrong call is told apart from wrong data, and names the value."""
    result = run(project, "build", **environment)

    assert 2 == result.returncode
    assert word in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not (project / "site").exists()


def test_missing_settings_file_is_told_in_words(tmp_path: Path) -> None:
    """Outside the project's folder the command says what to do."""
    result = run(tmp_path, "build")

    assert 2 == result.returncode
    assert "mkdocs.yml is not there" in result.stderr


@pytest.mark.parametrize("target", ["data", "content", "maps/README.md"])
def test_folder_of_somebody_is_never_replaced(project: Path, target: str) -> None:
    """Only an earlier site or an empty folder gives way to a new site."""
    before = sorted(path.name for path in (project / "data").iterdir())

    result = run(project, "build", "--site-dir", target)
    assert 2 == result.returncode
    assert target in result.stderr
    assert before == sorted(path.name for path in (project / "data").iterdir())


def test_broken_outlines_stop_the_build_before_anything_is_written(project: Path) -> None:
    """A file that maps need is looked at first, also under plain `mkdocs build`."""
    old = old_site(project)
    (project / "data" / "geo" / "townships.draw.geojson").write_text("{", encoding="utf-8")

    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=project,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 != result.returncode
    assert "townships.draw.geojson" in result.stderr
    assert "Traceback" not in result.stderr
    assert "old" == old.read_text(encoding="utf-8")


def test_edition_without_an_address(project: Path) -> None:
    """A sitemap needs full addresses; without them none is written, not a half one.

    A record that also serves another county's township does not stop an edition.
    """
    file = project / "data" / "services.yaml"
    text = file.read_text(encoding="utf-8")
    changed = text.replace(
        'serves: ["09020020", "09020030"]', 'serves: ["09020020", "10016010"]', 1
    )
    assert changed != text
    file.write_text(changed, encoding="utf-8")

    result = run(project, "build", "--no-compress", SITE_URL="", COUNTIES="kinmen")
    assert 0 == result.returncode, result.stdout + result.stderr
    assert not (project / "site" / "sitemap.xml").exists()
    assert "Sitemap:" not in (project / "site" / "robots.txt").read_text(encoding="utf-8")
