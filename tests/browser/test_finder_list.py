"""Cards of the finder and the list for this visit."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from chromium import wait_until
from finder_answers import ready, shown, total
from page_kinds import PREFIXES
from playwright.sync_api import Locator, Page, expect

from safetynet.directory import Directory
from safetynet.neutral import neutral

PLACE = "place=kinmen/jinhu"
ADD = "[data-act=list]"
QUIET_SITE = neutral("site", "kinmen-dv-prevention-center")


def card(page: Page, at: int) -> Locator:
    """A card of the list."""
    return page.locator("[data-finder-list] .sna-card").nth(at)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_sites_are_put_on_the_list_and_taken_off(
    open_page: Callable[..., Page], locale: str
) -> None:
    """The button says what it does next; the address has the list."""
    page = ready(open_page(f"{PREFIXES[locale]}find/?{PLACE}"))
    steps = page.evaluate("history.length")
    button = card(page, 1).locator(ADD)
    id_ = card(page, 1).get_attribute("data-site")
    name = card(page, 1).locator(".sna-card__name").inner_text()
    before = button.get_attribute("aria-label") or ""
    assert name in before
    button.click()
    page.wait_for_url(f"**/find/?{PLACE}&list={id_}")
    expect(button).not_to_have_attribute("aria-label", before)
    expect(page.locator("[data-finder-mine]")).to_contain_text("1")
    button.click()
    page.wait_for_url(f"**/find/?{PLACE}")

    expect(page.locator("[data-finder-mine]")).to_be_hidden()
    assert steps == page.evaluate("history.length")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_list_can_be_shown_alone_shared_and_cleared(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Only these: also services of another area; the address gives them to somebody else."""
    page = ready(open_page(f"{PREFIXES[locale]}find/?place=penghu/magong"))
    wanted = [card(page, at).get_attribute("data-site") for at in (0, 2, 5)]
    for at in (0, 2, 5):
        card(page, at).locator(ADD).click()
    page.goto(page.url.replace("penghu/magong", "kinmen/jinhu"))
    ready(page).locator("[data-finder-mine] button").first.click()
    page.wait_for_url(re.compile("only=list"))
    assert set(wanted) == set(shown(page))
    other = ready(open_page(page.url.split("/atlas/")[1]))
    assert set(wanted) == set(shown(other))
    page.locator("[data-finder-mine] button").last.click()

    expect(page.locator("[data-finder-mine]")).to_be_hidden()
    assert total(page) > len(wanted)
    assert "list=" not in page.url


@pytest.mark.browser
def test_last_site_taken_off_the_list_shows_all_again(open_page: Callable[..., Page]) -> None:
    """Nobody is left before an empty list without a way on."""
    page = ready(open_page("find/?list=changhua-food-bank&only=list"))
    assert ["changhua-food-bank"] == shown(page)
    card(page, 0).locator(ADD).press("Enter")

    page.wait_for_url(re.compile("/find/$"))
    assert total(page) > 200
    assert page.evaluate("document.activeElement !== document.body")


@pytest.mark.browser
def test_listed_site_about_violence_has_a_mark_in_the_address(
    open_page: Callable[..., Page], directory: Directory
) -> None:
    """The list can be shared or seen over a shoulder."""
    quiet = {code for code, kind in directory.vocabulary.kinds.items() if kind.quick_exit}
    id_ = next(record.id for record in directory.records if record.kind in quiet)
    page = ready(open_page(f"find/?list={neutral('site', id_)}&only=list"))

    assert [id_] == shown(page)
    assert "kinmen" not in page.url.split("list=")[1]
    assert 200 < total(ready(open_page(f"find/?list={id_}&only=list")))


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_card_has_phone_state_way_and_map(open_page: Callable[..., Page], locale: str) -> None:
    """The card of the page, with what is true now: one template for both."""
    page = ready(open_page(f"{PREFIXES[locale]}find/?kind=social-welfare-center&{PLACE}"))
    first = card(page, 0)
    expect(first.locator(".sna-open")).not_to_be_empty()
    expect(first.locator("a[href^='tel:']")).to_be_visible()
    way = first.locator("a.sna-card__way")

    assert (way.get_attribute("href") or "").startswith("https://www.google.com/maps/dir/?api=1&")
    name = first.locator(".sna-card__name").inner_text()
    assert name in (way.get_attribute("aria-label") or "")
    assert name in (first.locator(ADD).get_attribute("aria-label") or "")


@pytest.mark.browser
def test_map_button_shows_the_site_on_the_map(open_page: Callable[..., Page]) -> None:
    """It loads the map and tells about the place; a service without a place has no such button."""
    page = ready(open_page(f"find/?{PLACE}"))
    card(page, 0).locator("[data-act=map]").click()
    name = card(page, 0).locator(".sna-card__name").inner_text()
    expect(page.locator("[data-finder-map] .leaflet-container")).to_be_visible()
    expect(page.locator("[data-finder-map]")).to_contain_text(name)

    roaming = (
        page.locator("[data-finder-list] > ul").nth(1).locator("[data-act=map], .sna-card__way")
    )
    expect(roaming).to_have_count(0)


@pytest.mark.browser
def test_state_at_a_chosen_moment_stays_while_minutes_pass(
    open_page: Callable[..., Page], site_url: str
) -> None:
    """A card says what holds then, not what holds now."""
    page = open_page("about/")
    page.clock.install(time="2026-11-22T20:00:00+08:00")
    page.goto(site_url + "en/find/?when=2026-11-25T10:00&kind=social-welfare-center")
    state = card(ready(page), 0).locator(".sna-open")
    expect(state).to_have_class(re.compile("sna-open--(open|closing)"))
    page.clock.run_for(130_000)

    expect(state).to_have_class(re.compile("sna-open--(open|closing)"))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "is_offered"),
    [
        ("?need=money", False),
        (f"?need={neutral('need', 'in-danger')}", True),
        (f"?kind={neutral('kind', 'protection-service')}", True),
        (f"?audience={neutral('audience', 'victims')}", True),
        (f"?audience={neutral('audience', 'perpetrators')}", True),
        ("?audience=victims", False),
        (f"?list={QUIET_SITE}&only=list", True),
        (f"?list={QUIET_SITE}~changhua-food-bank&only=list", False),
        ("?q=家暴", True),
        ("?q=food", False),
    ],
)
def test_quick_exit_is_offered_when_it_is_about_violence(
    open_page: Callable[..., Page], query: str, *, is_offered: bool
) -> None:
    """By need, kind, audience, the words typed, or all that is listed; and taken away again."""
    page = ready(open_page("find/" + query))
    bar = page.locator("[data-exit]")
    assert is_offered is bar.is_visible()
    if is_offered:
        page.locator("[data-finder-chips] .sna-chip--all").click()
        wait_until(page, "!/need|kind|audience|only|q=/.test(location.search)")

    expect(bar).to_be_hidden()
