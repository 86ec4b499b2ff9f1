"""The security policy, and inline code: known by its hash, or the site is not built."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from safetynet.directory import Directory
from safetynet.errors import CallError, DataError
from safetynet.settings import Settings, Tiles
from safetynet.site.files import FileWriter
from safetynet.site.guard import Guard
from safetynet.site.inline import find_code
from safetynet.site.policy import Policy, policy_of
from safetynet.text import LocalizedText


def tiles(zh: str, en: str) -> Tiles:
    """Tiles at two addresses."""
    url, attribution = LocalizedText(zh=zh, en=en), LocalizedText(zh="圖", en="Map")
    return Tiles.model_construct(url=url, attribution=attribution)  # also what settings refuse


def hash_of(text: str) -> str:
    """How a policy names a script, by the standard's own words."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_nothing_is_allowed_but_the_site_itself_and_images_of_tiles(settings: Settings) -> None:
    """Both languages' tiles; {s} stands for a subdomain; scripts never come from elsewhere."""
    laid = tiles("https://{s}.a.example/{z}/{x}/{y}", "http://b.example:8080/{z}/{x}/{y}")
    policy = policy_of(settings.model_copy(update={"tiles": laid}))

    assert (
        "default-src 'none'; script-src 'self'; style-src 'self';"
        " img-src 'self' data: https://*.a.example http://b.example:8080;"
        " connect-src 'self'; worker-src 'self'; manifest-src 'self';"
        " base-uri 'none'; form-action 'self'"
    ) == policy.meta()


def test_headers_say_who_may_frame_the_site_and_pages_do_not() -> None:
    """Browsers complain about `frame-ancestors` in a page."""
    assert "frame-ancestors" not in Policy().meta()
    assert f"{Policy().meta()}; frame-ancestors 'self'" == Policy().header()


