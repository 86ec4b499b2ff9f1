"""Which machines may be asked: those of the public network, never one's own.

An address in the data may be anybody's work, and the check runs inside somebody's network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
"""Addresses of IPv4 written as ones of IPv6, today and long ago."""


async def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a name, each once. Raises `socket.gaierror` or `UnicodeError`."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Whether an address is one of the public network, also one that is written inside another."""
    address = ipaddress.ip_address(text.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in _meant(address))


def _meant(address: Address) -> Iterator[Address]:
    """The address, or those that it stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        yield address
        return
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64 or address in _COMPATIBLE:
        inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    yield from (one for one in inside if one)
    if not address.ipv4_mapped:
        yield address
