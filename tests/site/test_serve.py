"""While the site is served, a change in the data builds it again, and what it keeps does not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs.config import load_config
from site_build import ROOT


def watched_folders() -> tuple[set[Path], Path]:
    """What a served site looks at for changes, and where its builds keep what was measured."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    plugin = config.plugins["safetynet"]
    settings = plugin._settings(config)
    plugin._edition = SimpleNamespace(settings=settings)
    watched = {Path(config.docs_dir), Path(config.config_file_path)}
    watched |= {Path(folder) for folder in config.theme.dirs}
    server = SimpleNamespace(watch=lambda path: watched.add(Path(path)), builder=None)
    plugin.on_serve(server, config, None)
    return {path.resolve() for path in watched}, settings.cache_dir.resolve()


def test_kept_figures_are_not_watched(monkeypatch: pytest.MonkeyPatch):
    """A build writes there: if it were watched, every build would start the next."""
    monkeypatch.chdir(ROOT)

    watched, kept = watched_folders()

    assert ROOT / ".cache" / "safetynet" == kept
    assert [] == [path for path in watched if kept.is_relative_to(path)]


def test_data_and_maps_are_watched(monkeypatch: pytest.MonkeyPatch):
    """A saved record or map is seen at once."""
    monkeypatch.chdir(ROOT)

    watched, _ = watched_folders()

    assert {ROOT / "data", ROOT / "maps", ROOT / "content"} <= watched
