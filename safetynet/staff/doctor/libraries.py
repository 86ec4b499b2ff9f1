"""The files of the browser libraries: are they, byte for byte, those of the pinned versions?

npm compares a package with its lock file when it installs it, and never again. `libraries.sha256`
beside that file has the digests of what goes into the site, as `sha256sum --check` reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

DIGESTS = "libraries.sha256"


def digests(root: Path) -> Mapping[str, str]:
    """Path from the project's folder → digest; nothing where the list cannot be read."""
    try:
        lines = (root / DIGESTS).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        return {}
    return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}


def altered(root: Path) -> tuple[str, ...]:
    """The files that are missing, or have another content than they should."""
    return tuple(p for p, digest in digests(root).items() if _digest(root / p) != digest)


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
