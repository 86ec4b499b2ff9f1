"""Fields and whole records as YAML text, in the look that data/services.yaml has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from safetynet.load.shape import field_names
from safetynet.load.yaml_text import Plain, flow_text, is_scalar, scalar_text
from safetynet.model import Record

WIDTH = 100
"""Characters of a line; what does not fit stands on lines of its own."""
STEP = "  "


def record_text(values: Mapping[str, Plain], model: object = Record) -> str:
    """A record as an item of the list, its fields in the order of the model, with a line break."""
    known = [name for name in field_names(model) if name in values]
    others = [name for name in values if name not in known]
    lines = [line for name in (*known, *others) for line in entry_lines(name, values[name], STEP)]
    return "- " + "\n".join(lines).removeprefix(STEP) + "\n"


def entry_lines(name: str, value: Plain, indent: str) -> list[str]:
    """`name: value` on one line where it fits, else on several; each begins with `indent`."""
    flow = f"{indent}{name}: {flow_text(value)}"
    if len(flow) <= WIDTH or is_scalar(value):
        return [flow]
    return [f"{indent}{name}:", *block_lines(value, indent + STEP)]


def item_lines(value: Plain, indent: str) -> list[str]:
    """`- value` as an item of a list that stands on lines of its own."""
    flow = f"{indent}- {flow_text(value)}"
    if len(flow) <= WIDTH or is_scalar(value):
        return [flow]
    inner = block_lines(value, indent + STEP)
    return [f"{indent}- {inner[0].strip()}", *inner[1:]]


def block_lines(value: Plain, indent: str) -> list[str]:
    """A mapping or list with a line for each entry."""
    return list(_block(value, indent))


def _block(value: Plain, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from entry_lines(name, inner, indent)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from item_lines(inner, indent)
    else:
        yield f"{indent}{scalar_text(value)}"
