"""Measure the finder: how long an answer takes on a slow phone, and what a first visit weighs.

Opens the built find page in Chromium with the processor slowed down four times, for the real and
for made-up data. A time counts from the choice until the page could be painted again.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import sys
import tempfile
from pathlib import Path

from build import ROOT, build, made_up_data
from chromium import ARGUMENTS, CHROMIUM
from host_headers import serving
from playwright.sync_api import Browser, Page, sync_playwright

SLOWER = 4
PHONE = {"width": 360, "height": 640}
TURNS = 5
GOALS_MS = {0: 100.0, 10_000: 300.0}
"""Records (0: the real ones) → most milliseconds for an answer."""
GOAL_KIB = 150.0
"""A first visit without the map and without the library for QR codes."""
LEFT_OUT = ("assets/maps/", "assets/vendor/", "assets/js/map", "assets/css/map", "finder-map")
STEPS = {
    "need": "select[data-finder-field=need]|money",
    "kind": "select[data-finder-field=kind]|counseling-site",
    "audience": "select[data-finder-field=audience]|parents",
    "time": "select[data-finder-field=when]|weekend",
    "place": "[data-where-township]|kinmen/jinhu",
}
"""What is chosen: a list and one of its answers."""
CHOOSE = """([selector, value]) => new Promise((resolve) => {
    const select = document.querySelector(selector);
    select.value = value;
    const start = performance.now();
    select.dispatchEvent(new Event("change", { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
})"""
TYPE = """(words) => new Promise((resolve) => {
    const count = document.querySelector("[data-finder-count]");
    const input = document.querySelector("#sna-find-q");
    const before = count.textContent;
    input.value = words;
    const start = performance.now();
    new MutationObserver((_, watch) => {
        if (count.textContent === before) return;
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
    }).observe(count, { childList: true, characterData: true, subtree: true });
    input.form.dispatchEvent(new Event("submit", { cancelable: true }));
})"""


def open_finder(browser: Browser, address: str, asked: list[str]) -> Page:
    """The find page on a slowed phone, ready; what it asks for is written into `asked`."""
    page = browser.new_context(viewport=PHONE, service_workers="block").new_page()  # type: ignore[arg-type]
    own = address.split("/find", maxsplit=1)[0]
    page.route("**/*", lambda r: r.continue_() if r.request.url.startswith(own) else r.abort())
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, timeout=120_000)
    page.locator("[data-finder-result]").wait_for(timeout=120_000)
    return page


def answer_times(page: Page) -> dict[str, float]:
    """Name of a step → median milliseconds over some turns; each starts from nothing asked for."""
    times: dict[str, list[float]] = {name: [] for name in (*STEPS, "words")}
    page.evaluate(TYPE, "諮商")  # The search index is loaded once.
    for turn in range(TURNS):
        for name, step in STEPS.items():
            _clear(page)
            times[name].append(page.evaluate(CHOOSE, step.split("|")))
        _clear(page)
        times["words"].append(page.evaluate(TYPE, ("金湖 諮商", "睡不著")[turn % 2]))
    return {name: statistics.median(of) for name, of in times.items()}


def _clear(page: Page) -> None:
    everything = page.locator(".sna-chip--all")
    if everything.count():
        everything.first.evaluate("(button) => button.click()")
        everything.wait_for(state="detached")
    page.wait_for_timeout(100)


def weights(folder: Path, address: str, asked: list[str]) -> dict[str, float]:
    """Suffix of files → compressed KiB of what a first visit asks for, without the map."""
    total: dict[str, float] = {}
    for url in dict.fromkeys(asked):
        name = url.removeprefix(address) or "index.html"
        path = folder / (f"{name}index.html" if name.endswith("/") else name)
        if path.is_file() and not any(part in name for part in LEFT_OUT):
            kib = len(gzip.compress(path.read_bytes())) / 1024
            total[path.suffix] = total.get(path.suffix, 0) + kib
    return total


def measure(browser: Browser, count: int) -> None:
    """Build, open and time one size of data (0: the real data)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        build(made_up_data(folder, count) if count else ROOT / "data", site)
        asked: list[str] = []
        with serving(site) as server:
            address = f"{server}/"
            page = open_finder(browser, f"{address}find/", asked)
            page.wait_for_load_state("networkidle")
            weight = weights(site, address, asked)
            times = answer_times(page)
            page.context.close()
    _report(count, times, weight)


def _report(count: int, times: dict[str, float], weight: dict[str, float]) -> None:
    said = "  ".join(f"{name} {ms:.0f}" for name, ms in times.items())
    slowest = max(ms for name, ms in times.items())
    print(f"{count or 'real':>7}  ms: {said}", flush=True)
    if count in GOALS_MS:
        verdict = "met" if slowest <= GOALS_MS[count] else "MISSED"
        print(f"         goal: {GOALS_MS[count]:.0f} ms: {verdict}")
    if not count:
        parts = "  ".join(f"{suffix[1:]} {kib:.1f}" for suffix, kib in sorted(weight.items()))
        verdict = "met" if sum(weight.values()) <= GOAL_KIB else "MISSED"
        print(f"         first visit, KiB: {parts}  all {sum(weight.values()):.1f}")
        print(f"         goal: {GOAL_KIB:.0f} KiB: {verdict}")


def main() -> None:
    """Print the times of each size and the weight of the real page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000])
    sizes = parser.parse_args().sizes
    if not Path(CHROMIUM).exists():
        sys.exit(f"{CHROMIUM} is missing: run `make setup-tests`.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for count in [0, *sizes]:
            measure(browser, count)
        browser.close()


if __name__ == "__main__":
    main()
