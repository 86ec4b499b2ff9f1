"""Addresses asked of a machine that misbehaves: each fault has its name, none stops the check."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import ipaddress
import ssl
from collections.abc import Iterator
from email.utils import format_datetime

import pytest
import trustme
from misbehaving import OK, Behave, Server, by_method, drips, in_turn, says, sends, serving, silent

from safetynet.staff.outlinks.follow import ask
from safetynet.staff.outlinks.manners import Manners
from safetynet.staff.outlinks.outcome import Outcome, Verdict
from safetynet.staff.outlinks.public import is_public
from safetynet.staff.outlinks.request import Asker, tls_fault, wait_of

HASTY = Manners(
    "Test/1 (+https://atlas.test/)",
    pause_s=0,
    connect_s=0.15,
    read_s=0.15,
    total_s=0.3,
    back_off_s=0.01,
    longest_wait_s=0.05,
    is_private_asked=True,
    trusted=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
)
"""As in earnest, only faster."""
CALM = dataclasses.replace(HASTY, connect_s=5, read_s=5, total_s=10)
"""Where questions are counted, a slow machine must not add any."""


def asked(url: str, manners: Manners = HASTY) -> Outcome:
    """What becomes of one address."""

    async def one() -> Outcome:
        async with Asker(manners) as asker:
            return await ask(asker, url)

    return asyncio.run(one())


@pytest.fixture
def server() -> Iterator[Server]:
    """A machine that knows no page yet."""
    with serving({}) as running:
        yield running


def outcome_of(server: Server, behave: Behave) -> tuple[str, int, str]:
    """Verdict, status and detail of a page that behaves so."""
    server.behaviours["/page"] = behave
    found = asked(server.url("/page"))
    return found.verdict.value, found.status, found.detail


ENDLESS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    ("behave", "expected"),
    [
        (sends(OK), ("fine", 200, "")),
        (by_method(says(405), sends(OK)), ("fine", 200, "")),
        (by_method(says(404), sends(OK)), ("fine", 200, "")),
        (by_method(sends(b""), sends(OK)), ("fine", 200, "")),
        (says(416), ("fine", 416, "")),
        (says(404), ("gone", 404, "")),
        (says(410), ("gone", 410, "")),
        (says(401), ("refuses", 401, "")),
        (says(403), ("refuses", 403, "")),
        (says(451), ("refuses", 451, "")),
        (says(999), ("refuses", 999, "")),
        (says(500), ("trouble", 500, "status")),
        (says(501), ("trouble", 501, "status")),
        (says(301), ("trouble", 301, "nowhere")),
        (says(302, Location="mailto:a@b.test"), ("trouble", 302, "nowhere")),
        (says(302, Location="http://[broken"), ("trouble", 302, "nowhere")),
        (says(302, Location="/page"), ("trouble", 302, "circle")),
        (silent, ("trouble", 0, "timeout")),
        (drips(b"HTTP/1.1 200 OK\r\nX-Slow: ", b"z"), ("trouble", 0, "timeout")),
        (sends(b""), ("trouble", 0, "broken")),
        (sends(b"no web at all\r\n\r\n"), ("trouble", 0, "broken")),
        (sends(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n"), ("trouble", 0, "broken")),
        (by_method(says(405), drips(ENDLESS, b"5\r\nhello\r\n")), ("fine", 200, "")),
        (by_method(says(405), sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx")),
         ("fine", 200, "")),
        (by_method(says(405), sends(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nlonger")),
         ("fine", 200, "")),
    ],
)  # fmt: skip
def test_each_behaviour_has_its_name(
    server: Server, behave: Behave, expected: tuple[str, int, str]
) -> None:
    """What says no to programs is not dead; what is in trouble is not gone; nothing hangs."""
    assert expected == outcome_of(server, behave)


def test_trouble_that_passes_is_forgiven(server: Server) -> None:
    """Asked again after a rest: 500, then fine."""
    assert ("fine", 200, "") == outcome_of(server, in_turn(says(500), says(502), sends(OK)))
    assert ("fine", 200, "") == outcome_of(server, in_turn(says(429, Retry_After="0"), sends(OK)))


def test_trouble_that_stays_is_asked_thrice(server: Server) -> None:
    """By HEAD and by GET, three times; a page that is gone, once."""
    server.behaviours |= {"/page": says(500), "/gone": says(404)}
    asked(server.url("/page"), CALM)
    assert 6 == len(server.asked)
    asked(server.url("/gone"), CALM)
    assert [("HEAD", "/gone"), ("GET", "/gone")] == server.asked[6:]


def test_who_wants_a_long_rest_is_left_alone(server: Server) -> None:
    """Retry-After beyond our patience: no further question; it refuses, and is not dead."""
    assert ("refuses", 429, "") == outcome_of(server, says(429, Retry_After="3600"))
    assert [("HEAD", "/page")] == server.asked


def test_retry_after_is_seconds_or_a_date() -> None:
    """Both forms; nonsense is as if it were not there."""
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=100)

    assert 7 == wait_of("7")
    assert 90 < (wait_of(format_datetime(soon, usegmt=True)) or 0) <= 100
    assert 0 == wait_of("Mon, 01 Jan 2001 00:00:00 GMT")
    assert (None, None) == (wait_of(""), wait_of("soon"))


def test_refused_connection_and_unknown_names_are_told_apart(server: Server) -> None:
    """Nobody listens; no such name; names cannot be looked up just now."""
    server.stop.set()
    with serving({}) as gone:
        port = gone.port

    assert "refused" == asked(f"http://county.test:{port}/").detail
    assert Verdict.NO_HOST is asked("http://no-such-name.lan/").verdict
    assert "names" == asked("http://slow-names.lan/").detail


@pytest.mark.parametrize(
    "url",
    [
        "",
        "county.test",
        "ftp://county.test/",
        "javascript:alert(1)",
        "http://",
        "//x.test/",
        "http://a b/",
        "http://[b/",
        "http://a.test:99999/",
        "http://xn--/",
        "http://a.test/\x00",
    ],
)
def test_what_is_no_address_is_not_asked(url: str) -> None:
    """It must be mended in the data."""
    assert Verdict.NO_ADDRESS is asked(url).verdict


def test_redirects_are_followed_and_told(server: Server) -> None:
    """For good: the new address, as far as it is for good. For now: nothing to say."""
    server.behaviours |= {
        "/new": sends(OK),
        "/for-good": says(301, Location="/between"),
        "/between": says(308, Location="/new"),
        "/for-now": says(302, Location="/new"),
        "/mixed": says(301, Location="/for-now"),
        "/lost": says(301, Location="/nothing"),
    }

    def found(path: str) -> tuple[str, str]:
        outcome = asked(server.url(path))
        return outcome.verdict.value, outcome.final

    assert ("moved", server.url("/new")) == found("/for-good")
    assert ("fine", server.url("/new")) == found("/for-now")
    assert ("moved", server.url("/for-now")) == found("/mixed")
    assert ("gone", "") == found("/lost")


def test_page_that_leads_home_is_noted(server: Server) -> None:
    """A deep page that ends at the front door is most likely gone; the door itself is fine."""
    server.behaviours |= {
        "/": says(302, Location="/index.aspx"),
        "/index.aspx": sends(OK),
        "/news/7": says(301, Location="/"),
    }

    assert Verdict.HOME is asked(server.url("/news/7")).verdict
    assert Verdict.FINE is asked(server.url("/")).verdict


def test_circle_that_a_cookie_ends_is_none(server: Server) -> None:
    """Some machines redirect until they are told again what they said; only they are."""
    server.behaviours["/page"] = lambda machine, call: (
        sends(OK) if "seen=1" in call.headers.get("cookie", "")
        else says(302, Location="/page", Set_Cookie="seen=1; Path=/")
    )(machine, call)  # fmt: skip
    server.behaviours["/out"] = says(
        302, Location=server.url("/other", "b.test"), Set_Cookie="mine=1"
    )
    server.behaviours["/other"] = sends(OK)

    assert Verdict.FINE is asked(server.url("/page")).verdict
    asked(server.url("/out"))
    assert "cookie" not in server.calls[-1].headers


def test_cookie_that_cannot_be_said_again_is_dropped(server: Server) -> None:
    """Bytes beyond ASCII, which no header may hold; the others are told again."""
    server.behaviours["/page"] = says(302, Location="/next", Set_Cookie="\xe9=\xe9")
    server.behaviours["/next"] = sends(OK)

    assert Verdict.FINE is asked(server.url("/page")).verdict
    assert "cookie" not in server.calls[-1].headers


def test_too_many_redirects_end(server: Server) -> None:
    """Each to another page, without end."""
    for n in range(30):
        server.behaviours[f"/{n}"] = says(302, Location=f"/{n + 1}")

    assert "circle" == asked(server.url("/0")).detail
    assert HASTY.redirects + 1 == len(server.asked)


def test_machine_is_told_who_asks(server: Server) -> None:
    """The name of the program and where to find us; the name of the host as in the address."""
    server.behaviours["/page"] = by_method(says(405), sends(OK))
    asked(f"http://user:secret@county.test:{server.port}/page#part")
    head, get = server.calls

    assert "Test/1 (+https://atlas.test/)" == head.headers["user-agent"]
    assert f"county.test:{server.port}" == head.headers["host"]
    assert "bytes=0-1023" == get.headers["range"]
    assert "authorization" not in get.headers


PUBLIC = dataclasses.replace(HASTY, is_private_asked=False)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "router.lan", "mixed.lan", "169.254.169.254", "[::1]", "[::ffff:10.0.0.1]"],
)
def test_nobodys_own_network_is_asked(server: Server, host: str) -> None:
    """A record could name a machine inside the network that the check runs in."""
    assert Verdict.NOT_PUBLIC is asked(f"http://{host}:{server.port}/", PUBLIC).verdict
    assert [] == server.asked


def test_redirect_into_a_private_network_is_not_followed(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step is looked at, not only the first."""
    server.behaviours["/page"] = says(302, Location=f"http://router.lan:{server.port}/admin")
    monkeypatch.setattr(
        "safetynet.staff.outlinks.request.is_public", lambda text: text == "127.0.0.1"
    )

    assert Verdict.NOT_PUBLIC is asked(server.url("/page"), PUBLIC).verdict
    assert 1 == len(server.asked)


