"""Characters as they are typed: full-width forms and Chinese numerals made ordinary."""

from __future__ import annotations

import re

_WIDE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0xA0), ord(" ")),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), ord("-")),
    **dict.fromkeys((0x301C, 0x223C, 0x2053), ord("~")),
}
_DIGITS = {character: n for n, character in enumerate("零一二三四五六七八九")} | {"兩": 2}
_NUMERAL = re.compile("[零〇一二兩三四五六七八九十百]+")
_ONE = "[一二兩三四五六七八九]"
_COUNTED = re.compile(
    rf"(?P<hundreds>{_ONE}?)百(?:(?P<tens>{_ONE})十(?P<ones>{_ONE}?)|零(?P<rest>{_ONE}))?"
    rf"|(?P<only_tens>{_ONE}?)十(?P<only_ones>{_ONE}?)"
)


def narrow(text: str) -> str:
    """Full-width digits, letters, punctuation and spaces as ordinary ones; long dashes as `-`."""
    return text.translate(_WIDE)


def arabic(text: str) -> str:
    """Chinese numerals up to 999 as digits: 民國一一二年 → 民國112年, 十五日 → 15日.

    What is no numeral, as 二三十 (twenty or thirty), stays as it is.
    """
    return _NUMERAL.sub(lambda found: _number(found.group().replace("\u3007", "零")), text)


def _number(numeral: str) -> str:
    if not set(numeral) & set("十百"):
        return "".join(str(_DIGITS[character]) for character in numeral)
    found = _COUNTED.fullmatch(numeral)
    if found is None:
        return numeral
    digits = {name: _DIGITS.get(one or "", 0) for name, one in found.groupdict().items()}
    if found["only_tens"] is not None:
        return str(10 * (digits["only_tens"] or 1) + digits["only_ones"])
    last = digits["ones"] + digits["rest"]
    return str(100 * (digits["hundreds"] or 1) + 10 * digits["tens"] + last)
