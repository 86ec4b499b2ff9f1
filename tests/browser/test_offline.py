"""Without a network: what opens, what says so, what is never kept, and how it is removed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chromium import wait_until as wait_for
from host import Host
from page_kinds import PREFIXES
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from site_build import ROOT
from test_accessibility import violations

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.site.offline import write_worker

Open = Callable[..., Page]
PLACE = "areas/kinmen/"
SITE = "sites/kinmen-jinhu-social-welfare-center/"
STAMP = re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d")
KEPT = """async (prefix) => {
  const found = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith(prefix || ""))) {
    const cache = await caches.open(name);
    found.push(...(await cache.keys()).map((request) => request.url));
  }
  return found;
}"""
IS_KEPT = "async (url) => Boolean(await caches.match(url))"
IS_GONE = "async (url) => !(await caches.match(url))"
HAS_CACHE = "(name) => caches.has(name)"
HAS_NONE_OF = "async (old) => !(await caches.keys()).some((name) => old.includes(name))"
UNTIL = """async ([condition, argument]) => {
  const isMet = (0, eval)("(" + condition + ")");
  for (const end = Date.now() + 20000; Date.now() < end; ) {
    if (await isMet(argument)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("not met: " + condition + " " + argument + " " + (await caches.keys()));
}"""
IS_NEW = """async (url) => {
  const copy = await caches.match(url);
  return copy && (await copy.text()).includes("<h1>新");
}"""
ASKED_FOR = """(() => {
  const told = (window.asked = []);
  const container = navigator.serviceWorker && ServiceWorkerContainer.prototype;
  if (!container) return;
  const { register } = container;
  const { postMessage } = ServiceWorker.prototype;
  container.register = function (...args) {
    told.push("register");
    return register.apply(this, args);
  };
  ServiceWorker.prototype.postMessage = function (message, ...more) {
    told.push(message);
    return postMessage.call(this, message, ...more);
  };
})()"""
"""Writes down in `asked` what a page asks of the worker."""
ASK_TO_KEEP = """(message) => new Promise((resolve) => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => resolve();
  navigator.serviceWorker.controller.postMessage(message, [channel.port2]);
})"""
OLD_CHROME = """{
  const ask = self.fetch;
  self.fetch = (what, how) => {
    const isRefused = what.mode === "navigate" && how;
    return isRefused ? Promise.reject(new TypeError("as before Chrome 68")) : ask(what, how);
  };
}
"""
SCOPES = """navigator.serviceWorker.getRegistrations().then(
  (all) => all.map((one) => new URL(one.scope).pathname).sort())"""
IN_ORDER = """() => {
  const names = { offlineLines: "lines", offlineStatus: "kept", offlineOthers: "others" };
  return [...document.querySelectorAll("main *")]
    .map((element) => Object.keys(names).find((name) => name in element.dataset))
    .filter(Boolean)
    .map((name) => names[name]);
}"""
"""What stands before what on the page about offline use."""
WITHOUT_REST = """(() => {
  const later = window.setTimeout;
  window.setTimeout = (act, wait, ...more) => later(act, wait === 1500 ? 0 : wait, ...more);
})()"""
"""Takes the rest after loading (offline.js) from pages where it is not what is looked at."""
NEVER_ASKED = ("api", "hsds", "*.gz", "*.br", "*.vcf")
"""What no test asks a copied host for."""
OF_MAP = r"/assets/(css|js)/(finder-)?map[\w-]*\.(css|js)$"
MOST_FIRST_VISIT = 150 * 1024


@pytest.fixture
def host(built_site: Path) -> Iterator[Host]:
    """An origin of this test's own, with the built site."""
    with Host(built_site) as host:
        yield host


@pytest.fixture
def copied_host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    """The same with a copy of the site that the test may change."""
    root = tmp_path / "site"
    shutil.copytree(built_site, root, ignore=shutil.ignore_patterns(*NEVER_ASKED))
    with Host(root) as host:
        yield host


@pytest.fixture
def shared_host(built_site: Path, tmp_path: Path) -> Iterator[Host]:
    """A host with an edition at its root, another below atlas/, and somebody else's site."""
    for entry in built_site.iterdir():
        (tmp_path / entry.name).symlink_to(entry)
    (tmp_path / "atlas").symlink_to(built_site)
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text("<body ><h1>Other</h1>", encoding="utf-8")
    with Host(tmp_path, "/") as host:
        yield host


@pytest.fixture
def new_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A fresh profile in which the worker is allowed."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        context = chromium.new_context(service_workers="allow", **options)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


def kept(page: Page, host: Host) -> set[str]:
    """Paths of everything in the caches."""
    return {url.removeprefix(host.url) for url in page.evaluate(KEPT)}


def wait_until(page: Page, condition: str, argument: object) -> None:
    """Until an asynchronous condition holds (playwright's own wait takes a promise for true)."""
    page.evaluate(UNTIL, [condition, argument])


def wait_kept(page: Page, host: Host, *paths: str) -> None:
    """Until these are in a cache."""
    for path in paths:
        wait_until(page, IS_KEPT, host.url + path)


def settled(
    context: BrowserContext, host: Host, locale: str = "zh", *, is_hurried: bool = True
) -> Page:
    """A page of somebody who has visited a county twice, so that the finder is kept."""
    if is_hurried:
        context.add_init_script(WITHOUT_REST)
    page = context.new_page()
    page.goto(host.url + PREFIXES[locale] + PLACE)
    wait_kept(page, host, PREFIXES[locale] + PLACE)
    page.reload()
    wait_kept(page, host, *(PREFIXES[locale] + path for path in ("find/", "hotlines/")))
    wait_kept(page, host, f"assets/search/{locale}.json", "assets/vendor/qrcode.js")
    return page


def rest(page: Page) -> None:
    """Let all timers of the page run out, those of its rest after loading as well."""
    page.wait_for_load_state("networkidle")
    page.clock.run_for(60_000)


def notice(page: Page):
    """The words at the top of a page that comes from the device."""
    return page.locator(".sna-kept")


# --- what opens


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_visited_page_opens_without_network_and_says_from_when(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """The very first page is kept as well; the time is Taipei's, wherever the phone is."""
    context = new_context(timezone_id="America/New_York")
    page = settled(context, host, locale)
    context.set_offline(True)
    page.goto(host.url + PREFIXES[locale] + PLACE)

    expect(notice(page)).to_contain_text({"zh": "離線：這是", "en": "Offline: this copy"}[locale])
    said = STAMP.search(notice(page).inner_text())
    taipei = "new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10)"
    assert said
    assert page.evaluate(taipei) == said.group()[:10]
    assert page.locator("main h1").is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_page_that_is_not_kept_gives_way_to_the_offline_page(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """Deep below the root: with its styles, its links, every helpline, and the list of pages."""
    page = settled(new_context(), host, locale)
    host.become("down")
    page.goto(host.url + PREFIXES[locale] + SITE)

    expect(notice(page)).to_contain_text(
        {"zh": "沒有保存在這台裝置上", "en": "is not saved on this device"}[locale]
    )
    for number in ("110", "119", "113", "1925", "1957"):
        assert page.locator(f"main a[href='tel:{number}']").first.is_visible()
    style = "getComputedStyle(document.querySelector('.sna-urgent')).backgroundColor"
    assert "rgb(143, 19, 41)" == page.evaluate(style)
    assert ["lines", "kept", "others"] == page.evaluate(IN_ORDER)
    assert page.locator("[data-offline-packs]").is_hidden()
    place = page.locator(f"[data-offline-pages] a[href='{host.url}{PREFIXES[locale]}{PLACE}']")
    expect(place).to_have_count(1)
    place.click()
    expect(page).to_have_url(host.url + PREFIXES[locale] + PLACE)


@pytest.mark.browser
def test_helplines_are_there_in_whatever_language_is_kept(
    new_context: Callable[..., BrowserContext], host: Host
) -> None:
    """Who has read Chinese and presses English without a network sees numbers, not an error."""
    page = settled(new_context(), host, "zh")
    host.become("down")
    page.goto(host.url + "en/" + PLACE)

    assert page.locator("main a[href='tel:113']").first.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_finder_answers_without_network(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """Somebody who never saw the find page finds sites in it; what was asked is not kept."""
    page = settled(new_context(), host, locale)
    host.become("down")
    words = {"zh": "金湖", "en": "Jinhu"}[locale]
    page.goto(f"{host.url}{PREFIXES[locale]}find/?q={words}")

    expect(page.locator("main").get_by_role("link", name=words).first).to_be_visible()
    assert [] == [path for path in kept(page, host) if "?" in path]


@pytest.mark.browser
def test_silent_network_gives_way_after_a_while(
    new_context: Callable[..., BrowserContext], host: Host
) -> None:
    """A network that neither answers nor fails does not keep anybody waiting for long."""
    page = settled(new_context(), host)
    host.become("silent")
    page.goto(host.url + PLACE, timeout=15_000)

    expect(notice(page)).to_contain_text("離線：這是")
    host.become("up")
    expect(notice(page)).to_contain_text("網路已恢復", timeout=40_000)


# --- what is newest


@pytest.mark.browser
def test_network_comes_first(new_context: Callable[..., BrowserContext], copied_host: Host) -> None:
    """A changed number is seen at once, though an older copy is kept."""
    page = settled(new_context(), copied_host)
    change(copied_host, PLACE, "金門", "新金門")
    page.goto(copied_host.url + PLACE)

    assert "新金門" in page.locator("h1").inner_text()
    assert 0 == notice(page).count()


@pytest.mark.browser
def test_network_comes_first_in_old_browsers(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """Chrome 64 to 67 ask for no page in another way than the browser wanted to."""
    worker = copied_host.root / "sw.js"
    worker.write_text(OLD_CHROME + worker.read_text(encoding="utf-8"), encoding="utf-8")
    page = settled(new_context(), copied_host)
    change(copied_host, PLACE, "<h1>", "<h1>新")
    page.goto(copied_host.url + PLACE)

    assert "新" in page.locator("h1").inner_text()
    page.goto(copied_host.url + "areas/penghu")  # the host sends on to areas/penghu/
    expect(page).to_have_url(copied_host.url + "areas/penghu/")
    assert 0 == notice(page).count()


@pytest.mark.browser
@pytest.mark.parametrize("is_changed", [False, True])
def test_returned_network_is_told_and_a_change_is_offered(
    new_context: Callable[..., BrowserContext], copied_host: Host, *, is_changed: bool
) -> None:
    """Nothing is reloaded under the reader's hands; after a press the page is the newest."""
    context = new_context()
    page = settled(context, copied_host)
    context.set_offline(True)
    page.goto(copied_host.url + PLACE)
    expect(notice(page)).to_contain_text("離線")
    if is_changed:
        change(copied_host, PLACE, "<h1>", "<h1>新")
    context.set_offline(False)

    if not is_changed:
        expect(notice(page)).to_contain_text("這一頁是最新的")
        return
    expect(notice(page)).to_contain_text("更新已下載")
    assert "新" not in page.locator("h1").inner_text()
    notice(page).get_by_role("button", name="重新整理").click()
    expect(page.locator("h1")).to_contain_text("新")
    assert 0 == notice(page).count()


def visited_again(page: Page, host: Host) -> Page:
    """A page opened after the last one was closed."""
    page.close()
    page = page.context.new_page()
    page.goto(host.url + "about/")
    return page


@pytest.mark.browser
def test_new_version_replaces_the_old_one_whole(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """On the next visit no script, style or page of the older version is left in any cache.

    With the rest after loading: without it every page has the old worker at work at once.
    """
    page = settled(new_context(), copied_host, is_hurried=False)
    before = set(page.evaluate("caches.keys()"))
    publish_new_version(copied_host)
    update(page, copied_host)
    shell = f"sna /atlas/ shell {listed(copied_host)['version']}"
    wait_until(page, HAS_CACHE, shell)
    # A worker is replaced once its last page is closed and it has nothing under way any more; a
    # visit that comes before, on a busy machine, keeps it.
    page = visited_again(page, copied_host)
    if page.evaluate(
        "() => navigator.serviceWorker.getRegistration().then((one) => !!one.waiting)"
    ):
        page = visited_again(page, copied_host)
    wait_until(page, HAS_NONE_OF, sorted(before))

    css = "caches.match(document.querySelector(\"link[href*='css/main.css']\").href)"
    assert "version two" in page.evaluate(f"{css}.then((answer) => answer.text())")
    assert PLACE not in kept(page, copied_host)
    wait_kept(page, copied_host, "find/", "assets/search/zh.json")
    copied_host.become("down")
    page.goto(copied_host.url + "find/")
    assert "第二版" in page.locator("h1").inner_text()


@pytest.mark.browser
def test_change_of_data_alone_leaves_visited_pages(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """Pages are dropped when they would not fit the scripts, not with every correction."""
    page = settled(new_context(), copied_host)
    change(copied_host, "hotlines/", "</h1>", " 更新</h1>")
    renew_worker(copied_host)
    update(page, copied_host)
    shell = f"sna /atlas/ shell {listed(copied_host)['version']}"
    wait_until(page, HAS_CACHE, shell)

    assert PLACE in kept(page, copied_host)


# --- what is never kept


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_pages_about_violence_are_never_kept(
    new_context: Callable[..., BrowserContext],
    host: Host,
    directory: Directory,
    locale: str,
) -> None:
    """Visited first, or later under the worker: no cache has them, and offline they are shut."""
    paths = violent(directory, locale)
    context = new_context()
    context.add_init_script(ASKED_FOR)
    page = context.new_page()
    page.clock.install()
    for path, asked in ((paths[0], []), (PREFIXES[locale] + PLACE, ["register"])):
        page.goto(host.url + path)
        rest(page)
        assert asked == page.evaluate("asked.slice(0, 1)")

    page = settled(new_context(), host, locale)
    for path in paths:
        page.goto(host.url + path)
        page.wait_for_load_state("networkidle")
    page.goto(host.url + PREFIXES[locale] + "about/")
    wait_kept(page, host, PREFIXES[locale] + "about/")
    assert [] == [path for path in kept(page, host) if "info/" in path]
    host.become("down")
    page.goto(host.url + paths[0])
    expect(page.locator("main a[href='tel:113']").first).to_be_visible()


@pytest.mark.browser
def test_faults_are_never_kept_as_pages(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """Not found, a broken server, a way on to another address; a broken server shows the copy."""
    page = settled(new_context(), copied_host)
    page.goto(copied_host.url + "nowhere/")
    page.goto(copied_host.url + "areas/penghu")  # the host sends on to areas/penghu/
    expect(page).to_have_url(copied_host.url + "areas/penghu/")
    copied_host.become("broken")
    page.goto(copied_host.url + "areas/changhua/")
    page.goto(copied_host.url + PLACE)
    expect(notice(page)).to_contain_text("離線：這是")

    found = kept(page, copied_host)
    assert set() == found & {"nowhere/", "areas/penghu", "areas/changhua/"}
    assert PLACE in found


@pytest.mark.browser
def test_page_that_is_gone_is_let_go(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """What the site no longer says, the device does not say either."""
    page = settled(new_context(), copied_host)
    shutil.rmtree(copied_host.file(PLACE).parent)
    page.goto(copied_host.url + PLACE)

    wait_until(page, IS_GONE, copied_host.url + PLACE)
    assert PLACE not in kept(page, copied_host)


@pytest.mark.browser
def test_other_hosts_are_left_alone(
    new_context: Callable[..., BrowserContext], host: Host, built_site: Path
) -> None:
    """What another host is asked for does not pass through the worker and is not kept.

    The policy, which lets nothing be asked there, is switched off for this.
    """
    with Host(built_site) as other:
        page = settled(new_context(bypass_csp=True), host)
        page.reload()
        address = other.url + "assets/icons/favicon.svg"
        page.evaluate("(url) => fetch(url, {mode: 'no-cors'})", address)

        assert [200] == [status for _, status in other.asked]
        assert address not in page.evaluate(KEPT)


@pytest.mark.browser
def test_saved_data_is_respected(new_context: Callable[..., BrowserContext], host: Host) -> None:
    """Who saves data gets the shell and the pages visited, not the finder unasked."""
    context = new_context()
    context.add_init_script(
        "Object.defineProperty(navigator.connection, 'saveData', {get: () => true})"
    )
    context.add_init_script(ASKED_FOR)
    page = context.new_page()
    page.goto(host.url + PLACE)
    wait_kept(page, host, PLACE)
    page.goto(host.url + SITE)
    wait_kept(page, host, SITE, "offline/")
    wait_for(page, "asked.length > 1")

    assert page.evaluate("asked[1].more") is False
    assert set() == kept(page, host) & {"find/", "assets/search/zh.json"}


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_first_visit_of_the_finder_stays_light(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """The page and all that the worker keeps besides, compressed, without the map."""
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{host.url}{PREFIXES[locale]}find/")
    page.wait_for_load_state("networkidle")
    # The worker asks for the page itself last.
    wait_kept(page, host, f"{PREFIXES[locale]}offline/", f"{PREFIXES[locale]}find/")

    assert host.sent(but=OF_MAP) <= MOST_FIRST_VISIT


# --- counties kept whole


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_county_is_kept_whole(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """The size is said before; afterwards each page of the list opens without a network.

    In English every tenth is opened: what keeps and opens them is the same.
    """
    page = settled(new_context(), host, locale)
    page.goto(f"{host.url}{PREFIXES[locale]}offline/")
    pack = page.locator(f"[data-pack='kinmen.{locale}']")
    expect(pack.locator("[data-pack-state]")).to_contain_text(re.compile(r"\d\.\d MB"))
    pack.locator("[data-pack-keep]").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text(
        {"zh": "都已保存", "en": "are saved"}[locale]
    )
    expect(pack.locator("[data-pack-state]")).to_contain_text(STAMP)

    host.become("down")
    for path, _ in pages_of_pack(host, f"kinmen.{locale}")[:: {"zh": 1, "en": 10}[locale]]:
        page.goto(host.url + path, wait_until="domcontentloaded")
        assert page.locator("body[data-kept]").count() == 1, path


@pytest.mark.browser
def test_without_network_downloads_are_not_offered(
    new_context: Callable[..., BrowserContext], host: Host
) -> None:
    """Said once; a county that is on the device can still be removed."""
    page = settled(new_context(), host)
    page.goto(host.url + "offline/")
    assert ["kept", "lines", "others"] == page.evaluate(IN_ORDER)
    pack = page.locator("[data-pack='kinmen.zh']")
    pack.locator("[data-pack-keep]").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text("都已保存")
    host.become("down")
    page.goto(host.url + "offline/")

    expect(page.locator("[data-offline-sizes]")).to_contain_text("有網路時")
    expect(page.locator("[data-pack]:visible")).to_have_count(1)
    pack.get_by_role("button", name="移除").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text("已移除")


@pytest.mark.browser
def test_county_is_paused_continued_asked_twice_and_removed(
    new_context: Callable[..., BrowserContext], host: Host
) -> None:
    """Nothing is fetched a second time."""
    page = settled(new_context(), host)
    page.goto(host.url + "offline/")
    pack = page.locator("[data-pack='changhua.zh']")
    pages = pages_of_pack(host, "changhua.zh")
    pause_after(page, 20)
    pack.locator("[data-pack-keep]").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text("已暫停")
    assert 20 <= pages_in_pack(page, "changhua.zh") < len(pages)

    host.asked.clear()
    rest = len(pages) - pages_in_pack(page, "changhua.zh")
    pack.get_by_role("button", name="繼續").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text("都已保存")
    assert rest == asked_pages(host)

    host.asked.clear()
    pack.get_by_role("button", name="更新").click()
    expect(pack.locator("[data-pack-keep]")).to_be_focused()
    assert 0 == asked_pages(host)

    pack.get_by_role("button", name="移除").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text("已移除")
    assert not page.evaluate("caches.has('sna /atlas/ pack changhua.zh')")


@pytest.mark.browser
def test_full_device_is_told_and_what_is_there_stays(
    new_context: Callable[..., BrowserContext], host: Host
) -> None:
    """A browser without room refuses; the reader hears it."""
    page = settled(new_context(), host)
    page.goto(host.url + "offline/")
    page.evaluate("""() => {
      const put = Cache.prototype.put;
      let count = 0;
      Cache.prototype.put = function (...args) {
        count += 1;
        if (count <= 10) return put.apply(this, args);
        return Promise.reject(new DOMException("", "QuotaExceededError"));
      };
    }""")
    pack = page.locator("[data-pack='kinmen.zh']")
    pack.locator("[data-pack-keep]").click()

    expect(pack.locator("[data-pack-status]")).to_contain_text("空間不夠")
    assert 10 == pages_in_pack(page, "kinmen.zh")


@pytest.mark.browser
def test_old_pack_is_refreshed_on_a_visit(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """A day later, any page of the site brings the changed pages up to date, and only those."""
    context = new_context()
    page = settled(context, copied_host)
    page.goto(copied_host.url + "offline/")
    pack = page.locator("[data-pack='kinmen.zh']")
    pack.locator("[data-pack-keep]").click()
    expect(pack.locator("[data-pack-status]")).to_contain_text("都已保存")
    change(copied_host, SITE, "<h1>", "<h1>新")
    path = copied_host.root / "assets/offline/kinmen.zh.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(rf'("{SITE}",)"\w+"', r'\1"changed"', text), encoding="utf-8")

    copied_host.asked.clear()
    refresh = "(root) => import(root + 'assets/js/offline-pack.js').then((it) => it.refreshPacks())"
    page.evaluate(refresh, copied_host.url)
    assert 0 == asked_pages(copied_host, SITE)  # younger than a day
    page.add_init_script("const now = Date.now; Date.now = () => now() + 2 * 86400000;")
    page.goto(copied_host.url + "about/")
    wait_until(page, IS_NEW, copied_host.url + SITE)
    assert 1 == asked_pages(copied_host, SITE)
    assert 0 == asked_pages(copied_host, "areas/kinmen/jinhu/")


# --- off and on


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_one_press_turns_it_off_for_good_and_one_on_again(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """Off: no cache, no worker, also on the next page. On: kept again."""
    context = new_context()
    context.add_init_script(ASKED_FOR)
    page = settled(context, host, locale)
    offline = f"{host.url}{PREFIXES[locale]}offline/"
    page.clock.install()
    page.goto(offline)
    page.locator("[data-offline-toggle]").click()
    expect(page.locator("[data-offline-toggled]")).not_to_be_empty()
    page.goto(host.url + PREFIXES[locale] + PLACE)
    rest(page)
    assert [[], [], []] == [page.evaluate(them) for them in ("asked", "caches.keys()", SCOPES)]

    page.goto(offline)
    expect(page.locator("[data-offline]")).to_be_hidden()
    expect(page.locator("[data-offline-toggled]")).not_to_be_empty()
    expect(page.locator("[data-offline-seen-by]")).to_be_hidden()
    page.locator("[data-offline-toggle]").click()
    expect(page.locator("[data-offline]")).to_be_visible()
    wait_kept(page, host, PREFIXES[locale] + "hotlines/")


@pytest.mark.browser
def test_quick_exit_leaves_nothing_behind(
    new_context: Callable[..., BrowserContext], host: Host, directory: Directory
) -> None:
    """Neither caches nor worker, and the worker under way stores nothing again."""
    context = new_context()
    context.add_init_script(ASKED_FOR)
    page = settled(context, host)
    other = context.new_page()
    other.goto(host.url + PLACE)
    wait_for(other, "asked.length > 1")  # it asks for what is to be kept
    context.route("https://www.cwa.gov.tw/**", lambda route: route.fulfill(body="weather"))
    page.goto(host.url + violent(directory, "zh")[0])
    page.locator("[data-exit-link]").first.click(no_wait_after=True)
    page.wait_for_url("https://www.cwa.gov.tw/**")

    other.evaluate(ASK_TO_KEEP, {"type": "keep", "locale": "zh", "path": PLACE, "more": True})
    assert [] == other.evaluate("caches.keys()")
    assert [] == other.evaluate(SCOPES)


@pytest.mark.browser
def test_sites_of_one_host_leave_each_other_alone(
    new_context: Callable[..., BrowserContext], shared_host: Host, directory: Directory
) -> None:
    """Turned off below, left quickly at the root: each clears and switches its own only."""
    context = new_context()
    page = settled(context, shared_host)
    page.goto(shared_host.url + "atlas/" + PLACE)
    wait_kept(page, shared_host, "atlas/" + PLACE)
    assert ["/", "/atlas/"] == page.evaluate(SCOPES)
    assert not [url for url in page.evaluate(KEPT, "sna / ") if "/atlas/" in url]

    context.route("https://www.cwa.gov.tw/**", lambda route: route.fulfill(body="weather"))
    page.goto(shared_host.url + violent(directory, "zh")[0])
    page.locator("[data-exit-link]").first.click(no_wait_after=True)
    page.wait_for_url("https://www.cwa.gov.tw/**")
    page.goto(shared_host.url + "robots.txt")
    assert ["/atlas/"] == page.evaluate(SCOPES)
    assert {"sna /atlas/"} == prefixes_of_caches(page)

    settled(context, shared_host)
    page.goto(shared_host.url + "atlas/offline/")
    page.locator("[data-offline-toggle]").click()
    expect(page.locator("[data-offline-toggled]")).not_to_be_empty()
    assert ["/"] == page.evaluate(SCOPES)
    assert {"sna /"} == prefixes_of_caches(page)
    assert ["sna-offline /atlas/"] == page.evaluate("Object.keys(localStorage)")
    page.goto(shared_host.url + "offline/")
    expect(page.locator("[data-offline]")).to_be_visible()


@pytest.mark.browser
def test_worker_at_a_root_leaves_other_sites_alone(
    new_context: Callable[..., BrowserContext], shared_host: Host
) -> None:
    """Pages of somebody else below the root are neither kept nor answered for."""
    page = settled(new_context(), shared_host)
    for _ in range(2):
        page.goto(shared_host.url + "other/")
    page.goto(shared_host.url + "about/")
    wait_kept(page, shared_host, "about/")
    assert "other/" not in kept(page, shared_host)
    shared_host.become("down")
    page.goto(shared_host.url + SITE)
    expect(notice(page)).to_contain_text("沒有保存在這台裝置上")
    with pytest.raises(Error, match="ERR_EMPTY_RESPONSE"):
        page.goto(shared_host.url + "other/?new")  # the browser's own cache may have "other/"


@pytest.mark.browser
def test_page_that_is_not_ours_is_not_kept(
    new_context: Callable[..., BrowserContext], copied_host: Host
) -> None:
    """Whatever a host or a network shows in place of a page, e.g. a form to log in."""
    page = settled(new_context(), copied_host)
    copied_host.file(SITE).write_text("<!doctype html><body ><h1>Log in</h1>", encoding="utf-8")
    page.goto(copied_host.url + SITE)
    page.goto(copied_host.url + "about/")
    wait_kept(page, copied_host, "about/")

    assert SITE not in kept(page, copied_host)


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_browser_that_cannot_is_told_and_works_as_before(open_page: Open, locale: str) -> None:
    """Without service workers (private window, insecure address) nothing fails."""
    page = open_page(PREFIXES[locale])
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.clock.install()
    page.reload()
    rest(page)
    page.goto(page.url + "offline/")

    expect(page.locator("[data-offline-not]")).to_be_visible()
    expect(page.locator("[data-offline]")).to_be_hidden()
    assert [] == page.problems  # type: ignore[attr-defined]


# --- for everybody


@pytest.mark.browser
@pytest.mark.parametrize("locale", PREFIXES)
def test_offline_pages_have_no_axe_violation(
    new_context: Callable[..., BrowserContext], host: Host, locale: str
) -> None:
    """The page in use, a page from the device, and the page in place of another."""
    page = settled(new_context(), host, locale)
    for mode, path in (("up", "offline/"), ("down", PLACE), ("down", SITE)):
        host.become(mode)
        page.goto(host.url + PREFIXES[locale] + path)
        if mode == "down":
            expect(notice(page)).not_to_be_empty()
        else:
            expect(page.locator("[data-pack-keep]").first).to_be_visible()
        for width, scheme in ((320, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert (path, width, []) == (path, width, violations(page))
            assert page.evaluate("document.documentElement.scrollWidth") <= width


# --- small things


def violent(directory: Directory, locale: str) -> list[str]:
    """A need, a kind and a record about violence."""
    words = directory.vocabulary
    need = next(code for code, need in words.needs.items() if need.quick_exit)
    kind = next(code for code, kind in words.kinds.items() if kind.quick_exit)
    record = next(r for r in directory.records if words.kinds[r.kind].quick_exit)
    return [
        addresses.need(directory, locale, need),
        addresses.kind(directory, locale, kind),
        addresses.site(directory, locale, record.id),
    ]


def change(host: Host, path: str, old: str, new: str) -> None:
    """Publish a page with other words in its first heading."""
    file = host.file(path)
    html = file.read_text(encoding="utf-8")
    at = html.index("<h1")
    assert old in html[at:]
    file.write_text(html[:at] + html[at:].replace(old, new, 1), encoding="utf-8")


def update(page: Page, host: Host) -> None:
    """Open a page and have the browser look for a new version now, not a little later."""
    page.goto(host.url + "about/")
    page.evaluate("navigator.serviceWorker.getRegistration().then((found) => found.update())")


def renew_worker(host: Host) -> None:
    """Write the worker of the changed site."""
    shutil.copy(ROOT / "overrides/sw.js", host.root / "sw.js")
    write_worker(host.root)


def publish_new_version(host: Host) -> None:
    """Another style sheet and another find page."""
    css = host.root / "assets/css/main.css"
    css.write_text(css.read_text(encoding="utf-8") + "/* version two */", encoding="utf-8")
    change(host, "find/", "</h1>", " 第二版</h1>")
    renew_worker(host)


def listed(host: Host) -> dict[str, object]:
    """The worker's list."""
    script = (host.root / "sw.js").read_text(encoding="utf-8")
    found = re.search(r"^const LIST = (.*);$", script, re.MULTILINE)
    assert found
    return json.loads(found.group(1))


def pages_of_pack(host: Host, name: str) -> list[list[str]]:
    """[path, mark] of a county's pages."""
    path = host.root / f"assets/offline/{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def pages_in_pack(page: Page, name: str) -> int:
    """How many pages of it are on the device."""
    count = "async (name) => (await (await caches.open(name)).keys()).length"
    return page.evaluate(count, f"sna /atlas/ pack {name}")


def pause_after(page: Page, count: int) -> None:
    """Press the pause button when so many pages have come."""
    page.evaluate(
        """(count) => {
          const bar = document.querySelector("[data-pack='changhua.zh'] [data-pack-bar]");
          const stop = document.querySelector("[data-pack='changhua.zh'] [data-pack-stop]");
          const watch = new MutationObserver(() => {
            if (bar.value < count) return;
            watch.disconnect();
            stop.click();
          });
          watch.observe(bar, {attributes: true});
        }""",
        count,
    )


def prefixes_of_caches(page: Page) -> set[str]:
    """Which sites of the host have caches: what stands first in their names."""
    return {" ".join(name.split()[:2]) for name in page.evaluate("caches.keys()")}


def asked_pages(host: Host, path: str = "") -> int:
    """How many pages the host was asked for (those that end in `path`)."""
    return sum(asked.endswith(path or "/") for asked, _ in host.asked)
