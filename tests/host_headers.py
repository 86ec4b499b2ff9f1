"""The headers that a built site asks its host for, as Netlify and Cloudflare read `_headers`."""

from __future__ import annotations

import http.server
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

    rules: Rules

    def end_headers(self) -> None:
        """After our own headers."""
        for name, value in headers_for(self.rules, self.path):
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing: the test's own output matters."""
