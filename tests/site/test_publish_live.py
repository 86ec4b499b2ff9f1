"""What a server does wrong is told by `publish-check --live`, each fault by its own sentence."""

from __future__ import annotations

import http.server
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner
from host_headers import serving
from tiny_site import ADDRESS, write_tiny_site

from safetynet.cli import main
from safetynet.site.publish import has_problems, open_site, render
from safetynet.site.publish.code import headers
from safetynet.site.publish.live import HEADERLESS, ask_server
from safetynet.site.publish.report import catalogue
from safetynet.text import LOCALES

TYPES = {
    ".js": "text/javascript", ".webmanifest": "application/manifest+json",
    ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8", ".svg": "image/svg+xml",
}  # fmt: skip


class _Server(http.server.SimpleHTTPRequestHandler):
    """As a good server; `faults` says what it does wrong."""

    extensions_map: Mapping[str, str] = {
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        **TYPES,
    }
    protocol_version = "HTTP/1.1"
    wbufsize = 65_536  # head and body in one packet: apart, each answer takes 40 ms
    faults: frozenset[str] = frozenset()
    extra: Mapping[str, str] = {}
    site = Path()

    def do_GET(self) -> None:
        """Below /atlas/ lies the site."""
        path = self.path
        hidden = path.endswith(("/assets/", ".nojekyll", "HEAD", "_headers", "_redirects"))
        hidden = hidden or path.endswith(("nginx.conf", "web.config"))
        if "listing" in self.faults and path.endswith("/assets/"):
            self.answer(200, b"Index of /assets/")
        elif path == "/atlas" or path.endswith("/en"):
            self.redirect("/elsewhere/" if "redirect" in self.faults else f"{path}/")
        elif hidden or not Path(self.translate_path(path)).exists():
            status = 200 if "soft-404" in self.faults else 404
            body = b"other" if "bare-404" in self.faults else (self.site / "404.html").read_bytes()
            self.answer(status, body)
        elif "stale" in self.faults and path.endswith(".json"):
            self.answer(200, b"[]", "application/json")
        elif "gone" in self.faults and path.endswith(".json"):
            self.answer(404, b"")
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """The file of an address."""
        return super().translate_path(path.removeprefix("/atlas"))

    def guess_type(self, path: object) -> str:
        """What the answer says it is."""
        kind = super().guess_type(str(path))
        return "text/plain" if "types" in self.faults else kind

    def answer(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        """An answer made up here."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def redirect(self, target: str) -> None:
        """To another address."""
        self.send_response(301)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self) -> None:
        """What the site asks for."""
        if "headers" not in self.faults:
            for name, value in self.extra.items():
                self.send_header(name, value)
        if self.path.endswith("sw.js"):
            self.send_header(
                "Cache-Control", "max-age=600" if "cache" in self.faults else "no-cache"
            )
        super().end_headers()

    def version_string(self) -> str:
        """Who serves."""
        return HEADERLESS if "github" in self.faults else "test"

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, and a style sheet large enough to be compressed."""
    folder = write_tiny_site(tmp_path_factory.mktemp("live") / "atlas")
    (folder / "assets/css/main.css.gz").unlink()
    return folder


@pytest.fixture
def serve(site: Path) -> Iterator[Callable[..., str]]:
    """Start a server with faults; gives the address of the site there."""
    extra = headers(open_site(site, ADDRESS))
    with ExitStack() as servers:

        def start(*faults: str) -> str:
            facts = {"faults": frozenset(faults), "site": site, "extra": extra}
            return servers.enter_context(serving(site, _Server, **facts)) + "/atlas/"

        yield start


def codes(site: Path, url: str) -> set[str]:
    """Codes of what is found at the server; all of it can be told in both languages."""
    report = ask_server(open_site(site, ADDRESS), url, lambda _: None)
    assert all("{" not in render(report, locale) for locale in LOCALES)
    return {one.code for checked in report for one in checked.problems}


FAULTS = {
    "gone": "live-status",
    "soft-404": "live-status",
    "bare-404": "live-content",
    "stale": "live-content",
    "types": "live-type",
    "headers": "live-header",
    "cache": "live-cache",
    "redirect": "live-redirect",
    "listing": "live-public",
}


def test_good_server_is_found_good(site: Path, serve: Callable[..., str]) -> None:
    """Nothing is made up."""
    assert set() == codes(site, serve())


@pytest.mark.parametrize(("fault", "code"), FAULTS.items())
def test_fault_of_the_server_is_found(
    site: Path, serve: Callable[..., str], fault: str, code: str
) -> None:
    """Each rule has a server that breaks it."""
    assert code in codes(site, serve(fault))


def test_uncompressed_text_is_found(site: Path, serve: Callable[..., str]) -> None:
    """Small files may go as they are, large text may not."""
    large = site / "data" / "large.json"
    large.write_text("[" + "0, " * 2_000 + "0]", encoding="utf-8")
    try:
        assert {"live-not-compressed"} == codes(site, serve())
    finally:
        large.unlink()


def test_host_without_headers_is_no_reason_to_stop(site: Path, serve: Callable[..., str]) -> None:
    """GitHub Pages can set none; the policy of the pages holds there all the same."""
    report = ask_server(open_site(site, ADDRESS), serve("headers", "github"), lambda _: None)

    assert {"live-no-headers"} == {one.code for part in report for one in part.problems}
    assert not has_problems(report)


def test_server_that_is_not_there_is_told(site: Path) -> None:
    """In a sentence, and the command ends with 1."""
    command = [
        "publish-check",
        str(site),
        "--base",
        ADDRESS,
        "--live",
        "--at",
        "http://127.0.0.1:9/",
    ]
    result = CliRunner().invoke(main, command)

    assert 1 == result.exit_code
    assert "live-unreachable" in result.output


def test_every_rule_of_the_server_is_tried_here() -> None:
    """A rule that nothing fails proves nothing."""
    tried = {*FAULTS.values(), "live-not-compressed", "live-no-headers", "live-unreachable"}

    assert tried == {code for code in catalogue().rules if code.startswith("live-")}
