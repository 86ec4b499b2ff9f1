"""Passing a site on: what is sent, where, how it is said, and that nothing else leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import qr_reader
from page_kinds import PREFIXES
from playwright.sync_api import Locator, Page, expect
from test_accessibility import violations

from safetynet.neutral import neutral

SITE = "sites/kinmen-jinhu-social-welfare-center/"
COPIED = {"zh": "已複製連結", "en": "Link copied"}
NAME = {"zh": "金湖社會福利服務中心", "en": "Jinhu Social Welfare Service Center"}
LEAST_TARGET_PX = 44
SHARES = """
window.shared = [];
navigator.share = (facts) => { window.shared.push(facts); return Promise.resolve(); };
"""
"""A device that can share, and remembers what it was given."""


def share_with(page: Page, script: str) -> Page:
    """The same page, opened again in a browser changed by `script`."""
    page.add_init_script(script)
    page.reload()
    return page


def button(page: Page, name: str) -> Locator:
    """One of the ways to share: device, line, copy, qr, print."""
    return page.locator(f"[data-share-{name}]")


def quiet_page(built_site: Path) -> str:
    """The path of a site's page that is about violence."""
    pages = sorted(built_site.glob("info/*/index.html"))
    found = next(page for page in pages if "data-share-text" in page.read_text(encoding="utf-8"))
    return found.parent.relative_to(built_site).as_posix() + "/"


def read_code(code: Locator) -> str:
    """What the QR code says."""
    path = code.locator("path").get_attribute("d") or ""
    side = (code.get_attribute("viewBox") or "").split()[2]
    return qr_reader.read(qr_reader.matrix_of(path, int(side)))


def draw(page: Page, site_url: str, text: str) -> Locator:
    """Have the page's own module draw a code of `text`."""
    script = """async ([module, text]) => {
        const { qrSvg } = await import(module);
        document.getElementById("main").append(qrSvg(text, "probe"));
    }"""
    page.evaluate(script, [f"{site_url}assets/js/share-qr.js", text])
    return page.get_by_role("img", name="probe")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_device_gets_name_place_phone_address_and_link(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Whoever gets the message can call even when the link does not open."""
    page = share_with(open_page(PREFIXES[locale] + SITE + "?from=x#main"), SHARES)
    button(page, "device").click()
    shared = page.evaluate("window.shared")[0]

    assert page.url.split("?")[0] == shared["url"]
    assert page.title() == shared["title"]
    assert NAME[locale] in shared["text"].splitlines()
    assert "082-330100" in shared["text"]
    assert "金湖衛生行政大樓2樓" in shared["text"]


@pytest.mark.browser
def test_page_about_violence_shares_its_address_alone(
    open_page: Callable[..., Page], built_site: Path
) -> None:
    """Neither the title nor the text of the message says what the page is about."""
    page = share_with(open_page(quiet_page(built_site)), SHARES)
    heading = page.locator("h1").inner_text()
    button(page, "device").click()

    assert [{"title": page.title(), "url": page.url}] == page.evaluate("window.shared")
    assert heading not in page.title()


@pytest.mark.browser
def test_device_that_cannot_share_has_no_button_for_it(open_page: Callable[..., Page]) -> None:
    """The other ways are always there."""
    page = share_with(open_page(SITE), "delete Navigator.prototype.share;")

    expect(button(page, "device")).to_be_hidden()
    for name in ("line", "copy", "qr", "print"):
        expect(button(page, name)).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(("error", "said"), [("AbortError", ""), ("DataError", "複製連結")])
def test_failed_share_is_said_and_a_cancelled_one_is_not(
    open_page: Callable[..., Page], error: str, said: str
) -> None:
    """Closing the device's list is a choice, not an error."""
    refuse = f"navigator.share = () => Promise.reject(new DOMException('no', '{error}'));"
    page = share_with(open_page(SITE), refuse)
    button(page, "device").click()

    expect(button(page, "status")).to_have_text(re.compile(said) if said else "")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_line_gets_the_address_only_when_pressed(
    open_page: Callable[..., Page], locale: str
) -> None:
    """A plain link to LINE's documented address; nothing is loaded from there before."""
    page = open_page(PREFIXES[locale] + SITE)
    link, address = button(page, "line"), page.url
    target = urlsplit(link.get_attribute("href") or "")
    assert "noreferrer" == link.get_attribute("rel")
    assert [] == page.foreign  # type: ignore[attr-defined]
    with page.expect_event("requestfailed", lambda request: "line.me" in request.url):
        link.click(no_wait_after=True)

    assert "https://social-plugins.line.me/lineit/share" == target._replace(query="").geturl()
    assert {"url": [address]} == parse_qs(target.query)


@pytest.mark.browser
def test_address_of_a_list_is_escaped_for_line(open_page: Callable[..., Page]) -> None:
    """An address with & and = of its own stays one value; facts are asked again at the press."""
    page = open_page(SITE)
    address = "https://example.org/find/?q=%E9%A4%93&need=food&list=a~b#x"
    start = """async (address) => {
        const share = document.querySelector("[data-share]").cloneNode(true);
        document.getElementById("main").append(share);
        const { startShare } = await import(new URL("../../assets/js/share.js", location.href));
        window.address = "https://example.org/before/";
        startShare(share, () => ({ title: "t", text: "", url: window.address }));
        window.address = address;
    }"""
    page.evaluate(start, address)
    link = button(page, "line").last
    link.focus()
    query = urlsplit(link.get_attribute("href") or "").query

    assert {"url": [address]} == parse_qs(query)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_copy_puts_the_link_on_the_clipboard_and_says_so(
    open_page: Callable[..., Page], locale: str
) -> None:
    """The link alone, so that it can be pasted anywhere."""
    allowed = ["clipboard-read", "clipboard-write"]
    page = open_page(PREFIXES[locale] + SITE, permissions=allowed)
    button(page, "copy").click()

    expect(button(page, "status")).to_have_text(COPIED[locale])
    expect(button(page, "status")).to_have_role("status")
    assert page.url == page.evaluate("navigator.clipboard.readText()")


@pytest.mark.browser
@pytest.mark.parametrize(
    "script",
    [
        "navigator.clipboard.writeText = () => Promise.reject(new Error('no'));",
        "Object.defineProperty(navigator, 'clipboard', {}); document.execCommand = () => false;",
    ],
    ids=["refused", "missing"],
)
def test_link_that_cannot_be_copied_is_selected(
    open_page: Callable[..., Page], script: str
) -> None:
    """The address stands there, selected, ready for the device's own copy."""
    page = share_with(open_page("en/" + SITE), script)
    button(page, "copy").click()

    expect(button(page, "status")).to_contain_text("could not be copied")
    assert page.url == page.evaluate("window.getSelection().toString()")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_qr_code_gives_the_very_address(open_page: Callable[..., Page], locale: str) -> None:
    """The code is a named picture of the address, which stands below it in words."""
    page = open_page(PREFIXES[locale] + SITE)
    button(page, "qr").click()
    code = button(page, "code").get_by_role("img")
    expect(code).to_have_accessible_name(re.compile(NAME[locale]))

    assert page.url == read_code(code)
    expect(button(page, "address")).to_have_text(page.url)


@pytest.mark.browser
@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/",
        "https://example.org/find/?q=睡不著&place=金湖",
        "https://example.org/find/?list=" + "kinmen-hospital~" * 92,
        "x" * 2331,
    ],
    ids=["short", "chinese", "long", "longest"],
)
def test_qr_code_holds_long_and_chinese_addresses(
    open_page: Callable[..., Page], site_url: str, text: str
) -> None:
    """Up to 1,500 characters and more, in UTF-8."""
    code = draw(open_page("about/"), site_url, text)

    assert text == read_code(code)


