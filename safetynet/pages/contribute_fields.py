"""The fields of the form, made from the model of a record: labels, hints, choices, controls."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from pydantic.fields import FieldInfo

from safetynet.geo import County
from safetynet.model import CITABLE, Record, fields_of
from safetynet.pages.atlas import Atlas
from safetynet.pages.finder import Option, OptionGroup
from safetynet.text import HTML_LANG, LocalizedText

LEFT_OUT = frozenset({"confidential"})
"""What has no place in a form on the web: secret places are changed by those who keep them."""
OWN: Mapping[str, str] = {
    "id": "id",
    "hours": "hours",
    "point": "point",
    "part_of": "record",
    "replaced_by": "records",
    "alternate_names": "lines",
    "urls": "lines",
    "source": "source",
    "quote": "long",
}
"""Field → its own sort of control, where the type does not say it."""
LONG = frozenset(
    {"summary", "status_note", "hours_note", "fee_note", "how_to_apply", "notes", "note"}
)
"""Texts of whole sentences."""


MOST_TICKS = 12
"""More choices than these are folded away."""


@dataclass(frozen=True)
class FieldView:
    """One field of the form, or several that belong together."""

    path: str
    """Its place in the record, with dots; that of a field in a row of a list has the list's."""
    inner: str
    """The same, counted from the row it stands in."""
    sort: str
    """Which control it is: a macro of components/contribute-fields.html."""
    label: str
    hint: str
    required: bool = False
    lang: str = ""
    """Language of what is typed, for `lang`, where it is not the page's own."""
    default: str = ""
    """What stands for the field being left out."""
    options: tuple[OptionGroup, ...] = ()
    parts: tuple[FieldView, ...] = ()
    help: str = ""
    """What it means, in words that hold without the form too."""

    @property
    def is_folded(self) -> bool:
        """Whether there are so many choices that they lie in a fold."""
        return sum(len(group.options) for group in self.options) > MOST_TICKS


@dataclass(frozen=True)
class _Spot:
    """Where a field stands."""

    path: str
    inner: str
    name: str
    is_required: bool

    def below(self, name: str, *, required: bool, in_row: bool) -> _Spot:
        inner = name if in_row else f"{self.inner}.{name}"
        return _Spot(f"{self.path}.{name}", inner, name, required)


class FormFields:
    """Makes the fields of the form in one language."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._texts = atlas.directory.strings.texts

    def all(self) -> Iterator[FieldView]:
        """Every field of a record but those left out, in the order of the model."""
        for name, info in Record.model_fields.items():
            if name not in LEFT_OUT:
                required = info.is_required() and name != "county"
                yield self._field(_Spot(name, name, name, required), info)

    def _field(self, spot: _Spot, info: FieldInfo) -> FieldView:
        shape, is_list = _shape_of(info.annotation)
        sort = _sort_of(spot, shape, is_list=is_list)
        options = tuple(self._options(spot.name, shape))
        if options and spot.name not in OWN:
            sort = "ticks" if is_list else "choice"
        return FieldView(
            path=spot.path,
            inner=spot.inner,
            sort=sort,
            label=self._atlas.say(f"field.{spot.name}"),
            hint=self._hint(spot),
            required=spot.is_required,
            lang=self._lang(spot.name),
            default=_default_of(info),
            options=options,
            parts=tuple(self._parts(spot, shape, in_row=is_list)),
            help=self._atlas.say(f"help.{spot.path}") if spot.path == spot.name else "",
        )

    def _lang(self, name: str) -> str:
        """Of a text in one of the two languages, where that is not the page's own."""
        return HTML_LANG[self._atlas.other] if name == self._atlas.other else ""

    def _parts(self, spot: _Spot, shape: object, *, in_row: bool) -> Iterator[FieldView]:
        for name, info in fields_of(shape).items():
            known = info.alias or name
            needed = info.is_required() and (spot.is_required or in_row)
            yield self._field(spot.below(known, required=needed, in_row=in_row), info)

    def _hint(self, spot: _Spot) -> str:
        """Own words of the form, else the help of the field; the two languages need none."""
        keys = [f"page.contribute.hint.{spot.path}", f"help.{spot.path}", f"help.{spot.name}"]
        for key in keys[: 2 if spot.name in HTML_LANG else 3]:
            if key in self._texts:
                return self._atlas.say(key)
        return ""

    def _options(self, name: str, shape: object) -> Iterator[OptionGroup]:
        labels = self._atlas.directory.labels
        if isinstance(shape, type) and issubclass(shape, StrEnum):
            yield self._labelled({code: labels[name][code] for code in shape})
        elif name == "kind":
            yield from self._kinds()
        elif name in ("services", "audience", "languages", "county"):
            yield self._labelled(labels[name])
        elif name == "fields":
            yield _group("", {field: self._atlas.say(f"field.{field}") for field in CITABLE})
        elif name in ("township", "serves"):
            yield from map(self._townships, self._atlas.directory.geography.counties)

    def _townships(self, county: County) -> OptionGroup:
        towns = {town.code: self._atlas.text(town.name) for town in county.townships}
        return _group(self._atlas.text(county.name), towns)

    def _kinds(self) -> Iterator[OptionGroup]:
        words = self._atlas.directory.vocabulary
        for code, group in words.groups.items():
            kinds = {one: kind.label for one, kind in words.kinds.items() if kind.group == code}
            yield _group(self._atlas.text(group.label), self._said(kinds))

    def _labelled(self, labels: Mapping[str, LocalizedText]) -> OptionGroup:
        return _group("", self._said(labels))

    def _said(self, labels: Mapping[str, LocalizedText]) -> dict[str, str]:
        return {code: self._atlas.text(label) for code, label in labels.items()}


def _group(label: str, codes: Mapping[str, str]) -> OptionGroup:
    return OptionGroup(label, tuple(Option(str(code), said) for code, said in codes.items()))


def _shape_of(annotation: object) -> tuple[object, bool]:
    """The type of a value without "or nothing", and whether there are several."""
    inside = [one for one in typing.get_args(annotation) if one not in (type(None), ...)]
    if typing.get_origin(annotation) is tuple:
        return inside[0], True
    if typing.get_origin(annotation) is typing.Annotated or not inside:
        return annotation, False
    return (inside[0], False) if len(inside) == 1 else (dt.date | str, False)


def _sort_of(spot: _Spot, shape: object, *, is_list: bool) -> str:
    name, above = spot.name, spot.path.split(".")[-2:][0]
    if fields_of(shape) and name != "point":  # verified.hours is no `hours`
        return "rows" if is_list else "group"
    if name in OWN:
        return OWN[name]
    if above in LONG and name in HTML_LANG:
        return "long"
    return {bool: "tick", float: "number"}.get(shape, "date" if name == "date" else "text")  # type: ignore[call-overload,no-any-return]


def _default_of(info: FieldInfo) -> str:
    return str(info.default) if isinstance(info.default, StrEnum) else ""
