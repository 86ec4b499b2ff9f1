"""Small facts in words: dates, phone links, the language of a text, maps elsewhere."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from urllib.parse import quote

from safetynet.model import Point, Precision, dialled
from safetynet.reach import Measure
from safetynet.text import HTML_LANG, Locale, Strings

_EXACT_KM = 20
"""From here on tenths of a kilometre pretend to more than a straight line can say."""
_EXACT_WAY = 9.95
"""From here on (10 when rounded) tenths of a mean way pretend to more than a grid can say."""
_EXACT_PERCENT = 9.95
"""From here on (10 when rounded) a percentage has no decimal."""
_CJK = re.compile(r"[\u3400-\u9fff]")


def phone_href(number: str, extension: str = "") -> str:
    """A `tel:` link that also dials a single extension after a pause (two commas).

    The pause is what phones in use understand; `;ext=` of RFC 3966 is ignored by many.
    Several extensions are left to the caller.
    """
    digits = dialled(number)
    return f"tel:{digits},,{extension}" if extension.isdigit() else f"tel:{digits}"


def language_of(text: str) -> str:
    """The value for `lang`: Chinese as soon as a Chinese character stands in the text."""
    return HTML_LANG["zh"] if _CJK.search(text) else HTML_LANG["en"]


def say_list(words: Iterable[str], strings: Strings, locale: Locale) -> str:
    """Words joined as the language joins them."""
    return strings.say("page.joint", locale).join(words)


def say_distance(metres: float, strings: Strings, locale: Locale) -> str:
    """A distance as people say it: tens of metres, tenths of a kilometre, kilometres."""
    if metres < 1000:  # noqa: PLR2004 - where metres become kilometres
        return strings.say("page.distance.m", locale, m=max(10, round(metres / 10) * 10))
    km = round(metres / 1000, 1)
    said = f"{km}" if km < _EXACT_KM else f"{metres / 1000:.0f}"
    return strings.say("page.distance.km", locale, km=said)


def say_size(size: int, strings: Strings, locale: Locale) -> str:
    """The size of a file, from bytes: whole kilobytes (1,000 bytes), from a megabyte on tenths."""
    if size < 999_500:  # noqa: PLR2004 - what would be rounded to 1,000 KB
        return strings.say("page.size.kb", locale, kb=max(1, round(size / 1000)))
    return strings.say("page.size.mb", locale, mb=f"{size / 1_000_000:.1f}")


def say_share(part: int, whole: int, strings: Strings, locale: Locale) -> str:
    """A part in percent: never 0 % for some, never 100 % for less than all; "" of nothing."""
    if not whole:
        return ""
    percent = 100 * part / whole
    decimals = 1 if percent < _EXACT_PERCENT else 0
    if 0 < percent < 0.05:  # noqa: PLR2004 - what would be rounded to 0.0
        return strings.say("reach.share.some", locale)
    if 99.5 <= percent < 100:  # noqa: PLR2004 - what would be rounded to 100
        return strings.say("reach.share", locale, share=f"{math.floor(percent * 10) / 10:.1f}")
    share = f"{percent:.{decimals}f}" if part else "0"
    return strings.say("reach.share", locale, share=share)


def rounded_way(amount: float, measure: Measure) -> str:
    """A mean way as a number to be said: tenths of a kilometer below 10, else whole units."""
    is_fine = measure.unit == "km" and amount < _EXACT_WAY
    return f"{amount:.1f}" if is_fine else f"{amount:,.0f}"


def directions_url(point: Point | None, address: str) -> str:
    """Google's documented directions link; the door's point, else the address in words."""
    exact = point is not None and (point.precision is Precision.ADDRESS or not address)
    to = f"{point.lat},{point.lon}" if point is not None and exact else quote(address)
    return f"https://www.google.com/maps/dir/?api=1&destination={to}" if to else ""


def openstreetmap_url(point: Point) -> str:
    """The place on openstreetmap.org, with a mark."""
    return (
        f"https://www.openstreetmap.org/?mlat={point.lat}&mlon={point.lon}"
        f"#map=17/{point.lat}/{point.lon}"
    )


def host_of(url: str) -> str:
    """The host in an address, as the name of a link to it."""
    return url.partition("://")[2].partition("/")[0].removeprefix("www.") or url
