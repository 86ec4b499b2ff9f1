"""Phones, and who is behind a service."""

from __future__ import annotations

import re
from collections import Counter

from safetynet.exports.hsds.shape import Ids, Thing, id_of, known
from safetynet.exports.labels import Labels
from safetynet.model import Name
from safetynet.model.dialled import dialled
from safetynet.text import Locale, LocalizedText

_GOVERNMENT = "政府"
_NUMBER = re.compile(r"0|[1-9]\d*")
"""HSDS has a number for the extension: 012 and 316-317 are none."""


def number_of(number: str) -> str:
    """082-330100 → +886-82-330100; as it is where only Taiwan can dial it (113, 0800-013-999)."""
    return f"+886-{number[1:]}" if dialled(number).startswith("+") else number


def phone(
    labels: Labels,
    ids: Ids,
    number: str,
    extension: str = "",
    for_: LocalizedText | None = None,
) -> Thing:
    """A number; an extension that is no number, or more than one, is told in the description."""
    is_number = _NUMBER.fullmatch(extension) is not None
    is_told = extension and not is_number
    told = labels.say("hsds.extension", extension=extension) if is_told else ""
    return known(
        id=ids("phone", f"{number}#{extension}"),
        number=number_of(number),
        extension=int(extension) if is_number else None,
        type="voice",
        description=labels.say("page.joint").join(filter(None, (labels.text(for_), told))),
    )


def others(name: Name, locale: Locale, *more: str) -> str:
    """All other names, that of the other language first."""
    own, other = (name.zh, name.en) if locale == "zh" else (name.en, name.zh)
    return "; ".join(one for one in dict.fromkeys((other, *more)) if one != own)


class Organizations:
    """The bodies that run services, each once; a body is known by its Chinese name."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        operators = [record.operator for record in labels.directory.records if record.operator]
        self._counts = Counter(operator.zh for operator in operators)
        self._parents = [
            name
            for county in labels.directory.geography.counties
            if (name := county.name.zh + _GOVERNMENT) in self._counts
        ]
        self.all = {one.zh: self._organization(one) for one in reversed(operators)}
        """Chinese name → organization."""

    def _organization(self, operator: Name) -> Thing:
        zh = operator.zh
        above = next((one for one in self._parents if zh.startswith(one) and zh != one), "")
        return known(
            id=_id(zh),
            name=operator.in_(self._labels.locale),
            alternate_name=others(operator, self._labels.locale),
            description=self._labels.say("hsds.organization", count=self._counts[zh]),
            parent_organization_id=_id(above) if above else None,
        )


def _id(zh: str) -> str:
    return id_of("organization", zh)
