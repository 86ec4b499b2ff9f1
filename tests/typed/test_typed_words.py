"""Phones, dates, codes, yes and no as people type them."""

from __future__ import annotations

import pytest

from safetynet.text import LocalizedText
from safetynet.typed import (
    arabic,
    choice_in,
    day_in,
    day_or_part_in,
    has_subscriber,
    narrow,
    number_in,
    phones_in,
    truth_in,
)

NUMBERS = {
    "(082)330-100": "082-330100",
    "\uff08082\uff09330100": "082-330100",
    "０８２－３３０１００": "082-330100",  # noqa: RUF001
    "082330100": "082-330100",
    "082 330 100": "082-330100",
    "082.330.100": "082-330100",
    "電話：082-330100": "082-330100",
    "02-2345-6789": "02-23456789",
    "(04)7222151": "04-7222151",
    "0492222549": "049-2222549",
    "037123456": "037-123456",
    "0836-22381": "0836-22381",
    "+886-82-330100": "082-330100",
    "+886 (0)49 2222549": "049-2222549",
    "886-6-9274400": "06-9274400",
    "0912345678": "0912-345678",
    "0912-345-678": "0912-345678",
    "0800013999": "0800-013-999",
    "0809-021250": "0809-021250",
    "１１３": "113",  # noqa: RUF001
    "1925": "1925",
}


@pytest.mark.parametrize(("text", "number"), NUMBERS.items())
def test_number_gets_its_hyphens(text: str, number: str):
    """Whatever stands between the digits: the area code tells where the hyphen goes."""
    assert number == number_in(text)


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        (
            "(082)330-100 轉12、082-330200",
            [("082-330100", "12"), ("082-330200", "")],
        ),
        ("082-330100轉12、15", [("082-330100", "12、15")]),
        ("04-7222151分機316-317", [("04-7222151", "316-317")]),
        ("04-7222151#12", [("04-7222151", "12")]),
        ("(04)7222151 ext. 12", [("04-7222151", "12")]),
        ("082-330100、330200", [("082-330100", ""), ("082-330200", "")]),
        ("082-330100/082-330200", [("082-330100", ""), ("082-330200", "")]),
        ("113或082-330100", [("113", ""), ("082-330100", "")]),
    ],
)
def test_several_numbers_and_extensions_come_apart(text: str, phones: list[tuple[str, str]]):
    """One entry a number; a number without area code has that of the number before it."""
    found = phones_in(text) or ()

    assert phones == [(one["number"], one.get("extension", "")) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "無",
        "330100",
        "082-33010",
        "082-3301000",
        "049-2222106-9",
        "082-330100~3",
        "王小姐 082-330100",
        "傳真082-330100",
        "082-330100轉12、330100",
        "082-330100、12",
        "04-7127839-6",
        "04-7127839(5)",
        "04-7127839 5",
        "04-7127839.5",
        "\uff0804\uff097127839\uff0d5",
        "04-71278396",
        "06-9269051#353、926-1234",
        "02-23456789#12、2345-6789",
        "04-7222151轉1234/5",
        "04-7222151轉317-316",
        "+1 202 555 0143",
    ],
)
def test_number_that_is_not_plain_is_left(text: str):
    """Too few digits, a run of numbers, or words nobody can dial."""
    assert phones_in(text) is None


@pytest.mark.parametrize(
    ("number", "is_somebody"),
    [
        ("082-330100", True),
        ("082-3301001", False),
        ("04-7222151", True),
        ("04-22289111", True),
        ("04-72221512", False),
        ("0826-66123", True),
        ("0800-013-999", True),
        ("113", True),
    ],
)
def test_digits_tell_whether_a_number_can_be_somebodys(number: str, *, is_somebody: bool):
    """By the area code; of Changhua's seven digits no number of eight begins."""
    assert is_somebody is has_subscriber(number)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("兩點", "2點"),
        ("兩百五十", "250"),
        ("一百零五", "105"),
        ("十二", "12"),
        ("二三十", "二三十"),
        ("十二三", "十二三"),
        ("一百二", "一百二"),
    ],
)
def test_numerals_become_digits_where_they_are_numerals(text: str, digits: str):
    """Twenty or thirty is no number."""
    assert digits == arabic(text)


