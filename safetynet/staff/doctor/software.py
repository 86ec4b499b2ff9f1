"""Programs and packages: are they there, and are they the ones that were pinned?"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from safetynet.staff.doctor.finding import FINE, MISSING, NOTE, Looked, Project, said
from safetynet.staff.doctor.libraries import DIGESTS, altered, digests
from safetynet.staff.doctor.machine import Machine

LEAST_PYTHON = (3, 11)
REQUIREMENTS, PYPROJECT, LOCK = "requirements.txt", "pyproject.toml", "package-lock.json"
MODULES = {
    "jinja2": "jinja2",
    "mkdocs-material": "material",
    "opencc-python-reimplemented": "opencc",
    "opening-hours-py": "opening_hours",
    "pyyaml": "yaml",
}
"""Name of a module where it is not the package's."""
SHOWN = 4
"""So many names are given; the rest are counted."""
_IMPORTS = """
import importlib, sys
for name in sys.argv[1:]:
    print("+", name, flush=True)
    try:
        importlib.import_module(name)
    except BaseException as error:
        print("-", name, repr(error), flush=True)
"""


def look_at_python(machine: Machine, _project: Project) -> Iterator[Looked]:
    """New enough?"""
    found = ".".join(map(str, machine.python))
    least = ".".join(map(str, LEAST_PYTHON))
    if machine.python[:2] >= LEAST_PYTHON:
        yield Looked("python", FINE, found)
    else:
        yield Looked("python", MISSING, found, said("python.todo", least=least))


def look_at_packages(machine: Machine, project: Project) -> Iterator[Looked]:
    """Those that the site is built with must be there; the others are of them, or for tests."""
    pins = pinned(project.root / REQUIREMENTS)
    if not pins:
        yield Looked("packages", MISSING, said("packages.list", file=REQUIREMENTS), said("setup"))
        return
    wanted = dependencies(project.root / PYPROJECT)
    site = {name: version for name, version in pins.items() if name in wanted}
    rest = {name: version for name, version in pins.items() if name not in wanted}
    yield _compared("packages", MISSING, site, machine.version_of)
    yield _compared("packages.pinned", NOTE, rest, machine.version_of)


def pinned(requirements: Path) -> Mapping[str, str]:
    """Package → version; nothing where the list cannot be read."""
    found = re.findall(r"^([\w.-]+)==([\w.+!-]+)", _text(requirements), re.MULTILINE)
    return {_plain(name): version for name, version in found}


def dependencies(pyproject: Path) -> frozenset[str]:
    """Names of the packages that the site is built with."""
    listed = re.search(r"^dependencies = \[(.*?)^\]", _text(pyproject), re.MULTILINE | re.DOTALL)
    return frozenset(
        _plain(n) for n in re.findall(r'"([\w.-]+)', listed.group(1) if listed else "")
    )


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _compared(
    name: str,
    worst: str,
    pins: Mapping[str, str],
    version_of: Callable[[str], str | None],
) -> Looked:
    """Whether everything is there as pinned; another version is only a note."""
    found = {one: version_of(one) for one in pins}
    absent = sorted(one for one, version in found.items() if version is None)
    other = sorted(f"{n} {v}" for n, v in found.items() if v is not None and v != pins[n])
    good = len(pins) - len(absent) - len(other)
    if good == len(pins):
        return Looked(name, FINE, said("packages.found", good=good, all=good))
    parts = (("packages.absent", absent), ("packages.other", other))
    wrong = [said(key, names=_listed(names)) for key, names in parts if names]
    state = worst if absent else NOTE
    return Looked(
        name, state, said("packages.wrong", good=good, all=len(pins), wrong=wrong), said("setup")
    )


def _listed(names: list[str]) -> str:
    more = f" … (+{len(names) - SHOWN})" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def look_at_imports(machine: Machine, project: Project) -> Iterator[Looked]:
    """A package may be there and yet be broken; tried in a process of its own, which may crash."""
    names = [
        one for one in sorted(dependencies(project.root / PYPROJECT)) if machine.version_of(one)
    ]
    modules = [MODULES.get(name, name.replace("-", "_")) for name in names]
    answer = machine.run([sys.executable, "-c", _IMPORTS, *modules], project.root)
    lines = answer.out.splitlines()
    broken = [line[2:] for line in lines if line.startswith("-")]
    if answer.code and lines:
        broken.append(f"{lines[-1][2:]} ({answer.code})")
    if broken or answer.code:
        yield Looked("imports", MISSING, "; ".join(broken) or answer.told, said("imports.todo"))
    else:
        yield Looked("imports", FINE, said("imports.all"))


