"""A check that cannot be noted, before it is put into the words of a language."""

from __future__ import annotations

from safetynet.errors import CallError


class RefusedError(CallError):
    """`key` of a sentence `verify.*`, and the facts that fill it."""

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts
