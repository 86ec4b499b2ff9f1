"""Opening hours as people write them → OSM `opening_hours`; only when every word is understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

from safetynet.hours import read_week, replaced_rule
from safetynet.typed.hours_words import Days, Sort, Time, Word, words_of

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
HOLIDAY = len(DAYS)
MINUTES_A_DAY = 24 * 60
ALL_DAY = ((0, MINUTES_A_DAY),)
APPOINTMENT = '"by appointment"'

_SHIFTS: Mapping[str, Mapping[int, int]] = {
    "": dict.fromkeys((0, *range(6, 25)), 0),
    "night": dict.fromkeys(range(7), 0),
    "am": dict.fromkeys(range(4, 12), 0),
    "noon": {11: 0, 12: 0, 1: 12, 2: 12},
    "pm": {**dict.fromkeys(range(12, 24), 0), **dict.fromkeys(range(1, 12), 12)},
    "evening": {**dict.fromkeys(range(5, 13), 12), **dict.fromkeys(range(17, 25), 0)},
}
"""Part of the day → hour as it was typed → hours to add. Others are not plain: 5點 without
a word may be either, 晚上2點 is no time."""

_EITHER = range(6, 9)
_LATE_MORNING = 11 * 60
"""From 6, 7 or 8 to earlier than this may be morning or evening, where nobody says which."""


def hours_in(text: str) -> str | None:
    """週一至週五 上午8點至下午5點半 → Mo-Fr 08:00-17:30.

    None when a word is not understood, or when what is meant is not plain (5點: which one?).
    """
    plain = text.strip()
    is_osm = bool(plain) and _is_written_well(plain)
    if is_osm and read_week(plain) is not None and not replaced_rule(plain):
        return plain
    draft = _Draft(is_osm=is_osm)
    words = words_of(text)
    is_read = bool(words) and all(draft.take(part) for part in _parts(words))
    return draft.text() if is_read else None


def _is_written_well(text: str) -> bool:
    """Whether a parser of opening_hours takes it; `read_week` is more lenient with commas."""
    try:
        OpeningHours(text)
    except ParserError:
        return False
    return True


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words cut where days begin again after times, or after a word that ends a statement."""
    part: list[Word] = []
    for word in words:
        has_told = any(one.sort in _TELLING for one in part)
        if word.sort is Sort.DAYS and has_told:
            yield part
            part = []
        part.append(word)
    yield part


_TELLING = (Sort.TIME, Sort.CLOSED, Sort.ALL_DAY, Sort.APPOINTMENT)


@dataclass
class _Draft:
    """A week while its parts are read; a day that nobody names is not in it."""

    spans: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    booked: set[int] = field(default_factory=set)
    closed: set[int] = field(default_factory=set)
    is_booked: bool = False
    """By appointment, whatever the day."""
    is_osm: bool = False
    """Then times of some days more than once may replace one another: only the same days join."""
    parts: list[frozenset[int]] = field(default_factory=list)

    def take(self, part: Sequence[Word]) -> bool:
        """Add one part; False when it is not plain."""
        days = [day for word in part if word.sort is Sort.DAYS for day in word.days]
        told = [word for word in part if word.sort not in (Sort.DAYS, Sort.GAP)]
        sorts = {word.sort for word in told}
        if sorts == {Sort.CLOSED} and days and len(told) == 1:
            return self._close(days)
        if sorts == {Sort.APPOINTMENT} and len(told) == 1:
            return self._book(days)
        if sorts == {Sort.ALL_DAY} and len(told) == 1:
            return self._open(days or list(range(HOLIDAY)), ALL_DAY)
        spans = _spans(told)
        return bool(spans) and self._open(days, spans)

    def _open(self, days: Days, spans: tuple[tuple[int, int], ...]) -> bool:
        if self.is_osm and any(_is_mixed(one, frozenset(days)) for one in self.parts):
            return False
        self.parts.append(frozenset(days))
        for day in days:
            both = tuple(sorted((*self.spans.get(day, ()), *spans)))
            if any(end > start for (_, end), (start, _) in pairwise(both)):
                return False
            self.spans[day] = both
        return bool(days) and not set(days) & (self.closed | self.booked)

    def _close(self, days: Days) -> bool:
        for day in days:
            self.spans.pop(day, None)
        self.closed.update(days)
        return True

    def _book(self, days: Days) -> bool:
        self.is_booked = self.is_booked or not days
        self.booked.update(days)
        return not set(days) & (self.closed | set(self.spans))

    def text(self) -> str | None:
        """The whole in the house style; None where it says two things of a day."""
        if self.is_booked:
            return None if self.spans or self.booked or self.closed else APPOINTMENT
        told = [self._told(day) for day in range(HOLIDAY + 1)]
        if told == ["00:00-24:00"] * HOLIDAY + [""]:
            return "24/7"
        return "; ".join(_rules(told)) or None

    def _told(self, day: int) -> str:
        if day in self.spans:
            return ",".join(f"{_clock(start)}-{_clock(end)}" for start, end in self.spans[day])
        if day in self.booked:
            return APPOINTMENT
        needs_off = day in self.closed and (day == HOLIDAY or not self.spans)
        return "off" if needs_off else ""


