"""What all shapes share: slugs, dates, and models that refuse what nobody declared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

OF_THE_FRAME = re.compile(
    r"(?:main|top|next|how-to-read|by-kind|by-place|(?:sna|safetynet)(?:-.*)?)"
)
"""What elements of the pages themselves are called; codes become such names beside them."""


def _not_of_the_frame(code: str) -> str:
    if OF_THE_FRAME.fullmatch(code):
        raise PydanticCustomError("reserved_slug", "a name of the pages")  # noqa: EM101  # as below
    return code


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    AfterValidator(_not_of_the_frame),
]
"""Lower-case letters, digits and single hyphens: safe in an address, stable for ever."""


def _day(value: object) -> object:
    """Only 2022-01-22 is a day: pydantic alone would read 20220122 as seconds since 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise PydanticCustomError("bad_day", "not a day")  # noqa: EM101  # its API wants literals
    return value


def _day_or_part(value: object) -> object:
    """A day, or the year or month as it is written when no more is known."""
    if value is None or isinstance(value, dt.date):
        return value
    if re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", str(value), re.ASCII):
        return value
    try:
        return dt.date.fromisoformat(str(_day(value)))
    except ValueError:
        raise PydanticCustomError("bad_day_or_part", "not a date") from None  # noqa: EM101


Day = Annotated[dt.date, BeforeValidator(_day)]
"""A full date, written 2022-01-22."""
DayOrPart = Annotated[dt.date | str, BeforeValidator(_day_or_part)]
"""A date, or a year or year-month when no more is known ("2021", "2021-12")."""


class Model(BaseModel):
    """Frozen, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def fields_of(shape: object) -> Mapping[str, FieldInfo]:
    """Attribute → field of a model or a small value (the class); {} for any other type."""
    return getattr(shape, "__pydantic_fields__", {})
