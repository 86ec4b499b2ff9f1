"""Where values stand in the text of one record."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import CollectionNode, Node, ScalarNode

from safetynet.load import Path
from safetynet.load.yaml12 import child_of


def end_of(node: Node, text: str) -> int:
    """Position after a value; blank lines and comments below it do not belong to it."""
    if isinstance(node, ScalarNode):
        end = int(node.end_mark.index)
        return len(text[:end].rstrip("\n")) if node.style in ("|", ">") else end
    if is_flow(node) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last, text)


def is_flow(node: Node) -> bool:
    """Whether a list or mapping stands in brackets or braces."""
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def start_of(node: Node) -> int:
    """Position of the first character of a value."""
    return int(node.start_mark.index)


def line_end(text: str, position: int) -> int:
    """Position of the line break that ends the line, or of the end of the text."""
    found = text.find("\n", position)
    return len(text) if found < 0 else found


def line_start(text: str, position: int) -> int:
    """Position of the first character of the line."""
    return text.rfind("\n", 0, position) + 1


def way_to(node: Node, path: Path) -> Iterator[Node]:
    """The nodes on the way to `path`, from `node` down; it ends early where one is missing."""
    yield node
    for step in path:
        below = child_of(node, step)
        if below is None:
            return
        node = below
        yield node
