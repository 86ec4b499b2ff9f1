"""The browser libraries come from npm, unchanged, and their absence says what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from safetynet.errors import CallError
from safetynet.site import vendor
from safetynet.staff.doctor.libraries import DIGESTS, altered, digests


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
    assert {".css", ".js", ".png"} >= {Path(name).suffix for name in vendor.LIBRARIES}


def test_modules_come_with_all_that_they_import() -> None:
    """What a module imports lies beside it under the same name."""
    scripts = {n: one for n, one in vendor.LIBRARIES.items() if n.endswith(".js")}
    for name, library in scripts.items():
        text = (vendor.ROOT / "node_modules" / library).read_text(encoding="utf-8")
        for imported in re.findall(r"from '\./([\w.-]+)'", text):
            assert str(Path(name).parent / imported) in vendor.LIBRARIES


def test_missing_libraries_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where npm has not run, the error names the command and nothing is written."""
    monkeypatch.setattr(vendor, "ROOT", tmp_path)

    with pytest.raises(CallError, match="make setup"):
        vendor.copy_libraries(tmp_path / "site")
    assert [] == list(tmp_path.iterdir())


def test_altered_library_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An emptied file has the right version and would kill every map: its digest tells."""
    for name in {DIGESTS, *digests(vendor.ROOT)}:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes((vendor.ROOT / name).read_bytes())
    monkeypatch.setattr(vendor, "ROOT", tmp_path)
    vendor.require_libraries()
    (tmp_path / "node_modules/leaflet/dist/leaflet.js").write_bytes(b"")

    with pytest.raises(CallError, match=r"leaflet\.js is not as it was pinned.*make setup"):
        vendor.require_libraries()


def test_every_served_file_has_its_digest() -> None:
    """No more and no fewer, and all are those of the installed versions."""
    paths = {f"node_modules/{one}" for one in vendor.LIBRARIES.values()}

    assert paths == digests(vendor.ROOT).keys()
    assert () == altered(vendor.ROOT)


LOCK = json.loads((vendor.ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]


def package_of(library: str) -> str:
    """The package of npm that a file is of."""
    first, second, *_ = library.split("/")
    return f"{first}/{second}" if first.startswith("@") else first


@pytest.mark.parametrize("package", sorted({package_of(one) for one in vendor.LIBRARIES.values()}))
def test_served_libraries_are_locked(package: str) -> None:
    """Exact version and checksum, from whichever mirror; what is installed is what was locked."""
    locked = LOCK[f"node_modules/{package}"]
    folder = vendor.ROOT / "node_modules" / package
    installed = json.loads((folder / "package.json").read_text(encoding="utf-8"))

    assert re.fullmatch(r"\d+\.\d+\.\d+", locked["version"])
    assert locked["version"] == installed["version"] == LOCK[""]["dependencies"][package]
    assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", locked["integrity"])
    assert "resolved" not in locked
    assert not locked.get("dev")
