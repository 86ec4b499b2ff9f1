"""Text of the data inside Markdown, where none of it may become markup."""

from __future__ import annotations

import re

MARKUP = r"\`*_{}[]<>|!~&$"
"""Characters that a backslash keeps as they are."""
JOINER = "&#8288;"
"""An invisible character that joins words: it parts what a host would otherwise read together."""
_CALLS = re.compile(r"[@#](?=\w)|:(?=//)|\bwww(?=\.)", re.IGNORECASE)
"""Hosts look for names, numbers and addresses once more after escapes are undone."""
_LONGEST = 300
_ROUND = 60
"""Characters shown on both sides of a difference."""


def printable(text: str) -> str:
    """Text with control characters made visible."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, also in a table: no markup, no link, nobody called."""
    shown = "".join(f"\\{c}" if c in MARKUP else c for c in printable(text))
    return _CALLS.sub(lambda found: f"{_kept(found.group())}{JOINER}", shown)


def _kept(call: str) -> str:
    return f"\\{call}" if call == "#" else call


def code(text: str) -> str:
    """Text as code, also in a table: an address that can be copied but not followed."""
    plain = printable(text).replace("`", "'").replace("|", "\\|")
    return f"`{plain}`" if plain.strip() else ""


def shortened(text: str) -> str:
    """Text that is not too long to be repeated."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def differing(old: str, new: str) -> tuple[str, str]:
    """Two texts; of long ones the part in which they differ, with a few words round it."""
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return _part(old, start, end), _part(new, start, end)


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _part(text: str, start: int, end: int) -> str:
    """The text without the characters that come long before `start` and long after `end`."""
    first, last = max(0, start - _ROUND), len(text) - max(0, end - _ROUND)
    return f"{'…' * (first > 0)}{text[first:last]}{'…' * (last < len(text))}"
