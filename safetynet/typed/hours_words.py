"""The words of opening hours as people write them, in Chinese, in English and in OSM's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from safetynet.typed.width import arabic, narrow

Days: TypeAlias = Sequence[int]
"""Monday 0 … Sunday 6, public holiday 7."""


class Sort(Enum):
    """What a word does."""

    DAYS = auto()
    TIME = auto()
    TO = auto()
    CLOSED = auto()
    ALL_DAY = auto()
    APPOINTMENT = auto()
    GAP = auto()
    """Says nothing by itself: a comma, 的, 服務時間."""


@dataclass(frozen=True)
class Time:
    """A time of day as it was typed."""

    minutes: int = 0
    half: str = ""
    """"am", "noon", "pm", "evening", "night", or "" where nothing was said."""
    is_padded: bool = False
    """The hour has two digits, as on a clock of 24 hours."""


@dataclass(frozen=True)
class Word:
    """A word that was understood."""

    sort: Sort
    days: tuple[int, ...] = ()
    time: Time = Time()


_EN = ("mo", "tu", "we", "th", "fr", "sa", "su")
_ZH = {**{str(n): n - 1 for n in range(1, 8)}, "日": 6, "天": 6}
_EN_DAY = (
    r"(?:mon?(?:days?)?|tue?s?(?:days?)?|wed?(?:nesdays?)?|thu?r?s?(?:days?)?|fri?(?:days?)?"
    r"|sat?(?:urdays?)?|sun?(?:days?)?)(?![a-z])\.?"
)
_ZH_DAY = r"(?:每?(?:週|周|星期|禮拜)\s*[1-7日天])"
_TO = r"\s*(?:至|到|~|-|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bthru\b)\s*"
_MORE = r"\s*[、,及和與&]\s*"
_HALF: Mapping[str, str] = {
    "凌晨": "night", "清晨": "am", "早上": "am", "上午": "am", "早": "am", "a.m.": "am", "am": "am",
    "中午": "noon", "下午": "pm", "傍晚": "pm", "p.m.": "pm", "pm": "pm", "晚上": "evening",
    "夜間": "evening", "晚間": "evening", "晚": "evening",
}  # fmt: skip
_ZH_HALF = "凌晨|清晨|早上|上午|早|中午|下午|傍晚|晚上|夜間|晚間|晚"
_MINUTE = r"(?:[:.](?P<minute>\d\d)|[點時]\s*(?:(?P<half_past>半)|整|(?P<spoken>\d{1,2})\s*分)?)"
_EN_HALF = r"(?:\s*(?P<en_half>[ap]\.?m\b\.?))?"
_NO_REST = r"(?:全年無休|全天候?|\s|,)*"
_ZH_MORE = rf"(?:{_TO}|{_MORE})?(?:{_ZH_DAY}|[1-7日天](?![\d:點時]))"
_EN_DAYS = rf"{_EN_DAY}(?:(?:{_TO}|{_MORE}|\s*\band\b\s*){_EN_DAY})*"
_PH = r"(?:public|national) holidays?|\bph\b"
_CLOSED_FIRST = re.compile(rf"\bclosed (?:on )?({_EN_DAYS}|{_PH})")
"""English puts it before the days, Chinese and OSM behind them."""
_WEEK_RUN = re.compile("(?<=[週周期拜])[一二三四五六日天]{2,}")
_WORDS: tuple[tuple[Sort, re.Pattern[str]], ...] = tuple(
    (sort, re.compile(pattern))
    for sort, pattern in (
        (
            Sort.GAP,
            r"(?:服務|開放|營業|辦公|諮詢)?時間(?:為|是)?|\bhours\b|\bopen\b",
        ),
        (Sort.ALL_DAY, rf"{_NO_REST}24\s*小時(?:服務|開放|營業)?{_NO_REST}|24/7|24\s*hours"),
        (Sort.CLOSED, r"(?:不開放|不服務|休息|公休|休館|除外|休(?!閒)|closed|off\b)"),
        (Sort.APPOINTMENT, r"(?:採|需|須|請)?(?:事先|先)?預約(?:制)?|by appointment(?: only)?"),
        (Sort.DAYS, rf"(?P<ph>國定(?:休)?假日|{_PH})"),
        (Sort.DAYS, r"(?P<all>每[天日]|天天|every\s?day|daily|7 days a week)"),
        (Sort.DAYS, r"(?P<end>(?:每)?(?:週|周)末|weekends?)"),
        (Sort.DAYS, r"(?P<work>平日|weekdays?)"),
        (
            Sort.DAYS,
            rf"(?P<zh>{_ZH_DAY}(?:{_ZH_MORE})*)",
        ),
        (Sort.DAYS, rf"(?P<en>{_EN_DAYS})"),
        (Sort.TIME, rf"(?P<half>{_ZH_HALF})?\s*(?P<hour>\d{{1,2}})\s*{_MINUTE}(?!\d){_EN_HALF}"),
        (Sort.TIME, r"(?P<hour>\d{1,2})\s*(?P<en_half>[ap]\.?m\b\.?)"),
        (Sort.TIME, r"(?P<hour>\d\d)(?P<minute>\d\d)(?!\d)"),
        (Sort.TIME, r"(?P<noon>noon|(?:正|中)午(?!\s*\d))"),
        (Sort.TO, _TO),
        (Sort.GAP, r"[\s,、;。()/:及和與&的於]+|\band\b|\bfrom\b"),
    )
)
_HOURS_A_DAY = 24
_MINUTES_AN_HOUR = 60


def words_of(text: str) -> tuple[Word, ...]:
    """The words in their order; () where one is not understood or cannot be (25:00)."""
    plain = _WEEK_RUN.sub(lambda run: "、".join(run.group()), narrow(text).casefold().strip())
    rest = _CLOSED_FIRST.sub(r"\1 off", arabic(plain))
    words: list[Word] = []
    while rest:
        sort, found = next(
            ((sort, match) for sort, one in _WORDS if (match := one.match(rest)) and match.group()),
            (None, None),
        )
        word = _word(sort, found) if sort and found else None
        if word is None or found is None:
            return ()
        words.append(word)
        rest = rest[found.end() :]
    return tuple(words)


def _word(sort: Sort, found: re.Match[str]) -> Word | None:
    groups = {name: value for name, value in found.groupdict().items() if value}
    if sort is Sort.DAYS:
        days = tuple(dict.fromkeys(_days(groups)))
        return Word(sort, days) if days else None
    if sort is not Sort.TIME:
        return Word(sort)
    time = Time(12 * _MINUTES_AN_HOUR, "noon") if "noon" in groups else _time(groups)
    return Word(sort, time=time) if time else None


def _time(groups: Mapping[str, str]) -> Time | None:
    hour = int(groups["hour"])
    spoken = 30 if "half_past" in groups else int(groups.get("spoken", 0))
    minute = int(groups.get("minute", spoken))
    if hour > _HOURS_A_DAY or minute >= _MINUTES_AN_HOUR or (hour == _HOURS_A_DAY and minute):
        return None
    half = groups.get("en_half", "").replace(".", "") or _HALF.get(groups.get("half", ""), "")
    is_padded = len(groups["hour"]) > 1 and not half
    return Time(hour * _MINUTES_AN_HOUR + minute, half, is_padded)


def _days(groups: Mapping[str, str]) -> Iterator[int]:
    whole = {"ph": (7,), "all": range(7), "end": (5, 6), "work": range(5)}
    (name, typed), *_ = groups.items()
    if name in whole:
        yield from whole[name]
        return
    steps = re.split(
        rf"({_TO})", re.sub("週|周|星期|禮拜|每", " ", typed) if name == "zh" else typed
    )
    read = _zh_days if name == "zh" else _en_days
    runs = [read(step) for step in steps[::2]]
    for before, after in zip([[], *runs], runs, strict=False):
        if before and after:
            yield from _between(before[-1], after[0])
        yield from after


def _between(first: int, last: int) -> Iterator[int]:
    """The days from one to another, over the end of the week where it must be."""
    return ((first + n) % 7 for n in range((last - first) % 7 + 1))


def _zh_days(text: str) -> list[int]:
    return [_ZH[character] for character in text if character in _ZH]


def _en_days(text: str) -> list[int]:
    return [_EN.index(day[:2]) for day in re.findall(_EN_DAY, text)]
