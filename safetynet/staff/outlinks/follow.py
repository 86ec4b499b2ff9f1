"""From an address to its end: redirects, second tries, and what it all means."""

from __future__ import annotations

import re

import httpx

from safetynet.staff.outlinks.outcome import (
    FOR_GOOD,
    REDIRECTS,
    TOO_MANY,
    UNAVAILABLE,
    Outcome,
    Passing,
    Verdict,
    judged,
)
from safetynet.staff.outlinks.request import Asker, NoReply, Reply

_HOME = re.compile(r"/?((index|default|home|main)\.\w{2,5})?", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|\[?[0-9a-f:.]+\]?", re.IGNORECASE | re.ASCII)
_LAST_PORT = 65_535
_HEAD_REFUSED = 400
_AGAIN = ("broken", "dropped", "timeout")
"""Troubles that some machines only have with the method HEAD."""
_PASSING = frozenset({TOO_MANY, UNAVAILABLE, 500, 502, 504})


async def ask(asker: Asker, url: str) -> Outcome:
    """What became of an address; asked again where that may help, politely."""
    manners = asker.manners
    outcome = Outcome(Verdict.NO_ADDRESS)
    for n in range(manners.tries):
        found = await _Way(asker, url).walk()
        if isinstance(found, Outcome):
            return found
        outcome = found.outcome
        wait_s = manners.back_off_s * 2**n if found.wait_s is None else found.wait_s
        if wait_s > manners.longest_wait_s or n == manners.tries - 1:
            break
        asker.turns.rest(found.host, wait_s)
    return outcome


class _Way:
    """The way from one address to where it leads."""

    def __init__(self, asker: Asker, url: str) -> None:
        self._asker = asker
        self._url = url
        self._cookies: dict[str, dict[str, str]] = {}
        """Host → what it wants to be told again: some lead in circles until they are."""
        self._is_for_good = True
        self._moved = ""
        """Where the address leads for good."""

    async def walk(self) -> Outcome | Passing:
        """The outcome; or one that may pass."""
        here = _address(self._url)
        if here is None:
            return Outcome(Verdict.NO_ADDRESS)
        seen: set[tuple[str, str]] = set()
        for _ in range(self._asker.manners.redirects + 1):
            try:
                reply = await self._reply(here)
            except NoReply as none:
                return Passing(none.outcome, here.host) if none.is_passing else none.outcome
            if reply.status not in REDIRECTS or not reply.location:
                return self._end(here, reply)
            following = _address(reply.location, here)
            if following is None:
                return Outcome(Verdict.TROUBLE, reply.status, "nowhere")
            self._note(here, following, reply)
            here = following
            step = (str(here), str(self._cookies))
            if step in seen:
                return Outcome(Verdict.TROUBLE, reply.status, "circle")
            seen.add(step)
        return Outcome(Verdict.TROUBLE, detail="circle")

    async def _reply(self, url: httpx.URL) -> Reply:
        """By HEAD; by GET where the host knows no HEAD, or says no to it."""
        cookies = self._cookies.get(url.host, {})
        try:
            reply = await self._asker.ask("HEAD", url, cookies)
        except NoReply as none:
            if none.outcome.detail not in _AGAIN:
                raise
        else:
            if reply.status < _HEAD_REFUSED or reply.status == TOO_MANY:
                return reply
        return await self._asker.ask("GET", url, cookies)

    def _note(self, here: httpx.URL, following: httpx.URL, reply: Reply) -> None:
        self._cookies.setdefault(here.host, {}).update(reply.cookies)
        self._is_for_good = self._is_for_good and reply.status in FOR_GOOD
        if self._is_for_good:
            self._moved = str(following)

    def _end(self, here: httpx.URL, reply: Reply) -> Outcome | Passing:
        outcome = judged(reply.status, str(here))
        if reply.status in _PASSING:
            return Passing(outcome, here.host, reply.retry_after_s)
        if outcome.verdict is not Verdict.FINE:
            return outcome
        start = httpx.URL(self._url)
        if is_home(here) and not is_home(start):
            return Outcome(Verdict.HOME, reply.status, final=str(here))
        if self._moved and httpx.URL(self._moved) != start.copy_with(fragment=None):
            return Outcome(Verdict.MOVED, reply.status, final=self._moved)
        return outcome


def is_home(url: httpx.URL) -> bool:
    """Whether an address is that of a home page."""
    return not url.query and _HOME.fullmatch(url.path) is not None


def _address(text: str, base: httpx.URL | None = None) -> httpx.URL | None:
    """An address of the web, without what is not sent; None for anything else."""
    try:
        url = base.join(text) if base else httpx.URL(text)
        is_host = url.host and _HOST.fullmatch(url.raw_host.decode("ascii"))
        if url.scheme not in ("http", "https") or not is_host or (url.port or 1) > _LAST_PORT:
            return None
        return url.copy_with(fragment=None, username="", password="")
    except (httpx.InvalidURL, ValueError):
        return None
