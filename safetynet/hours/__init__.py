"""Opening hours: an OSM `opening_hours` text read, said in words, and compiled for the browser.

Syntax: wiki.openstreetmap.org/wiki/Key:opening_hours. Unknown is a value of its own: it is never
read as open and never as closed.
"""

from safetynet.hours.calendar import Calendar, calendar_of
from safetynet.hours.compile import hours_file, hours_key, pattern_of
from safetynet.hours.engine import can_be_told
from safetynet.hours.reading import Nth, Told, Week, read_week
from safetynet.hours.replaced import replaced_rule, rule_without_days
from safetynet.hours.rules import Span
from safetynet.hours.words import HoursRow, HoursTable, describe_hours

__all__ = [
    "Calendar",
    "HoursRow",
    "HoursTable",
    "Nth",
    "Span",
    "Told",
    "Week",
    "calendar_of",
    "can_be_told",
    "describe_hours",
    "hours_file",
    "hours_key",
    "pattern_of",
    "read_week",
    "replaced_rule",
    "rule_without_days",
]
