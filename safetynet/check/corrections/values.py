"""Values that do not fit their field: phones, dates, hours, numbers, lists, texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from safetynet.check.corrections.slip import Meant, Slip, new_value
from safetynet.check.words import FULL_WIDTH, HAN, LATIN, is_simplified, to_traditional
from safetynet.errors import NewLine, NewValue
from safetynet.geo import is_taiwan
from safetynet.load.yaml12 import HIDDEN
from safetynet.model import Phone, is_web
from safetynet.text import LOCALES
from safetynet.typed import (
    arabic,
    day_in,
    day_or_part_in,
    hours_in,
    narrow,
    phones_in,
    truth_in,
)

_EXTENSION = re.compile(r"^(?:轉(?:分機)?|分機|內線|ext\.?|x|#)?\s*:?\s*(.+)$")
_FLOOR = re.compile(r"(?P<below>b|地下)?\s*第?(?P<number>[1-9]\d?)\s*(?:f|樓|層)?")
_COLOUR = re.compile(r"#?([0-9a-f]{6})")
_ENGLISH_WORD = re.compile(r"\b(?!off\b|open\b|closed\b)[a-z]{3,}|[ap]\.?m\b", re.IGNORECASE)
_COMMENTED = re.compile(r"(?P<start>.*\b(?P<name>extension|colour):\s*)(?P<text>#\s*[\w、-]+)")
_BETWEEN = re.compile(r"\s*[、,;]\s*")
_LISTS = ("services", "audience", "languages", "serves", "alternate_names", "fields", "needs")
_SINGLE = ("urls", "replaced_by", "sources", "floors", "phones")


def phone_number(slip: Slip) -> Meant | None:
    """A number in the house style, its extension apart, several numbers one by one."""
    phones = phones_in(slip.text)
    at = slip.path[:-1]
    given = slip.at(at)
    if phones is None or not isinstance(given, dict):
        return None
    if len(phones) == 1 and "extension" not in phones[0]:
        return new_value(slip, phones[0]["number"])
    if "extension" in given:
        return None
    meant = [{**phone, **{k: v for k, v in given.items() if k != "number"}} for phone in phones]
    if len(meant) == 1:
        return Meant(NewValue(at, meant[0]), "extension-in-number")
    return _in_place_of(slip, at, meant)


def _in_place_of(slip: Slip, at: tuple[Any, ...], meant: list[dict[str, Any]]) -> Meant | None:
    """Several phones in the place of one of the list."""
    whole, place = slip.at(at[:-1]), at[-1]
    others = [*whole[:place], *whole[place + 1 :]] if isinstance(whole, list) else None
    if not meant or others is None or not all(isinstance(one, dict) for one in others):
        return None
    together = [*others[:place], *meant, *others[place:]]
    return Meant(NewValue(at[:-1], together), "several-phones")


def extension(slip: Slip) -> Meant | None:
    """Digits, joined with 、, a run with -."""
    found = _EXTENSION.match(narrow(slip.text).strip().casefold())
    digits = re.sub(r"\s*(?:[,;/、]|和|或|及)\s*", "、", found[1]) if found else ""
    text = re.sub(r"\s*[~至到-]\s*", "-", digits)
    return new_value(slip, text if _fits(Phone, "extension", text) else None)


def _fits(model: type, name: str, text: str) -> bool:
    """Whether a text has the form that a field of a model wants."""
    metadata = model.__pydantic_fields__[name].metadata  # type: ignore[attr-defined]
    pattern = next((one.pattern for one in metadata if getattr(one, "pattern", None)), "")
    return bool(text) and re.search(str(pattern), text) is not None


def day(slip: Slip) -> Meant | None:
    """Year-month-day, of whatever form and calendar."""
    return _dated(slip, day_in(slip.text))


def day_or_part(slip: Slip) -> Meant | None:
    """The same, or only year and month."""
    return _dated(slip, day_or_part_in(slip.text))


def _dated(slip: Slip, date: str | None) -> Meant | None:
    if date is None:
        return None
    is_republic = date[:4] not in arabic(narrow(slip.text))
    is_english = LATIN.search(slip.text) is not None
    return new_value(slip, date, "republic-year" if is_republic and not is_english else "")


def hours(slip: Slip) -> Meant | None:
    """The opening_hours that the words mean."""
    meant = hours_in(slip.text) or hours_in(slip.text.strip("\"'\u201c\u201d"))
    has_words = HAN.search(slip.text) or _ENGLISH_WORD.search(slip.text)
    code = "hours-in-words" if has_words else ""
    return new_value(slip, meant, code) if meant != slip.text else None


def joined_hours(slip: Slip) -> Meant | None:
    """The times of the same days side by side, with a comma."""
    return new_value(slip, hours_in(slip.text))


def number(slip: Slip) -> Meant | None:
    """Digits and a point; a degree sign or N and E behind them say nothing new."""
    plain = narrow(slip.text).strip().rstrip("°度NEne東經北緯 ")
    return new_value(slip, _degrees(plain))


def _degrees(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d{1,3}(\.\d+)?", text, re.ASCII) else None


def decimal_point(slip: Slip) -> Meant | None:
    """The comma in a number as a point."""
    whole, _, decimals = slip.text.partition(",")
    line, count = re.subn(rf"\b{whole},\s*{decimals}\b", f"{whole}.{decimals}", slip.line)
    return Meant(NewLine(slip.finding.place.line, line)) if count == 1 else None


def swapped(slip: Slip) -> Meant | None:
    """Longitude and latitude each in its own place, where both are Taiwan's."""
    point = slip.at(slip.path[:-1])
    if not isinstance(point, dict):
        return None
    lon, lat = (_degrees(str(point.get(name, ""))) for name in ("lat", "lon"))
    if lon is None or lat is None or not is_taiwan(lon, lat):
        return None
    return Meant(NewValue(slip.path[:-1], {**point, "lon": lon, "lat": lat}))


