"""The browser libraries: installed by npm, copied into the site as they are.

With another version of one its files are written anew into `libraries.sha256` (`sha256sum FILE …`).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from safetynet.errors import CallError
from safetynet.staff.doctor.libraries import altered

ROOT = Path(__file__).resolve().parents[2]
"""Where package.json lies and npm has put the libraries."""
LIBRARIES: Mapping[str, str] = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    **{
        f"images/{name}.png": f"leaflet/dist/images/{name}.png"
        for name in ("layers", "layers-2x", "marker-icon")
    },
    "supercluster.min.js": "supercluster/dist/supercluster.min.js",
    "qrcode.js": "qrcode-generator/dist/qrcode.mjs",
    "js-yaml.js": "js-yaml/dist/browser/js-yaml.esm.min.mjs",
    **{
        f"json-schema/{name}.js": f"@cfworker/json-schema/dist/esm/{name}.js"
        for name in (
            "deep-compare-strict", "dereference", "format", "pointer", "types", "ucs2-length",
            "validate", "validator",
        )
    },
}  # fmt: skip
"""Name in assets/vendor/ → file in node_modules/; the schema's checker is modules of its own.

Modules get the ending .js: some web servers do not know .mjs, and browsers then refuse it.
"""


def require_libraries() -> None:
    """Raise `CallError` when a library is not there as it was pinned; nothing is written."""
    for source in map(_installed, LIBRARIES.values()):
        if not source.is_file():
            msg = f"{source.relative_to(ROOT)} is missing: run `make setup` once, then try again"
            raise CallError(msg)
    for name in altered(ROOT):
        msg = f"{name} is not as it was pinned: delete node_modules, then run `make setup`"
        raise CallError(msg)


def copy_libraries(site_dir: Path) -> None:
    """Copy every library into assets/vendor/ under `site_dir`; errors as `require_libraries`."""
    require_libraries()
    for name, library in LIBRARIES.items():
        target = site_dir / "assets/vendor" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_installed(library), target)


def _installed(library: str) -> Path:
    return ROOT / "node_modules" / library
