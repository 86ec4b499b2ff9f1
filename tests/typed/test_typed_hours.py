"""Opening hours in words are understood wholly, or not at all."""

from __future__ import annotations

import pytest

from safetynet.hours import can_be_told
from safetynet.typed import hours_in

UNDERSTOOD = {
    "Mo-Fr 08:00-12:00; Mo-Fr 13:00-17:00": "Mo-Fr 08:00-12:00,13:00-17:00",
    "Mo-Fr 08:00-12:00;13:00-17:00; PH off": "Mo-Fr 08:00-12:00,13:00-17:00; PH off",
    "Mo-Fr 09:00-17:00; We 13:00-20:00": "Mo-Fr 09:00-17:00; We 13:00-20:00",
    "週一至週五 下午兩點到五點": "Mo-Fr 14:00-17:00",
    "週二 07:00-09:00": "Tu 07:00-09:00",
    "週一至週五 8點到12點": "Mo-Fr 08:00-12:00",
    "週一至週五 上午8點至下午5點半": "Mo-Fr 08:00-17:30",
    "星期一到五 08:30-17:30": "Mo-Fr 08:30-17:30",
    "周一~周五 早上八點半至晚上9點": "Mo-Fr 08:30-21:00",
    "每週二、四 下午1點至5點": "Tu,Th 13:00-17:00",
    "週二及週四下午01:30-05:30": "Tu,Th 13:30-17:30",
    "星期二三四 9:00-16:00": "Tu-Th 09:00-16:00",
    "禮拜六日 晚上6點到9點": "Sa-Su 18:00-21:00",
    "週日至週四 10:00-18:00": "Mo-Th,Su 10:00-18:00",
    "週二~六 9:00~17:00": "Tu-Sa 09:00-17:00",
    "平日8:30～17:30": "Mo-Fr 08:30-17:30",  # noqa: RUF001
    "週末 9:00-12:00": "Sa-Su 09:00-12:00",
    "每天 08時30分至17時30分": "Mo-Su 08:30-17:30",
    "週一至週五 8：00－17：00": "Mo-Fr 08:00-17:00",  # noqa: RUF001
    "週一至五 0800-1700": "Mo-Fr 08:00-17:00",
    "週一至週五 8:00-12:00、13：30－17：30": "Mo-Fr 08:00-12:00,13:30-17:30",  # noqa: RUF001
    "週一至週五上午8:30-12:00下午1:30-5:30": "Mo-Fr 08:30-12:00,13:30-17:30",
    "週一至週五 上午8點到中午12點，下午1點到5點": "Mo-Fr 08:00-12:00,13:00-17:00",
    "平日上午8點到下午5點；週末上午9點到12點": "Mo-Fr 08:00-17:00; Sa-Su 09:00-12:00",
    "週一到週五08:00-17:30 週六08:00-12:00": "Mo-Fr 08:00-17:30; Sa 08:00-12:00",
    "服務時間：週一至週五8:00至17:00": "Mo-Fr 08:00-17:00",
    "週二至週六 08:30-17:30，國定假日休息": "Tu-Sa 08:30-17:30; PH off",
    "週一至週五 8:00-17:00（週六日及國定假日休息）": "Mo-Fr 08:00-17:00; PH off",
    "每天8:00-17:00，週一公休": "Tu-Su 08:00-17:00",
    "週一休息": "Mo off",
    "週五 18:00-02:00": "Fr 18:00-02:00",
    "週五 晚上6點至凌晨2點": "Fr 18:00-02:00",
    "週六 晚上8點至晚上12點": "Sa 20:00-24:00",
    "24小時": "24/7",
    "24小時全年無休": "24/7",
    "二十四小時服務": "24/7",
    "預約制": '"by appointment"',
    "週六預約制": 'Sa "by appointment"',
    "Mon-Fri 8am-5:30pm": "Mo-Fr 08:00-17:30",
    "Mon.-Fri. 8:00~17:00": "Mo-Fr 08:00-17:00",
    "Monday to Friday, 8:00 a.m. to 5:30 p.m.; closed on public holidays": (
        "Mo-Fr 08:00-17:30; PH off"
    ),
    "Tue & Thu 9:00-12:00, closed Saturday and Sunday": "Tu,Th 09:00-12:00",
    "weekdays 9 a.m.-noon": "Mo-Fr 09:00-12:00",
    "Mo-Fr 8:30-17:00;PH off": "Mo-Fr 08:30-17:00; PH off",
    "mo-fr 8:00 - 17:00": "Mo-Fr 08:00-17:00",
    "Mo-Fr 08:00-17:00,PH off": "Mo-Fr 08:00-17:00; PH off",
    "Mo-Fr 08:00-17:30; Sa unknown": "Mo-Fr 08:00-17:30; Sa unknown",
}


@pytest.mark.parametrize(("text", "hours"), UNDERSTOOD.items(), ids=list(UNDERSTOOD))
def test_hours_in_words_become_opening_hours(text: str, hours: str):
    """What is understood is in the house style, and the site can work with it."""
    assert hours == hours_in(text)
    assert can_be_told(hours)


@pytest.mark.parametrize(
    "text",
    [
        "週二 7點到9點",
        "週二 6:30-8:30",
        "Mo-Fr 08:00-12:00; We 13:00-17:00",
        "Mo-Fr 08:00-12:00; Mo-Su 13:00-17:00",
        "",
        "週二至週六 08:30-17:30，例假日休息",
        "假日 9:00-12:00",
        "上班日 8:00-17:00",
        "週一至週五 8點至5點",
        "週一至週五 8:30-5:30",
        "週一至週五 8:00-12:00,1:30-5:30",
        "上午8點",
        "8:00-17:00以外",
        "週一至週五 8:00-17:00（中午12:00-13:00休息）",
        "週三下午休息",
        "中午休息",
        "每日 25:00-26:00",
        "每日 8:60-17:00",
        "晚上2點至晚上5點",
        "上午8點至12點半，上午12點至下午1點",
        "週一 8:00-12:00 週一 10:00-17:00",
        "每月第一個週六 9:00-12:00",
        "7月至8月週一至週五 8:00-12:00",
        "一般門診 8:00-12:00",
        "週一至週五 8:00-17:00 預約制",
        "預約制，週六休息",
        "請先電話聯絡",
        "Mon-Fri 8 to 5",
    ],
)
def test_hours_that_are_not_plain_are_left(text: str):
    """A word that is not understood, a time that may be two, or two statements of one day."""
    assert hours_in(text) is None
