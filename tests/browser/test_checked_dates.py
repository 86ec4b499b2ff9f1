"""The age of a fact is right on the day of reading, not only on the day of the build."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Locator, Page, expect

SITE = "penghu-jiangjun-health-station"
"""Checked on 2026-10-06; its number is good for 180 days."""
LAST_DAY, DAY_AFTER = "2027-04-04T23:30:00+08:00", "2027-04-05T00:30:00+08:00"
MARKS = {"zh": "可能已更改", "en": "may be old"}
CARDS = {"list": "[data-finder-all]", "finder": "[data-finder-list]"}
WIDTH_320 = {"viewport": {"width": 320, "height": 640}}


def opened(open_page: Callable[..., Page], path: str, day: str) -> Page:
    """The page as somebody sees it who reads it on a day, in Taiwan or elsewhere."""
    page = open_page("about/", timezone_id="America/New_York")
    page.clock.install(time=day)
    page.goto(page.url.replace("about/", path))
    return page


def mark_of(page: Page, within: str = "main") -> Locator:
    """The warning on the site's card."""
    return page.locator(f"{within} [data-site='{SITE}'] .sna-checked__old").first


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_warning_comes_on_its_day(open_page: Callable[..., Page], locale: str) -> None:
    """On the last day the card is silent, the day after it says so; Taiwan's day counts."""
    path = PREFIXES[locale] + "areas/penghu/wangan/"
    before = opened(open_page, path, LAST_DAY)
    after = opened(open_page, path, DAY_AFTER)

    expect(mark_of(before)).to_be_hidden()
    expect(mark_of(after)).to_have_text(MARKS[locale])
    expect(mark_of(after)).to_be_attached()
    assert not after.problems  # type: ignore[attr-defined]


@pytest.mark.browser
def test_finder_shows_the_same(open_page: Callable[..., Page]) -> None:
    """The rows that a script makes are copies of the page's own."""
    page = opened(open_page, "find/?place=penghu/wangan", DAY_AFTER)

    expect(mark_of(page, CARDS["finder"])).to_be_visible()


@pytest.mark.browser
def test_page_of_a_site_warns_beside_the_number(open_page: Callable[..., Page]) -> None:
    """In words and with whom to ask, next to what may have changed; also on paper."""
    page = opened(open_page, f"sites/{SITE}/", DAY_AFTER)
    warning = page.locator(".sna-section:has(.sna-phones) .sna-checked__old")

    expect(warning).to_be_visible()
    expect(warning).to_contain_text("已超過 180 天沒有查證，電話可能已更改")
    page.emulate_media(media="print")
    expect(warning).to_be_visible()


@pytest.mark.browser
def test_without_script_the_day_of_the_build_holds(open_page: Callable[..., Page]) -> None:
    """What was old then says so, what was fresh does not."""
    page = open_page("areas/penghu/wangan/", java_script_enabled=False)

    expect(mark_of(page)).to_be_hidden()
    page.goto(page.url.replace("areas/penghu/wangan/", "kinds/counseling-site/"))
    assert page.locator(".sna-checked__old:not([hidden])").count() > 1


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_page_on_freshness_fits_a_small_screen(open_page: Callable[..., Page], locale: str) -> None:
    """Nothing of the tables sticks out at 320 px, the folded one included."""
    page = open_page(PREFIXES[locale] + "freshness/", **WIDTH_320)
    page.locator("details").evaluate_all("(all) => all.forEach((one) => (one.open = true))")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    sticking = page.locator(".sna-states").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().right > 320).length"
    )
    assert 0 == sticking
