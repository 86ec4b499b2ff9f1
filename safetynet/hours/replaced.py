"""Times that a later rule of the same text replaces: `Mo-Fr 08:00-12:00; Mo-Fr 13:00-17:00`."""

from __future__ import annotations

import re
from itertools import combinations

from safetynet.hours.reading import days_of
from safetynet.hours.rules import DAYS, Rule, rules_of

_ALWAYS = ("24/7", "00:00-24:00")
_ONE_DIGIT = re.compile(r"(?<!\d)(?=\d:)")


def replaced_rule(text: str) -> tuple[str, str] | None:
    """The first rule whose times are lost, and the one that replaces them; None for none.

    A later rule may differ on some days of an earlier one, when its times lie within or round
    those (`Mo-Fr 09:00-17:00; We 13:00-20:00`). When nothing is left of the earlier one, or the
    times are others altogether, a morning was meant to stay.
    """
    rules = rules_of(_ONE_DIGIT.sub("0", text))
    plain = [rule for rule in rules if rule.is_plain and rule.spans and not _nth(rule)]
    lost = (pair for pair in combinations(plain, 2) if not pair[1].adds and _is_lost(*pair))
    return next(((first.text, later.text) for first, later in lost), None)


def rule_without_days(text: str) -> str | None:
    """The first rule with times that names no day, which then hold on Sundays as well."""
    rules = rules_of(_ONE_DIGIT.sub("0", text))
    plain = (one for one in rules if one.is_plain and one.spans and not one.days)
    return next((one.text for one in plain if one.what not in _ALWAYS), None)


def _is_lost(first: Rule, later: Rule) -> bool:
    before, after = _days(first), _days(later)
    is_apart = all(a.end <= b.start or b.end <= a.start for a in first.spans for b in later.spans)
    return before <= after or (is_apart and bool(before & after))


def _days(rule: Rule) -> frozenset[int]:
    if not rule.days:
        return frozenset(range(len(DAYS)))
    return frozenset(day for part in rule.days for day in days_of(part))


def _nth(rule: Rule) -> bool:
    return any("[" in part for part in rule.days)
