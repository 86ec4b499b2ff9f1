"""Items and figures for tests of tables and charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from safetynet.figures.facts import TopicFigures
from safetynet.figures.words import FigureWords

UNITS = {
    "people": {
        "label": {"zh": "人", "en": "people"},
        "one": {"zh": "人", "en": "person"},
        "is_people": True,
    },
    "sessions": {"label": {"zh": "場次", "en": "sessions"}},
    "percent": {"label": {"zh": "%", "en": "%"}, "sort": "share"},
    "money": {"label": {"zh": "元", "en": "NT dollars"}, "sort": "money"},
    "day": {"label": {"zh": "日期", "en": "date"}, "sort": "date"},
}
Told = tuple[FigureWords, TopicFigures]
Tell = Callable[..., Told]


def term(name: str, **more: Any) -> dict[str, Any]:
    """An item or part called the same in both languages."""
    return {"label": {"zh": name, "en": name}, **more}


def row(item: str, value: object, **more: Any) -> dict[str, Any]:
    """A figure of 2020."""
    return {"item": item, "value": value, "period": "2020", "unit": "people", **more}