def test_public_addresses_are_known() -> None:
    """Also those that are written inside of others."""
    nat64 = ipaddress.ip_address("64:ff9b::") + int(ipaddress.ip_address("10.0.0.1"))
    private = ["10.1.2.3", "100.64.0.1", "0.0.0.0", "224.0.0.1", "fe80::1%eth0", "fc00::1"]  # noqa: S104
    private += [str(nat64), "::127.0.0.2", "2002:0a00:0001::", "::ffff:192.168.0.1"]

    assert [] == [one for one in private if is_public(one)]
    assert all(map(is_public, ("8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8")))


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """An authority that the asker trusts."""
    return trustme.CA()


def tls(authority: trustme.CA, name: str = "county.test", **dates: dt.datetime) -> ssl.SSLContext:
    """A server's side with a certificate for a name."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name, **dates).configure_cert(context)
    return context


def own_signature() -> ssl.SSLContext:
    """A certificate that is its own authority."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    own = trustme.CA()
    with own.private_key_pem.tempfile() as key, own.cert_pem.tempfile() as certificate:
        context.load_cert_chain(certificate, key)
    return context


@pytest.mark.parametrize("fault", ["", "expired", "not-yet", "name", "chain", "self-signed"])
def test_certificates_are_told_by_what_is_wrong(authority: trustme.CA, fault: str) -> None:
    """A visitor's browser would warn, or open it all the same: the sentence says which."""
    now, day = dt.datetime.now(dt.UTC), dt.timedelta(days=1)
    contexts = {
        "": lambda: tls(authority),
        "expired": lambda: tls(authority, not_before=now - 9 * day, not_after=now - day),
        "not-yet": lambda: tls(authority, not_before=now + day, not_after=now + 9 * day),
        "name": lambda: tls(authority, "other.test"),
        "chain": lambda: tls(trustme.CA()),
        "self-signed": own_signature,
    }
    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    with serving({"/": sends(OK)}, contexts[fault]()) as server:
        url = server.url("/", scheme="https")
        found = asked(url, dataclasses.replace(HASTY, trusted=trusted, total_s=5, connect_s=4))

    assert ("tls" if fault else "fine", fault) == (found.verdict.value, found.detail)


def test_encryption_of_long_ago_is_named(server: Server) -> None:
    """By OpenSSL's own words for it; a machine that knows no encryption at all is another thing."""
    old = ssl.SSLError(1, "[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol")
    old.reason = "UNSUPPORTED_PROTOCOL"
    server.behaviours["/"] = sends(OK)

    assert "old" == tls_fault(old)
    found = asked(server.url("/", scheme="https"))
    assert (Verdict.TLS, "other") == (found.verdict, found.detail)
