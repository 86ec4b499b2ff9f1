"""One request, and what goes wrong with it, by name."""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpx

from safetynet.staff.outlinks.manners import Manners, Turns
from safetynet.staff.outlinks.outcome import Outcome, Verdict
from safetynet.staff.outlinks.public import addresses_of, is_public

_OWN_PORT = {"http": 80, "https": 443}
_CERTIFICATE = {
    9: "not-yet",
    10: "expired",
    18: "self-signed",
    19: "self-signed",
    20: "chain",
    21: "chain",
    62: "name",
    64: "name",
}
"""OpenSSL's number for what is wrong with a certificate → key of a sentence."""
_OLD = (
    "UNSUPPORTED_PROTOCOL",
    "PROTOCOL_VERSION",
    "UNSAFE_LEGACY_RENEGOTIATION",
    "DH_KEY_TOO_SMALL",
    "HANDSHAKE_FAILURE",
    "NO_SHARED_CIPHER",
)
"""In OpenSSL's names for encryption of long ago."""
_LONGEST_COOKIES = 4_000
_MOMENT_S = 0.01


@dataclass(frozen=True)
class Reply:
    """The head of an answer; its body is never read."""

    status: int
    location: str
    retry_after_s: float | None
    cookies: Mapping[str, str]


class NoReply(Exception):  # noqa: N818 - an outcome, not an error of the program
    """There was no answer that could be read."""

    def __init__(self, outcome: Outcome, *, is_passing: bool = False) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.is_passing = is_passing
        """Whether another try may go better."""


class Asker:
    """Asks for the heads of pages; use it with `async with`."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self.turns = Turns(manners)
        self._headers = {
            "User-Agent": manners.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Accept-Language": "zh-TW,zh;q=0.8,en;q=0.5",
            "Connection": "close",
        }
        # Without a client above it nothing is kept, no proxy is asked, and no redirect followed.
        self._transport = httpx.AsyncHTTPTransport(
            verify=manners.trusted or httpx.create_ssl_context(trust_env=False), trust_env=False
        )

    async def __aenter__(self) -> Self:
        """Ready to ask."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what is open; the loop needs a moment for it."""
        await self._transport.aclose()
        await asyncio.sleep(_MOMENT_S)

    async def ask(self, method: str, url: httpx.URL, cookies: Mapping[str, str]) -> Reply:
        """The head of the answer. Raises `NoReply`."""
        try:
            async with self.turns.turn(url.host), asyncio.timeout(self.manners.total_s):
                return await self._any_address(method, url, cookies)
        except TimeoutError as error:
            raise _trouble(detail="timeout") from error

    async def _any_address(self, method: str, url: httpx.URL, cookies: Mapping[str, str]) -> Reply:
        """From the first address of the name that can be reached."""
        *others, last = await self._addresses(url)
        for address in others:
            try:
                return await self._one_address(method, url, address, cookies)
            except NoReply as none:
                if none.outcome.detail not in ("refused", "unreachable"):
                    raise
        return await self._one_address(method, url, last, cookies)

    async def _addresses(self, url: httpx.URL) -> tuple[str, ...]:
        """At most three; the check and the request use the same, so the name cannot change."""
        host = url.raw_host.decode("ascii").strip("[]")
        try:
            found = await addresses_of(host, url.port or _OWN_PORT[url.scheme])
        except (UnicodeError, ValueError) as error:
            raise NoReply(Outcome(Verdict.NO_HOST)) from error
        except socket.gaierror as error:
            if error.errno == socket.EAI_AGAIN:
                raise _trouble(detail="names") from error
            raise NoReply(Outcome(Verdict.NO_HOST)) from error
        allowed = [one for one in found if self.manners.is_private_asked or is_public(one)]
        if not allowed:
            raise NoReply(Outcome(Verdict.NOT_PUBLIC))
        return tuple(allowed[:3])

    async def _one_address(
        self, method: str, url: httpx.URL, address: str, cookies: Mapping[str, str]
    ) -> Reply:
        headers = {**self._headers, "Host": url.netloc.decode("ascii")}
        if method == "GET":
            headers["Range"] = "bytes=0-1023"
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        read_s = self.manners.read_s
        times = {"connect": self.manners.connect_s, **dict.fromkeys(("read", "write"), read_s)}
        name = url.raw_host.decode("ascii").strip("[]")
        request = httpx.Request(
            method,
            url.copy_with(host=address),
            headers=headers,
            extensions={"sni_hostname": name, "timeout": times},
        )
        try:
            answer = await self._transport.handle_async_request(request)
            await answer.aclose()
        except (httpx.HTTPError, ssl.SSLError) as error:
            raise _named(error) from error
        return _reply(answer)


def _reply(answer: httpx.Response) -> Reply:
    texts = [text.partition(";")[0] for text in answer.headers.get_list("Set-Cookie")]
    pairs = [text for text in texts if text.isascii() and text.isprintable()]
    is_short = sum(map(len, pairs)) < _LONGEST_COOKIES
    return Reply(
        answer.status_code,
        answer.headers.get("Location", ""),
        wait_of(answer.headers.get("Retry-After", "")),
        dict(pair.split("=", 1) for pair in pairs if "=" in pair) if is_short else {},
    )


def wait_of(retry_after: str) -> float | None:
    """Seconds that a host wants to be left alone: it gives seconds, or a date."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max(0.0, (aware - dt.datetime.now(dt.UTC)).total_seconds())


def _named(error: Exception) -> NoReply:
    """What an error of the library means."""
    chain = tuple(_chain(error))
    for one in chain:
        if isinstance(one, ssl.SSLError) and not isinstance(one, ssl.SSLZeroReturnError):
            return NoReply(Outcome(Verdict.TLS, detail=tls_fault(one)))
    if any(isinstance(one, ConnectionRefusedError) for one in chain):
        return _trouble(detail="refused")
    if isinstance(error, httpx.TimeoutException):
        return _trouble(detail="timeout")
    if isinstance(error, httpx.ConnectError):
        return _trouble(detail="unreachable")
    return _trouble("dropped" if isinstance(error, httpx.NetworkError) else "broken")


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def tls_fault(error: ssl.SSLError) -> str:
    """What is wrong with the certificate or the encryption, as a key of the sentences."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATE.get(error.verify_code, "other")
    reason = error.reason or str(error)
    return "old" if any(word in reason for word in _OLD) else "other"


def _trouble(detail: str) -> NoReply:
    return NoReply(Outcome(Verdict.TROUBLE, detail=detail), is_passing=True)
