"""Who is reached: how far over land everybody lives from the nearest site of a kind."""

from safetynet.reach.results import (
    NOTHING_MEASURED,
    AreaReach,
    Change,
    Coverage,
    Measure,
    Option,
    Plan,
    Reach,
    Siting,
    Study,
    Subject,
    added,
)

__all__ = [
    "NOTHING_MEASURED",
    "AreaReach",
    "Change",
    "Coverage",
    "Measure",
    "Option",
    "Plan",
    "Reach",
    "Siting",
    "Study",
    "Subject",
    "added",
]