def truth(slip: Slip) -> Meant | None:
    """True or false."""
    return new_value(slip, truth_in(slip.text))


def floor(slip: Slip) -> Meant | None:
    """The number, with B below ground."""
    found = _FLOOR.fullmatch(arabic(narrow(slip.text)).strip().casefold())
    return new_value(slip, ("B" if found["below"] else "") + found["number"] if found else None)


def colour(slip: Slip) -> Meant | None:
    """# and six small letters or digits."""
    found = _COLOUR.fullmatch(narrow(slip.text).strip().casefold())
    return new_value(slip, f"#{found[1]}" if found else None)


def web_address(slip: Slip) -> Meant | None:
    """The address without full-width marks, spaces or brackets round it."""
    plain = re.sub(r"\s", "", narrow(slip.text)).strip("<>()[]、。,;'\"")
    return new_value(slip, plain if is_web(plain) else None)


def as_list(slip: Slip) -> Meant | None:
    """A list of what was given as one text."""
    value, name = slip.finding.value, slip.name
    if isinstance(value, Mapping):
        return new_value(slip, [value]) if name in _SINGLE else None
    plain = narrow(slip.text).strip().removeprefix("[").removesuffix("]").strip()
    if name == "phones":
        return new_value(slip, _listed(phones_in(plain)))
    if not plain or name not in (*_LISTS, "urls", "replaced_by"):
        return None
    return new_value(slip, _BETWEEN.split(plain) if name in _LISTS else [plain])


def as_mapping(slip: Slip) -> Meant | None:
    """The fields of what was given as one text: a phone, an address."""
    if slip.path[-2:-1] == ("phones",):
        phones = [dict(phone) for phone in phones_in(slip.text) or ()]
        is_one = len(phones) == 1
        return new_value(slip, phones[0]) if is_one else _in_place_of(slip, slip.path, phones)
    if slip.name == "verified":
        day = day_in(slip.text)
        return new_value(slip, {"date": day} if day else None)
    return new_value(slip, {"zh": slip.text} if slip.name == "address" and slip.text else None)


def _listed(phones: tuple[Mapping[str, str], ...] | None) -> list[dict[str, str]] | None:
    return [dict(phone) for phone in phones] if phones else None


def nothing(slip: Slip) -> Meant | None:
    """A field without a value goes, unless it must be there or what follows # is its value."""
    if found := _COMMENTED.fullmatch(slip.line):
        text = found["text"] if found["name"] == "colour" else found["text"].lstrip("# ")
        return Meant(NewLine(slip.finding.place.line, f'{found["start"]}"{text}"'))
    is_needed = slip.name in {*LOCALES, "id", "kind", "name", "verified", "sources", "number"}
    has_comment = "#" in slip.line
    is_known = slip.name in slip.fields(slip.path[:-1])
    return None if is_needed or has_comment or not is_known else Meant(NewValue(slip.path))


def without_hidden(slip: Slip) -> Meant | None:
    """The text without the characters that nobody sees."""
    return new_value(slip, HIDDEN.sub("", slip.text).strip() or None)


def in_traditional(slip: Slip) -> Meant | None:
    """Simplified characters as Taiwan writes them, by the words that they stand in."""
    text = slip.at(slip.path)
    better = to_traditional(text) if isinstance(text, str) else ""
    if not isinstance(text, str) or len(better) != len(text):
        return None
    pairs = zip(text, better, strict=True)
    return new_value(slip, "".join(new if is_simplified(old) else old for old, new in pairs))


def in_half_width(slip: Slip) -> Meant | None:
    """Digits and letters in their ordinary width; marks stay as they are."""
    text = slip.at(slip.path)
    if not isinstance(text, str):
        return None
    return new_value(slip, FULL_WIDTH.sub(lambda found: narrow(found.group()), text))


def languages_swapped(slip: Slip) -> Meant | None:
    """English under zh and Chinese under en: each to its own place."""
    at = slip.path[:-1]
    pair = slip.at(at)
    if not isinstance(pair, dict):
        return None
    zh, en = str(pair.get("zh", "")), str(pair.get("en", ""))
    if HAN.search(zh) or not HAN.search(en) or LATIN.search(en):
        return None
    return Meant(NewValue(at, {**pair, "zh": en, "en": zh}))
