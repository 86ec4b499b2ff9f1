"""Where the device is: asked on a press, kept in memory, and every refusal said kindly."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect
from where_probe import (
    CHOSEN,
    JINHU,
    MESSAGE,
    OFF_QIMEI,
    QIMEI,
    TAIPEI,
    Open,
    at,
    locate,
    place,
    type_place,
)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "point", "said", "township", "landmass"),
    [
        ("zh", JINHU, "從您的位置起算（在金門縣金湖鎮）", "kinmen/jinhu", "kinmen"),
        (
            "en",
            QIMEI,
            "Measured from your location (in Qimei Township, Penghu County)",
            "penghu/qimei",
            "qimei",
        ),
        ("zh", OFF_QIMEI, "從您的位置起算（靠近澎湖縣七美鄉）", "penghu/qimei", "qimei"),
    ],
)
def test_location_of_the_device_is_used(
    open_where: Open,
    locale: str,
    point: dict[str, float],
    said: str,
    township: str,
    landmass: str,
) -> None:
    """The exact point counts the distances; its code is the township's."""
    page = open_where(locale, **at(point))
    locate(page)
    expect(page.locator(CHOSEN)).to_have_text(said)
    found = place(page)

    assert (point["longitude"], point["latitude"]) == (found["lon"], found["lat"])
    assert (township, township, landmass, True) == (
        found["code"],
        found["township"],
        found["landmass"],
        found["device"],
    )
    expect(page.locator("[data-where-township]")).to_have_value(township)


@pytest.mark.browser
def test_location_stays_in_memory(open_where: Open, site_url: str) -> None:
    """Not in the address, in storage or in any request; no other host is asked."""
    page = open_where("zh", **at(JINHU))
    before = page.url
    locate(page)
    expect(page.locator(CHOSEN)).to_contain_text("金湖鎮")
    kept = page.evaluate("""async () => JSON.stringify([
      document.cookie, { ...localStorage }, { ...sessionStorage }, history.state,
      await caches.keys(), (await indexedDB.databases()).map((one) => one.name),
      document.documentElement.outerHTML,
    ])""")
    sent = json.dumps([[one.url, one.headers, one.post_data] for one in page.asked])  # type: ignore[attr-defined]

    assert before == page.url
    for digits in ("118.4173", "24.4412"):
        assert digits not in kept + sent
    assert all(one.url.startswith(site_url) for one in page.asked)  # type: ignore[attr-defined]


@pytest.mark.browser
def test_location_is_asked_only_on_the_press(open_where: Open) -> None:
    """Opening, choosing and typing never ask; what it is for is said beside the button."""
    script = "window.asked = 0; navigator.geolocation.getCurrentPosition = () => { asked += 1; }; 0"
    page = open_where("zh", **at(JINHU))
    page.evaluate(script)
    page.select_option("[data-where-township]", "nantou/puli")
    type_place(page, "七美")
    expect(page.locator(CHOSEN)).to_contain_text("七美")
    assert 0 == page.evaluate("window.asked")
    locate(page)

    assert 1 == page.evaluate("window.asked")
    described = page.locator("[data-where-device]").get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_contain_text("不會傳出去")
    expect(page.locator(MESSAGE)).to_contain_text("請選「允許」")


@pytest.mark.browser
def test_place_of_the_device_survives_its_own_code(open_where: Open) -> None:
    """The finder writes the code into the address and sets it again: the point stays."""
    page = open_where("zh", **at(JINHU))
    locate(page)
    expect(page.locator(CHOSEN)).to_contain_text("您的位置")

    assert page.evaluate("window.where.set('kinmen/jinhu')")["device"] is True


@pytest.mark.browser
def test_far_away_is_said_with_the_nearest_county(open_where: Open) -> None:
    """From Taipei no township is invented."""
    page = open_where("zh", **at(TAIPEI))
    locate(page)

    expect(page.locator(MESSAGE)).to_have_text(
        "您的位置不在本站收錄的縣。最近的是南投縣，直線 92 公里。請從選單選鄉鎮市。"
    )
    assert place(page) is None


@pytest.mark.browser
def test_rough_location_is_said(open_where: Open) -> None:
    """A phone that may be kilometers off gives rough distances."""
    page = open_where("en", **at(JINHU, accuracy=3400))
    locate(page)

    expect(page.locator(MESSAGE)).to_contain_text("may be off by 3.4 km")


REFUSALS = [
    ("zh", "denied", "沒有允許提供位置"),
    ("en", "denied", "did not allow it"),
    ("zh", "unavailable", "找不到位置"),
    ("en", "timeout", "in time"),
    ("zh", "insecure", "不是加密連線"),
    ("en", "unsupported", "cannot give a location"),
]
FAIL = "navigator.geolocation.getCurrentPosition = (ok, fail) => fail({{ code: {} }}); 0"
MADE_SO = {
    "denied": "",
    "unavailable": FAIL.format(2),
    "timeout": FAIL.format(3),
    "insecure": "Object.defineProperty(window, 'isSecureContext', { value: false });",
    "unsupported": "Object.defineProperty(navigator, 'geolocation', { value: undefined });",
}
"""How each refusal is brought about; a context without permission refuses by itself."""


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "reason", "said"), REFUSALS)
def test_no_location_is_said_with_the_way_out(
    open_where: Open, locale: str, reason: str, said: str
) -> None:
    """Whatever the reason, the list of townships is named; nothing breaks."""
    page = open_where(locale)
    page.evaluate(MADE_SO[reason] or "0")
    locate(page)
    message = page.locator(MESSAGE)

    expect(message).to_contain_text(said)
    expect(message).to_contain_text({"zh": "請從選單選鄉鎮市", "en": "from the list"}[locale])
    assert [] == page.problems  # type: ignore[attr-defined]
    assert place(page) is None


@pytest.mark.browser
def test_late_location_does_not_undo_a_choice(open_where: Open) -> None:
    """Who has chosen a township while waiting keeps it."""
    page = open_where("zh", **at(JINHU))
    page.evaluate(
        "navigator.geolocation.getCurrentPosition = (ok) => { window.answer = () => "
        "ok({ coords: { longitude: 119.4, latitude: 23.2, accuracy: 5 } }); }; 0"
    )
    locate(page)
    page.select_option("[data-where-township]", "nantou/puli")
    page.evaluate("window.answer()")

    assert "nantou/puli" == place(page)["code"]
    assert not [one for one in page.asked if one.url.endswith("land.json")]  # type: ignore[attr-defined]


@pytest.mark.browser
def test_finder_writes_only_the_township(open_page: Open) -> None:
    """The whole find page: distances from the point, the township in the address, no more."""
    page = open_page("find/", **at(JINHU))
    locate(page)
    page.wait_for_url(re.compile(r"place=kinmen(/|%2F)jinhu"))

    expect(page.locator(CHOSEN)).to_have_text("從您的位置起算（在金門縣金湖鎮）")
    assert "118.4" not in page.url + json.dumps(page.evaluate("history.state"))
    refused = "net::ERR_FAILED"  # map tiles
    assert [] == [text for text in page.problems if refused not in text]  # type: ignore[attr-defined]
