"""The browser libraries come from npm, unchanged, and their absence says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from safetynet.errors import CallError
from safetynet.site import vendor


def test_libraries_are_copied_unchanged(tmp_path: Path) -> None:
    """What is served is, byte for byte, what npm has checked by the lock file."""
    vendor.copy_libraries(tmp_path)
    served = tmp_path / "assets/vendor"
    copied = {
        path.relative_to(served).as_posix(): path.read_bytes()
        for path in served.rglob("*")
        if path.is_file()
    }
    installed = vendor.ROOT / "node_modules"

    assert copied == {
        name: (installed / library).read_bytes() for name, library in vendor.LIBRARIES.items()
    }


def test_libraries_have_endings_that_every_server_knows() -> None:
    """A module served without the type of a script is refused by the browser."""
    assert {".css", ".js"} == {Path(name).suffix for name in vendor.LIBRARIES}


def test_modules_come_with_all_that_they_import() -> None:
    """What a module imports lies beside it under the same name."""
    for name, library in vendor.LIBRARIES.items():
        text = (vendor.ROOT / "node_modules" / library).read_text(encoding="utf-8")
        for imported in re.findall(r"from '\./([\w.-]+)'", text):
            assert str(Path(name).parent / imported) in vendor.LIBRARIES


def test_missing_libraries_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where npm has not run, the error names the command and nothing is written."""
    monkeypatch.setattr(vendor, "ROOT", tmp_path)

    with pytest.raises(CallError, match="make setup"):
        vendor.copy_libraries(tmp_path / "site")
    assert [] == list(tmp_path.iterdir())
