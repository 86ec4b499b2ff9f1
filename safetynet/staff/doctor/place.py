"""The data, the folders that are written to, and the room for them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from safetynet.staff.doctor.finding import FINE, MISSING, NOTE, Looked, Project, said
from safetynet.staff.doctor.machine import Machine

NEEDED_MB = 300
"""On the disk: the new site beside the old one, twice what the shipped data take (113 MB)."""
MEMORY_MB = 500
"""What a build of 10,000 records takes, and some."""
OUTLINES = (
    "counties.yaml",
    "crossings.yaml",
    "landmasses.geojson",
    "points.csv",
    "townships.draw.geojson",
    "villages.csv",
    "villages.geojson",
)
"""Files of data/geo without which nothing is built."""


def look_at_project(_machine: Machine, project: Project) -> Iterator[Looked]:
    """Is this the project's folder?"""
    if project.settings:
        yield Looked("project", FINE, str(project.root))
    else:
        todo = said("project.todo", file=project.config.name)
        yield Looked("project", MISSING, str(project.root), todo)


def look_at_data(machine: Machine, project: Project) -> Iterator[Looked]:
    """What the check says, in a process of its own, as packages may be missing."""
    command = (sys.executable, "-m", "safetynet.cli", "check", "--format", "json")
    answer = machine.run((*command, "--data", str(_data(project))), project.root)
    try:
        counts = json.loads(answer.out)["counts"]
    except (ValueError, KeyError, TypeError):
        why = (answer.told.strip().splitlines() or [str(answer.code)])[-1]
        yield Looked("data", MISSING, said("data.unread", why=why), said("data.todo"))
        return
    found = said("data.found", **counts)
    if counts["errors"]:
        yield Looked("data", MISSING, found, said("data.todo"))
    else:
        yield Looked("data", FINE, found)


def _data(project: Project) -> Path:
    return project.root / (project.setting("data_dir") or "data")


def look_at_outlines(_machine: Machine, project: Project) -> Iterator[Looked]:
    """Each file there and not empty."""
    folder = _data(project) / "geo"
    absent = [name for name in OUTLINES if not _has_content(folder / name)]
    if absent:
        names = said("packages.absent", names=", ".join(absent))
        yield Looked("outlines", MISSING, names, said("outlines.todo"))
    else:
        yield Looked("outlines", FINE, said("outlines.found", count=len(OUTLINES)))


def _has_content(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except OSError:
        return False


def look_at_folders(machine: Machine, project: Project) -> Iterator[Looked]:
    """Where builds write; without a cache they only take longer."""
    cache = project.root / (project.setting("cache_dir") or ".cache/safetynet")
    # The new site is made beside the old one, so what counts is the folder they lie in.
    target = (project.root / (project.setting("site_dir") or "site")).resolve().parent
    for name, folder, worst in (("cache", cache, NOTE), ("target", target, MISSING)):
        if machine.is_writable(folder):
            yield Looked(name, FINE, said("writable", folder=folder))
        else:
            todo = said(f"{name}.todo", folder=folder)
            yield Looked(name, worst, said("unwritable", folder=folder), todo)


def look_at_room(machine: Machine, project: Project) -> Iterator[Looked]:
    """Room on the disk and in memory."""
    free = machine.free_mb(project.root / (project.setting("site_dir") or "site"))
    yield _room("disk", free, NEEDED_MB, MISSING)
    memory = machine.memory_mb()
    if memory is None:
        yield Looked("memory", NOTE, said("memory.unknown"))
    else:
        yield _room("memory", memory, MEMORY_MB, NOTE)


def _room(name: str, free: int, need: int, worst: str) -> Looked:
    """Megabytes that there are against those that a build takes."""
    found = said(f"{name}.found", free=free, need=need)
    if free < need:
        return Looked(name, worst, found, said(f"{name}.todo"))
    return Looked(name, FINE, found)
