"""What the browser itself writes down: the file that "History" is shown from."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from chromium import ARGUMENTS, CHROMIUM
from finder_answers import ready, shown
from page_kinds import PREFIXES, quiet
from playwright.sync_api import Browser, BrowserContext, expect

DANGER = quiet("need", "in-danger")


@pytest.fixture
def profile(chromium: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser with a profile on disk, as people have; others write no history."""
    context = chromium.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=CHROMIUM,
        args=[*ARGUMENTS, "--headless=new"],
        service_workers="block",
    )
    yield context
    context.close()


def written(profile: BrowserContext, folder: Path) -> list[str]:
    """The addresses in its history, in order; the browser is closed for that."""
    profile.close()
    with sqlite3.connect(folder / "Default" / "History") as history:
        return [unquote(url) for (url,) in history.execute("select url from urls order by id")]


@pytest.mark.browser
def test_words_of_the_box_about_violence_are_not_in_the_history(
    profile: BrowserContext, site_url: str, tmp_path: Path
) -> None:
    """By Enter, by the button before its script is there, by the line that leads to all."""
    page = profile.new_page()
    for locale, words in (("zh", "庇護所"), ("en", "domestic violence")):
        home = site_url + PREFIXES[locale]
        page.goto(home + DANGER)
        page.locator("#sna-search-input").fill(words)
        expect(page.locator("[role=option]").first).to_be_visible()
        page.locator("#sna-search-input").press("Enter")
        page.wait_for_url(f"{home}find/")
        assert shown(ready(page))
        expect(page.locator("#sna-find-q")).to_have_value(words)
        expect(page.locator("[data-exit]").first).to_be_visible()
        assert 0 == page.evaluate("sessionStorage.length")

    page.goto(site_url + DANGER)
    page.locator("#sna-search-input").fill("社工")
    page.locator("[role=option]").last.click()
    page.wait_for_url(f"{site_url}find/?q=*")  # what tells nothing can be passed on
    expect(page.locator("#sna-find-q")).to_have_value("社工")

    history = written(profile, tmp_path)
    assert [site_url + DANGER, f"{site_url}find/"] == history[:2]
    assert [] == [url for url in history if "庇護" in url or "violence" in url]
