"""Every name ending in .test leads to this machine; no name is looked up anywhere else."""

from __future__ import annotations

import socket

import pytest

from safetynet.staff.outlinks import request

NAMES = {"router.lan": ("192.168.1.1",), "mixed.lan": ("10.0.0.1", "127.0.0.1")}


async def _addresses_of(host: str, _port: int) -> tuple[str, ...]:
    if host.endswith(".test") or host == "127.0.0.1":
        return ("127.0.0.1",)
    if host == "slow-names.lan":
        raise socket.gaierror(socket.EAI_AGAIN, "try again")
    if host in NAMES:
        return NAMES[host]
    if host[0].isdigit() or ":" in host:
        return (host,)
    raise socket.gaierror(socket.EAI_NONAME, "no such name")


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of these tests."""
    monkeypatch.setattr(request, "addresses_of", _addresses_of)
