"""Files as such: none that does not belong, none missing, none damaged, none too large."""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import zlib
from collections.abc import Callable, Iterator, Mapping

import brotli

from safetynet.exports import CHECKSUMS
from safetynet.site.hosts import HOST_FILES
from safetynet.site.hosts.media import COMPRESSED, MEDIA_TYPES
from safetynet.site.publish.built import COPIES, BuiltSite
from safetynet.site.publish.links import JS_IMPORT, unnamed_files
from safetynet.site.publish.report import Checked, Problem

EXPECTED = (".nojekyll", "404.html", "index.html", "robots.txt", *HOST_FILES)
UNNAMED = frozenset({*EXPECTED, CHECKSUMS, "sitemap.xml", "sw.js"})
"""Files that need no link: somebody looks for them by name."""
WELL_KNOWN = ".well-known/"
FIRST_LOAD = 150 * 1024
"""Bytes, compressed: a page with its style sheets and the scripts it starts with, no map."""
MOST_FILES = 20_000
"""Cloudflare Pages takes no more."""
LARGEST_FILE = 25 * 1024**2
"""Cloudflare Pages takes no larger one."""
LARGEST_SITE = 1024**3
"""GitHub Pages publishes no larger site."""
LARGEST_OWN = 100 * 1024**2
"""A GitLab of one's own takes no larger one for its Pages, unless it is told to."""
DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    f".{COMPRESSED['gzip']}": gzip.decompress,
    f".{COMPRESSED['br']}": lambda content: bytes(brotli.decompress(content)),
}
DAMAGED = (OSError, EOFError, zlib.error, brotli.error)


def check_files(site: BuiltSite) -> Checked:
    """Every file is of a known sort; what hosts need is there."""
    problems = [Problem("file-missing", name) for name in EXPECTED if name not in site.files]
    strange = {name for name in site.files if _is_strange(name)} | site.odd
    problems += [Problem("file-strange", name) for name in sorted(strange)]
    orphans = unnamed_files(site) - strange - UNNAMED - _listed(site).keys()
    problems += [
        Problem("file-orphan", name) for name in sorted(orphans) if not _is_well_known(name)
    ]
    return Checked("files", len(site.all_files), tuple(problems))


def _is_well_known(name: str) -> bool:
    return name.startswith(WELL_KNOWN)


def _is_strange(name: str) -> bool:
    if name in EXPECTED or _is_well_known(name):
        return False
    is_hidden = any(part.startswith(".") for part in name.split("/"))
    return is_hidden or posixpath.splitext(name)[1].removeprefix(".") not in MEDIA_TYPES


def _listed(site: BuiltSite) -> Mapping[str, str]:
    """Path of every download → its digest, as they are published."""
    if CHECKSUMS not in site.files:
        return {}
    folder = posixpath.dirname(CHECKSUMS)
    lines = (line.partition("  ") for line in site.text(CHECKSUMS).splitlines() if line)
    return {f"{folder}/{name}": digest for digest, _, name in lines}


def check_checksums(site: BuiltSite) -> Checked:
    """The downloads are those whose digests are published."""
    if CHECKSUMS not in site.files:
        return Checked("checksums", 0, (Problem("file-missing", CHECKSUMS),))
    listed, problems = _listed(site), []
    for path, digest in listed.items():
        if path not in site.files:
            problems.append(Problem("file-missing", path))
        elif hashlib.sha256(site.bytes(path)).hexdigest() != digest:
            problems.append(Problem("checksum-wrong", path))
    return Checked("checksums", len(listed), tuple(problems))


def check_copies(site: BuiltSite) -> Checked:
    """Compressed copies have the content of their originals: servers send them instead."""
    names = sorted(name for name in site.all_files if name.endswith(COPIES))
    problems = tuple(one for name in names for one in _copy_problems(site, name))
    return Checked("copies", len(names), problems)


def _copy_problems(site: BuiltSite, name: str) -> Iterator[Problem]:
    original, ending = posixpath.splitext(name)
    if original not in site.files:
        yield Problem("copy-alone", name)
        return
    content = site.bytes(original)
    try:
        is_copy = content == DECODERS[ending](site.bytes(name))
    except DAMAGED:
        is_copy = False
    if not is_copy:
        yield Problem("copy-stale", name)


def check_weights(site: BuiltSite) -> Checked:
    """Pages come quickly on a slow line; the site fits the hosts that set a limit."""
    weigh = _Scales(site)
    problems = list(_limits(site))
    for name in site.pages:
        size = weigh.first_load(name)
        if size > FIRST_LOAD:
            facts = {"size": size // 1024, "most": FIRST_LOAD // 1024}
            problems.append(Problem("page-heavy", name, facts))
    return Checked("weights", len(site.pages), tuple(problems))


def _limits(site: BuiltSite) -> Iterator[Problem]:
    sizes = {name: (site.folder / name).stat().st_size for name in sorted(site.all_files)}
    for name, size in sizes.items():
        if size > LARGEST_FILE:
            yield Problem("file-heavy", name, {"size": size // 1024**2})
    if len(sizes) > MOST_FILES:
        yield Problem("files-many", "./", {"count": len(sizes)})
    whole = sum(sizes.values())
    for code, most in (("site-heavy", LARGEST_SITE), ("site-large", LARGEST_OWN)):
        if whole > most:
            yield Problem(code, "./", {"size": whole // 1024**2})


class _Scales:
    """Weighs files as a host that compresses sends them; each once."""

    def __init__(self, site: BuiltSite) -> None:
        self._site = site
        self._sizes: dict[str, int] = {}
        self._imports: dict[str, frozenset[str]] = {}

    def first_load(self, name: str) -> int:
        """Bytes of a page with all it needs in order to start."""
        site = self._site
        loads = [site.target(name, link) or "" for link in site.pages[name].loads]
        needed = frozenset().union(*map(self._with_imports, loads)) | {name}
        return sum(self._size(one) for one in needed if one in site.files)

    def _with_imports(self, name: str) -> frozenset[str]:
        """A file and the modules it cannot start without; `import(…)` comes later."""
        if name not in self._imports:
            known, waiting = set[str](), [name]
            while waiting:
                one = waiting.pop()
                if one in known or one not in self._site.files:
                    continue
                known.add(one)
                if one.endswith(".js"):
                    waiting += self._imports_of(one)
            self._imports[name] = frozenset(known)
        return self._imports[name]

    def _imports_of(self, name: str) -> Iterator[str]:
        for found in JS_IMPORT.finditer(self._site.text(name)):
            if "(" not in found.group(0):
                yield self._site.target(name, found.group(1)) or ""

    def _size(self, name: str) -> int:
        if name not in self._sizes:
            packed = f"{name}{COPIES[0]}"
            self._sizes[name] = (
                (self._site.folder / packed).stat().st_size
                if packed in self._site.all_files
                else len(gzip.compress(self._site.bytes(name)))
            )
        return self._sizes[name]
