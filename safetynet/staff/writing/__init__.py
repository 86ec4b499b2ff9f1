"""Writing records: only what changes is written, all else stays as its author typed it."""

from safetynet.load.yaml_text import Plain, flow_text, scalar_text
from safetynet.staff.writing.edit import is_same, with_value
from safetynet.staff.writing.entries import record_text
from safetynet.staff.writing.records import (
    RecordsText,
    end_of_record,
    last_of_county,
    with_records_below,
)

__all__ = [
    "Plain",
    "RecordsText",
    "end_of_record",
    "flow_text",
    "is_same",
    "last_of_county",
    "record_text",
    "scalar_text",
    "with_records_below",
    "with_value",
]
