"""`safetynet publish-check` finds what would be wrong with a site once it is published."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tiny_site import ADDRESS, write_tiny_site

from safetynet.cli import main
from safetynet.site.publish import check_site, files, has_problems, open_site, render
from safetynet.site.publish.report import Checked, Problem, catalogue
from safetynet.text import LOCALES, Locale

Change = Callable[[Path], object]


@pytest.fixture(scope="module")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny site without a fault, for all tests."""
    return write_tiny_site(tmp_path_factory.mktemp("tiny") / "atlas")


@pytest.fixture
def site(good_site: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return shutil.copytree(good_site, tmp_path / "atlas")


def found(site: Path) -> set[tuple[str, str]]:
    """Code and file of every problem; all of them can be told in both languages."""
    report = check_site(open_site(site, ADDRESS), lambda _: None)
    assert all("{" not in render(report, locale) for locale in LOCALES)
    return {(one.code, one.file) for checked in report for one in checked.problems}


def put(name: str, text: str | bytes) -> Change:
    """Another content for a file, or a new file."""

    def change(site: Path) -> None:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(text.encode() if isinstance(text, str) else text)

    return change


def swap(name: str, old: str, new: str) -> Change:
    """Another text in a file."""

    def change(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        assert old in text
        (site / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def drop(name: str) -> Change:
    """A file less."""
    return lambda site: (site / name).unlink()


NOISE = random.Random(1).randbytes(200_000).hex()  # noqa: S311 - no secret
FAULTS: list[tuple[str, str, Change]] = [
    ("link-broken", "index.html", swap("index.html", "#top", "gone/")),
    ("link-broken", "index.html", swap("index.html", "#top", f"{ADDRESS}gone/")),
    ("link-outside", "index.html", swap("index.html", "#top", "/other/")),
    ("link-outside", "en/index.html", swap("en/index.html", "#top", "../../other/")),
    ("anchor-missing", "index.html", swap("index.html", "#top", "en/#nowhere")),
    ("anchor-missing", "index.html", swap("index.html", "svg#mark", "svg#nowhere")),
    ("missing-page-link", "404.html", swap("404.html", '"/atlas/en/"', '"en/"')),
    ("missing-page-language", "404.html", swap("404.html", '"/atlas/en/"', '"/atlas/"')),
    ("missing-page-words", "404.html", swap("404.html", 'lang="en"', "")),
    ("file-missing", "404.html", drop("404.html")),
    ("reference-missing", "assets/css/main.css", put("assets/css/main.css", "@import 'gone.css';")),
    ("reference-missing", "assets/css/main.css", put("assets/css/main.css", "a{b:url(gone.svg)}")),
    ("reference-missing", "assets/js/page.js", drop("assets/js/other.js")),
    ("reference-missing", "assets/js/page.js", put("assets/js/page.js", 'import("./gone.js")')),
    ("reference-missing", "assets/js/other.js", put("assets/js/other.js", 'url("data/gone." + a)')),
    ("reference-missing", "sw.js", swap("sw.js", "main.css", "gone.css")),
    ("reference-missing", "sw.js", swap("sw.js", '{"zh": [""]}', '{"zh": ["gone/"]}')),
    (
        "reference-missing",
        "manifest.webmanifest",
        put("manifest.webmanifest", '{"start_url": "./", "icons": [{"src": "gone.png"}]}'),
    ),
    ("reference-missing", "assets/offline/a.json", put("assets/offline/a.json", '[["gone/", ""]]')),
    ("page-language", "en/index.html", swap("en/index.html", 'lang="en"', 'lang="zh-TW"')),
    ("twin-missing", "index.html", drop("en/index.html")),
    ("twin-switch", "en/index.html", swap("en/index.html", "hreflang=", "data-x=")),
    ("link-broken", "index.html", swap("index.html", "#top", "http://[bad")),
    ("link-local", "index.html", swap("index.html", "#top", "http://127.0.0.1:8000/find/")),
    ("link-local", "index.html", swap("index.html", "#top", "http://example.org/atlas/en/")),
    ("list-broken", "manifest.webmanifest", put("manifest.webmanifest", "[1]")),
    ("policy-missing", "en/index.html", put("en/index.html", " ")),
    (
        "policy-blocks",
        "index.html",
        swap("index.html", "<svg>", '<img src="https://cdn.example.net/x.png"><svg>'),
    ),
    (
        "policy-blocks",
        "index.html",
        swap("index.html", "<svg>", '<iframe src="//cdn.example.net/"></iframe><svg>'),
    ),
    (
        "policy-blocks",
        "en/index.html",
        swap("en/index.html", '"../assets/css/main.css', '"https://cdn.example.net/main.css'),
    ),
    (
        "policy-blocks",
        "index.html",
        swap("index.html", "</body>", '<script src="https://evil.example/x.js"></script></body>'),
    ),
    ("twin-link", "en/index.html", swap("en/index.html", '"../" hreflang', '"./" hreflang')),
    (
        "address-other",
        "index.html",
        swap("index.html", 'og:url" content="https', 'og:url" content="http'),
    ),
    (
        "address-other",
        "en/index.html",
        swap("en/index.html", 'canonical" href="', 'canonical" href="x'),
    ),
    ("canonical-missing", "en/index.html", swap("en/index.html", "canonical", "other")),
    ("base-missing", "index.html", swap("index.html", "canonical", "other")),
    (
        "base-other",
        "index.html",
        swap("index.html", 'canonical" href="https', 'canonical" href="http'),
    ),
    ("sitemap-broken", "sitemap.xml", put("sitemap.xml", "<urlset>")),
    ("file-missing", "sitemap.xml", drop("sitemap.xml")),
    ("sitemap-address", "sitemap.xml", swap("sitemap.xml", "<loc>https:", "<loc>http:")),
    ("sitemap-incomplete", "sitemap.xml", put("new/index.html", "<p>x")),
    ("hreflang-pair", "sitemap.xml", swap("sitemap.xml", 'hreflang="en"', 'hreflang="fr"')),
    ("robots-sitemap", "robots.txt", put("robots.txt", "User-agent: *\n")),
    ("policy-missing", "index.html", swap("index.html", "http-equiv", "name")),
    (
        "policy-late",
        "index.html",
        swap("index.html", "<meta http", '<script src="sw.js"></script><meta http'),
    ),
    ("policy-differs", "index.html", swap("index.html", "connect-src 'self'", "connect-src *")),
    ("policy-differs", "index.html", swap("index.html", "connect-src 'self'; ", "")),
    (
        "policy-weak",
        "index.html",
        swap("index.html", "script-src 'self'", "script-src 'unsafe-inline'"),
    ),
    ("policy-weak", "_headers", swap("_headers", "script-src 'self'", "script-src https:")),
    ("header-missing", "_headers", swap("_headers", "  X-Content-Type-Options: nosniff\n", "")),
    ("header-missing", "_headers", swap("_headers", "/atlas/*", "/*")),
    (
        "inline-code",
        "index.html",
        swap("index.html", "</body>", "<script>alert(1)</script></body>"),
    ),
    ("inline-code", "index.html", swap("index.html", "<body", '<body onload="x()"')),
    ("inline-code", "index.html", swap("index.html", "<body", '<body style="color: red"')),
    ("inline-code", "index.html", swap("index.html", "#top", "java&#10;script:alert(1)")),
    ("file-missing", "nginx.conf", drop("nginx.conf")),
    ("file-strange", "services.yaml", put("services.yaml", "x")),
    ("file-strange", ".git/HEAD", put(".git/HEAD", "x")),
    ("file-strange", "data/a.txt", lambda site: (site / "data/a.txt").symlink_to("/etc/passwd")),
    ("file-strange", "old", lambda site: (site / "old").symlink_to("/etc")),
    ("file-orphan", "data/backup.csv", put("data/backup.csv", "x")),
    ("file-orphan", "export.json", put("export.json", "{}")),
    ("file-orphan", "api/v1/zh/sites/b.json", put("api/v1/zh/sites/b.json", "{}")),
    ("copy-alone", "data/gone.csv.gz", put("data/gone.csv.gz", "x")),
    ("checksum-wrong", "data/places.json", put("data/places.json", "[]")),
    ("file-missing", "data/gone.csv", put("data/SHA256SUMS.txt", f"{'0' * 64}  gone.csv\n")),
    ("copy-stale", "assets/css/main.css.gz", put("assets/css/main.css", "a{}")),
    ("copy-stale", "assets/css/main.css.gz", put("assets/css/main.css.gz", "no gzip")),
    ("copy-stale", "index.html.br", put("index.html.br", "no brotli")),
    ("page-heavy", "index.html", put("assets/js/other.js", f"'{NOISE}'")),
]


LIMITS = {"files-many", "file-heavy", "site-heavy", "site-large"}


def test_good_site_is_found_good(site: Path) -> None:
    """Nothing is made up; what was counted is told, and the command ends with 0."""
    assert set() == found(site)

    result = CliRunner().invoke(main, ["publish-check", str(site), "--base", ADDRESS])
    assert 0 == result.exit_code, result.output
    assert "可以發布" in result.output


@pytest.mark.parametrize(("code", "file", "change"), FAULTS)
def test_fault_is_found(site: Path, code: str, file: str, change: Change) -> None:
    """Each rule has a site that it refuses, and names the file."""
    change(site)

    assert (code, file) in found(site)


def test_limits_of_hosts_are_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are worth knowing, but another host takes the site."""
    for limit in ("MOST_FILES", "LARGEST_FILE", "LARGEST_SITE", "LARGEST_OWN"):
        monkeypatch.setattr(files, limit, 20)
    (site / "index.html").write_bytes((site / "index.html").read_bytes() + b" " * 2**21)
    for name in ("x", "y", "z"):
        put(f".well-known/{name}.json", "{}")(site)

    report = check_site(open_site(site, ADDRESS), lambda _: None)
    codes = {one.code for checked in report for one in checked.problems}
    assert LIMITS == codes
    assert not has_problems(report)


def test_every_rule_of_the_folder_is_tried_here() -> None:
    """A rule that nothing fails proves nothing (live-… are tried in test_publish_live.py)."""
    tried = {code for code, *_ in FAULTS} | LIMITS

    assert tried == {code for code in catalogue().rules if not code.startswith("live-")}


@pytest.mark.parametrize(("locale", "end"), [("zh", "。"), ("en", ".")])
def test_what_to_do_is_a_sentence(locale: Locale, end: str) -> None:
    """It ends as one."""
    assert [] == [
        c for c, rule in catalogue().rules.items() if not rule.do.in_(locale).endswith(end)
    ]


def test_many_problems_of_a_sort_are_told_together() -> None:
    """Ten files by name, the rest as a number; what to do stands once."""
    problems = tuple(Problem("file-strange", f"{n}.yaml") for n in range(12))

    told = render((Checked("files", 12, problems),), "en")
    assert 10 == told.count(".yaml  ")
    assert "… and 2 more" in told
    assert 1 == told.count("→")


def test_site_for_another_address_is_told_so_and_nothing_else(site: Path) -> None:
    """The cause, once, instead of every page that it makes wrong."""
    base = "https://example.org/other/"
    result = CliRunner().invoke(main, ["publish-check", str(site), "--base", base, "--lang", "en"])

    assert 1 == result.exit_code
    assert "1 problems" in result.output
    assert f"built for {ADDRESS}, but --base says {base}" in result.output


def test_file_that_all_pages_miss_is_told_once(site: Path) -> None:
    """By one of the pages that name it, and how many others do."""
    drop("assets/js/page.js")(site)

    told = render(check_site(open_site(site, ADDRESS), lambda _: None), "en")
    assert 1 == told.count("has no file assets/js/page.js (and 1 other files)")


def test_unreadable_file_is_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check says which, and ends as a call that cannot be answered."""

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    result = CliRunner().invoke(main, ["publish-check", str(site), "--base", ADDRESS])
    assert 2 == result.exit_code
    assert ".html: Permission denied" in result.output


@pytest.mark.parametrize(
    "base", ["http://[bad", "/atlas/", "example.org", "ftp://example.org/", ADDRESS + "?x"]
)
def test_address_has_to_be_a_full_one(site: Path, base: str) -> None:
    """Links and canonical addresses cannot be judged without it."""
    result = CliRunner().invoke(main, ["publish-check", str(site), "--base", base])

    assert 2 == result.exit_code
    assert "https://example.org/atlas/" in result.output


def test_trial_address_is_for_a_live_check(site: Path) -> None:
    """Given alone it would ask nobody, and look as if it had."""
    command = ["publish-check", str(site), "--base", ADDRESS, "--at", "http://127.0.0.1:1/"]
    result = CliRunner().invoke(main, command)

    assert 2 == result.exit_code
    assert "--live" in result.output


def test_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    """One sentence says what to do first."""
    result = CliRunner().invoke(main, ["publish-check", str(tmp_path), "--base", ADDRESS])

    assert 2 == result.exit_code
    assert "safetynet build" in result.output
