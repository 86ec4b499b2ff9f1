"""Periods as documents of Taiwan print them, and as people type them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator

from safetynet.model import ROC, period_of
from safetynet.typed.dates import day_or_part_in
from safetynet.typed.width import arabic, narrow

_ASIDE = re.compile(r"\([^()]*\)")
_NAMED = re.compile(r"中華民國|民國|西元|\s")
_UNTIL = re.compile(r"\.\./(?P<a>.+)|截?至(?P<b>.+?)止?|(?P<c>.+)止|asof(?P<d>.+)")
_END = re.compile(r"(?P<start>.*\d)(?P<month>月)?(?:年)?(?P<end>底|末)")
_TO = re.compile(r"[-~/]|至|到|to")
_YEAR = re.compile(r"(?P<year>\d{2,4})(?:年度?)?")
_SCHOOL = re.compile(r"(?:SY)?(?P<year>\d{2,4})(?:學年度?|$)", re.IGNORECASE)
_QUARTER = re.compile(r"(?P<year>\d{2,4})(?:年|-)?(?:第|Q)(?P<quarter>[1-4])季?", re.IGNORECASE)
_MONTH = re.compile(r"\d{1,2}月?")


def period_in(text: str) -> str | None:
    """The period as data/indicators.yaml writes it; None where what was meant is not plain.

    109年 → 2020, 107-109年 → 2018/2020, 111學年度 → SY2022, 111年第2季 → 2022-Q2,
    截至112年2月底 → ../2023-02-28. Years of three digits count from the Republic, and a second
    count of years in brackets is passed over: 107–109年（2018–2020年）.
    """
    plain = _NAMED.sub("", _ASIDE.sub("", arabic(narrow(text))))
    for way in (_as_written, _until, _one, _range):
        found = way(plain)
        if found and _as_written(found):
            return found
    return None


def _as_written(plain: str) -> str | None:
    try:
        period_of(plain)
    except ValueError:
        return None
    return plain


def _until(plain: str) -> str | None:
    """What had been reached by then: 截至112年2月, 112年2月28日止, 111年底."""
    found = _UNTIL.fullmatch(plain.casefold())
    if found is None and not _END.fullmatch(plain):
        return None
    inner = next(filter(None, found.groups()), "") if found else plain
    last = _end_of(inner) or _one(inner)
    return f"../{last}" if last else None


def _end_of(plain: str) -> str | None:
    """The last day of a month or year: 112年2月底, 111年底."""
    found = _END.fullmatch(plain)
    if found is None:
        return None
    step = _one(found["start"] + (found["month"] or "年"))
    if step is None:
        return None
    year, _, month = step.partition("-")
    if not month:
        return f"{year}-12-31" if year.isdigit() else None
    return f"{step}-{calendar.monthrange(int(year), int(month))[1]}"


def _one(plain: str) -> str | None:
    """One year, school year, quarter, month or day."""
    return next(filter(None, (way(plain) for way in _STEPS)), None)


def _year(plain: str) -> str | None:
    found = _YEAR.fullmatch(plain)
    return _counted(found["year"]) if found else None


def _school_year(plain: str) -> str | None:
    found = _SCHOOL.fullmatch(plain)
    is_one = found and ("學" in plain or plain.upper().startswith("SY"))
    year = _counted(found["year"]) if found and is_one else None
    return year and f"SY{year}"


def _quarter(plain: str) -> str | None:
    found = _QUARTER.fullmatch(plain)
    year = _counted(found["year"]) if found else None
    return f"{year}-Q{found['quarter']}" if found and year else None


def _counted(digits: str) -> str | None:
    """The year of the Common Era; two digits are those of neither count."""
    if len(digits) == len("109"):
        return str(int(digits) + ROC)
    return digits if len(digits) == len("2020") else None


_STEPS: tuple[Callable[[str], str | None], ...] = (_school_year, _quarter, _year, day_or_part_in)


def _range(plain: str) -> str | None:
    """From one step to another; the first leaves out what the last says: 107-109年, 1至6月."""
    for cut in _TO.finditer(plain):
        first, last = plain[: cut.start()], plain[cut.end() :]
        for one, other in _completed(first, last):
            start, end = _one(one), _one(other)
            if start and end and _as_written(f"{start}/{end}"):
                return f"{start}/{end}"
    return None


def _completed(first: str, last: str) -> Iterator[tuple[str, str]]:
    unit = "".join(character for character in last if not character.isdigit())
    yield first, last
    if first.isdigit() and unit:
        yield first + unit, last
    year, mark, _ = first.partition("年")
    if mark and _MONTH.fullmatch(last):
        yield f"{first.rstrip('月')}月", f"{year}年{last.rstrip('月')}月"
