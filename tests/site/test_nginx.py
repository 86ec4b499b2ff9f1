"""A real nginx serves the built site below /atlas/ by the file that lies in it."""

from __future__ import annotations

import http.client
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import nginx_server
import pytest
from click.testing import CliRunner
from page_kinds import PAGES, PREFIXES, path_of
from playwright.sync_api import Browser
from policy_watch import watch
from site_build import SUB_PATH

from safetynet.cli import main
from safetynet.site.hosts import write_host_files
from safetynet.site.policy import Policy
from safetynet.site.staging import room_of

pytestmark = pytest.mark.skipif(
    not nginx_server.is_there(), reason="nginx with gzip_static is missing: make setup-tests"
)
ADDRESS = f"https://example.org{SUB_PATH}"


@pytest.fixture(scope="module")
def served(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the host, without the sub-path."""
    room = tmp_path_factory.mktemp("nginx")
    # A county's server may be careful itself, and have other sites of ours beside this one.
    write_host_files("https://example.org/other/", Policy().headers(), room)
    names = (built_site / "nginx.conf", room / "nginx.conf")
    snippet = room / "all.conf"
    lines = ("server_tokens off;\n", *(f"include {name};\n" for name in names))
    snippet.write_text("".join(lines), encoding="utf-8")
    with nginx_server.serving(built_site.parent, snippet, room) as url:
        yield url


def ask(served: str, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
    """The answer as it comes, nothing followed or unpacked; its body has been read."""
    connection = http.client.HTTPConnection(urlsplit(served).netloc, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    answer.body = answer.read()  # type: ignore[attr-defined]
    connection.close()
    return answer


def test_publish_check_finds_nothing(built_site: Path, served: str) -> None:
    """The built site, and the server with the shipped file: types, headers, 404, compression."""
    command = ["publish-check", str(built_site), "--base", ADDRESS, "--lang", "en"]
    result = CliRunner().invoke(main, [*command, "--live", "--at", served + SUB_PATH])

    assert 0 == result.exit_code, result.output
    assert "files asked of the server" in result.output


def test_missing_page_comes_with_everything(built_site: Path, served: str) -> None:
    """At any depth: status 404, our page, all headers, and never a copy without its policy."""
    for path in ("gone/", "en/areas/gone/deeper/", "assets/", "data/gone.csv"):
        answer = ask(served, SUB_PATH + path)
        assert 404 == answer.status, path
        assert (built_site / "404.html").read_bytes() == answer.body, path
        assert "default-src 'none'" in answer.getheader("Content-Security-Policy", "")


@pytest.mark.parametrize(
    "name", [".nojekyll", "_headers", "_redirects", "nginx.conf", "web.config"]
)
def test_files_for_hosts_are_not_served(served: str, name: str) -> None:
    """They are nobody's business, though no secret is in them."""
    assert 404 == ask(served, SUB_PATH + name).status


def test_unfinished_site_is_not_served(built_site: Path, served: str) -> None:
    """A build works beside the site, so its folder may lie in the server's as well."""
    room = room_of(built_site)
    (room / "site").mkdir(parents=True)
    (room / "site" / "index.html").write_text("half", encoding="utf-8")
    try:
        assert 404 == ask(served, f"/{room.name}/site/").status
    finally:
        shutil.rmtree(room)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/atlas", "/atlas/"),
        ("/atlas/en", "/atlas/en/"),
        ("/atlas/zh/find/", "/atlas/find/"),
        ("/atlas/zh-TW", "/atlas/"),
    ],
)
def test_folder_without_slash_leads_to_its_page(served: str, path: str, to: str) -> None:
    """By path alone, so that it is right behind another server as well."""
    answer = ask(served, path)

    assert (301, to) == (answer.status, answer.getheader("Location"))


def test_copy_goes_out_to_those_who_can_read_it(built_site: Path, served: str) -> None:
    """The .gz made by the build is sent as it lies there; others get the file itself."""
    packed = ask(served, f"{SUB_PATH}find/", Accept_Encoding="gzip")
    plain = ask(served, f"{SUB_PATH}find/")

    assert ("gzip", "Accept-Encoding") == (
        packed.getheader("Content-Encoding"), packed.getheader("Vary"),
    )  # fmt: skip
    assert (built_site / "find" / "index.html.gz").read_bytes() == packed.body
    assert (None, (built_site / "find" / "index.html").read_bytes()) == (
        plain.getheader("Content-Encoding"), plain.body,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("", "max-age=300"),
        ("find/", "max-age=300"),
        ("sw.js", "no-cache"),
        ("assets/css/main.css", "no-cache"),
        ("data/services.csv", "no-cache"),
        (PAGES["stay-safe"], "no-store"),
        (f"en/{PAGES['stay-safe']}", "no-store"),
    ],
)
def test_each_sort_of_file_is_kept_as_long_as_it_should(served: str, path: str, kept: str) -> None:
    """Facts are asked for again soon; pages about violence leave no copy."""
    assert kept == ask(served, SUB_PATH + path).getheader("Cache-Control")


def test_head_range_and_not_modified(built_site: Path, served: str) -> None:
    """What browsers and download programs use to spare the line; nothing can be sent here."""
    path = f"{SUB_PATH}data/services.csv"
    whole = (built_site / "data" / "services.csv").read_bytes()

    head = ask(served, path, "HEAD")
    part = ask(served, path, Range="bytes=3-9")
    again = ask(served, path, If_None_Match=head.getheader("ETag", ""))
    assert (200, b"", str(len(whole))) == (head.status, head.body, head.getheader("Content-Length"))
    assert (206, whole[3:10]) == (part.status, part.body)
    assert (304, b"") == (again.status, again.body)
    assert 405 == ask(served, path, "POST").status


def test_open_data_may_be_read_by_other_sites(served: str) -> None:
    """Data, and nothing else."""
    header = "Access-Control-Allow-Origin"

    assert "*" == ask(served, f"{SUB_PATH}data/services.geojson").getheader(header)
    assert ask(served, SUB_PATH).getheader(header) is None


@pytest.mark.browser
def test_every_kind_of_page_opens_without_a_violation(chromium: Browser, served: str) -> None:
    """In both languages, from nginx, with nothing but what it sends."""
    context = chromium.new_context(service_workers="block")
    context.route("https://**", lambda route: route.abort())
    seen = watch(context)
    page = context.new_page()
    for locale in PREFIXES:
        for name in PAGES:
            path = SUB_PATH + path_of(name, locale)
            page.goto(served + path, wait_until="domcontentloaded")  # modules have run by then
    context.close()

    assert [] == seen
