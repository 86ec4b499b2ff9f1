"""Opening hours compiled for the browser: known answers, and agreement with opening-hours-py."""

from __future__ import annotations

import datetime as dt
import time

import hypothesis.strategies as st
import pytest
from hours_oracle import DAYS, FIRST, compiled, state_in, state_of
from hypothesis import given, settings
from opening_hours import OpeningHours

from safetynet.directory import Directory
from safetynet.hours import hours_file, hours_key
from safetynet.hours.rules import DAYS as WEEKDAYS
from safetynet.model import DayKind, Status
from safetynet.settings import Settings

HOLIDAY = DayKind.HOLIDAY
WORKDAY = DayKind.WORKDAY
STOPPED = DayKind.WORK_STOPPED
OFFICE = "Mo-Fr 08:30-12:00,13:30-17:30"


@pytest.mark.parametrize(
    ("text", "moment", "state"),
    [
        (OFFICE, "2026-11-23T08:29", "closed"),
        (OFFICE, "2026-11-23T08:30", "open"),
        (OFFICE, "2026-11-23T12:00", "closed"),
        (OFFICE, "2026-11-23T13:30", "open"),
        (OFFICE, "2026-11-23T17:30", "closed"),
        (OFFICE, "2026-11-28T10:00", "closed"),
        ("Fr 18:00-02:00", "2026-11-27T23:59", "open"),
        ("Fr 18:00-02:00", "2026-11-28T01:59", "open"),
        ("Fr 18:00-02:00", "2026-11-28T02:00", "closed"),
        ("Fr 18:00-02:00; Sa 10:00-14:00", "2026-11-28T01:00", "open"),
        ("Fr 18:00-02:00; Sa off", "2026-11-28T01:00", "open"),
        ("Mo-Su 18:00-02:00; Fr off", "2026-11-28T01:00", "closed"),
        ("Sa[1] 09:00-12:00", "2026-12-05T10:00", "open"),
        ("Sa[1] 09:00-12:00", "2026-12-12T10:00", "closed"),
        ("Sa[1,3] 09:00-12:00", "2026-12-19T10:00", "open"),
        ("Sa[-1] 09:00-12:00", "2026-12-26T10:00", "open"),
        ("Mo-Sa 09:00-17:00; Sa[1] off", "2026-12-05T10:00", "closed"),
        ("24/7", "2026-11-29T03:00", "open"),
        ("Mo-Fr 09:00-17:00; Sa unknown", "2026-11-28T10:00", "unknown"),
        ("Mo-Fr 09:00-17:00; Sa unknown", "2026-11-29T10:00", "closed"),
        ('"by appointment"', "2026-11-29T03:00", "appointment"),
        ('"採預約制"', "2026-11-29T03:00", "appointment"),
        ('Mo-Fr "by appointment"', "2026-11-27T10:00", "appointment"),
        ('Mo-Fr "by appointment"', "2026-11-28T10:00", "unknown"),
        ('Mo-Fr 09:00-17:00; Sa "by appointment"', "2026-11-28T10:00", "appointment"),
        ('Mo-Fr 09:00-17:00 "by appointment"', "2026-11-27T10:00", "appointment"),
        ('Mo-Fr 09:00-17:00 "clinic"', "2026-11-27T10:00", "open"),
        ('Mo-Fr 09:00-17:00 "no appointment needed"', "2026-11-27T10:00", "open"),
        ('Mo-Fr 09:00-17:00 "不需預約"', "2026-11-27T10:00", "open"),
        ("Mo-Fr", "2026-11-27T10:00", "unknown"),
        ("Jul-Aug Mo-Fr 08:00-12:00; Nov Mo-Fr", "2026-11-27T10:00", "unknown"),
        ('Nov "by appointment"', "2026-11-27T10:00", "appointment"),
        ("Mo-Fr 08:00-17:00; 2026 Nov 27 off", "2026-11-27T10:00", "closed"),
        ('"please call"', "2026-11-27T10:00", "unknown"),
        ('"ask; then come"', "2026-11-27T10:00", "unknown"),
        ("Sa,Su off", "2026-11-28T10:00", "closed"),
        ("Sa,Su off", "2026-11-27T10:00", "unknown"),
        ("PH off", "2026-11-27T10:00", "unknown"),
        ("off", "2026-11-27T10:00", "closed"),
        ("Jan-Feb Mo-Fr 08:00-12:00; Mar-Dec Mo-Fr 08:00-17:00", "2026-12-02T15:00", "open"),
        ("Jan-Feb Mo-Fr 08:00-12:00; Mar-Dec Mo-Fr 08:00-17:00", "2027-01-05T15:00", "closed"),
        ("SH off", "2026-11-27T10:00", "unknown"),
        ("Mo-Fr 09:00-17:00; SH off", "2026-11-27T10:00", "unknown"),
        ("Mo-Fr 09:00+", "2026-11-27T10:00", "unknown"),
        ("Mo-Fr sunrise-sunset", "2026-11-27T10:00", "unknown"),
        ("Mo-Fr 09:00-17:00; PH -1 day off", "2026-11-27T10:00", "unknown"),
        ('Mo-Fr 09:00-17:00 || "by appointment"', "2026-11-27T20:00", "unknown"),
        ("Jul-Aug Fr 18:00-02:00", "2026-11-27T20:00", "unknown"),
    ],
)
def test_known_text_has_its_state(text: str, moment: str, state: str) -> None:
    """An opening belongs to the day on which it begins; what a text does not tell is unknown."""
    assert state == state_of(text, moment)


