"""A closed site is found by its name, behind everything that is open, and says that it is."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest
from page_kinds import PREFIXES
from playwright.sync_api import Page, expect

from safetynet.directory import Directory
from safetynet.finder.records import build_records
from safetynet.model import Status
from safetynet.search import build_index

ID = "kinmen-jinhu-social-welfare-center"
NAME = {"zh": "金湖社會福利服務中心", "en": "Jinhu Social Welfare Service Center"}
MARK = {"zh": "已關閉", "en": "Closed"}
OPTIONS = "[role=option]"


def answer_with(page: Page, path: str, made: dict[str, Any]) -> None:
    """Let a file of the site hold something else."""
    body = json.dumps(made, ensure_ascii=False)
    page.route(f"**/assets/{path}", lambda route: route.fulfill(body=body))


@pytest.fixture
def open_closed(open_page: Callable[..., Page], directory: Directory) -> Callable[[str, str], Page]:
    """Opens a page whose search knows that Jinhu's welfare center is closed."""
    records = tuple(
        record.model_copy(update={"status": Status.CLOSED}) if record.id == ID else record
        for record in directory.records
    )
    changed = dataclasses.replace(directory, records=records)

    def open_(locale: Any, path: str) -> Page:
        page = open_page("about/")
        answer_with(page, f"search/{locale}.json", build_index(changed, locale))
        answer_with(page, "finder/records.json", build_records(changed))
        page.goto(page.url.replace("about/", PREFIXES[locale] + path))
        return page

    return open_


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_box_names_it_last(open_closed: Callable[[str, str], Page], locale: str) -> None:
    """Its name, typed in full, leads to it, but not before open ones; no number to call."""
    page = open_closed(locale, "about/")
    page.locator("#sna-search-input").fill(NAME[locale])
    option = page.locator(OPTIONS, has_text=MARK[locale])

    expect(option).to_have_count(1)
    assert NAME[locale] in option.inner_text()
    assert "082-330100" not in option.inner_text()
    sites = page.locator(f"{OPTIONS}[href*='sites/']").all_inner_texts()
    assert MARK[locale] in sites[-1]


@pytest.mark.browser
def test_box_does_not_name_it_for_what_it_did(open_closed: Callable[[str, str], Page]) -> None:
    """Who looks for a kind of help wants what is open; its old number still leads to it."""
    page = open_closed("zh", "about/")
    box = page.locator("#sna-search-input")

    box.fill("家庭困難")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert not [text for text in page.locator(OPTIONS).all_inner_texts() if MARK["zh"] in text]
    box.fill("082330100")
    expect(page.locator(OPTIONS, has_text=NAME["zh"]).last).to_contain_text(MARK["zh"])


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_finder_names_it_below_the_list(
    open_closed: Callable[[str, str], Page], locale: str
) -> None:
    """Below the cards of open sites stands a link with its mark."""
    page = open_closed(locale, f"find/?q={NAME[locale]}")
    link = page.locator("[data-finder-notes] a", has_text=NAME[locale])

    expect(link).to_be_visible()
    assert f"sites/{ID}/" in str(link.get_attribute("href"))
    assert MARK[locale] in page.locator("[data-finder-notes] li").inner_text()
    below = page.locator("[data-finder-list]").bounding_box()
    box = link.bounding_box()
    assert below
    assert box
    assert box["y"] >= below["y"] + below["height"]
