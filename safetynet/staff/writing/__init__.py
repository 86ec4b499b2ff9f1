"""Writing records: only what changes is written, all else stays as its author typed it."""

from safetynet.staff.writing.edit import is_same, with_value
from safetynet.staff.writing.entries import flow_text, record_text
from safetynet.staff.writing.records import RecordsText
from safetynet.staff.writing.scalars import Plain, scalar_text

__all__ = [
    "Plain",
    "RecordsText",
    "flow_text",
    "is_same",
    "record_text",
    "scalar_text",
    "with_value",
]
