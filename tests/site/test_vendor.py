"""The browser libraries come from npm, unchanged, and their absence says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetynet.errors import CallError
from safetynet.site import vendor


def test_libraries_are_copied_unchanged(tmp_path: Path) -> None:
    """What is served is, byte for byte, what npm has checked by the lock file."""
    vendor.copy_libraries(tmp_path)
    copied = {path.name: path.read_bytes() for path in (tmp_path / "assets/vendor").iterdir()}
    installed = vendor.ROOT / "node_modules"

    assert copied == {
        name: (installed / library).read_bytes() for name, library in vendor.LIBRARIES.items()
    }


def test_libraries_have_endings_that_every_server_knows() -> None:
    """A module served without the type of a script is refused by the browser."""
    assert {".css", ".js"} == {Path(name).suffix for name in vendor.LIBRARIES}


def test_missing_libraries_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where npm has not run, the error names the command and nothing is written."""
    monkeypatch.setattr(vendor, "ROOT", tmp_path)

    with pytest.raises(CallError, match="make setup"):
        vendor.copy_libraries(tmp_path / "site")
    assert [] == list(tmp_path.iterdir())
