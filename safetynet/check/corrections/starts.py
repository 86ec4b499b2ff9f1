"""Records that run into the one before them, as records of their own."""

from __future__ import annotations

from safetynet.check.corrections.slip import Meant, Slip
from safetynet.errors import NewLine
from safetynet.load.starts import starts_in


def record_start(slip: Slip) -> Meant | None:
    """The whole record as far to the left as the others, with its dash."""
    line = slip.finding.place.line
    piece = slip.document.piece_at(line)
    starts = starts_in(piece) if piece else ()
    text = next((start.moved for start in starts if start.line == line), None)
    return Meant(NewLine(line, text, text.count("\n") + 1)) if text else None
