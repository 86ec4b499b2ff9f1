"""Links, anchors and all that pages, style sheets, scripts and lists load by name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from urllib.parse import unquote

from safetynet.site.publish.built import MISSING, BuiltSite, split
from safetynet.site.publish.report import Checked, Problem

CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+["']([^"']+)"""
)
JS_IMPORT = re.compile(r"""\b(?:from|import)\s*\(?\s*["']([./][^"'\n]*)["']""")
JS_FILE = re.compile(r"""["'`]((?:assets|data|api)/[\w./-]*)""")
"""A file in a script's text, or the beginning of its name."""
BEGINNING = re.compile(r"[./-]$")
"""How a name ends that a script puts together only when it runs."""
API_LIST = re.compile(r"api/v\d+/[\w-]+/sites\.json")
LOCAL = re.compile(r"localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1|(?:.*\.)?local(?:host)?")
WORKER_LIST = re.compile(r"^const LIST = (.*);$", re.MULTILINE)


def check_links(site: BuiltSite) -> Checked:
    """Every link and anchor of every page leads to a file of the site."""
    count = 0
    problems: list[Problem] = []
    for name, page in site.pages.items():
        for link in page.links:
            if not site.is_inside(link):
                if _is_of_a_trial(site, link):
                    problems.append(Problem("link-local", name, {"link": link}))
                continue
            count += 1
            problems += _link_problems(site, name, link)
    return Checked("links", count, tuple(problems))


def _is_of_a_trial(site: BuiltSite, link: str) -> bool:
    """Whether an address works for its author only, or is the site's own by another scheme."""
    parts, own = split(link), split(site.base_url)
    is_other_scheme = parts.scheme != own.scheme and parts.netloc == own.netloc
    return LOCAL.fullmatch(parts.hostname or "") is not None or (
        is_other_scheme and parts.scheme in {"http", "https"}
    )


def _link_problems(site: BuiltSite, name: str, link: str) -> Iterator[Problem]:
    target = site.target(name, link)
    anchor = unquote(split(link).fragment)
    if target is None:
        yield Problem("link-outside", name, {"link": link, "base": site.base})
    elif target not in site.files:
        yield Problem("link-broken", name, {"link": link, "target": target})
    elif anchor and not _has_anchor(site, target, anchor):
        yield Problem("anchor-missing", name, {"link": link, "target": target})
    elif name == MISSING and not link.startswith(("/", "#", site.base_url)):
        yield Problem("missing-page-link", name, {"link": link})


def _has_anchor(site: BuiltSite, target: str, anchor: str) -> bool:
    if target in site.pages:
        return anchor in site.pages[target].anchors
    return not target.endswith(".svg") or f'id="{anchor}"' in site.text(target)


def check_references(site: BuiltSite) -> Checked:
    """Every file that style sheets, scripts, manifests and lists name is there."""
    count, problems = 0, list[Problem]()
    for name in sorted(site.files):
        try:
            targets = dict.fromkeys(_named_in(site, name))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            problems.append(Problem("list-broken", name, {"why": error}))
            continue
        count += len(targets)
        problems += [
            Problem("reference-missing", name, {"target": target})
            for target in targets
            if not _is_there(site, target)
        ]
    return Checked("references", count, tuple(problems))


def unnamed_files(site: BuiltSite) -> frozenset[str]:
    """Files that no page, style sheet, script or list of the site names."""
    named, begun = set[str](), set[str]()
    for name, page in site.pages.items():
        named |= {site.target(name, link) or "" for link in page.links if site.is_inside(link)}
    for name in site.files:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            for target in _named_in(site, name):
                (begun if BEGINNING.search(target) else named).add(target)
    rest = site.files - named - site.pages.keys()
    return frozenset(name for name in rest if not name.startswith(tuple(begun)))


def _is_there(site: BuiltSite, target: str) -> bool:
    """A name that a script puts together is there when some file begins with it."""
    return target in site.files or (
        bool(BEGINNING.search(target)) and any(one.startswith(target) for one in site.files)
    )


def _named_in(site: BuiltSite, name: str) -> Iterator[str]:
    """The files that a file names. Raises whatever a list raises that is not as we write it."""
    if name.endswith(".css"):
        yield from _of_css(site, name)
    elif name.endswith(".js"):
        yield from _of_script(site, name)
    elif name.endswith(".webmanifest"):
        yield from _of_manifest(site, name)
    elif name.startswith("assets/offline/") and not name.endswith("/packs.json"):
        yield from (_page(path) for path, _ in json.loads(site.text(name)))
    elif API_LIST.fullmatch(name):
        links = [entry["api"] for entry in json.loads(site.text(name))["sites"]]
        yield from (site.target(name, link) or link for link in links)
    if name == "sw.js":
        yield from _of_worker(site.text(name))


def _of_css(site: BuiltSite, name: str) -> Iterator[str]:
    for groups in CSS_ADDRESS.findall(site.text(name)):
        link = next(filter(None, groups), "")
        if link and not link.startswith(("data:", "#")):
            yield site.target(name, link) or link


def _of_script(site: BuiltSite, name: str) -> Iterator[str]:
    text = site.text(name)
    yield from (site.target(name, link) or link for link in JS_IMPORT.findall(text))
    if name.startswith("assets/js/"):
        yield from JS_FILE.findall(text)


def _of_manifest(site: BuiltSite, name: str) -> Iterator[str]:
    manifest = json.loads(site.text(name))
    links = [manifest.get("start_url", ""), *(icon["src"] for icon in manifest.get("icons", ()))]
    yield from (site.target(name, link) or link for link in links)


def _of_worker(text: str) -> Iterator[str]:
    """Paths that the service worker keeps; one that ends in a slash is a page."""
    found = WORKER_LIST.search(text)
    kept = json.loads(found.group(1)) if found else {}
    lists: Iterable[Iterable[str]] = (
        kept.get("shell", ()),
        kept.get("missing", {}).values(),
        *kept.get("first", {}).values(),
        *kept.get("more", {}).values(),
    )
    yield from (_page(path) for paths in lists for path in paths)


def _page(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path
