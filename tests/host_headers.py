"""The headers that a built site asks its host for, as Netlify and Cloudflare read `_headers`."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path

Rules = list[tuple[str, list[tuple[str, str]]]]
"""Pattern of a path, and the headers of what fits it."""


def read_rules(file: Path) -> Rules:
    """The rules of a `_headers` file, in their order."""
    rules: Rules = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("/"):
            rules.append((line.strip(), []))
        else:
            name, _, value = line.partition(":")
            rules[-1][1].append((name.strip(), value.strip()))
    return rules


def headers_for(rules: Rules, path: str) -> list[tuple[str, str]]:
    """What is sent with the answer for a path, its query left out."""
    plain = path.partition("?")[0]
    return [pair for pattern, pairs in rules if fnmatchcase(plain, pattern) for pair in pairs]


class HeaderHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the headers of the site below it; says nothing on the terminal."""

    rules: Rules = []  # noqa: RUF012 - replaced, never changed

    def end_headers(self) -> None:
        """After our own headers."""
        for name, value in headers_for(self.rules, self.path):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing: the test's own output matters."""


@contextmanager
def serving(
    root: Path,
    handler: type[http.server.SimpleHTTPRequestHandler] = HeaderHandler,
    **facts: object,
) -> Iterator[str]:
    """A server of a folder; gives its address, e.g. http://127.0.0.1:4321.

    `facts` are set on the handler, e.g. `rules`.
    """
    kind = functools.partial(type("Handler", (handler,), facts), directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), kind) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
