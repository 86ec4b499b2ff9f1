"""What became of an address that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What to think of an address."""

    GONE = "gone"
    """The page is not there any more (404, 410)."""
    NO_HOST = "no-host"
    """No such name."""
    NOT_PUBLIC = "not-public"
    """It leads into a network of somebody's own; it was not asked."""
    NO_ADDRESS = "no-address"
    """It is no address of the web; it was not asked."""
    TROUBLE = "trouble"
    """It did not answer as it should, however often it was asked."""
    TLS = "tls"
    """Its certificate or its encryption is not in order; a browser may open it all the same."""
    HOME = "home"
    """It leads to the home page, where most likely the page is no more."""
    MOVED = "moved"
    """It has another address for good."""
    REFUSES = "refuses"
    """It answers, but not to programs; nothing is said of the page."""
    FINE = "fine"


DEAD = frozenset({Verdict.GONE, Verdict.NO_HOST, Verdict.NOT_PUBLIC, Verdict.NO_ADDRESS})
"""What must be mended."""
FAILING = DEAD | {Verdict.TROUBLE, Verdict.TLS}
"""What is asked again soon."""


@dataclass(frozen=True)
class Outcome:
    """What was found of one address."""

    verdict: Verdict
    status: int = 0
    """HTTP status of the last answer; 0 without one."""
    detail: str = ""
    """What kind of trouble (a key of the sentences); "" where the verdict says all."""
    final: str = ""
    """Where it leads in the end, or the address to write instead."""


@dataclass(frozen=True)
class Passing:
    """An outcome that another try may change."""

    outcome: Outcome
    host: str
    """Who gave it."""
    wait_s: float | None = None
    """How long the host wants to be left alone; None: it did not say."""


REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
_GONE = frozenset({404, 410})
TOO_MANY, UNAVAILABLE = 429, 503
_HAS_NO_SUCH_RANGE = 416
"""The page is there, and empty."""
_FIRST_FAULT, _FIRST_TROUBLE, _LAST_TROUBLE = 400, 500, 599


def judged(status: int, final: str) -> Outcome:
    """What a last answer means by its status; others than 404 and 410 are about the asker."""
    if status in REDIRECTS:
        return Outcome(Verdict.TROUBLE, status, "nowhere")
    if status < _FIRST_FAULT or status == _HAS_NO_SUCH_RANGE:
        return Outcome(Verdict.FINE, status, final=final)
    if status in _GONE:
        return Outcome(Verdict.GONE, status)
    if _FIRST_TROUBLE <= status <= _LAST_TROUBLE:
        return Outcome(Verdict.TROUBLE, status, "status")
    return Outcome(Verdict.REFUSES, status)