@pytest.mark.browser
def test_qr_code_is_black_on_white_in_the_dark(open_page: Callable[..., Page]) -> None:
    """Readers need dark modules on a light ground and four blank modules around."""
    page = open_page(SITE, color_scheme="dark")
    button(page, "qr").click()
    code = button(page, "code").get_by_role("img")
    fills = [code.locator(part).get_attribute("fill") for part in ("rect", "path")]
    modules = [int(number) for number in re.findall(r"M(\d+)", _path_of(code))]

    assert ["#fff", "#000"] == fills
    assert min(modules) == 4


def _path_of(code: Locator) -> str:
    return code.locator("path").get_attribute("d") or ""


@pytest.mark.browser
def test_qr_library_is_loaded_when_a_code_is_asked_for(open_page: Callable[..., Page]) -> None:
    """Whoever does not share does not pay for it."""
    page = open_page(SITE)
    with page.expect_request(re.compile(r"/vendor/qrcode\.js$")):
        loaded = "performance.getEntriesByType('resource').map((entry) => entry.name)"
        before: list[str] = page.evaluate(loaded)
        button(page, "qr").click()

    assert [] == [name for name in before if "qrcode" in name]


@pytest.mark.browser
def test_lost_library_leaves_the_address(open_page: Callable[..., Page]) -> None:
    """Without the network the address is still there to copy by hand."""
    page = open_page("en/" + SITE)
    page.route("**/vendor/qrcode.js", lambda route: route.abort())
    button(page, "qr").click()

    expect(button(page, "status")).to_contain_text("could not be made")
    expect(button(page, "address")).to_have_text(page.url)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_keyboard_opens_and_closes_the_code(open_page: Callable[..., Page], locale: str) -> None:
    """The button says whether the panel is open, and that it has opened."""
    page = open_page(PREFIXES[locale] + SITE)
    control = button(page, "qr")
    control.focus()
    page.keyboard.press("Enter")
    expect(control).to_have_attribute("aria-expanded", "true")
    expect(button(page, "status")).to_have_text(re.compile("QR"))
    expect(button(page, "status")).to_have_class(re.compile("sna-hidden"))  # the code is seen
    page.keyboard.press("Space")

    expect(control).to_have_attribute("aria-expanded", "false")
    expect(button(page, "panel")).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_open_panel_has_no_axe_violation_and_fits_the_width(
    open_page: Callable[..., Page], locale: str
) -> None:
    """Narrow and wide, light and dark; every way to share is large enough to hit."""
    page = share_with(open_page(PREFIXES[locale] + SITE), SHARES)
    button(page, "qr").click()
    button(page, "code").get_by_role("img").wait_for()
    for width, scheme in ((320, "light"), (320, "dark"), (1280, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        assert (width, scheme, []) == (width, scheme, violations(page))
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    heights = [_height(way) for way in page.locator(".sna-share .sna-share__way").all()]
    assert 5 == len(heights)
    assert min(heights) >= LEAST_TARGET_PX


def _height(control: Locator) -> float:
    box: Any = control.bounding_box()
    return float(box["height"])


@pytest.mark.browser
def test_sharing_waits_for_its_script(open_page: Callable[..., Page]) -> None:
    """No button that does nothing without JavaScript."""
    page = open_page(SITE, java_script_enabled=False)

    expect(page.locator("[data-share]")).to_be_hidden()


def open_list(open_page: Callable[..., Page], path: str) -> tuple[Page, Locator]:
    """The finder with something asked for, on a device that can share; and its count."""
    page = share_with(open_page(path), SHARES)
    expect(page.locator("[data-finder-list] .sna-card").first).to_be_visible()
    return page, page.locator("[data-finder-count]")


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_list_shares_what_was_asked_for_and_how_many(
    open_page: Callable[..., Page], locale: str
) -> None:
    """The link opens the same list; the message says what it is."""
    page, count = open_list(open_page, PREFIXES[locale] + "find/?free=1")
    button(page, "device").click()
    shared = page.evaluate("window.shared")[0]

    assert page.url == shared["url"]
    assert count.inner_text() in shared["text"].splitlines()
    assert re.search("免費|Free", shared["text"])


@pytest.mark.browser
def test_list_about_violence_shares_its_address_alone(open_page: Callable[..., Page]) -> None:
    """Whoever sees the message learns nothing from its words."""
    page, _ = open_list(open_page, "find/")
    code = page.locator("[data-finder-field=need] option").evaluate_all(
        "(options) => options.find((one) => /動手/.test(one.textContent)).value"
    )
    page.goto(f"{page.url.split('?')[0]}?need={code}")
    expect(page.locator("[data-finder-list] .sna-card").first).to_be_visible()
    button(page, "device").click()

    assert [{"title": page.title(), "url": page.url}] == page.evaluate("window.shared")
    assert "動手" not in page.title()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_words_about_violence_are_not_shared(open_page: Callable[..., Page], locale: str) -> None:
    """The link then leads to the finder without them: the other conditions stay."""
    words = {"zh": "家暴", "en": "domestic violence"}[locale]
    page, _ = open_list(open_page, f"{PREFIXES[locale]}find/?q={words}&place=kinmen/jinhu")
    expect(page.locator("[data-exit]")).to_be_visible()
    address = page.url.split("?")[0] + "?place=kinmen/jinhu"
    button(page, "device").click()
    button(page, "qr").click()
    query = urlsplit(button(page, "line").get_attribute("href") or "").query

    assert [{"title": page.title(), "url": address}] == page.evaluate("window.shared")
    assert {"url": [address]} == parse_qs(query)
    assert address == read_code(button(page, "code").get_by_role("img"))


@pytest.mark.browser
@pytest.mark.parametrize("code", ["victims", "perpetrators"])
def test_whom_violence_concerns_is_not_in_the_shared_address(
    open_page: Callable[..., Page], code: str
) -> None:
    """The form says it plainly, the address and the message do not."""
    page, _ = open_list(open_page, "en/find/")
    label = {"victims": "Victims of violence or crime", "perpetrators": "Perpetrators"}[code]
    mark = neutral("audience", code)
    page.locator("[data-finder-more] > summary").click()
    select = page.locator("select[data-finder-field=audience]")
    assert mark == select.locator("option", has_text=label).get_attribute("value")
    select.select_option(mark)
    page.wait_for_url(f"**/find/?audience={mark}")
    expect(page.locator("[data-finder-chips] button").first).to_have_text(label)
    button(page, "device").click()

    assert [{"title": page.title(), "url": page.url}] == page.evaluate("window.shared")


@pytest.mark.browser
def test_shared_address_follows_the_list(open_page: Callable[..., Page]) -> None:
    """LINE's link and the code that is shown are those of the list that is shown."""
    page, count = open_list(open_page, "find/?free=1")
    button(page, "qr").click()
    expect(button(page, "address")).to_have_text(page.url)
    before = count.inner_text()
    page.locator("[data-finder-field=q]").fill("諮商")
    expect(count).not_to_have_text(before)
    expect(button(page, "address")).to_have_text(re.compile("q="))
    query = urlsplit(button(page, "line").get_attribute("href") or "").query

    assert page.url == read_code(button(page, "code").get_by_role("img"))
    assert {"url": [page.url]} == parse_qs(query)