@pytest.mark.parametrize(
    ("text", "kind", "state"),
    [
        (OFFICE, HOLIDAY, "unknown"),
        (f"{OFFICE}; PH off", HOLIDAY, "closed"),
        (f"{OFFICE}; PH 10:00-12:00", HOLIDAY, "open"),
        (f"PH,Sa 10:00-12:00; {OFFICE}", HOLIDAY, "open"),
        ("Mo-Su,PH 10:00-12:00", HOLIDAY, "open"),
        (f"{OFFICE}; PH unknown", HOLIDAY, "unknown"),
        (f'{OFFICE}; PH "by appointment"', HOLIDAY, "appointment"),
        ("PH 10:00-12:00", HOLIDAY, "open"),
        ("Mo-Su 08:00-22:00", HOLIDAY, "unknown"),
        ('"by appointment"', HOLIDAY, "unknown"),
        ("24/7", HOLIDAY, "open"),
        ("Mo-Su 00:00-24:00", HOLIDAY, "open"),
        ("24/7; PH off", HOLIDAY, "closed"),
        (OFFICE, WORKDAY, "unknown"),
        (f"{OFFICE}; PH off", WORKDAY, "unknown"),
        ("Mo-Su 08:00-22:00", WORKDAY, "open"),
        ("Mo-Su 08:00-22:00; Sa[1] off", WORKDAY, "unknown"),
        ("24/7", WORKDAY, "open"),
        (OFFICE, STOPPED, "unknown"),
        ("Mo-Su 08:00-22:00", STOPPED, "unknown"),
        (f"{OFFICE}; PH off", STOPPED, "unknown"),
        ("24/7", STOPPED, "open"),
        ("24/7; PH off", STOPPED, "open"),
    ],
)
def test_special_day_is_told_only_as_far_as_the_text_does(
    text: str, kind: DayKind, state: str
) -> None:
    """Holidays follow PH, make-up days what is the same every day, typhoons only 24/7."""
    assert state == state_of(text, "2026-12-25T10:30", d2026_12_25=kind)


