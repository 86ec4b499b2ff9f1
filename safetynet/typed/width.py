"""Characters as they are typed: full-width forms and Chinese numerals made ordinary."""

from __future__ import annotations

import re

_WIDE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x3000, 0xA0), ord(" ")),
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), ord("-")),
    **dict.fromkeys((0x301C, 0x223C, 0x2053), ord("~")),
}
_DIGITS = {character: n for n, character in enumerate("零一二三四五六七八九")}
_NUMERAL = re.compile("[零〇一二三四五六七八九十百]+")


def narrow(text: str) -> str:
    """Full-width digits, letters, punctuation and spaces as ordinary ones; long dashes as `-`."""
    return text.translate(_WIDE)


def arabic(text: str) -> str:
    """Chinese numerals up to 999 as digits: 民國一一二年 → 民國112年, 十五日 → 15日."""
    return _NUMERAL.sub(lambda found: _number(found.group().replace("\u3007", "零")), text)


def _number(numeral: str) -> str:
    if not set(numeral) & set("十百"):
        return "".join(str(_DIGITS[character]) for character in numeral)
    hundreds, has_hundreds, rest = numeral.rpartition("百")
    tens, has_tens, ones = rest.rpartition("十")
    total = 100 * _DIGITS.get(hundreds, 1) if has_hundreds else 0
    total += 10 * _DIGITS.get(tens.lstrip("零"), 1) if has_tens else 0
    return str(total + _DIGITS.get((ones if has_tens else rest).lstrip("零"), 0))
