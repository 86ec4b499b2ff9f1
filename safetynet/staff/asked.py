"""What --county and --kind mean, for every command that asks for them."""

from __future__ import annotations

from collections.abc import Iterable

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.geo import County
from safetynet.load import nearest
from safetynet.text import Locale
from safetynet.typed import choice_in

_SHORT = ("縣", "市")
"""Ends of a county's name that people leave out."""


def find_county(directory: Directory, text: str, locale: Locale = "zh") -> County:
    """The county meant by a code, a slug or a name, also 金門 for 金門縣.

    Raises `CallError`, in the locale's words and with all that there are, when none is meant.
    """
    geography = directory.geography
    typed = text.strip()
    county = next(filter(None, map(geography.find_county, (typed, *_whole_names(typed)))), None)
    if county is None:
        counties = (f"{one.name.in_(locale)} ({one.slug})" for one in geography.counties)
        raise _unknown(directory, "county", typed, counties, locale)
    return county


def find_kind(directory: Directory, text: str, locale: Locale = "zh") -> str:
    """The code of the kind meant by its code or its name in either language.

    Raises `CallError`, with the one that is most alike, when none is meant.
    """
    labels = directory.labels["kind"]
    found = choice_in(text, labels)
    if found:
        return found
    names = {name: code for code, label in labels.items() for name in (code, label.zh, label.en)}
    near = names.get(nearest(text.strip(), names))
    some = [near] if near else labels
    told = (f"{labels[code].in_(locale)} ({code})" for code in some)
    raise _unknown(directory, "near_kind" if near else "kind", text, told, locale)


def _whole_names(typed: str) -> Iterable[str]:
    return (typed + end for end in _SHORT)


def _unknown(
    directory: Directory, what: str, typed: str, known: Iterable[str], locale: Locale
) -> CallError:
    strings = directory.strings
    listed = strings.say("asked.joint", locale).join(known)
    return CallError(strings.say(f"asked.no_{what}", locale, typed=typed, known=listed))