def test_headers_besides_the_policy() -> None:
    """Word for word: nothing else would notice if one were gone or weaker."""
    assert {
        "Content-Security-Policy": Policy().header(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    } == dict(Policy().headers())


@pytest.mark.parametrize("url", ["https://a; script-src *", "/tiles/{z}", "javascript:1"])
def test_tiles_without_a_plain_host_are_refused(settings: Settings, url: str) -> None:
    """What stands there goes into the policy."""
    with pytest.raises(CallError, match=r"tiles: url"):
        policy_of(settings.model_copy(update={"tiles": tiles(url, url)}))


def test_preview_lets_mkdocs_load_pages_again() -> None:
    """`serve` puts a script of its own into each page; built sites never say this."""
    assert "'unsafe-inline'" in Policy(is_preview=True).meta()


@pytest.mark.parametrize(
    ("html", "sorts"),
    [
        ("<script>a</script>", ["script"]),
        ("<SCRIPT>a", ["script"]),
        ("<script type=module>a</script>", ["script"]),
        ("<style>a{}</style>", ["style"]),
        ('<p style="color:red">', ["attribute"]),
        ("<img/onerror=alert(1) src=x>", ["attribute"]),
        ('<a href="javascript:alert(1)">', ["link"]),
        ('<a href=" JavaScript:alert(1)">', ["link"]),
        ('<a href="java\tscript:alert(1)">', ["link"]),
        ('<a href="java&#115;cript:alert(1)">', ["link"]),
        ('<a href="&#106avascript:alert(1)">', ["link"]),
        ('<a href="javascript&colon;alert(1)">', ["link"]),
        ('<a href="javascript:alert(1)" href="#">', ["link"]),
        ('<meta http-equiv="Refresh" content="0;url=https://evil.example/">', ["active"]),
        ('<base href="https://evil.example/">', ["active"]),
        ('<iframe srcdoc="x"></iframe>', ["active"]),
        ('<iframe src="&#106;avascript:alert(1)">', ["link", "active"]),
        ("<a href=java&Tab;script:alert(1)>", ["link"]),
        ('<object data="x"></object><embed src="x">', ["active", "active"]),
        ('<h1 title="javascript:alert(1)" data-x="data:text/html,x">javascript:</h1>', []),
        ('<meta name="description" content="JavaScript: a course"><input value="vbscript:">', []),
        ('<a href="?a=1&amp;b=javascript">', []),
        ('<script src="//evil.example/assets/x.js"></script>', ["foreign"]),
        ('<script src="https://evil.example/x.js"></script>', ["foreign"]),
        ('<script src="../assets/js/page.js"></script>', []),
        ('<script type="application/ld+json">{"a": "on=1"}</script>', []),
        ('<script type="application/json">{}</script>', []),
        ("<p>&lt;script&gt; on =1, javascript: as words</p>", []),
    ],
)
def test_inline_code_is_seen(html: str, sorts: list[str]) -> None:
    """Whatever a browser would run, in any spelling; words and data are none."""
    assert sorts == [code.sort for code in find_code(html)]


def test_hand_written_page_may_have_a_script_and_no_other_page_has(
    directory: Directory, tmp_path: Path
) -> None:
    """Its hash is in the policy of that page and of the headers."""
    guard = Guard(Policy(), directory.strings)
    script = 'document.title = "字";'
    prose = f"<p>x</p><script>{script}</script><style>p {{ margin: 0 }}</style>"
    (tmp_path / "index.html").write_text(f"<main>{prose}</main>", encoding="utf-8")

    own, other = guard.policy("", prose), guard.policy("en/")
    guard.require_known(tmp_path, [""])
    assert f"script-src 'self' {hash_of(script)};" in own
    assert f"style-src 'self' {hash_of('p { margin: 0 }')};" in own
    assert "sha256" not in other
    assert hash_of(script) in Policy().header(guard.known)


@pytest.mark.parametrize(
    "prose",
    [
        '<meta http-equiv=refresh content="0;url=https://evil.example/">',
        "<base href=/x/>",
        "<iframe src=x></iframe>",
        "<object data=x></object>",
        "<embed src=x>",
        '<form action="https://evil.example/"></form>',
        '<button formaction="//evil.example/">',
    ],
)
def test_hand_written_page_takes_nobody_elsewhere(directory: Directory, prose: str) -> None:
    """No policy keeps a page from leading on by itself; the page is named in both languages."""
    with pytest.raises(DataError, match=r"(?s)頁面 about/.*<.*Page about/.*a plain link"):
        Guard(Policy(), directory.strings).policy("about/", prose)


@pytest.mark.parametrize("prose", ["data:text/html,<script>", "vbscript:10", "java\tscript:x"])
def test_link_that_runs_is_refused_in_hand_written_pages(directory: Directory, prose: str) -> None:
    """Whatever its scheme."""
    with pytest.raises(DataError, match=r"about/"):
        Guard(Policy(), directory.strings).policy("about/", f'<a href="{prose}">')


@pytest.mark.parametrize("prose", ['<p style="x">', '<p onclick="x()">', '<a href="javascript:x">'])
def test_code_without_a_hash_is_refused_in_hand_written_pages(
    directory: Directory, prose: str
) -> None:
    """The page is named in both languages, and what to write instead."""
    with pytest.raises(DataError, match=r"(?s)en/about/.*<style>.*en/about/.*<style>"):
        Guard(Policy(), directory.strings).policy("en/about/", prose)


@pytest.mark.parametrize(
    "injected",
    [
        "<script>alert(1)</script>",
        "<b onclick=x>",
        "<script src=//evil.example></script>",
        "<a href='java&#115;cript:x'>",
    ],
)
def test_code_from_the_data_stops_the_build(
    directory: Directory, tmp_path: Path, injected: str
) -> None:
    """A stamped page is never given a hash: that would bless what somebody put into a record."""
    guard = Guard(Policy(), directory.strings)
    with FileWriter(tmp_path) as writer:
        writer.write("sites/good/index.html", "<main>once upon a time=1</main>")
        writer.write("sites/bad/index.html", f"<main>{injected}</main>")

    assert ("sites/bad/index.html",) == writer.suspects
    with pytest.raises(DataError, match=r"sites/bad/index\.html"):
        guard.require_known(tmp_path, writer.suspects)