DAYS = {
    "112/3/15": "2023-03-15",
    "112.3.15": "2023-03-15",
    "112-03-15": "2023-03-15",
    "1120315": "2023-03-15",
    "民國112年3月15日": "2023-03-15",
    "中華民國 112 年 3 月 15 日": "2023-03-15",
    "民國一百一十二年三月十五日": "2023-03-15",
    "民國99年3月15日": "2010-03-15",
    "１１２年３月１５日": "2023-03-15",
    "2023.3.15": "2023-03-15",
    "2023/3/15": "2023-03-15",
    "2023-3-5": "2023-03-05",
    "20230315": "2023-03-15",
    "2023年3月15號": "2023-03-15",
    "2023-03-15 00:00:00": "2023-03-15",
    "15 March 2023": "2023-03-15",
    "Mar. 15, 2023": "2023-03-15",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_day_becomes_year_month_day(text: str, day: str):
    """Years of three digits count from the Republic."""
    assert (day, day) == (day_in(text), day_or_part_in(text))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("112年3月", "2023-03"),
        ("112/3", "2023-03"),
        ("2023/3", "2023-03"),
        ("民國112年", "2023"),
        ("112年", "2023"),
        ("2023年", "2023"),
        ("二〇二三年", "2023"),
    ],
)
def test_part_of_a_date_stays_a_part(text: str, part: str):
    """A month is no day: nothing is filled in."""
    assert (None, part) == (day_in(text), day_or_part_in(text))


@pytest.mark.parametrize(
    "text", ["", "99/3/15", "3/15/2023", "112/13/1", "2023-02-30", "112", "11/3/15", "去年三月"]
)
def test_date_that_is_not_plain_is_left(text: str):
    """A year of two digits, an order that cannot be told, a day that does not exist."""
    assert (None, None) == (day_in(text), day_or_part_in(text))


FEES = {
    "free": LocalizedText(zh="免費", en="Free"),
    "partly": LocalizedText(zh="部分收費", en="Partly paid"),
    "part-time": LocalizedText(zh="兼職", en="Part time"),
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("free", "free"),
        ("Partly Paid", "partly"),
        ("免費", "free"),
        (" 部分 收費 ", "partly"),
        ("ＰＡＲＴＬＹ", "partly"),  # noqa: RUF001
        ("part_time", "part-time"),
        ("付費", None),
        ("", None),
    ],
)
def test_choice_is_found_by_its_words(text: str, code: str | None):
    """A code or its label, in any width and case."""
    assert code == choice_in(text, FEES)


def test_words_of_two_codes_mean_neither():
    """The same words for two codes are not plain."""
    twins = {"a": LocalizedText(zh="甲", en="Same"), "b": LocalizedText(zh="乙", en="Same")}

    assert choice_in("same", twins) is None


@pytest.mark.parametrize(
    ("text", "truth"),
    [("是", True), ("Yes", True), ("TRUE", True), ("有", True), ("否", False), ("no", False),
     ("ＦＡＬＳＥ", False), ("可能", None), ("", None)],  # noqa: RUF001
)  # fmt: skip
def test_yes_and_no_are_understood(text: str, truth: bool | None):  # noqa: FBT001
    """And nothing between them."""
    assert truth is truth_in(text)


def test_full_width_forms_become_ordinary():
    """Digits, letters, marks and spaces; Chinese marks without an ordinary form stay."""
    assert "A1:(b) c-d、。" == narrow("Ａ１：（ｂ）\u3000ｃ－ｄ、。")  # noqa: RUF001
