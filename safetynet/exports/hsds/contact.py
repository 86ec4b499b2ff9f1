"""Phones, and who is behind a service."""

from __future__ import annotations

import re
from collections import Counter

from safetynet.exports.hsds.shape import Ids, Thing, id_of, known
from safetynet.exports.labels import Labels
from safetynet.geo import County
from safetynet.model import Name, Record
from safetynet.model.dialled import dialled
from safetynet.text import OTHER, Locale, LocalizedText

_GOVERNMENT = "政府"
_BUREAU = re.compile(r"政府.+|.*[局處]")
"""What follows a county's name in the names of the bodies under its government."""
_BODY = re.compile(r"(?:財團|社團)法人.+|.+(?:診所|醫院|諮商所|治療所|協會)")
_BRANCH = re.compile(r".+分(?:院|會|事務所)")
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
    every = dict.fromkeys((name.in_(OTHER[locale]), *more))
    return "; ".join(one for one in every if one and one != name.in_(locale))


def body_of(record: Record) -> Name | None:
    """Who runs it: the operator that a source names, else the record where it is a body itself.

    Its name says so: a clinic, a hospital, an association, a legal person. A branch is none: the
    body is the one it is a branch of.
    """
    if record.operator:
        return record.operator
    name = record.name.zh
    is_body = not record.confidential and _BODY.fullmatch(name) and not _BRANCH.fullmatch(name)
    return record.name if is_body else None


class Organizations:
    """The bodies that run services, each once; a body is known by its Chinese name."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        bodies = [body for body in map(body_of, labels.directory.records) if body]
        self._counts = Counter(body.zh for body in bodies)
        self.all = {one.zh: self._organization(one) for one in reversed(bodies)}
        """Chinese name → organization."""

    def of(self, record: Record) -> Thing | None:
        """The body that runs a record; None where nobody says which."""
        body = body_of(record)
        return self.all[body.zh] if body else None

    def _organization(self, operator: Name) -> Thing:
        zh = operator.zh
        counties = self._labels.directory.geography.counties
        above = next(filter(None, (self._above(zh, county) for county in counties)), "")
        return known(
            id=_id(zh),
            name=operator.in_(self._labels.locale),
            alternate_name=others(operator, self._labels.locale),
            description=self._labels.say("hsds.organization", count=self._counts[zh]),
            parent_organization_id=_id(above) if above else None,
        )

    def _above(self, zh: str, county: County) -> str:
        """The government of a county, where it is here and the body is one of its own."""
        government = county.name.zh + _GOVERNMENT
        rest = zh.removeprefix(county.name.zh)
        is_under = rest != zh and _BUREAU.fullmatch(rest) and government in self._counts
        return government if is_under else ""


def _id(zh: str) -> str:
    return id_of("organization", zh)
