"""How politely other people's machines are asked: one at a time, with a pause, never too long."""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Manners:
    """Seconds and counts; tests take shorter ones."""

    user_agent: str
    hosts: int = 8
    """So many machines are asked at the same time."""
    pause_s: float = 1.0
    """Between two requests to one machine."""
    connect_s: float = 10
    read_s: float = 15
    """Between two pieces of an answer."""
    total_s: float = 40
    """For one request, whatever its pieces do."""
    tries: int = 3
    back_off_s: float = 3
    """Before the second try; each further one waits twice as long."""
    longest_wait_s: float = 60
    """Who wants to be left alone for longer is not asked again this time."""
    redirects: int = 10
    is_private_asked: bool = False
    """Only for tests, which have no public network."""
    trusted: ssl.SSLContext | None = None
    """Which certificates are trusted; None: those that browsers trust."""


class Turns:
    """Who may ask which machine when."""

    def __init__(self, manners: Manners) -> None:
        self._pause_s = manners.pause_s
        self._places = asyncio.Semaphore(manners.hosts)
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._next: dict[str, float] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until nobody else asks the host and it has had its rest."""
        loop = asyncio.get_running_loop()
        async with self._locks[host]:
            await asyncio.sleep(max(0, self._next.get(host, 0) - loop.time()))
            async with self._places:
                try:
                    yield
                finally:
                    self.rest(host, self._pause_s)

    def rest(self, host: str, seconds: float) -> None:
        """Nobody asks the host for so long."""
        until = asyncio.get_running_loop().time() + seconds
        self._next[host] = max(self._next.get(host, 0), until)
