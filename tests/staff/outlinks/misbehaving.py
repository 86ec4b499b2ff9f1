"""A server that misbehaves in every way that other people's machines do, on this machine alone."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Behave = Callable[["Server", "Call"], None]
HELLO = b"\x16\x03"
"""How encryption begins; a plain machine does not understand it."""
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


@dataclass(frozen=True)
class Call:
    """A request, and the connection to answer on."""

    method: str
    path: str
    headers: dict[str, str]
    wire: socket.socket


@dataclass
class Server:
    """Answers by path, counts what it is asked, and how many ask at the same time."""

    behaviours: dict[str, Behave]
    port: int = 0
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Method and path, in order."""
    calls: list[Call] = field(default_factory=list)
    now: Counter[str] = field(default_factory=Counter)
    """Host → who is being answered at this moment."""
    most: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    """Host → so many at once at most; "" = all of them together."""
    stop: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one == path for _, one in self.asked)

    def url(self, path: str, host: str = "county.test", scheme: str = "http") -> str:
        """An address of it; every name leads here."""
        return f"{scheme}://{host}:{self.port}{path}"

    def answer(self, wire: socket.socket) -> None:
        """One connection, one request."""
        with contextlib.suppress(OSError), wire:
            call = _read(wire)
            host = call.headers.get("host", "")
            with self.lock:
                self.asked.append((call.method, call.path))
                self.calls.append(call)
                for name in (host, ""):
                    self.now[name] += 1
                    self.most[name] = max(self.most[name], self.now[name])
            try:
                self.behaviours.get(call.path, says(404))(self, call)
            finally:
                with self.lock:
                    self.now[host] -= 1
                    self.now[""] -= 1


def _read(wire: socket.socket) -> Call:
    text = b""
    while b"\r\n\r\n" not in text:
        piece = wire.recv(65536)
        if not piece:
            raise ConnectionError
        text += piece
        if text.startswith(HELLO):
            wire.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            raise ConnectionError
    first, *lines = text.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    method, path, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    return Call(method, path, {name.lower(): value for name, value in headers.items()}, wire)


def says(status: int, **headers: str) -> Behave:
    """An answer that is only a head; `_` in names stands for a hyphen."""
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    text = f"HTTP/1.1 {status} x\r\n{lines}Content-Length: 0\r\n\r\n"
    return lambda _server, call: call.wire.sendall(text.encode("latin-1"))


def sends(text: bytes) -> Behave:
    """These bytes, and the connection ends."""
    return lambda _server, call: call.wire.sendall(text)


def in_turn(*behaviours: Behave) -> Behave:
    """One after the other, the last for ever."""
    left = list(behaviours)

    def behave(server: Server, call: Call) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(server, call)

    return behave


def by_method(head: Behave, get: Behave) -> Behave:
    """One answer for HEAD, another for GET."""
    return lambda server, call: (head if call.method == "HEAD" else get)(server, call)


def drips(first: bytes, drop: bytes) -> Behave:
    """A beginning, then a drop each moment until the test ends."""

    def behave(server: Server, call: Call) -> None:
        call.wire.sendall(first)
        while not server.stop.wait(0.02):
            call.wire.sendall(drop)

    return behave


def silent(server: Server, _call: Call) -> None:
    """Nothing at all."""
    server.stop.wait(10)


@contextmanager
def serving(behaviours: dict[str, Behave], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """The server, listening; every connection has a thread of its own."""
    server = Server(behaviours)
    with socket.create_server(("127.0.0.1", 0)) as door:
        server.port = door.getsockname()[1]
        threading.Thread(target=_accept, args=(server, door, tls), daemon=True).start()
        try:
            yield server
        finally:
            server.stop.set()
            door.shutdown(socket.SHUT_RDWR)


def _accept(server: Server, door: socket.socket, tls: ssl.SSLContext | None) -> None:
    while not server.stop.is_set():
        try:
            wire, _ = door.accept()
        except OSError:
            return
        threading.Thread(target=_one, args=(server, wire, tls), daemon=True).start()


def _one(server: Server, wire: socket.socket, tls: ssl.SSLContext | None) -> None:
    wire.settimeout(10)
    with contextlib.suppress(OSError):
        server.answer(tls.wrap_socket(wire, server_side=True) if tls else wire)
