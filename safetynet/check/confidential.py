"""What may not be told of a confidential record: nothing that is not in the file can leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safetynet.check.case import Case
from safetynet.check.place_names import joined, plain
from safetynet.check.words import to_traditional
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
    "replaced_by": LocalizedText(zh="改由誰服務", en="the records to turn to instead"),
}
"""Fields that a confidential record does not have, and what they hold."""
OPEN = frozenset({*FORBIDDEN, "id", "kind", "county"})
"""Fields whose text is looked at in another way, or is a code of the data."""

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
_WAY = re.compile(
    r"[\u4e00-\u9fff]{2}(?<![網道線公走馬電鐵通思出門一上半回絕活退來去沿])(?:路|大道|街)"
    r"(?=[\d零一二三四五六七八九十東西南北上的旁口，。、,;()]|$)"
    r"|(?:[A-Z][a-z'-]+) (?:(?:North|South|East|West|[NSEW]\.) )?"
    r"(?:Road|Rd\.|Street|St\.|Lane|Alley)(?![a-z])"
)
_BESIDE = re.compile(
    r"隔壁|對面|旁邊|(?<=[\u4e00-\u9fff])旁(?=[，。、,;的]|$)|正?[前後]方|樓[上下]|同一?棟|路口|巷口"
    r"|站牌|公車站|下車"
    r"|步行\W?\d|走路\W?\d|\d\W?(?:公尺|公里|分鐘路程)|\d{1,2}\W?樓|地下室"
    r"|\b(?:next to|opposite|across from|behind the|in front of|beside the|bus stop|get off at|"
    r"upstairs|same building|walk from|minutes'? (?:walk|drive)|\d+(?:st|nd|rd|th) floor)\b",
    re.IGNORECASE,
)
"""What leads to a door without naming it."""
_POSTCODE = re.compile(
    r"(?:郵遞區號|\bpostcode|\bpostal code|\bzip(?: code)?)\W{0,3}\d{3,6}"
    r"|(?<!\d)\d{3}(?:\d{2,3})?\s?(?=[\u4e00-\u9fff]{2}[縣市])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d/.-])(?:\+?886|\(?0(?!80[09]))(?:[\s().·_-]{0,2}\d){8,9}(?!\d)"
    r"|(?:電話|專線|分機|[撥打洽]|tel|phone|call|dial|ext(?:ension|\.)?)\W{0,3}(?!0[89]|412)"
    r"\d(?:[\s-]?\d){5,7}(?!\d)|(?:分機|\bext(?:ension|\.)?)\W{0,3}\d+",
    re.IGNORECASE,
)
"""Area code or 09 with 9 or 10 digits in all; six to eight digits where a phone is named."""
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@[\w.-]{4,}", re.ASCII)
_WEB = re.compile(
    r"https?://\S+|www\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:tw|com|org|net|gov|edu|io|gl|me|app|page|link|ly)\b"
    r"|(?:\bline|\bfb|\big|臉書|\bfacebook|\binstagram)\s?(?:id|帳號)?\s?[:@]\s?[@\w.-]{4,}",
    re.IGNORECASE | re.ASCII,
)
_POINT = re.compile(
    r"\d{2,3}\.\d{3,}|\d{2,3}\s?[°度]\s?\d|(?<!\d)\d{6}(?:\.\d+)?\D{1,6}2[3-9]\d{5}(?!\d)"
    r"|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b"
)
"""Degrees, with minutes or decimals; TWD97 metres; a plus code."""
_SPELLED = re.compile("[〇零一二三四五六七八九]{5,}")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")

TRACES: tuple[tuple[LocalizedText, re.Pattern[str]], ...] = (
    (LocalizedText(zh="門牌地址", en="a street address"), _STREET),
    (LocalizedText(zh="門牌地址", en="a street address"), _ENGLISH_STREET),
    (LocalizedText(zh="路名", en="the name of a street"), _WAY),
    (LocalizedText(zh="方位或地標", en="the way to it"), _BESIDE),
    (LocalizedText(zh="郵遞區號", en="a postcode"), _POSTCODE),
    (LocalizedText(zh="電話號碼", en="a phone number"), _PHONE),
    (LocalizedText(zh="電子郵件地址", en="an e-mail address"), _MAIL),
    (LocalizedText(zh="網址", en="a web address"), _WEB),
    (LocalizedText(zh="座標", en="a coordinate"), _POINT),
)
"""What else than a name tells a place, and how it is written (matched against `plain` text)."""
PLACE = LocalizedText(zh="地名", en="the name of a place")
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
    if found := case.id_pattern.search(record.id):
        yield _leak(("id",), PLACE, found.group())
    for path, text in case.strings(record):
        if path[0] not in OPEN and path[-1] != "number":
            for what, words in traces(text, case):
                yield _leak(path, what, words)


def traces(text: str, case: Case) -> Iterator[tuple[LocalizedText, str]]:
    """The first trace of each sort in a text: what it is, and the words."""
    shown = plain(text)
    seen = _SPELLED.sub(lambda found: found.group().translate(_DIGITS), shown)
    pattern = case.place_pattern
    traditional = to_traditional(joined(text)).replace("裏", "里")
    named = pattern.search(joined(text)) or pattern.search(traditional)
    if named:
        yield PLACE, named.group()
    for what, pattern in TRACES:
        if found := pattern.search(seen):
            yield what, found.group()


def _leak(path: Path, what: LocalizedText, found: str) -> Fault:
    return Fault("confidential-place", path, found, {"name": dotted(path), "what": what})


def _shown(value: object) -> str:
    """The value of a forbidden field, in a few words."""
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, Point):
        return f"{value.lon}, {value.lat}"
    return value.floor if isinstance(value, Floor) else str(getattr(value, "zh", value))
