"""One value of a record set or taken out in its text; every other character stays as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import cast

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from safetynet.errors import DataError
from safetynet.load import Path
from safetynet.load.shape import field_names
from safetynet.load.yaml12 import Reader, Value, compose
from safetynet.load.yaml_text import Plain, Scalar, flow_text, is_scalar, scalar_text
from safetynet.model import Record
from safetynet.staff.writing.entries import entry_lines, item_lines
from safetynet.staff.writing.nodes import end_of, is_flow, line_end, line_start, start_of, way_to


def with_value(text: str, path: Path, value: Plain | None) -> str:
    """The text of one record (`- id: …`) with `value` at `path`; None takes the field out.

    A field that is not there yet gets its place by the order of the model; mappings and lists
    change only where they differ. A list or mapping that would be left empty goes with its name.
    Raises `DataError` for a text that is not one record, `yaml.YAMLError` for one that is not YAML.
    """
    nodes = tuple(way_to(_record_in(text), path))
    if len(nodes) <= len(path):
        return text if value is None else _added(text, nodes, path, value)
    if value is None:
        return _without(text, nodes, path)
    if is_same(Reader().read(nodes[-1]), value):
        return text
    return _replaced(text, nodes, path, value)


def is_same(old: Value, new: Plain) -> bool:
    """Whether the value of a file, all text, means the same as one to be written."""
    if isinstance(old, dict) and isinstance(new, Mapping):
        return old.keys() == new.keys() and all(is_same(old[name], new[name]) for name in new)
    if isinstance(old, list) and isinstance(new, Sequence) and not isinstance(new, str):
        return len(old) == len(new) and all(map(is_same, old, new))
    if not isinstance(old, str) or not is_scalar(new):
        return False
    if isinstance(new, float):
        return _is_number(old, new)
    return old == (scalar_text(new) if isinstance(new, bool) else str(new))


def _is_number(text: str, number: float) -> bool:
    try:
        return float(text) == number
    except ValueError:
        return False


def _record_in(text: str) -> Node:
    whole = compose(text)
    if not isinstance(whole, SequenceNode) or not isinstance(whole.value[0], MappingNode):
        msg = f"this is not a record: {text.splitlines()[0] if text else text!r}"
        raise DataError(msg)
    return cast("Node", whole.value[0])


def _replaced(text: str, nodes: Sequence[Node], path: Path, value: Plain) -> str:
    node = nodes[-1]
    if isinstance(node, MappingNode) and isinstance(value, Mapping):
        return _mapping(text, node, path, value)
    if isinstance(node, SequenceNode) and isinstance(value, Sequence):
        return _list(text, node, path, value)
    if isinstance(node, ScalarNode) and is_scalar(value):
        written = scalar_text(cast("Scalar", value), node.style or "")
        start, end = start_of(node), end_of(node, text)
        return text[:start] + (" " if start == end else "") + written + text[end:]
    if isinstance(path[-1], int):  # its neighbors keep their numbers: first the new, then the old
        more = _inserted(text, path[:-1], path[-1], value)
        return with_value(more, (*path[:-1], path[-1] + 1), None)
    less = text if len(path) == 1 and len(nodes[0].value) == 1 else _without(text, nodes, path)
    return with_value(less, path, value)


def _mapping(text: str, node: MappingNode, path: Path, value: Mapping[str, Plain]) -> str:
    for name, inner in value.items():
        text = with_value(text, (*path, name), inner)
    for key, _ in node.value:
        if key.value not in value:
            text = with_value(text, (*path, key.value), None)
    return text


def _list(text: str, node: SequenceNode, path: Path, value: Sequence[Plain]) -> str:
    """Items that stay keep their lines; changes go in from the last to the first."""
    old = [str(Reader().read(one)) for one in node.value]
    new = [str(_as_read(one)) for one in value]
    for what, i1, i2, j1, j2 in reversed(SequenceMatcher(None, old, new, False).get_opcodes()):  # noqa: FBT003
        if what == "equal":
            continue
        kept = min(i2 - i1, j2 - j1)
        for n in range(kept, j2 - j1):
            text = _inserted(text, path, i1 + n, value[j1 + n])
        for n in reversed(range(i1 + kept, i2)):
            text = with_value(text, (*path, n), None)
        for n in range(kept):
            text = with_value(text, (*path, i1 + n), value[j1 + n])
    return text


def _as_read(value: Plain) -> Value:
    """The value as it is read back from its text."""
    whole = compose(f"- {flow_text(value)}\n")
    read = Reader().read(whole) if whole else None
    return cast("list[Value]", read)[0]


def _added(text: str, nodes: Sequence[Node], path: Path, value: Plain) -> str:
    """`value`, and what is missing on the way to it, below the last of the nodes that are there."""
    depth = len(nodes) - 1
    for step in reversed(path[depth + 1 :]):
        value = {step: value} if isinstance(step, str) else [value]
    parent, step = nodes[-1], path[depth]
    if isinstance(parent, ScalarNode):
        inner: Plain = {step: value} if isinstance(step, str) else [value]
        return with_value(text, path[:depth], inner)
    if isinstance(parent, SequenceNode):
        return _inserted(text, path[:depth], len(parent.value), value)
    return _entry_added(text, cast("MappingNode", parent), path[:depth], str(step), value)


def _entry_added(text: str, parent: MappingNode, at: Path, name: str, value: Plain) -> str:
    before = _before(parent, field_names(Record, at), name)
    if is_flow(parent):
        entry = f"{name}: {flow_text(value)}"
        if before is None:
            start = start_of(parent) + 1
            return text[:start] + entry + (", " if parent.value else "") + text[start:]
        end = end_of(before, text)
        return f"{text[:end]}, {entry}{text[end:]}"
    lines = entry_lines(name, value, " " * int(parent.start_mark.column))
    end = line_end(text, end_of(before or parent, text))
    return "\n".join((text[:end], *lines)) + (text[end:] or "\n")


def _before(parent: MappingNode, order: Sequence[str], name: str) -> Node | None:
    """The value after which a new one goes; None: none of those before it is there."""
    ranks = {one: n for n, one in enumerate(order)}
    if name not in ranks:
        return cast("Node", parent.value[-1][1]) if parent.value else None
    pairs = [pair for pair in parent.value if ranks.get(pair[0].value, len(order)) < ranks[name]]
    last = max(pairs, key=lambda pair: ranks[pair[0].value], default=(None, None))
    return cast("Node | None", last[1])


def _inserted(text: str, path: Path, position: int, value: Plain) -> str:
    """`value` as an item of the list at `path`, before the one at `position` or as the last."""
    *_, parent = way_to(_record_in(text), path)
    items = parent.value
    if is_flow(parent):
        if position < len(items):
            start = start_of(items[position])
            return f"{text[:start]}{flow_text(value)}, {text[start:]}"
        end = end_of(items[-1], text) if items else start_of(parent) + 1
        return f"{text[:end]}{', ' if items else ''}{flow_text(value)}{text[end:]}"
    lines = item_lines(value, " " * int(parent.start_mark.column))
    if position < len(items):
        start = line_start(text, start_of(items[position]))
        return text[:start] + "".join(f"{line}\n" for line in lines) + text[start:]
    end = line_end(text, end_of(parent, text))
    return "\n".join((text[:end], *lines)) + (text[end:] or "\n")


def _without(text: str, nodes: Sequence[Node], path: Path) -> str:
    """The text without the value at `path`, its key or dash, and the lines it filled."""
    container, node = nodes[-2], nodes[-1]
    if len(container.value) == 1 and len(path) > 1:
        return _without(text, nodes[:-1], path[:-1])
    starts = [start_of(pair[0] if isinstance(pair, tuple) else pair) for pair in container.value]
    values = [pair[1] if isinstance(pair, tuple) else pair for pair in container.value]
    n = next(n for n, value in enumerate(values) if value is node)
    end = end_of(node, text)
    if is_flow(container):
        if n + 1 < len(starts):
            return text[: starts[n]] + text[starts[n + 1] :]
        return text[: end_of(values[n - 1], text) if n else starts[n]] + text[end:]
    start = line_start(text, starts[n])
    if isinstance(container, MappingNode) and text[start : starts[n]].strip():
        return text[: starts[n]] + text[starts[n + 1] :]  # the dash before the first key stays
    return text[:start] + text[line_end(text, end) + 1 :]
