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