@pytest.mark.parametrize(
    ("text", "kind", "moment", "state"),
    [
        ("Mo-Su 18:00-02:00; PH off", HOLIDAY, "2026-12-25T01:00", "open"),
        ("Mo-Su 18:00-02:00; PH off", HOLIDAY, "2026-12-26T01:00", "closed"),
        ("Mo-Su 18:00-02:00; PH 20:00-03:00", HOLIDAY, "2026-12-26T02:30", "open"),
        ("Mo-Su 18:00-02:00", HOLIDAY, "2026-12-25T01:00", "open"),
        ("Mo-Su 18:00-02:00", HOLIDAY, "2026-12-25T03:00", "unknown"),
        ("Mo-Su 18:00-02:00", HOLIDAY, "2026-12-26T01:00", "unknown"),
        ("Mo-Su 18:00-02:00", HOLIDAY, "2026-12-26T03:00", "closed"),
        ("Mo-Su 18:00-02:00", STOPPED, "2026-12-25T01:00", "unknown"),
    ],
)
def test_night_into_and_out_of_a_special_day(
    text: str, kind: DayKind, moment: str, state: str
) -> None:
    """What begins before it runs on; what would begin on it is as unknown as the day."""
    assert state == state_of(text, moment, d2026_12_25=kind)


def test_months_that_differ_are_dates(directory: Directory) -> None:
    """The commonest day is the week; the others are exceptions, and only they."""
    pattern = compiled("Mo 08:00-17:00; Jan-Feb Mo 08:00-12:00", {}, 400)

    assert pattern is not None
    assert [[480, 1020]] == pattern["week"][0]
    assert {((480, 720),)} == {tuple(map(tuple, day)) for day in pattern["dated"].values()}
    assert all(date[5:7] in ("01", "02") for date in pattern["dated"])
    assert directory.special_days == ()


# --- random texts

spans = st.tuples(st.integers(0, 47), st.integers(1, 47)).map(lambda p: (p[0], min(48, sum(p))))
"""Start and end in half hours of one day."""
nights = st.tuples(st.integers(30, 47), st.integers(1, 12)).map(lambda p: (p[0], 48 + p[1]))
days = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True).map(",".join)
numbered = st.builds(
    "{}[{}]".format, st.sampled_from(WEEKDAYS), st.sampled_from(["1", "2", "1,3", "-1"])
)
moments = st.integers(2 * 1440, (DAYS - 2) * 1440 - 1).map(
    lambda minute: dt.datetime.combine(FIRST, dt.time()) + dt.timedelta(minutes=minute)
)
holidays = st.sets(st.integers(2, DAYS - 3).map(lambda n: FIRST + dt.timedelta(days=n)), max_size=9)


def clock(half_hours: int) -> str:
    """Half hours after midnight, as a text writes them."""
    half_hours -= 48 if half_hours > 48 else 0
    return f"{half_hours // 2:02d}:{half_hours % 2 * 30:02d}"


def times(pairs: list[tuple[int, int]]) -> str:
    """Openings as a text writes them."""
    return ",".join(f"{clock(start)}-{clock(end)}" for start, end in pairs)


rules = st.builds(
    "{} {}".format,
    st.one_of(days, numbered),
    st.one_of(
        st.lists(spans, min_size=1, max_size=3).map(times), st.sampled_from(["off", "unknown"])
    ),
)


def is_kept(text: str) -> bool:
    """With an opening at all; without one the other days are unknown, which OSM does not say."""
    return ":" in text


@settings(max_examples=120, deadline=None)
@given(
    st.lists(rules, min_size=1, max_size=4).map("; ".join).filter(is_kept),
    st.one_of(st.just("off"), st.lists(spans, min_size=1, max_size=2).map(times)),
    holidays,
    st.lists(moments, min_size=20, max_size=20),
)
def test_random_week_is_what_the_library_says(
    text: str, on_holidays: str, dates: set[dt.date], when: list[dt.datetime]
) -> None:
    """Public holidays are given to the library as dates, because it does not know Taiwan's."""
    named = ",".join(f"{date:%Y %b %d}" for date in sorted(dates))
    library = OpeningHours(f"{text}; {named} {on_holidays}" if dates else text)
    pattern = compiled(f"{text}; PH {on_holidays}", dict.fromkeys(dates, HOLIDAY))

    for moment in when:
        state = "unknown" if library.is_unknown(moment) else "closed"
        assert ("open" if library.is_open(moment) else state) == state_in(pattern, moment)


