"""A hand-written page with a script of its own, built: its hash is where browsers look for it."""

from __future__ import annotations

from pathlib import Path

from test_build import project, run
from test_policy import hash_of

__all__ = ["project"]
SCRIPT = "document.title = '安全網';"


def test_script_of_a_hand_written_page_is_allowed_on_that_page(project: Path) -> None:
    """In the policy of the page and in the headers of all; no other page may have it."""
    about = project / "content" / "zh" / "about.md"
    about.write_text(f"{about.read_text('utf-8')}\n\n<script>{SCRIPT}</script>\n", "utf-8")

    result = run(project, "build", "--no-compress", COUNTIES="kinmen")
    assert 0 == result.returncode, result.stderr
    site = project / "site"
    source = hash_of(SCRIPT)
    assert source in (site / "about" / "index.html").read_text("utf-8").replace("&#39;", "'")
    assert source in (site / "_headers").read_text("utf-8")
    assert source in (site / "nginx.conf").read_text("utf-8")
    pages = [page for page in site.rglob("*.html") if "sha256-" in page.read_text("utf-8")]
    assert [site / "about" / "index.html"] == pages
    assert [] == list(site.rglob("*.gz"))
