"""What may not be told of a confidential record: nothing that is not in the file can leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safetynet.check.case import Case, strings_of
from safetynet.check.place_names import plain
from safetynet.load import Fault, Path, dotted
from safetynet.model import Floor, Point, Record
from safetynet.text import LocalizedText

FORBIDDEN: Mapping[str, LocalizedText] = {
    "part_of": LocalizedText(zh="所屬的據點", en="the record it belongs to"),
    "township": LocalizedText(zh="鄉鎮市", en="a township"),
    "address": LocalizedText(zh="地址", en="an address"),
    "point": LocalizedText(zh="座標", en="a point"),
    "urls": LocalizedText(zh="網址", en="web addresses"),
    "hours_note": LocalizedText(zh="服務時間的說明", en="a note on its hours"),
    "floors": LocalizedText(zh="樓層", en="floors"),
    "serves": LocalizedText(zh="服務的鄉鎮市", en="the townships it serves"),
}
"""Fields that a confidential record does not have, and what they hold."""

_NATIONAL = re.compile(r"1\d\d|19\d\d|0800-\d{3}-\d{3}")
"""113, 1925, 0800-…: the same in the whole country."""
_NUMBER = r"[\d\u3007零一二三四五六七八九十百]+"
_STREET = re.compile(
    rf"(?:[路街巷弄村里鄰]|大道)\s*{_NUMBER}(?:\s*[-~之、,]\s*{_NUMBER})*\s*[段巷弄鄰號]"
)
_ENGLISH_WAY = r"(?:road|rd|street|st|lane|ln|alley|aly|avenue|ave|boulevard|blvd)\b"
_ENGLISH_STREET = re.compile(
    rf"\b\d[\w-]{{0,8}},?\s+(?:(?-i:[A-Z][\w'-]*\.?)\s+){{1,4}}{_ENGLISH_WAY}"
    rf"|\b\d[\w-]{{0,8}},?\s+[\w'-]+\s+{_ENGLISH_WAY}"
    rf"|\b{_ENGLISH_WAY}\.?,?\s*(?:no\.?\s*|sec(?:tion|\.)?\s*)?\d+",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d/.-])(?:\+?886|\(?0(?!80[09]))(?:[\s()-]{0,2}\d){8,9}(?!\d)"
    r"|(?:電話|tel|phone)\W{0,3}(?!080[09]|412)\d(?:[\s-]?\d){5,7}(?!\d)",
    re.IGNORECASE,
)
"""Area code or 09 with 9 or 10 digits in all; six to eight digits where a phone is named."""
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_POINT = re.compile(r"\d{2,3}\.\d{3,}")

TRACES: tuple[tuple[LocalizedText, re.Pattern[str]], ...] = (
    (LocalizedText(zh="門牌地址", en="a street address"), _STREET),
    (LocalizedText(zh="門牌地址", en="a street address"), _ENGLISH_STREET),
    (LocalizedText(zh="電話號碼", en="a phone number"), _PHONE),
    (LocalizedText(zh="電子郵件地址", en="an e-mail address"), _MAIL),
    (LocalizedText(zh="網址", en="a web address"), _WEB),
    (LocalizedText(zh="座標", en="a coordinate"), _POINT),
)
"""What else than a name tells a place, and how it is written (matched against `plain` text)."""
_PLACE = LocalizedText(zh="地名", en="the name of a place")
_NOT_NATIONAL = LocalizedText(zh="不是全國專線的電話", en="a number that is not a national line")


def check_confidential_is_kept(record: Record, case: Case) -> Iterator[Fault]:
    """A confidential record tells no place, in no field and in no words."""
    if not record.confidential:
        return
    for name, what in FORBIDDEN.items():
        if value := getattr(record, name):
            yield _leak((name,), what, _shown(value))
    for n, phone in enumerate(record.phones):
        if not _NATIONAL.fullmatch(phone.number):
            yield _leak(("phones", n, "number"), _NOT_NATIONAL, phone.number)
    for path, text in strings_of(record):
        if path[0] not in FORBIDDEN and path[-1] != "number":
            yield from _traces(path, text, case)


def _traces(path: Path, text: str, case: Case) -> Iterator[Fault]:
    """The first trace of each sort in a text."""
    for what, pattern in ((_PLACE, case.place_pattern), *TRACES):
        if found := pattern.search(plain(text)):
            yield _leak(path, what, found.group())


def _leak(path: Path, what: LocalizedText, found: str) -> Fault:
    return Fault("confidential-place", path, found, {"name": dotted(path), "what": what})


def _shown(value: object) -> str:
    """The value of a forbidden field, in a few words."""
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, Point):
        return f"{value.lon}, {value.lat}"
    return value.floor if isinstance(value, Floor) else str(getattr(value, "zh", value))
