"""A typed place: every township and village by each of its names, parts of addresses, errors."""

from __future__ import annotations

from typing import Any

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import expect
from where_probe import CHOICES, CHOSEN, MESSAGE, Open, matches, place, type_place

from safetynet.directory import Directory
from safetynet.geo import names as spellings
from safetynet.text import fold


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_every_township_is_found_by_each_name(
    open_where: Open, directory: Directory, locale: str
) -> None:
    """Chinese, English, other spellings, with and without level and county; no guess.

    A bare name that a county has too offers the townships of that county.
    """
    page = open_where(locale)
    counties = directory.geography.counties
    of_county = {spellings.key(name) for county in counties for name in county_names(county)}
    wanted = [
        (f"{county.slug}/{town.slug}", text)
        for county in counties
        for town in county.townships
        for text in township_texts(county, town)
    ]
    found = matches(page, [text for _, text in wanted])

    for (code, text), match in zip(wanted, found, strict=True):
        assert (text, False) == (text, match["guess"])
        if spellings.key(text) in of_county:
            assert code in match["places"]
        else:
            assert (text, [code]) == (text, match["places"])


def county_names(county: Any) -> set[str]:
    """A county's names, with and without its level."""
    all_names = {county.name.zh, county.name.en, *county.other_names}
    return all_names | {county.name.zh[:-1], county.name.en.removesuffix(" County")}


def township_texts(county: Any, town: Any) -> set[str]:
    """Ways of typing a township."""
    bare = (town.name.zh[:-1], town.name.en.rpartition(" ")[0])
    alone = {town.name.zh, town.name.en, *town.other_names, *bare}
    zh, en = county.name.zh, county.name.en
    within = {f"{zh}{town.name.zh}", f"{zh[:-1]} {town.name.zh[:-1]}", f"{town.name.en}, {en}"}
    return alone | within | {fold(town.name.zh), town.name.en.upper()}


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_every_village_is_found_by_name(
    open_where: Open, directory: Directory, locale: str
) -> None:
    """A name that only one village has means that village; else all that have it are offered."""
    page = open_where(locale)
    villages = [(code_of(directory, one), one) for one in directory.geography.villages]
    texts = [(code, name, village) for code, village in villages for name in both_names(village)]
    found = matches(page, [name for _, name, _ in texts])
    homes: dict[str, set[str]] = {}
    for code, name, _ in texts:
        homes.setdefault(compared(name), set()).add(code)

    for (code, name, _), match in zip(texts, found, strict=True):
        assert (name, homes[compared(name)]) == (name, set(match["places"]))
        assert code in match["places"]


@pytest.mark.browser
def test_every_village_is_found_by_its_address(open_where: Open, directory: Directory) -> None:
    """With township and county before it, and a house behind, it means one village only."""
    page = open_where()
    geography = directory.geography
    texts = {
        code_of(directory, village): geography.county_of(village.code[:8]).name.zh
        + geography.township(village.code[:8]).name.zh
        + village.name.zh
        + "12鄰復興路3號"
        for village in geography.villages
    }

    assert [[code] for code in texts] == [
        match["places"] for match in matches(page, list(texts.values()))
    ]


def code_of(directory: Directory, village: Any) -> str:
    """A village's code as it stands in an address."""
    town = directory.geography.township(village.code[:8])
    return f"{directory.geography.county(town.county).slug}/{town.slug}/{village.code}"


def both_names(village: Any) -> tuple[str, str]:
    """A village's names."""
    return village.name.zh, village.name.en


def compared(name: str) -> str:
    """A village's name as it is compared: 庄 is written 莊 and 裡 里 somewhere else."""
    return spellings.key(name).replace("庄", "莊").replace("裡", "里")


TYPED = [
    ("金門縣金湖鎮新市里12鄰復興路", ["kinmen/jinhu/09020030001"], ""),
    ("金门县金湖镇新市里", ["kinmen/jinhu/09020030001"], ""),
    ("新市村", ["kinmen/jinhu/09020030001"], ""),
    ("Xinshi Vil., Jinhu Township, Kinmen", ["kinmen/jinhu/09020030001"], ""),
    ("馬公市文澳", ["penghu/magong"], "文澳"),
    ("\uff50\uff55\uff4c\uff49", ["nantou/puli"], ""),
    ("台灣省南投縣草屯鎮", ["nantou/caotun"], ""),
    ("我住在埔里", ["nantou/puli"], ""),
    ("彰化 員林", ["changhua/yuanlin"], ""),
    ("永靖中興里", ["changhua/yongjing"], "中興里"),
    ("埔里大城", ["nantou/puli/10008020008"], ""),
    ("No. 5, Fuxing Rd., Jinhu Township, Kinmen", ["kinmen/jinhu"], "Fuxing Rd"),
]
"""What is typed, what it means, and what of it nobody knows."""


