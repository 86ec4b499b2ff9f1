"""All addresses asked: those that are due, many machines at a time, each of them politely."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from safetynet.errors import CallError
from safetynet.staff.outlinks.follow import ask
from safetynet.staff.outlinks.kept import Known, keep_known, known_now, read_known
from safetynet.staff.outlinks.manners import Manners
from safetynet.staff.outlinks.outcome import Outcome, Verdict
from safetynet.staff.outlinks.request import Asker

Tell = Callable[[str], None]
_NOT_REACHED = ("names", "unreachable")
FEW = 3
"""Of so few addresses all may be dead; of more, it is this machine that has no network."""


@dataclass(frozen=True)
class Round:
    """One run of the check."""

    today: dt.date
    cache: Path | None
    """Where answers are kept; None: nowhere."""
    days: int = 7
    """So long an answer that was fine is good."""
    is_fresh: bool = False
    """Whether all are asked, whatever is kept."""


def check_links(
    urls: Iterable[str], wanted: Round, manners: Manners, tell: Tell
) -> Mapping[str, Known]:
    """What is known of each address. What was found by then is kept when the run is ended.

    Raises `CallError` when this machine reaches nobody: that says nothing of the links.
    """
    before = read_known(wanted.cache)
    known = {url: before[url] for url in urls if url in before}
    due = [
        url
        for url in urls
        if wanted.is_fresh or url not in known or known[url].is_due(wanted.today, wanted.days)
    ]
    found: dict[str, Outcome] = {}
    try:
        asyncio.run(_ask_all(due, manners, found, tell))
    finally:
        if _is_online(found.values()):
            fresh = {u: known_now(before.get(u), o, wanted.today) for u, o in found.items()}
            known |= fresh
            _keep(wanted.cache, known, tell)
    if not _is_online(found.values()):
        msg = "none of the addresses could be reached: has this machine no network?"
        raise CallError(msg)
    return known


async def _ask_all(
    urls: list[str], manners: Manners, found: dict[str, Outcome], tell: Tell
) -> None:
    async def one(asker: Asker, url: str) -> None:
        try:
            found[url] = await ask(asker, url)
        except Exception as error:  # noqa: BLE001 - one machine's oddity never ends the others' check
            found[url] = Outcome(Verdict.TROUBLE, detail="broken")
            tell(f"{url}  {error!r}")
        tell(f"{len(found)} / {len(urls)}  {found[url].verdict}  {url}")

    async with Asker(manners) as asker, asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(one(asker, url))


def _is_online(outcomes: Iterable[Outcome]) -> bool:
    """Whether anybody answered, or too few were asked to know."""
    asked = [o for o in outcomes if o.verdict not in (Verdict.NO_ADDRESS, Verdict.NOT_PUBLIC)]
    return len(asked) <= FEW or not all(
        o.verdict is Verdict.NO_HOST or o.detail in _NOT_REACHED for o in asked
    )


def _keep(folder: Path | None, known: Mapping[str, Known], tell: Tell) -> None:
    try:
        keep_known(folder, known)
    except OSError as error:
        tell(f"The answers are not kept for the next time: {error}")
