"""Fields whose values other readers of YAML take for numbers, dates or true and false.

The program reads every plain value as the text it is; an editor reads `lon: 118.4` as a number and
`number: 113` too. The schema accepts both, so that an editor complains only of what is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from safetynet.geo import Geography

_MARGIN = 0.1
"""Degrees round the villages: no land lies farther out."""
_PART = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_DAY_OR_PART = {"type": ["string", "integer"], "pattern": _PART, "minimum": 1000, "maximum": 9999}
_DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-\d{2}$"}
_TRUTH = {"type": ["boolean", "string"], "pattern": "^(true|false)$"}
_HOURS = r'^([ !#-~]|"[^"]*")+$'
"""What stands outside quotation marks is plain ASCII: no 週一, no full-width colon."""
_WEB = r"^https?://[^\s/]+\.[^\s]+$"


def readings(geography: Geography) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """Model and field → what its values may be, instead of what the model says."""
    villages = geography.villages
    return {
        ("Record", "hours"): {"pattern": _HOURS},
        ("Record", "urls"): {"items": {"type": "string", "pattern": _WEB}},
        ("Record", "opened"): _DAY_OR_PART,
        ("Record", "closed"): _DAY_OR_PART,
        ("Record", "confidential"): _TRUTH,
        ("Phone", "office_mobile"): _TRUTH,
        ("Phone", "number"): _digits(100, 1999),
        ("Phone", "extension"): _digits(0, 999_999),
        ("Floor", "floor"): _digits(1, 99),
        ("Point", "lon"): _degrees([village.lon for village in villages]),
        ("Point", "lat"): _degrees([village.lat for village in villages]),
        ("Verified", "date"): _DAY,
        ("FactCheck", "date"): _DAY,
    }


def _digits(least: int, most: int) -> Mapping[str, Any]:
    return {"type": ["string", "integer"], "minimum": least, "maximum": most}


def _degrees(there: list[float]) -> Mapping[str, Any]:
    """Whole degrees round the counties: a latitude is no longitude."""
    return {
        "type": ["number", "string"],
        "pattern": r"^-?\d+(\.\d+)?$",
        "minimum": math.floor(min(there) - _MARGIN),
        "maximum": math.ceil(max(there) + _MARGIN),
    }