@pytest.mark.browser
def test_parts_of_addresses_are_read(open_where: Open) -> None:
    """Simplified and full-width characters, wrong levels, numbers, roads of other names."""
    found = matches(open_where(), [text for text, _, _ in TYPED])

    assert TYPED == [
        (text, match["places"], match["unread"])
        for (text, _, _), match in zip(TYPED, found, strict=True)
    ]


@pytest.mark.browser
def test_places_elsewhere_are_not_taken_for_ours(open_where: Open) -> None:
    """Districts and roads of other cities that share a name, and local names nobody listed."""
    texts = ["台北市信義區", "臺東", "文澳", "Xinyi District, Taipei", "12", "嘎嘎"]

    assert [[] for _ in texts] == [match["places"] for match in matches(open_where(), texts)]


@pytest.mark.browser
@pytest.mark.parametrize("text", ["金胡鎮", "Pulli", "員林路"])
def test_what_is_only_spelt_alike_is_asked(open_where: Open, text: str) -> None:
    """A likely typing error is offered, never chosen."""
    page = open_where()
    type_place(page, text)

    expect(page.locator(CHOICES).first).to_be_visible()
    expect(page.locator(MESSAGE)).to_contain_text(f"找不到「{text}」")
    assert place(page) is None


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "first", "said"),
    [
        ("zh", "澎湖縣馬公市復興里", "「復興里」可能是下面 4 個地方，請選一個。"),
        (
            "en",
            "Fuxing Village, Magong City, Penghu County",
            "“復興里” could be any of these 4 places. Please choose one.",
        ),
    ],
)
def test_several_villages_of_a_name_are_offered(
    open_where: Open, locale: str, first: str, said: str
) -> None:
    """With county and township; the chosen one is said and has the focus."""
    page = open_where(locale)
    type_place(page, "復興里")
    expect(page.locator(MESSAGE)).to_have_text(said)
    expect(page.locator(CHOICES)).to_have_count(4)
    expect(page.locator(CHOICES).first).to_have_text(first)
    page.locator(CHOICES).first.click()

    expect(page.locator(CHOSEN)).to_contain_text(first)
    expect(page.locator(CHOSEN)).to_be_focused()
    expect(page.locator(CHOICES)).to_have_count(0)
    assert "penghu/magong/10016010002" == place(page)["code"]


@pytest.mark.browser
def test_villages_of_one_english_name_can_be_told_apart(open_where: Open) -> None:
    """振興里 and 鎮興里 of Yuanlin are both Zhenxing Village."""
    page = open_where("en")
    type_place(page, "Zhenxing Village, Yuanlin")

    expect(page.locator(CHOICES)).to_have_text(
        [
            f"Zhenxing Village, Yuanlin City, Changhua County ({name})"
            for name in ("振興里", "鎮興里")
        ]
    )


@pytest.mark.browser
def test_what_was_not_understood_is_said(open_where: Open) -> None:
    """Only the township could be told, so it is used and the rest is named."""
    page = open_where()
    type_place(page, "馬公市文澳")

    expect(page.locator(MESSAGE)).to_contain_text("找不到「文澳」，先從澎湖縣馬公市起算。")
    assert "penghu/magong" == place(page)["code"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "text", "said"),
    [
        ("zh", "文澳", "找不到「文澳」。"),
        ("zh", "", "請先填鄉鎮市、村里或地址。"),
        ("en", "Taitung", "Kinmen County, Penghu County, Changhua County, Nantou County"),
        ("en", "<img src=x onerror=alert(1)>", "was not found"),
    ],
)
def test_nothing_found_says_what_can_be_typed(
    open_where: Open, locale: str, text: str, said: str
) -> None:
    """Kindly, with an example and the counties; what was chosen before stays."""
    page = open_where(locale)
    page.select_option("[data-where-township]", "kinmen/jinhu")
    type_place(page, text)

    expect(page.locator(MESSAGE)).to_contain_text(said)
    expect(page.locator(f"{MESSAGE} img")).to_have_count(0)
    assert "kinmen/jinhu" == place(page)["code"]


@pytest.mark.browser
def test_lost_names_are_said_and_asked_for_again(open_where: Open) -> None:
    """Without its file the field says so; the next try fetches it."""
    page = open_where("en")
    page.route("**/places.en.json", lambda route: route.abort())
    type_place(page, "Puli")
    expect(page.locator(MESSAGE)).to_contain_text("could not be loaded")
    page.unroute("**/places.en.json")
    type_place(page, "Puli")

    expect(page.locator(CHOSEN)).to_have_text(
        "Measured from where most people of Puli Township, Nantou County live"
    )


@pytest.mark.browser
def test_enter_while_composing_is_not_taken(open_where: Open) -> None:
    """Enter that ends a Zhuyin composition only ends it."""
    page = open_where()
    box = page.locator("[data-where-text]")
    box.fill("金湖")
    event = {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True}
    box.dispatch_event("keydown", event)

    expect(page.locator(MESSAGE)).to_be_empty()
    assert [] == page.evaluate("window.changes")
