"""Changes of the data files beside the list of records, value by value."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from yaml import YAMLError

from safetynet.load.yaml12 import Reader, Value, compose
from safetynet.staff.git import Git
from safetynet.staff.review.sides import Side, Sides

_NAMES = ("id", "code", "date", "from")
"""What an item of a list is known by, so that one more at the top does not change all others."""
_FIGURE = (
    "county", "topic", "item", "part", "township", "basis", "unit", "period", "source",
)  # fmt: skip
"""What a figure is known by: all that it is of."""
ROWS = frozenset({"indicators.yaml", "meetings.yaml"})
"""Lists whose items are read row by row, not value by value."""
_STEP = re.compile(r"\[[^\]]*\]|[^.\[]+")
"""An item of a list, or a key."""
_TEXTS = frozenset({".txt"})
_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True)
class ValueChange:
    """One value of a file; "" where there was none, or is none."""

    path: str
    old: str
    new: str

    @property
    def sort(self) -> str:
        """One word for what happened to it."""
        if self.old and self.new:
            return "changed"
        return "added" if self.new else "removed"


@dataclass(frozen=True)
class RowChange:
    """One item of a list before and after: path in it → text; {} where there was none, or is."""

    old: Mapping[str, str]
    new: Mapping[str, str]

    @property
    def sort(self) -> str:
        """One word for what happened to it."""
        if self.old and self.new:
            return "changed"
        return "added" if self.new else "removed"

    @property
    def differing(self) -> tuple[str, ...]:
        """Paths of what is not the same."""
        paths = dict.fromkeys((*self.new, *self.old))
        return tuple(path for path in paths if self.old.get(path) != self.new.get(path))


@dataclass(frozen=True)
class FileChange:
    """One file of the data folder that is not the same."""

    name: str
    """Its path in the data folder."""
    sort: str
    """added, changed, removed, or unread: it cannot be read on one side"""
    values: tuple[ValueChange, ...] = ()
    """What changed in it, where it holds values that can be read."""
    stale: tuple[str, ...] = ()
    """Texts whose Chinese changed and whose English did not."""
    rows: tuple[RowChange, ...] = ()
    """The same as `values` by item, for the lists of `ROWS`: changed, removed, added."""


def file_changes(sides: Sides) -> tuple[FileChange, ...]:
    """The files of the data folder that differ, but for the list of records."""
    before, after = _files(sides.git, sides.before), _files(sides.git, sides.after)
    names = sorted({*before, *after})
    return tuple(
        _change(name, before.get(name), after.get(name))
        for name in names
        if _plain(before.get(name)) != _plain(after.get(name))
    )


def _files(git: Git, side: Side) -> Mapping[str, bytes]:
    """Path in the data folder → bytes, without the list of records under its own name."""
    own, start = Path(side.services).name, f"{side.path}/" if side.path else ""
    if not side.services:
        return {}
    if side.working_tree is None:
        listed = {path.removeprefix(start): path for path in git.files(side.commit, side.path)}
        return {n: git.read(side.commit, p) or b"" for n, p in listed.items() if n != own}
    files = (file for file in sorted(side.working_tree.rglob("*")) if file.is_file())
    found = {file.relative_to(side.working_tree).as_posix(): file.read_bytes() for file in files}
    return {name: text for name, text in found.items() if name != own}


def _plain(text: bytes | None) -> bytes | None:
    """Without what editors and systems change by themselves."""
    return None if text is None else text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _change(name: str, before: bytes | None, after: bytes | None) -> FileChange:
    sort = "added" if before is None else "removed" if after is None else "changed"
    old, new = _values(name, before), _values(name, after)
    if old is None or new is None:
        return FileChange(name, "unread")
    renamed = _renamed(old, new)
    names = {early: late for late, early in renamed.items()}
    old = {_under(path, names): text for path, text in old.items()}
    changes = tuple(
        ValueChange(path, old.get(path, ""), new.get(path, ""))
        for path in dict.fromkeys((*old, *new))
        if old.get(path) != new.get(path)
    )
    rows = _row_changes(before, after) if name in ROWS else ()
    return FileChange(name, sort, changes, tuple(_stale(old, new)), rows)


def _row_changes(before: bytes | None, after: bytes | None) -> tuple[RowChange, ...]:
    old, new = _items_of(before), _items_of(after)
    found = (
        RowChange(old.get(name, {}), new.get(name, {})) for name in dict.fromkeys((*old, *new))
    )
    order = ("changed", "removed", "added")
    return tuple(
        sorted((one for one in found if one.differing), key=lambda one: order.index(one.sort))
    )


def _items_of(text: bytes | None) -> Mapping[str, Mapping[str, str]]:
    """What each item of a list is known by → path in it → text."""
    items = None if text is None else _read(text)
    named = _named(items) if isinstance(items, list) else ()
    return {name: dict(_flat(item, "")) for name, item in named}


def _renamed(old: Mapping[str, str], new: Mapping[str, str]) -> Mapping[str, str]:
    """New name → old name of the items that are the same but for their name."""
    early, late = _items(old), _items(new)
    gone = {frozenset(early[name]): name for name in early if name not in late}
    come = {name: frozenset(late[name]) for name in late if name not in early}
    return {name: gone[values] for name, values in come.items() if values in gone}


def _items(values: Mapping[str, str]) -> Mapping[str, set[tuple[str, str]]]:
    """First step of the paths → what stands below it, but for its own name."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path, text in values.items():
        name, rest = _parted(path)
        if rest and text != name.strip("[]"):
            found[name].add((rest, text))
    return found


