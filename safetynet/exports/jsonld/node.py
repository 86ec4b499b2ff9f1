"""A thing of schema.org as a dict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Node: TypeAlias = Mapping[str, Any]


def node(kind: str | list[str], id_: str = "", **facts: object) -> dict[str, Any]:
    """A thing of type `kind` with what is known of it; `id_` is its address, "" = it has none.

    Facts without a value are left out; False and 0 are values.
    """
    head = {"@type": kind if isinstance(kind, str) else one_or_all(kind)}
    if id_:
        head["@id"] = id_
    return head | {name: fact for name, fact in facts.items() if fact or fact == 0}


def reference(thing: Node | None) -> dict[str, str] | None:
    """A thing that is described elsewhere in the same block; None where it has no address."""
    return {"@id": thing["@id"]} if thing and "@id" in thing else None


def one_or_all(values: list[Any]) -> object:
    """A single value by itself, several as a list: what programs that read JSON-LD expect."""
    return values[0] if len(values) == 1 else values
