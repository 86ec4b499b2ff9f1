"""Leaving quickly: the button, the key, what is left behind, and where it is offered."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from page_kinds import PAGES, PREFIXES, path_of, quiet
from playwright.sync_api import Page, expect
from site_build import SUB_PATH

VIOLENCE = quiet("need", "in-danger")
EARLIER = quiet("need", "sexual-violence")
TARGET = "https://www.cwa.gov.tw/"
SEEN = """(function look() {
    const heading = document.querySelector("h1");
    const isShown = heading && getComputedStyle(heading).visibility === "visible";
    if (isShown && location.pathname.includes("/info/")) console.info("shown " + location.pathname);
    requestAnimationFrame(look);
})()"""
OFFER = "([root, on]) => import(root + 'assets/js/exit.js').then((exit) => exit.offerExit(on))"
COVERED = """(way) => {
    document.querySelector(way).click();
    const cover = document.querySelector("[role=alert]");
    const box = cover.getBoundingClientRect();
    return [cover.textContent, getComputedStyle(document.querySelector("main")).visibility,
        box.width === document.documentElement.clientWidth && box.height === innerHeight];
}"""
KEPT = """async () => [
    await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
    Object.keys(sessionStorage), Object.values(sessionStorage).join(""), document.cookie]"""


def left_for(page: Page) -> bool:
    """Whether the page has tried to go to the neutral target."""
    page.wait_for_timeout(500)
    return TARGET in page.foreign  # type: ignore[attr-defined]


def with_target(page: Page) -> Page:
    """The page, with something to be seen at the neutral target."""
    page.route(
        f"{TARGET}**",
        lambda route: route.fulfill(body="<title>-</title><p>weather", content_type="text/html"),
    )
    return page


def leave(page: Page) -> None:
    """Press the button and wait until the neutral target is there."""
    page.locator("[data-exit-link]").click(no_wait_after=True)
    page.wait_for_url(TARGET)


@pytest.fixture
def visit(open_page: Callable[..., Page], site_url: str) -> Callable[..., Page]:
    """Walk over pages as one does by links, in one tab; the last one is shown."""

    def walk(*paths: str, **options: str) -> Page:
        page = with_target(open_page(paths[0], **options))
        for path in paths[1:]:
            page.goto(site_url + path)
        return page

    return walk


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_button_is_a_plain_link_without_script(open_page: Callable[..., Page], locale: str) -> None:
    """It works with JavaScript off, and promises nothing that only a script can do."""
    page = open_page(PREFIXES[locale] + VIOLENCE, java_script_enabled=False)

    assert TARGET == page.locator("[data-exit-link]").get_attribute("href")
    assert "nofollow noreferrer" == page.locator("[data-exit-link]").get_attribute("rel")
    expect(page.locator("[data-exit-script]")).to_be_hidden()
    expect(page.locator(".sna-exit__hint")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "word"), [("zh", "載入中……"), ("en", "Loading…")])
@pytest.mark.parametrize("way", ["[data-exit-link]", "[data-exit-skip]"])
def test_way_out_covers_the_page_at_once(
    open_page: Callable[..., Page], locale: str, word: str, way: str
) -> None:
    """Before the new page has come nothing is to be seen but a word; then the tab goes on."""
    page = open_page(PREFIXES[locale] + VIOLENCE)

    assert [word, "hidden", True] == page.evaluate(COVERED, way)
    assert left_for(page)


@pytest.mark.browser
def test_visit_leaves_the_history(visit: Callable[..., Page]) -> None:
    """The entry of the page is replaced, so that back leads to what was before it."""
    page = visit("", VIOLENCE)
    before = page.evaluate("history.length")
    leave(page)
    assert before == page.evaluate("history.length")
    page.go_back()

    assert page.url.endswith("/atlas/")


@pytest.mark.browser
def test_back_and_forward_show_nothing_of_earlier_pages(visit: Callable[..., Page]) -> None:
    """Not even for a moment: the tab goes on to the neutral target again."""
    page = visit("", EARLIER, "find/", VIOLENCE)
    leave(page)
    shown: list[str] = []
    page.on("console", lambda message: shown.append(message.text))
    page.add_init_script(SEEN)
    for _ in range(2):  # over the find page, whose question may tell, and the page of a need
        page.go_back(wait_until="commit")
        page.wait_for_url(TARGET)
    page.go_back()
    assert page.url.endswith("/atlas/")
    page.go_forward(wait_until="commit")
    page.wait_for_url(TARGET)

    assert [] == [text for text in shown if text.startswith("shown")]


@pytest.mark.browser
def test_page_the_browser_kept_whole_is_covered(visit: Callable[..., Page]) -> None:
    """It is covered when it is put away; shown again in a tab nobody left, else it goes on."""
    page = visit(VIOLENCE)
    heading = page.locator("h1")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    expect(heading).to_be_hidden()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(heading).to_be_visible()
    page.evaluate("sessionStorage.setItem('sna', '')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    page.wait_for_url(TARGET)


@pytest.mark.browser
def test_new_visit_is_shown(visit: Callable[..., Page], site_url: str) -> None:
    """Who comes again by a link or a typed address is not sent away."""
    page = visit("", VIOLENCE)
    leave(page)
    page.goto(site_url + EARLIER)
    expect(page.locator("h1")).to_be_visible()
    page.goto(site_url + VIOLENCE)
    page.go_back()

    expect(page.locator("h1")).to_be_visible()


@pytest.mark.browser
def test_leaving_clears_what_is_kept(visit: Callable[..., Page], site_url: str) -> None:
    """Caches and worker are gone, not those of another site; the mark is mute."""
    page = visit("", VIOLENCE, service_workers="allow")
    fill = "(name) => caches.open(name).then((kept) => kept.put('/x', new Response('x')))"
    for name in (f"sna {SUB_PATH} probe", "another site"):
        page.evaluate(fill, name)
    page.evaluate("(root) => navigator.serviceWorker.register(root + 'sw.js')", site_url)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    assert 1 == page.evaluate(KEPT)[1]
    leave(page)
    page.goto(f"{site_url}robots.txt")

    assert [["another site"], 0, ["sna"], "", ""] == page.evaluate(KEPT)


@pytest.mark.browser
@pytest.mark.parametrize(
    "fault",
    [
        "caches.keys = () => new Promise(() => {})",
        "navigator.serviceWorker.getRegistrations = () => Promise.reject(new Error('no'))",
        "Storage.prototype.setItem = () => { throw new Error('no') }",
    ],
)
def test_nothing_keeps_somebody_from_leaving(visit: Callable[..., Page], fault: str) -> None:
    """Storage that hangs or fails delays it by a blink at most."""
    page = visit(VIOLENCE)
    page.evaluate(f"() => {{ {fault}; }}")
    start = time.monotonic()
    leave(page)

    assert time.monotonic() - start < 10


@pytest.mark.browser
def test_three_shifts_leave_and_two_do_not(open_page: Callable[..., Page]) -> None:
    """Each press is told to a screen reader and shown by a dot; the third leaves."""
    page = open_page("en/" + VIOLENCE)
    dots = page.locator(".sna-exit__dots")
    expect(dots).to_be_hidden()
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_contain_text("2 more")
    expect(dots).to_be_visible()
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-status]")).to_contain_text("1 more")
    assert not left_for(page)
    page.keyboard.press("Shift")

    assert left_for(page)


@pytest.mark.browser
def test_presses_far_apart_do_not_count(open_page: Callable[..., Page]) -> None:
    """After five seconds without a press the count begins again, and says so."""
    page = open_page("about/")
    page.clock.install()
    page.goto(page.url.replace("about/", f"en/{VIOLENCE}"))
    for _ in range(2):
        page.keyboard.press("Shift")
    page.clock.run_for(5_100)

    expect(page.locator("[data-exit-status]")).to_contain_text("canceled")


@pytest.mark.browser
def test_shift_with_a_letter_does_not_count(open_page: Callable[..., Page]) -> None:
    """Typing capitals never leaves the page."""
    page = open_page(VIOLENCE)
    for _ in range(4):
        page.keyboard.press("Shift+A")

    assert not left_for(page)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_first_tab_reaches_the_way_out(open_page: Callable[..., Page], locale: str) -> None:
    """A skip link at the top of the page, visible when it is reached."""
    page = open_page(PREFIXES[locale] + VIOLENCE)
    page.keyboard.press("Tab")
    first = page.locator(":focus")

    expect(first).to_be_in_viewport()
    assert TARGET == first.get_attribute("href")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
@pytest.mark.parametrize("name", ["need-quick-exit", "site-without-place"])
def test_bar_covers_nothing_that_has_the_focus(
    open_page: Callable[..., Page], name: str, locale: str
) -> None:
    """Going backwards with the keyboard on a small screen, each link comes out below the bar."""
    page = open_page(path_of(name, locale), viewport={"width": 320, "height": 480})
    covered = page.evaluate("""() => {
        const bar = document.querySelector(".sna-exit__bar");
        const ways = [...document.querySelectorAll("main a[href], main summary, footer a")];
        return ways.reverse().filter((way) => {
            way.focus();
            const box = way.getBoundingClientRect();
            return box.height && box.top < bar.getBoundingClientRect().bottom;
        }).map((way) => way.textContent);
    }""")

    assert [] == covered


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_find_page_offers_the_exit_when_asked_to(
    open_page: Callable[..., Page], site_url: str, locale: str
) -> None:
    """Hidden at first, and the key does nothing; then bar, skip link and key are there, and go."""
    page = open_page(PREFIXES[locale] + "find/")
    bar = page.locator("[data-exit-link]")
    expect(bar).to_be_hidden()
    for _ in range(3):
        page.keyboard.press("Shift")
    assert not left_for(page)

    page.evaluate(OFFER, [site_url, True])
    expect(bar).to_be_visible()
    expect(page.locator("[data-exit-status]")).to_contain_text("Shift")
    page.keyboard.press("Shift")
    page.evaluate(OFFER, [site_url, False])
    expect(bar).to_be_hidden()
    for _ in range(2):
        page.keyboard.press("Shift")
    assert not left_for(page)

    page.evaluate(OFFER, [site_url, True])
    bar.click(no_wait_after=True)
    assert left_for(page)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_page_on_staying_safe_is_one_press_away(
    open_page: Callable[..., Page], locale: str
) -> None:
    """From the bar of each such page, and from the foot of every page."""
    page = open_page(PREFIXES[locale] + VIOLENCE)
    page.locator(".sna-exit__more").click()

    assert page.url.endswith(path_of("stay-safe", locale))
    assert page.locator("h1").inner_text() not in page.title()
    for number in ("113", "110", "119"):
        expect(page.locator(f"main a[href='tel:{number}']")).to_be_visible()
    home = open_page(PREFIXES[locale])
    assert 1 == home.locator(f"footer a[href$='{PAGES['stay-safe']}']").count()


@pytest.mark.browser
def test_other_pages_have_no_exit(open_page: Callable[..., Page]) -> None:
    """It is offered where it is needed, not everywhere."""
    assert 0 == open_page("kinds/food-bank/").locator("[data-exit-link]").count()
