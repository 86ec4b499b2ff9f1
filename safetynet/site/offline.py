"""The list that the service worker (overrides/sw.js) keeps, and the versions it is known by.

The worker is written last, because it lists what the site has. Its bytes change when a listed
file changes, and that is how browsers notice a new version.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from safetynet import addresses
from safetynet.errors import CallError
from safetynet.site.features import FEATURES, NEVER_KEPT
from safetynet.text import LOCALES, Locale

MARK = "/* list */ {}"
"""Where the list stands in sw.js."""
CODE = ("assets/css/*.css", "assets/stylesheets/*.css", "assets/js/*.js")
"""Scripts and style sheets: pages kept with other ones would not fit them."""
LATER = ("search-engine.js", "map-library.js", "share-qr.js")
"""Modules in assets/js/ that a page loads by `import()` once they are wanted."""
IMPORTED = re.compile(r'^import [^"]*"([^"]+)";$', re.MULTILINE)
"""What a module cannot start without."""
ICONS = ("assets/icons/*.svg",)
OFFLINE = "offline/"
"""Kept on the first visit and shown in place of pages that are not; it has all helplines."""
MORE = ("find/", "hotlines/")
"""Pages of a language that are kept from the second page on."""
DATA = ("assets/hours.json", "assets/finder/*.json", "assets/search/*.json")
"""What the finder needs besides its page, and the states of opening hours on all pages."""


def write_worker(site_dir: Path) -> None:
    """Fill the list into sw.js, which MkDocs has copied to the root of `site_dir`.

    Raises `CallError` when overrides/sw.js has lost the mark.
    """
    path = site_dir / "sw.js"
    script = path.read_text(encoding="utf-8")
    if MARK not in script:
        msg = f"overrides/sw.js has no {MARK!r}: the list of kept files goes there"
        raise CallError(msg)
    text = json.dumps(worker_list(site_dir), ensure_ascii=False, separators=(",", ":"))
    path.write_text(script.replace(MARK, text), encoding="utf-8", newline="\n")


def worker_list(site_dir: Path) -> Mapping[str, object]:
    """Paths from the site's root, and two versions.

    `code` changes with a script or style sheet, `version` with any listed file. `folders` are the
    site's own right below its root, `missing` the offline page of each language by its home.
    """
    code, later = _found(site_dir, CODE), _later(site_dir)
    kept = [path for path in code if path not in _never_kept(site_dir)]
    shell = [path for path in kept if path not in later] + _found(site_dir, ICONS)
    first = {locale: _pages(locale, (OFFLINE,)) for locale in LOCALES}
    more = {locale: [*_pages(locale, MORE), *_data(site_dir, locale), *later] for locale in LOCALES}
    wanted = dict.fromkeys(path for paths in (*first.values(), *more.values()) for path in paths)
    return {
        "version": _version(site_dir, [*shell, *wanted]),
        "code": _version(site_dir, dict.fromkeys((*code, *later))),
        "folders": sorted(path.name for path in site_dir.iterdir() if path.is_dir()),
        "missing": {addresses.page(loc): addresses.page(loc, OFFLINE) for loc in LOCALES},
        "shell": shell,
        "first": first,
        "more": more,
    }


def _later(site_dir: Path) -> list[str]:
    """Scripts that no page needs in order to start, but only what is loaded when it is wanted."""
    scripts = (feature.script for feature in FEATURES.values() if feature.script)
    at_once, wanted = (_with_imports(site_dir, names) for names in (scripts, LATER))
    return sorted(path.relative_to(site_dir).as_posix() for path in wanted - at_once)


def _never_kept(site_dir: Path) -> frozenset[str]:
    """Scripts and style sheets that only features of `NEVER_KEPT` use."""
    names = {
        is_kept: [
            feature.script
            for name, feature in FEATURES.items()
            if feature.script and (name not in NEVER_KEPT) is is_kept
        ]
        for is_kept in (True, False)
    }
    shared = _with_imports(site_dir, (*names[True], *LATER))
    own = _with_imports(site_dir, names[False]) - shared
    sheets = {site_dir / "assets/css" / FEATURES[name].stylesheet for name in NEVER_KEPT}
    return frozenset(path.relative_to(site_dir).as_posix() for path in own | sheets)


def _with_imports(site_dir: Path, names: Iterable[str]) -> set[Path]:
    """Modules of assets/js/ and all that they import, directly or not."""
    open_, known = [site_dir / "assets/js" / name for name in names], set[Path]()
    while open_:
        path = open_.pop()
        if path in known or not path.is_file():
            continue
        known.add(path)
        found = IMPORTED.findall(path.read_text(encoding="utf-8"))
        open_ += [Path(os.path.normpath(path.parent / name)) for name in found]
    return known


def _pages(locale: Locale, names: Iterable[str]) -> list[str]:
    return [addresses.page(locale, name) for name in names]


def _data(site_dir: Path, locale: Locale) -> list[str]:
    """What the finder of a language loads; a file of the other one is left out."""
    others = tuple(f"{other}.json" for other in LOCALES if other != locale)
    return [path for path in _found(site_dir, DATA) if not _is_of(path, others)]


def _is_of(path: str, endings: tuple[str, ...]) -> bool:
    """True for places.en.json and search/en.json when "en.json" is among the endings."""
    return path.replace("/", ".").endswith(tuple(f".{ending}" for ending in endings))


def _found(site_dir: Path, patterns: Iterable[str]) -> list[str]:
    return [
        path.relative_to(site_dir).as_posix()
        for pattern in patterns
        for path in sorted(site_dir.glob(pattern))
    ]


def _version(site_dir: Path, paths: Iterable[str]) -> str:
    """Ten hex digits of a hash over names and contents; a path that ends in a slash is a page."""
    digest = hashlib.sha256()
    for path in paths:
        file = site_dir / (f"{path}index.html" if path.endswith("/") else path)
        digest.update(f"{path}\n".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:10]
