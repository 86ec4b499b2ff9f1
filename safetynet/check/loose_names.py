"""Names of records, found however they are spaced, punctuated or capitalized."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from safetynet.check.place_names import plain

_BETWEEN = re.compile(r"[\W_]+")
_HAN = re.compile("[\u3400-\u9fff]")
_COUNTY = re.compile(r"^(?:[\u3400-\u9fff]{2}[縣市])(?=.)|,?\s*\b[A-Z][a-z]+ (?:County|City)$")
_COMMON = re.compile(
    "社會福利|社福|服務|中心|衛生|長照|長期照顧|照顧|家庭暴力|性侵害|家暴|家防|防治|婦女|婦幼|兒少|兒童|少年|老人"
    "|身心障礙|身障|家庭|教育|諮商|心理|健康|社區|關懷|據點|庇護|緊急|短期|安置|寄養|家外|自立|保護|處所|家園|小屋|之家"
    "|[所館站與及、家屋處]"
    r"|\b(?:shelter|services?|homes?|houses?|cent(?:er|re)s?|placement|emergency|protection|women|"
    r"family|child(?:ren)?|welfare|social|foster|care|county|and|for|of|the|s)\b",
    re.IGNORECASE,
)
"""Words that the names of many services are made of."""
_AUTHORITY = re.compile("政府|公所|[局處署科課]$|(?i:government|department|bureau|office)")
_LEAST_HAN, _LEAST_LATIN, _LEAST_OWN = 3, 6, 2
"""Characters of a name in Chinese, in Latin letters, and without its common words."""


@dataclass(frozen=True)
class LooseNames:
    """Names that can be only one record's."""

    names: Mapping[str, tuple[tuple[str, str], ...]]
    """First characters → each name that begins so: as it is compared, and as it is written."""

    @classmethod
    def of(cls, names: Iterable[str]) -> LooseNames:
        """Those of the names that are no common words; with and without the county."""
        known: dict[str, dict[str, str]] = {}
        for name in names:
            for form in filter(is_telling, {name, _COUNTY.sub("", name)}):
                known.setdefault(pressed(form)[:_LEAST_HAN], {})[pressed(form)] = name
        return cls({start: tuple(some.items()) for start, some in known.items()})

    def find(self, text: str) -> str:
        """The first name that a text holds, as it is written; "" when there is none."""
        shown = pressed(text)
        if len(self.names) < len(shown) and not any(start in shown for start in self.names):
            return ""  # a few looks at the whole instead of one at each character
        for at in range(len(shown) - _LEAST_HAN + 1):
            for name, written in self.names.get(shown[at : at + _LEAST_HAN], ()):
                if shown.startswith(name, at):
                    return written
        return ""


def pressed(text: str) -> str:
    """Text as names are compared in it: nothing but letters and digits, in small letters."""
    return _BETWEEN.sub("", plain(text)).casefold()


def is_telling(name: str) -> bool:
    """Whether a name is one's own: more than common words, and no authority of a county."""
    own = pressed(_COMMON.sub("", name))
    least = _LEAST_HAN if _HAN.search(name) else _LEAST_LATIN
    return len(own) >= _LEAST_OWN and len(pressed(name)) >= least and not _AUTHORITY.search(name)
