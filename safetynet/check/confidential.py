"""What may not be told of a confidential record: nothing that is not in the file can leak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from safetynet.check.case import Case
from safetynet.check.place_names import joined, plain
from safetynet.check.words import to_traditional
from safetynet.load import Fault, Path, dotted
from safetynet.model import NATIONAL, Floor, Point, Record
from safetynet.text import HAN_DIGITS, HAN_VALUES, LocalizedText

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
    r"|站牌|公車站|下車|終點站|交叉[處口路]|靠近|緊鄰|[座坐]落|[湖海港溪河廟寺堂]邊|山腳"
    r"|同址|同一個?(?:地址|地點|處)|地點同|裡面|院內|[前後]棟|校園內|縣內唯一|見附圖|地圖代碼|距離"
    r"|[\u4e00-\u9fff]{2}(?:聚落|村落)"
    r"|\b(?:next to|next door|opposite|across from|behind the|in front of|beside the|bus stop|"
    r"get off at|upstairs|old street|same (?:building|address|compound|site|house|place)|walk from|"
    r"near (?:the )?(?-i:[A-Z])|close to (?:the )?(?-i:[A-Z])|"
    r"by (?:the )?(?:[\w']+ )?(?:lake|harbor|harbour|park|temple|church))",
    re.IGNORECASE,
)
"""What leads to a door without naming it."""
_COUNTED = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_MEASURED = re.compile(
    rf"{_NUMBER}\W?(?:樓|公尺|公里)|地下室|門牌|(?<![第\d零一二三四五六七八九十百]){_NUMBER}號(?![線碼令函])"
    rf"|(?:步行|走路|開車|騎車|搭車|車程)\W?(?:大?約|只要)?\W?{_NUMBER}|{_NUMBER}\W?分鐘(?:路程|車程|可?[到達])"
    rf"|\b{_COUNTED} stops?\b|\b{_COUNTED}[ -]?min(?:ute)?s?'? (?:walk|drive|ride|from|away)\b"
    r"|\b(?:\d+(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|sixth|seventh|top) floor\b",
    re.IGNORECASE,
)
"""Floors, door numbers and distances."""
_POSTCODE = re.compile(
    r"(?:郵遞區號|\bpostcode|\bpostal code|\bzip(?: code)?)\W{0,3}\d{3,6}"
    r"|(?<!\d)\d{3}(?:\d{2,3})?\s?(?=[\u4e00-\u9fff]{2}[縣市])|\((?!1\d\d\))\d{3}(?:\d{2,3})?\)"
    r"|\bp\.?\s?o\.?\s?box\b|郵政\W?\d*\W?號?信箱",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\d/.-])(?:\+?886|\(?0(?!80[09]))(?:[\s().·_-]{0,2}\d){8,9}(?!\d)"
    r"|(?:電話|專線|分機|[撥打洽轉]|tel|phone|call|dial|ext(?:ension|\.)?)\W{0,3}[是為]?\W{0,2}(?!0[89]|412)"
    r"\d(?:[\s-]?\d){5,7}(?!\d)|(?:分機|\bext(?:ension|\.)?)\W{0,3}\d+"
    r"|(?<![\d.-])\(?(?:[2-8]|37|49|82|89|826|836)\)?[\s-]{1,2}\d{3}[\s-]?\d{3,4}(?!\d)|\(82\)\d{6}"
    r"|\b(?:(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\W+){3}",
    re.IGNORECASE,
)
"""Area code, 09 or an area code without its 0; six to eight digits where a phone is named."""
_MAIL = re.compile(
    r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|@[\w.-]{4,}|小老鼠|[\w.+-]+\W+at\W+\w+\W+dot\W", re.ASCII
)
_WEB = re.compile(
    r"https?://\S+|www\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:tw|com|org|net|gov|edu|io|gl|me|app|page|link|ly)\b"
    r"|(?:\bline|\bfb|\big|賴|臉書|\bfacebook|\binstagram)\s?(?:id|帳號)?\s?[:@]\s?[@\w.-]{4,}"
    r"|(?:\bline|\bfb|\big|賴|臉書|\bfacebook|\binstagram|\bgoogle(?: maps?)?)\s?上?\s?搜尋"
    r"|搜尋\s?(?:line|臉書|facebook|google)|\bsearch (?:\w+ ){0,3}(?:line|facebook|google)"
    r"|what3words|\bw3w\b|///",
    re.IGNORECASE | re.ASCII,
)
_POINT = re.compile(
    r"\d{2,3}\.\d{3,}|\d{2,3}\s?[°度]\s?\d|(?<!\d)\d{6}(?:\.\d+)?\D{1,6}2[3-9]\d{5}(?!\d)"
    r"|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b"
    r"|(?<![\d.])\d{2,3}\.\d+\W{1,4}(?:[a-z]{3,9}\W{0,2})?\d{2,3}\.\d+|[北南東西][緯經]"
    rf"|[緯經]度\W{{0,2}}[是為]?{_NUMBER}|\d\s?[NS]\W{{1,3}}\d[\d.]*\s?[EW]\b|\b[NS]\s?\d[\d.]+\W{{0,3}}[EW]\s?\d"
    r"|(?i:\b(?:lat|latitude)\W{0,3}\d)"
)
"""Degrees, with minutes or decimals; TWD97 metres; a plus code."""
_SPELLED = re.compile(rf"[{HAN_DIGITS}](?:[\s、,.-]?[{HAN_DIGITS}]){{4,}}")
_DIGITS = str.maketrans(HAN_DIGITS, HAN_VALUES, " 、,.-")

_ID_TELLS = re.compile(
    r"\d(?:-?\d){4,}|-(?:rd|road|st|street|lane|ln|alley|lu|jie|xiang)(?:-|\d|$)"
)
"""A phone, a coordinate or a street in an id."""

TRACES: tuple[tuple[LocalizedText, re.Pattern[str]], ...] = (
    (LocalizedText(zh="門牌地址", en="a street address"), _STREET),
    (LocalizedText(zh="門牌地址", en="a street address"), _ENGLISH_STREET),
    (LocalizedText(zh="路名", en="the name of a street"), _WAY),
    (LocalizedText(zh="方位或地標", en="the way to it"), _BESIDE),
    (LocalizedText(zh="樓層、門號或距離", en="a floor, a door number or a distance"), _MEASURED),
    (LocalizedText(zh="郵遞區號", en="a postcode"), _POSTCODE),
    (LocalizedText(zh="電話號碼", en="a phone number"), _PHONE),
    (LocalizedText(zh="電子郵件地址", en="an e-mail address"), _MAIL),
    (LocalizedText(zh="網址", en="a web address"), _WEB),
    (LocalizedText(zh="座標", en="a coordinate"), _POINT),
)
"""What else than a name tells a place, and how it is written (matched against `plain` text)."""
PLACE = LocalizedText(zh="地名", en="the name of a place")
ANOTHER = LocalizedText(zh="另一個據點的名稱", en="the name of another site")
_NOT_NATIONAL = LocalizedText(zh="不是全國專線的電話", en="a number that is not a national line")


def check_confidential_is_kept(record: Record, case: Case) -> Iterator[Fault]:
    """A confidential record tells no place, in no field and in no words."""
    if not record.confidential:
        return
    for name, what in FORBIDDEN.items():
        if value := getattr(record, name):
            yield _leak((name,), what, _shown(value))
    for n, phone in enumerate(record.phones):
        if not NATIONAL.fullmatch(phone.number):
            yield _leak(("phones", n, "number"), _NOT_NATIONAL, phone.number)
    if found := case.id_pattern.search(record.id) or _ID_TELLS.search(record.id):
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
    if other := case.placed_names.find(text):
        yield ANOTHER, other
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
