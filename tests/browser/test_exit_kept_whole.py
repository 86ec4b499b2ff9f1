"""Going back to pages that the browser kept whole in memory, as phones do (bfcache).

Playwright switches that off and cannot follow it, so the pages report to a server of the test.
"""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
from chromium import ARGUMENTS, CHROMIUM
from page_kinds import quiet
from playwright.sync_api import Browser

TARGET = "https://www.cwa.gov.tw/"
ELSEWHERE = b"""<title>-</title><script>
if (!location.hash) { history.replaceState(null, "", "#x"); setTimeout(() => history.back(), 300); }
</script>"""
"""Goes back by itself, once a visit, as a curious person would."""
REPORT = """addEventListener("pageshow", (event) => {
    const said = [location.pathname, event.persisted, document.documentElement.className];
    const way = new XMLHttpRequest();
    way.open("GET", location.origin + "/report?" + said.join("|"), false);
    way.send();
})"""
WAIT_S = 20

Reports = Queue[list[str]]


@pytest.fixture
def reporting(built_site: Path) -> Iterator[tuple[str, Reports]]:
    """Address of the site, whose way out leads to another origin, and what its pages report."""
    reports: Reports = Queue()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            port = self.server.server_address[1]  # type: ignore[index]
            path, _, query = self.path.partition("?")
            if path == "/report":
                reports.put(query.split("|"))
                self.answer(b"")
            elif path == "/elsewhere/":
                self.answer(ELSEWHERE)
            elif path.endswith("/"):
                html = (built_site / path.strip("/") / "index.html").read_bytes()
                way_out = f"http://localhost:{port}/elsewhere/"
                self.answer(html.replace(TARGET.encode(), way_out.encode()))
            else:
                super().do_GET()

        def answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def translate_path(self, path: str) -> str:
            return str(built_site / path.strip("/"))

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", reports
        server.shutdown()


@pytest.mark.browser
def test_page_kept_whole_comes_back_covered_and_goes_on(
    chromium: Browser, reporting: tuple[str, Reports]
) -> None:
    """After leaving, back brings the page before out of memory: covered, and then elsewhere."""
    root, reports = reporting
    earlier = quiet("need", "sexual-violence")
    own = chromium.browser_type.launch(
        executable_path=CHROMIUM,
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    try:
        context = own.new_context(service_workers="block")
        context.add_init_script(REPORT)
        page = context.new_page()
        page.goto(root + earlier)
        page.goto(root + quiet("need", "in-danger"))
        page.locator("[data-exit-script]").wait_for()
        page.locator("[data-exit-link]").click(no_wait_after=True)
        seen = [reports.get(timeout=WAIT_S) for _ in range(5)]
    finally:
        own.close()

    assert [f"/{earlier}", "true", "sna-gone"] in seen
    assert "/elsewhere/" == seen[-1][0]
