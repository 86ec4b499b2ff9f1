"""Files for web hosts: each as its host wants it, below a sub-path and at a root."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from host_headers import headers_for, read_rules

from safetynet.site.hosts import HOST_FILES, write_host_files
from safetynet.site.hosts.media import MEDIA_TYPES
from safetynet.site.policy import CSP, HEADERS, Policy

HOMES = {"https://example.org/atlas/": "/atlas/", "https://example.org/": "/", "": "/"}
CLOUDFLARE_LINE = 2_000
CLOUDFLARE_RULES = 100


@pytest.fixture(params=HOMES)
def home(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """The folder with the files, and the path they are for."""
    write_host_files(request.param, Policy(("https://tiles.example",)).headers(), tmp_path)
    return tmp_path, HOMES[request.param]


def test_headers_fit_netlify_and_cloudflare(home: tuple[Path, str]) -> None:
    """Their limits hold, and no answer gets a header twice: both hosts would join the values."""
    folder, base = home
    rules = read_rules(folder / "_headers")
    lines = (folder / "_headers").read_text(encoding="utf-8").splitlines()

    assert len(rules) <= CLOUDFLARE_RULES
    assert max(map(len, lines)) <= CLOUDFLARE_LINE
    for path in ("", "en/", "sw.js", "info/1a2b/", "en/info/1a2b/", "data/services.csv", "api/v1/"):
        names = [name for name, _ in headers_for(rules, base + path)]
        assert len(names) == len(set(names)), path
        assert {CSP, *HEADERS} <= set(names), path


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("sw.js", "Cache-Control", "no-cache"),
        ("info/1a2b/", "Cache-Control", "no-store"),
        ("en/info/1a2b/", "Cache-Control", "no-store"),
        ("data/services.csv", "Access-Control-Allow-Origin", "*"),
        ("api/v1/zh/sites.json", "Access-Control-Allow-Origin", "*"),
    ],
)
def test_some_answers_say_more(home: tuple[Path, str], path: str, name: str, value: str) -> None:
    """New versions are noticed, pages about violence leave no copy, open data is open."""
    folder, base = home

    assert (name, value) in headers_for(read_rules(folder / "_headers"), base + path)


def test_redirects_lead_below_the_same_path(home: tuple[Path, str]) -> None:
    """From, to, status; a rule never leads to what it catches itself."""
    folder, base = home
    lines = (folder / "_redirects").read_text(encoding="utf-8").splitlines()
    rules = [line.split() for line in lines if not line.startswith("#")]

    assert [f"{base}zh/*", f"{base}:splat", "301"] in rules
    for source, target, status in rules:
        assert source.startswith(f"{base}zh")
        assert target in {base, f"{base}:splat"}
        assert "301" == status


def test_iis_is_told_every_type_and_nothing_twice(home: tuple[Path, str]) -> None:
    """Well-formed; what is added is taken out first, because twice is error 500.19."""
    folder, base = home
    server = ET.parse(folder / "web.config").getroot().find("system.webServer")  # noqa: S314 - our own file
    assert server is not None
    static = [one for one in server.find("staticContent") if one.tag in {"remove", "mimeMap"}]

    assert ["remove", "mimeMap"] * len(MEDIA_TYPES) == [one.tag for one in static]
    assert [f".{name}" for name in MEDIA_TYPES] == [
        one.get("fileExtension") for one in static[1::2]
    ]
    headers = list(server.find("httpProtocol/customHeaders"))[1:]
    assert ["remove", "add"] * (len(headers) // 2) == [one.tag for one in headers]
    assert Policy(("https://tiles.example",)).header() == headers[1].get("value")
    missing = server.find("httpErrors/error")
    assert (f"{base}404.html", "ExecuteURL") == (missing.get("path"), missing.get("responseMode"))
    assert "false" == server.find("directoryBrowse").get("enabled")


def test_no_file_holds_a_path_of_the_machine(home: tuple[Path, str]) -> None:
    """They are published by hosts that do not know them."""
    folder, _ = home
    for name in HOST_FILES:
        text = (folder / name).read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|root|tmp|work)/|[A-Z]:\\\\", text), name
        assert str(folder) not in text


def test_site_at_a_root_has_no_redirect_to_itself(tmp_path: Path) -> None:
    """`location = /` with a redirect to / would never end."""
    write_host_files("https://example.org/", Policy().headers(), tmp_path)
    text = (tmp_path / "nginx.conf").read_text(encoding="utf-8")

    assert "location ^~ / {" in text
    assert "return 301" not in text
