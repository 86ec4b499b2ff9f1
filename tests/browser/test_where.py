"""Where somebody starts from: the list, codes in addresses, the keyboard, any screen."""

from __future__ import annotations

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import expect
from test_accessibility import VIEWS, violations
from where_probe import CHOICES, CHOSEN, MESSAGE, Open, place, type_place

from safetynet.directory import Directory


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("zh", "從金門縣金湖鎮主要聚落起算"),
        ("en", "Measured from where most people of Jinhu Township, Kinmen County live"),
    ],
)
def test_township_is_chosen_from_the_list(open_where: Open, locale: str, said: str) -> None:
    """The list alone is enough: no file is fetched, and what is chosen is said."""
    page = open_where(locale)
    page.select_option("[data-where-township]", "kinmen/jinhu")

    expect(page.locator(CHOSEN)).to_have_text(said)
    assert [place(page)] == page.evaluate("window.changes")
    assert {"code": "kinmen/jinhu", "county": "kinmen", "landmass": "kinmen", "device": False} == {
        name: place(page)[name] for name in ("code", "county", "landmass", "device")
    }
    assert not [request for request in page.asked if "assets/finder" in request.url]  # type: ignore[attr-defined]


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_every_township_is_in_the_list(open_where: Open, directory: Directory, locale: str) -> None:
    """Grouped by county, with nothing chosen at first."""
    page = open_where(locale)
    counties = directory.geography.counties
    codes = [f"{county.slug}/{town.slug}" for county in counties for town in county.townships]
    options = page.locator("[data-where-township] option")

    assert ["", *codes] == options.evaluate_all("all => all.map((one) => one.value)")
    assert len(counties) == page.locator("[data-where-township] optgroup").count()
    assert place(page) is None


@pytest.mark.browser
def test_first_option_is_anywhere(open_where: Open) -> None:
    """Going back to it clears the place and says so."""
    page = open_where("en")
    page.select_option("[data-where-township]", "nantou/puli")
    page.select_option("[data-where-township]", "")

    assert place(page) is None
    assert page.evaluate("window.changes.at(-1)") is None
    expect(page.locator(CHOSEN)).to_be_empty()
    expect(page.locator(MESSAGE)).to_have_text("Place cleared; showing anywhere.")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("penghu/qimei", ""),
        ("penghu/wangan", "望安鄉有好幾個島，先當作您在望安島。住在別的島，請改填村里。"),
        ("nantou/puli", ""),
    ],
)
def test_several_islands_are_said(open_where: Open, code: str, note: str) -> None:
    """In a township on several islands one must say more; elsewhere nobody is bothered."""
    page = open_where()
    page.select_option("[data-where-township]", code)

    expect(page.locator(MESSAGE)).to_have_text(note)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("nantou/puli", ("nantou/puli", "南投縣埔里鎮")),
        ("penghu/magong/10016010033", ("penghu/magong/10016010033", "澎湖縣馬公市虎井里")),
        ("penghu/magong/10016019999", ("penghu/magong", "澎湖縣馬公市")),
    ],
)
def test_place_is_set_by_its_code(open_where: Open, code: str, expected: tuple[str, str]) -> None:
    """A village that is no more means its township; nobody is called back."""
    page = open_where()
    found = page.evaluate("(code) => window.where.set(code)", code)

    assert expected == (found["code"], found["label"])
    assert found == place(page)
    assert [] == page.evaluate("window.changes")
    expect(page.locator(CHOSEN)).to_contain_text(expected[1])
    page.evaluate("window.where.clear()")
    assert place(page) is None
    assert [] == page.evaluate("window.changes")


@pytest.mark.browser
@pytest.mark.parametrize("code", ["", "nowhere/at-all", "kinmen", "__proto__/constructor", "//"])
def test_unknown_code_is_no_place(open_where: Open, code: str) -> None:
    """A mistyped address does no harm."""
    page = open_where()

    assert page.evaluate("(code) => window.where.set(code)", code) is None
    assert [] == page.problems  # type: ignore[attr-defined]


@pytest.mark.browser
def test_everything_works_by_keyboard(open_where: Open) -> None:
    """List, field, both buttons and an offered place, in the order in which they stand."""
    page = open_where()
    page.locator("[data-where-township]").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("復興里")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(CHOICES)).to_have_count(4)
    page.keyboard.press("Tab")
    expect(page.locator("[data-where-device]")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(page.locator(CHOSEN)).to_contain_text("馬公市復興里")
    expect(page.locator(CHOSEN)).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(open_where: Open, locale: str) -> None:
    """With places to choose from and with one chosen, light and dark, narrow and wide."""
    page = open_where(locale)
    for text in ("復興里", "彰化", "馬公市文澳"):
        type_place(page, text)
        expect(page.locator(MESSAGE)).not_to_be_empty()
        for width, scheme in VIEWS[locale]:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert (width, scheme, []) == (width, scheme, violations(page))
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_targets_are_large(open_where: Open) -> None:
    """A thumb hits every field and button at 320 px."""
    page = open_where("en", viewport={"width": 320, "height": 640})
    type_place(page, "Fuxing Village")
    expect(page.locator(CHOICES).first).to_be_visible()

    for target in page.locator("[data-where] :is(button, input, select):visible").all():
        assert (target.bounding_box() or {})["height"] >= 44
