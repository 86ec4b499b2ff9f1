"""Compressed copies: what a server sends is what lies in the folder, and only where it helps."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import brotli

from safetynet.site.compress import compress_site

TEXT = "安全網地圖 Safety Net Atlas\n" * 200


def copies(site: Path) -> dict[str, bytes]:
    """Every copy by its name."""
    return {p.name: p.read_bytes() for p in site.rglob("*") if p.suffix in {".gz", ".br"}}


def test_copies_hold_the_same_content(tmp_path: Path) -> None:
    """In folders too, beside their originals."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text(TEXT, encoding="utf-8")

    assert 1 == compress_site(tmp_path)
    assert TEXT.encode() == gzip.decompress((tmp_path / "en/index.html.gz").read_bytes())
    assert TEXT.encode() == brotli.decompress((tmp_path / "en/index.html.br").read_bytes())


def test_same_files_give_the_same_copies(tmp_path: Path) -> None:
    """No time of day is in them: two builds are alike byte for byte."""
    found = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        (folder / "a.css").write_text(TEXT, encoding="utf-8")
        compress_site(folder)
        found.append(copies(folder))

    assert found[0] == found[1]
    assert 0 == int.from_bytes(found[0]["a.css.gz"][4:8], "little")  # RFC 1952: MTIME


def test_what_does_not_shrink_has_no_copy(tmp_path: Path) -> None:
    """Small files, pictures and archives go out as they are."""
    noise = random.Random(1).randbytes(5_000)  # noqa: S311 - no secret
    (tmp_path / "small.css").write_text("a {}", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(TEXT.encode())
    (tmp_path / "noise.txt").write_bytes(noise)

    assert 0 == compress_site(tmp_path)
    assert {} == copies(tmp_path)
