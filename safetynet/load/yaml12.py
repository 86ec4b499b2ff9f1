"""YAML 1.2 on PyYAML's C parser: every value stays the text that was typed.

YAML 1.1, which PyYAML speaks by itself, reads `22:30` as 1350, `no` as false and `0227` as 151.
Here a plain value is never guessed at: it is the text as it stands in the file, and the model says
whether a field wants a number, a date or words. Only an empty value is nothing (`None`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeAlias

from yaml import MappingNode, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser
from yaml.composer import ComposerError

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys and positions from 0, e.g. `("phones", 0, "number")`."""

NULL, TEXT, LIST, MAPPING = (f"tag:yaml.org,2002:{name}" for name in ("null", "str", "seq", "map"))
EMPTY = frozenset(("", "~", "null", "Null", "NULL"))
FULL_WIDTH_COLON = "\uff1a"
FIELD = re.compile(r"[a-z_]+|[a-z0-9.-]+|[\u3400-\u9fff]{1,8}")
"""What may be the name of a field or a code; other text without a colon is half of a sentence."""
COLON = re.compile(rf"(?P<key>[\w-]+)(?P<colon>:|{FULL_WIDTH_COLON})(?P<value>.+)")
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that nobody sees and that turn or break words: all controls but tab and line feed,
marks of writing direction, and spaces without width."""
DEGREES = ("lon", "lat")
"""Fields whose numbers have decimals."""
MAX_DEPTH = 30
"""No data file is half as deep; far deeper ones would break the C stack."""
MAX_REPEATS = 10_000
"""Values that aliases may repeat in one document; more is an attack or a mistake."""


@dataclass(frozen=True)
class Fault:
    """Something wrong in one file: a finding that does not know its file and record yet."""

    code: str
    path: Path = ()
    value: Any = None
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    line: int = 0
    """Line in the file, from 1; 0 = the line of the value at `path`."""


class TooDeepError(ComposerError):
    """Values nested deeper than `MAX_DEPTH`."""


class _Composer(CParser):
    """Text → nodes, with one tag a shape, so that a tag somebody typed shows."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def resolve(self, kind: type[Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        if kind is ScalarNode:
            return NULL if implicit[0] and value in EMPTY else TEXT
        return MAPPING if kind is MappingNode else LIST

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        del parent, index
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise TooDeepError(None, None, "too deep", None)

    def ascend_resolver(self) -> None:
        self._depth -= 1


def compose(text: str) -> Node | None:
    """The nodes of one YAML document, None when it is empty. Raises `yaml.YAMLError`."""
    node: Node | None = _Composer(text).get_single_node()
    return node


def line_in(node: Node, path: Path) -> int:
    """Line (from 1) of the field or item at `path`, or of the nearest above it that is there.

    A field's line is that of its name, though its value may begin below.
    """
    line = int(node.start_mark.line)
    for step in path:
        below = child_of(node, step)
        if below is None:
            break
        line = _line_of_entry(node, below)
        node = below
    return line + 1


def _line_of_entry(node: Node, below: Node) -> int:
    """Line (from 0) of what `node` holds: of its name, where it has one."""
    pairs = node.value if isinstance(node, MappingNode) else ()
    begin = next((key for key, value in pairs if value is below), below)
    return int(begin.start_mark.line)


def child_of(node: Node, step: str | int) -> Node | None:
    """The value below a mapping's key, or at a position of a list; None when it is not there."""
    if isinstance(node, MappingNode):
        return next((below for key, below in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    return None


class Reader:
    """Nodes → values; what YAML itself cannot mean is gathered in `faults`."""

    def __init__(self, first_line: int = 1) -> None:
        self.faults: list[Fault] = []
        self._first_line = first_line
        self._seen: set[int] = set()
        self._repeats = 0

    def read(self, node: Node, path: Path = ()) -> Value:
        """The value of a node: text, list, dict or None; keys in the order of the file."""
        if node.tag not in (TEXT, NULL, LIST, MAPPING):
            self._report("yaml-tag", node, path, value=node.tag)
        if isinstance(node, ScalarNode):
            return None if node.tag == NULL else self._text(node, path)
        self._count(node, path)
        if isinstance(node, SequenceNode):
            return [self.read(below, (*path, n)) for n, below in enumerate(node.value)]
        return self._mapping(node, path)

    def _text(self, node: Node, path: Path) -> str:
        text = str(node.value)
        if HIDDEN.search(text):
            hidden = dict.fromkeys(f"U+{ord(one):04X}" for one in HIDDEN.findall(text))
            self._report("hidden-character", node, path, value=text, points=", ".join(hidden))
        return text

    def _mapping(self, node: Node, path: Path) -> dict[str, Value]:
        values: dict[str, Value] = {}
        lines: dict[str, int] = {}
        for key, below in node.value:
            if not isinstance(key, ScalarNode):
                self._report("yaml-key", key, path)
                continue
            name, where = str(key.value), (*path, str(key.value))
            value = self.read(below, where)
            if name.startswith("-"):
                self._report("yaml-missing-space", key, where, value=name)
            elif value is None:
                self._report_nothing(key, where, values)
            elif name in lines:
                self._report("duplicate-key", key, where, value=name, first=lines[name])
            else:
                values[name] = value
            lines.setdefault(name, self._line(key))
        return values

    def _report_nothing(self, key: Node, where: Path, values: dict[str, Value]) -> None:
        """A key without a value: in braces `zh:金門` is one, and what was meant can be read."""
        name = str(key.value)
        if self._is_decimal(key, where, values):
            return
        found = COLON.match(name)
        if found:
            values.setdefault(found["key"], found["value"])
        wide = found and found["colon"] == FULL_WIDTH_COLON
        slip = "yaml-full-width-colon" if wide else "yaml-missing-space"
        nothing = "empty-value" if FIELD.fullmatch(name) else "yaml-comma-in-text"
        self._report(slip if found else nothing, key, where, value=name)

    def _is_decimal(self, key: Node, where: Path, values: dict[str, Value]) -> bool:
        """Whether `{lat: 24,440189}` has a comma for a point; then the number meant is read."""
        last, decimals = next(reversed(values), ""), str(key.value)
        whole = str(values.get(last))
        if last not in DEGREES or not (whole.isdecimal() and decimals.isdecimal()):
            return False
        values[last] = f"{whole}.{decimals}"
        self._report("decimal-comma", key, (*where[:-1], last), value=f"{whole},{decimals}")
        return True

    def _count(self, node: Node, path: Path) -> None:
        """Raises `TooDeepError` when aliases repeat more than can be meant, or go in a circle."""
        self._repeats += id(node) in self._seen
        self._seen.add(id(node))
        if self._repeats > MAX_REPEATS or len(path) > MAX_DEPTH:
            raise TooDeepError(None, None, "too much", node.start_mark)

    def _line(self, node: Node) -> int:
        return self._first_line + int(node.start_mark.line)

    def _report(
        self, code: str, node: Node, path: Path, value: object = None, **facts: object
    ) -> None:
        self.faults.append(Fault(code, path, value, facts, self._line(node)))
