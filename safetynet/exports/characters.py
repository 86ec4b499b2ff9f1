"""Characters that no XML document can hold, however they are written."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """The text without them."""
    return _ILLEGAL.sub("", text)
