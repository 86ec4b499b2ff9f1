"""Which values may not be repeated in what others read: those of confidential records."""

from __future__ import annotations

import re

from safetynet.load.document import Document
from safetynet.load.yaml12 import Path

OPEN_FIELDS = frozenset({"id", "kind", "status", "closed", "confidential", "verified"})
"""Of a confidential record only these values may be repeated."""
_OPEN = {(name,) for name in OPEN_FIELDS}
_SECRET = re.compile(r"\bconfidential[\"']?\s*:(?!\s*false\b)")


def is_withheld(document: Document, path: Path) -> bool:
    """Whether a value of services.yaml, at item and field, stands in a confidential record.

    By the text of the item: so it is known of a record that cannot be read, too, and of one whose
    `true` is written wrongly.
    """
    own = (piece.text for piece in document.pieces if piece.item in (path[0], None))
    return path[1:2] not in _OPEN and any(_SECRET.search(text) for text in own)