@settings(max_examples=120, deadline=None)
@given(
    st.lists(
        st.one_of(st.lists(st.one_of(spans, nights), max_size=3), st.none()),
        min_size=7,
        max_size=7,
    ).filter(any),
    st.one_of(st.none(), st.lists(st.one_of(spans, nights), max_size=2)),
    st.dictionaries(
        holidays.map(lambda d: min(d, default=FIRST)), st.sampled_from([*DayKind]), max_size=9
    ),
    st.lists(moments, min_size=20, max_size=20),
)
def test_random_nights_follow_the_day_they_begin_on(
    week: list[list[tuple[int, int]] | None],
    on_holidays: list[tuple[int, int]] | None,
    calendar: dict[dt.date, DayKind],
    when: list[dt.datetime],
) -> None:
    """Day by day from what was generated, never open where that day is not told."""
    text = "; ".join(
        f"{WEEKDAYS[n]} {'unknown' if told is None else times(told) or 'off'}"
        for n, told in enumerate(week)
    )
    text += "" if on_holidays is None else f"; PH {times(on_holidays) or 'off'}"

    def told_on(date: dt.date) -> list[tuple[int, int]] | None:
        kind = calendar.get(date)
        if kind is None:
            return week[date.weekday()]
        if kind is HOLIDAY:
            return on_holidays
        is_same = week == [week[0]] * 7 and kind is WORKDAY
        return week[0] if is_same else None

    pattern = compiled(text, calendar)
    half_past_midnight = dt.time(0, 30)
    around = [dt.datetime.combine(day, half_past_midnight) for day in calendar if day != FIRST]
    nights_after = [moment + dt.timedelta(days=1) for moment in around]
    for moment in (*when, *around, *nights_after):
        half_hours = moment.hour * 2 + moment.minute // 30
        before = moment.date() - dt.timedelta(days=1)
        today, yesterday = told_on(moment.date()), told_on(before)
        is_open = any(a <= half_hours < b for a, b in today or ())
        runs_on = any(half_hours < b - 48 for _, b in yesterday or ())
        state = state_in(pattern, moment)
        if state == "open":
            assert is_open or runs_on
        if state == "closed":
            assert today is not None
            assert not is_open
            assert not runs_on
        if state == "closed" and yesterday is None:
            assert not any(half_hours < b - 48 for _, b in week[before.weekday()] or ())
        if today is not None and yesterday is not None:
            assert ("open" if is_open or runs_on else "closed") == state


# --- the file


def test_file_tells_today_and_four_hundred_days(directory: Directory, settings: Settings) -> None:
    """Every record and hotline with hours has its pattern, and there are no others."""
    file = hours_file(directory, settings)
    told = dt.date.fromisoformat(file["to"]) - dt.date.fromisoformat(file["from"])
    keys = {hours_key(record.hours, record.county) for record in directory.records}
    keys |= {hours_key(line.hours, "") for line in directory.hotlines}

    assert (str(settings.today), 400) == (file["from"], told.days)
    assert keys - {""} == set(file["patterns"])
    assert any(record.status is Status.ACTIVE and record.hours for record in directory.records)


def test_key_is_of_text_and_county_and_stays() -> None:
    """A page of an older build never meets another text's pattern; no hours have no key."""
    keys = {hours_key(text, county) for text in ("24/7", OFFICE) for county in ("", "09020")}

    assert 4 == len(keys)
    assert "" == hours_key("", "09020")
    assert hours_key("24/7", "") == hours_key("24/7", "")


def test_three_hundred_patterns_are_compiled_fast() -> None:
    """With 10,000 records there may be so many; a build must not wait for them."""
    texts = [
        f"Mo-Fr 08:{n % 60:02d}-12:00,13:30-{17 + n // 60}:00; Sa 09:00-12:00; PH off"
        for n in range(300)
    ]
    begin = time.process_time()
    for text in texts:
        assert compiled(text, {}, 403)

    assert time.process_time() - begin < 3
