"""What people type → what the model wants.

Pure text in, text out. None always means that what was meant is not plain: then nobody guesses.
"""

from safetynet.typed.amounts import amount_in, month_or_day_in
from safetynet.typed.choices import choice_in, truth_in
from safetynet.typed.dates import day_in, day_or_part_in
from safetynet.typed.hours import hours_in
from safetynet.typed.periods import period_in
from safetynet.typed.phones import has_subscriber, number_in, phones_in
from safetynet.typed.width import arabic, narrow

__all__ = [
    "amount_in",
    "arabic",
    "choice_in",
    "day_in",
    "day_or_part_in",
    "has_subscriber",
    "hours_in",
    "month_or_day_in",
    "narrow",
    "number_in",
    "period_in",
    "phones_in",
    "truth_in",
]