def _under(path: str, names: Mapping[str, str]) -> str:
    name, rest = _parted(path)
    return f"{names[name]}{rest}" if name in names else path


def _parted(path: str) -> tuple[str, str]:
    """The first step of a path, and the rest."""
    found = _STEP.match(path)
    return (found[0], path[found.end() :]) if found else (path, "")


def _stale(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[str]:
    for path, text in new.items():
        whole, _, language = path.rpartition(".")
        english = f"{whole}.en"
        is_changed = language == "zh" and old.get(path, text) != text
        if is_changed and english in new and old.get(english) == new[english]:
            yield whole


def _values(name: str, text: bytes | None) -> Mapping[str, str] | None:
    """Path → value of a file in YAML, of a text each line, {} of all others; None: unreadable."""
    suffix = Path(name).suffix
    if text is None or "/" in name or suffix not in _YAML | _TEXTS:
        return {}
    if suffix in _TEXTS:
        lines = (line.split("#")[0].strip() for line in text.decode(errors="replace").splitlines())
        return {line: line for line in lines if line}
    try:
        return dict(_flat(_read(text), ""))
    except YAMLError:
        return None


def _read(text: bytes) -> Value:
    """Raises `YAMLError` for what is no YAML."""
    node = compose(text.decode("utf-8-sig", errors="replace"))
    return Reader().read(node) if node else None


def _flat(value: Value, path: str) -> Iterator[tuple[str, str]]:
    """Every text in a value with its path; an item of a list by its name, a plain one by itself."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _flat(one, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for name, one in _named(value):
            yield from _flat(one, f"{path}[{name}]")
    elif value is not None:
        yield path, value


def _named(items: list[Value]) -> Iterator[tuple[str, Value]]:
    """Name and item; of a name that several have, with a number: none hides another."""
    count = Counter[str]()
    for number, item in enumerate(items, 1):
        name = _name(item) or str(number)
        count[name] += 1
        yield (f"{name} #{count[name]}" if count[name] > 1 else name), item


def _name(item: Value) -> str:
    if isinstance(item, str):
        return item
    if not isinstance(item, dict):
        return ""
    given = [item[name] for name in _NAMES if item.get(name)]
    words = item.get("name")
    if not given and "topic" in item:
        return " ".join(str(item[name]) for name in _FIGURE if item.get(name))
    if not given and isinstance(words, dict):
        given = [f"{item.get('county', '')} {words.get('zh', '')}".strip()]
    return str((given or [item.get("source") or ""])[0])
