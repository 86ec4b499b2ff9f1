"""The form's scripts, words and libraries are loaded on its page only and kept on no device."""

from __future__ import annotations

from pathlib import Path

from safetynet.site.offline import worker_list


def test_no_device_keeps_what_only_the_form_needs(built_site: Path) -> None:
    """Nothing of it is fetched before somebody opens it; what it shares with others is kept."""
    listed = worker_list(built_site)
    lists = [listed["shell"], *listed["first"].values(), *listed["more"].values()]
    kept = {path for paths in lists for path in paths}

    assert [] == [path for path in kept if "contribute" in path or "vendor/js" in path]
    assert {"assets/js/page.js", "assets/js/map-loader.js", "assets/js/place-land.js"} <= kept
    scripts = {path.name for path in (built_site / "assets/js").glob("contribute*.js")}
    assert len(scripts) > 10


def test_other_pages_load_nothing_of_the_form(built_site: Path) -> None:
    """A site page has a link to the form and no script, style or sentence of it."""
    html = (built_site / "sites/kinmen-jinhu-social-welfare-center/index.html").read_text("utf-8")

    assert 1 == html.count("contribute/?site=")
    assert [] == [
        part for part in ("contribute.js", "contribute.css", "contribute.error") if part in html
    ]