def look_at_libraries(machine: Machine, project: Project) -> Iterator[Looked]:
    """Of npm: those that go into the site must be there; the others are for tests."""
    try:
        packages = json.loads(_text(project.root / LOCK))["packages"]
    except (ValueError, KeyError, TypeError):
        yield Looked("npm", MISSING, said("packages.list", file=LOCK), said("setup"))
        return
    del machine  # the folder says it

    def version_of(path: str) -> str | None:
        try:
            told = json.loads(_text(project.root / "node_modules" / path / "package.json"))
        except ValueError:
            return None
        return str(told.get("version"))

    locked = {p.removeprefix("node_modules/"): one for p, one in packages.items() if p}
    for name, worst, is_dev in (("npm", MISSING, False), ("npm.dev", NOTE, True)):
        pins = {p: one["version"] for p, one in locked.items() if bool(one.get("dev")) is is_dev}
        yield _compared(name, worst, pins, version_of)


def look_at_library_files(_machine: Machine, project: Project) -> Iterator[Looked]:
    """Their content, too: an interrupted or altered installation has the right version."""
    known, wrong = digests(project.root), altered(project.root)
    if not known:
        yield Looked("npm.files", MISSING, said("packages.list", file=DIGESTS), said("git.back"))
    elif wrong:
        names = said("npm.altered", names=_listed(list(wrong)))
        yield Looked("npm.files", MISSING, names, said("npm.again"))
    else:
        good = len(known)
        yield Looked("npm.files", FINE, said("packages.found", good=good, all=good))


def look_at_npm(machine: Machine, _project: Project) -> Iterator[Looked]:
    """Only needed where the libraries are still to be had."""
    found = machine.program("npm")
    if found:
        yield Looked("node", FINE, found)
    else:
        yield Looked("node", FINE, said("none"), said("node.todo"))


def look_at_git(machine: Machine, project: Project) -> Iterator[Looked]:
    """Time stamps and reviews come from it; sites are built without."""
    if not machine.program("git"):
        yield Looked("git", NOTE, said("git.absent"), said("git.todo"))
        return
    words = ("git", "rev-parse", "--is-shallow-repository")
    answer = machine.run(words, project.root)
    if "dubious ownership" in answer.told:
        mend = said("git.refuses.todo", folder=project.root)
        yield Looked("git", NOTE, said("git.refuses"), mend)
    elif answer.code:
        yield Looked("git", NOTE, said("git.outside"), said("git.todo"))
    elif answer.out.strip() == "true":
        yield Looked("git", NOTE, said("git.shallow"), said("git.shallow.todo"))
    else:
        yield Looked("git", FINE, said("git.whole"))


def look_at_tests(machine: Machine, project: Project) -> Iterator[Looked]:
    """What only tests want."""
    chromium = machine.program("chromium")
    fonts = machine.run(("fc-list", ":lang=zh-tw", "family"), project.root).out.splitlines()
    nginx = machine.program("nginx") or machine.program("/usr/sbin/nginx")
    found = (
        ("chromium", chromium, "tests.todo"),
        ("fonts", fonts[0] if fonts else None, "tests.todo"),
        ("nginx", nginx, "nginx.todo"),
    )
    for name, value, todo in found:
        yield Looked(name, FINE, value) if value else Looked(name, NOTE, said("none"), said(todo))


def look_at_valhalla(machine: Machine, project: Project) -> Iterator[Looked]:
    """Only where the settings ask for minutes on roads."""
    version = machine.version_of("pyvalhalla")
    if version:
        yield Looked("valhalla", FINE, version)
    elif project.setting("travel"):
        todo = said("valhalla.todo", file=project.config.name)
        yield Looked("valhalla", MISSING, said("none"), todo)
    else:
        yield Looked("valhalla", FINE, said("valhalla.unused"))


def _text(file: Path) -> str:
    """The text of a file; "" where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return ""
