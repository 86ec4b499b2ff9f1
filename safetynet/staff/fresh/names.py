"""Who checked is an office or a role; people's names, numbers and mailboxes stay private."""

from __future__ import annotations

import re
import unicodedata

from safetynet.staff.fresh.refused import RefusedError

_MAIL = re.compile(r"@|https?:|www\.", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d\s()-]{5,}\d")
_FAMILY = (
    "王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林羅鄭梁謝宋許鄧曹彭曾蕭董潘袁蔡蔣余杜葉魏蘇呂丁盧姚沈"
    "姜崔鍾譚汪范廖韋賈鄒熊孟秦邱江尹薛閻侯龔邵嚴賴洪"
)
"""Frequent family names that are no beginning of an office's name."""
_TITLE = re.compile(
    rf"先生|小姐|女士|太太|(?:^|[^\w]|[部處局科課室會所中心])[{_FAMILY}](?:社工|主任|科長|組長|處長|股長|老師)(?!\w)"
    r"|\b(?:mr|mrs|ms|miss|dr)\b\.?",
    re.IGNORECASE,
)
"""A form of address, or a family name before a role (陳社工)."""
_BODY = "縣市鄉鎮區府處局科課股組室站院校館部會所隊團司中心員人工主任長師線台臺"
_SHORT = 4
"""Characters of a Chinese name at most."""


def check_office(by: str) -> None:
    """Raises `RefusedError` for what is no office or role.

    A name of a person cannot be told for certain; what looks like one is refused.
    """
    plain = unicodedata.normalize("NFKC", by).strip()
    if not plain or not plain.isprintable():
        raise RefusedError(key="by_empty", by=by)
    if _MAIL.search(plain) or _NUMBER.search(plain):
        raise RefusedError(key="by_private", by=by)
    if _TITLE.search(plain) or _is_like_name(plain):
        raise RefusedError(key="by_person", by=by)


def _is_like_name(text: str) -> bool:
    """王小明: short, a family name first, and no office or role at its end."""
    return len(text) in range(2, _SHORT + 1) and text[0] in _FAMILY and text[-1] not in _BODY
