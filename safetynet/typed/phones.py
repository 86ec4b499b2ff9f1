"""Telephone numbers as they are typed in Taiwan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from safetynet.typed.width import narrow

AREAS: Mapping[str, tuple[int, ...]] = {
    "0826": (5,),
    "0836": (5,),
    "037": (6,),
    "049": (7,),
    "082": (6,),
    "089": (6,),
    "02": (8,),
    "03": (7,),
    "04": (7, 8),
    "05": (7,),
    "06": (7,),
    "07": (7,),
    "08": (7,),
}
"""Area code → how many digits follow it; a longer code comes before one that it begins with."""
_SEVEN_IN_04 = ("7", "8")
"""With these a number of Changhua begins, which has seven digits: none of eight can begin so."""
_LABEL = re.compile(r"^(?:(?:服務|洽詢|聯絡|諮詢)?(?:電話|專線)|市話|tel|phone)\s*[:.]?\s*")
_ABROAD = re.compile(r"^\+?886[\s-]*(?:\(0\)|0)?[\s-]*")
_BETWEEN = re.compile(r"\s*(?:[、,;/\n]|以?及|和|與|或|\band\b|\bor\b)\s*")
_EXTENSION = re.compile(
    r"^(?P<number>.*?\d\)?)\s*[,-]?\s*[(]?\s*(?:轉\s*(?:分機)?|分機|內線|ext(?:ension)?\.?|x|\#)"
    r"\s*:?\s*(?P<extension>\d[\d\s~至到-]*?)\s*[)]?$"
)
_DIGITS_OF_A_RUN = re.compile(r"\d{1,6}(?:\s*[~至到-]\s*\d{1,6})?")
_QUOTES = "'\"\u2018\u2019\u201c\u201d\u300c\u300d "
"""Round a text from Word, or before a number in Excel."""
_MARKS = re.compile(r"[\s().\-~·]+")
_OPENING = re.compile(r"^\s*\(?\s*(0\d{1,3})\s*[)\-\s~.]\s*")
_MOBILE = re.compile(r"09\d{8}")
_TOLL_FREE = re.compile(r"080[09]\d{6}")
_SHORT = re.compile(r"1\d{2,3}")
_SHORTEST_LOCAL = 5
_LONGEST_TAIL = 2
"""Digits; after a mark of their own so few are a line or an extension: 04-7127839-6."""


def phones_in(text: str) -> tuple[Mapping[str, str], ...] | None:
    """The phones of a text: "(082)330-100 轉12、082-330200" → two, the first with an extension.

    Each has `number`, and `extension` where there is one. A number without area code takes that
    of the number before it. None when any part of the text is not understood.
    """
    plain = _LABEL.sub("", narrow(text).strip(_QUOTES).casefold())
    phones: list[dict[str, str]] = []
    for part in _BETWEEN.split(plain):
        if not _take(part, phones):
            return None
    return tuple(phones) or None


def number_in(text: str) -> str | None:
    """One number in the house style: "(082) 330 100" → 082-330100; None with an extension."""
    phones = phones_in(text)
    if phones is None or len(phones) != 1 or "extension" in phones[0]:
        return None
    return phones[0]["number"]


def has_subscriber(number: str) -> bool:
    """Whether a number in the house style can be somebody's, by the digits after its area code.

    True for what has no area code that is known here.
    """
    area, _, local = number.partition("-")
    if area not in AREAS:
        return True
    is_long = area == "04" and len(local) > min(AREAS[area])
    return len(local) in AREAS[area] and not (is_long and local.startswith(_SEVEN_IN_04))


def _take(part: str, phones: list[dict[str, str]]) -> bool:
    """Add what a part means to the phones; False when it means nothing plain."""
    found = _EXTENSION.fullmatch(part)
    number = _number(found["number"] if found else part)
    if number is None and phones:
        number = None if "extension" in phones[-1] else _with_area_of(phones[-1]["number"], part)
        if number is None:
            return _more_extensions(part, phones[-1])
    if number is None:
        return False
    extension = _run(found["extension"]) if found else ""
    if extension is None:
        return False
    phones.append({"number": number, **({"extension": extension} if extension else {})})
    return True


def _number(text: str) -> str | None:
    typed = text.strip()
    national = _ABROAD.sub("0", typed) if _ABROAD.match(typed) else typed
    digits = _MARKS.sub("", national)
    if not digits.isdecimal() or not digits.isascii() or "~" in national or _has_tail(national):
        return None
    if _SHORT.fullmatch(digits):
        return digits
    if _MOBILE.fullmatch(digits):
        return f"{digits[:4]}-{digits[4:]}"
    if _TOLL_FREE.fullmatch(digits):
        return "-".join((digits[:4], *_toll_free(digits)))
    return _local(digits, _OPENING.match(national))


def _has_tail(text: str) -> bool:
    """Whether a digit or two stand apart at the end; what they are is not plain."""
    groups = re.findall(r"\d+", text)
    return len(groups) > 1 and len(groups[-1]) <= _LONGEST_TAIL


def _toll_free(digits: str) -> Sequence[str]:
    """0800 numbers stand in three groups, 0809 numbers in two."""
    return (digits[4:7], digits[7:]) if digits.startswith("0800") else (digits[4:],)


def _local(digits: str, opening: re.Match[str] | None) -> str | None:
    """Area code and the rest: by the mark that was typed, else by the longest code there is."""
    typed = opening.group(1) if opening else ""
    areas = [typed] if typed in AREAS else [area for area in AREAS if digits.startswith(area)]
    for area in areas:
        number = f"{area}-{digits[len(area) :]}"
        if has_subscriber(number):
            return number
    return None


def _with_area_of(first: str, part: str) -> str | None:
    area, _, local = first.partition("-")
    digits = _MARKS.sub("", part)
    is_alike = digits.isdecimal() and len(digits) == len(local) >= _SHORTEST_LOCAL
    is_plain = is_alike and digits[:1] not in "01" and not _has_tail(part)
    return _number(f"{area}-{digits}") if is_plain else None


def _more_extensions(part: str, phone: dict[str, str]) -> bool:
    """Digits after an extension are another one: 轉12、15.

    Fewer digits than the one before (1234/5), or as many as a telephone has, are not plain.
    """
    run, known = _run(part), phone.get("extension", "")
    if run is None or not known:
        return False
    before, after = re.split("[、-]", known)[-1], run.split("-")[0]
    digits = run.replace("-", "")
    is_phone = len(digits) == len(phone["number"].partition("-")[2])
    if len(after) < len(before) or len(after) >= _SHORTEST_LOCAL or is_phone:
        return False
    phone["extension"] += f"、{run}"
    return True


def _run(text: str) -> str | None:
    """An extension, or a run of them: from a smaller one to a greater one of as many digits."""
    if not _DIGITS_OF_A_RUN.fullmatch(text.strip()):
        return None
    run = re.sub(r"\s*[~至到-]\s*", "-", text.strip())
    first, dash, last = run.partition("-")
    is_run = len(first) == len(last) <= _SHORTEST_LOCAL and first < last
    return run if is_run or not dash else None