def _is_mixed(days: frozenset[int], others: frozenset[int]) -> bool:
    """Whether they share some days, but not all."""
    return days != others and not days.isdisjoint(others)


def _rules(told: Sequence[str]) -> Iterator[str]:
    """Days that share what is told of them, in the order of the week; public holidays last."""
    for what in dict.fromkeys(one for one in told[:HOLIDAY] if one):
        runs = groupby(range(HOLIDAY), key=lambda day: told[day] == what)
        yield f"{','.join(_run(list(run)) for is_same, run in runs if is_same)} {what}"
    if told[HOLIDAY]:
        yield f"PH {told[HOLIDAY]}"


def _run(days: list[int]) -> str:
    return DAYS[days[0]] if len(days) == 1 else f"{DAYS[days[0]]}-{DAYS[days[-1]]}"


def _spans(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    """Openings of time, to, time; () where the words are others, or a time can be two."""
    if len(words) % 3 or any(
        word.sort is not (Sort.TO if n % 3 == 1 else Sort.TIME) for n, word in enumerate(words)
    ):
        return ()
    pairs = [_span(words[n].time, words[n + 2].time) for n in range(0, len(words), 3)]
    spans = tuple(sorted(pair for pair in pairs if pair))
    is_apart = all(a[1] <= b[0] for a, b in pairwise(spans))
    return spans if len(spans) == len(pairs) and is_apart else ()


def _span(first: Time, last: Time) -> tuple[int, int] | None:
    start = _minutes(first)
    if _may_be_evening(first, last):
        return None
    is_same_half = first.half in ("pm", "evening") and not last.half  # 下午1點至5點
    end = _minutes(replace(last, half=first.half) if is_same_half else last)
    if start is None:
        return None
    if end is not None and start < end <= MINUTES_A_DAY:
        return start, end
    is_night = last.half == "night" or (last.is_padded and not is_same_half)
    if is_night and start >= MINUTES_A_DAY // 2 and last.minutes <= max(_SHIFTS["night"]) * 60:
        return start, last.minutes
    return None


def _may_be_evening(first: Time, last: Time) -> bool:
    """7點到9點: an evening class as likely as an early morning."""
    is_said = first.half or last.half or first.is_padded
    return not is_said and first.minutes // 60 in _EITHER and last.minutes < _LATE_MORNING


def _minutes(time: Time) -> int | None:
    """Minutes after midnight; None where morning and afternoon cannot be told apart."""
    hour = time.minutes // 60
    shift = _SHIFTS[time.half].get(hour)
    return None if shift is None else time.minutes + shift * 60


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
