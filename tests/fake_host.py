"""A host of repositories that lives in the test: its API for runs, artifacts, comments, issues."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HEAD = "1" * 40
BOT = "github-actions[bot]"
ISSUES = re.compile(r"/issues(/\d+)?$")


def archive(**files: str) -> bytes:
    """An artifact as the host packs it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in files.items():
            opened.writestr(name.replace("_", "."), text)
    return packed.getvalue()


@dataclass
class Host:
    """What the host has, and what it was asked."""

    artifact: bytes = b""
    size: int | None = None
    """What the host says of the artifact's size; by default its size."""
    head: str = HEAD
    branch: str = "topic"
    """The branch that the pull request is of."""
    state: str = "open"
    comments: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    refuses: bool = False
    """Whether it says no to everything."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path, and whether the token came along."""
    url: str = ""

    def answer(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        """Status and JSON (bytes: an archive; str: another address)."""
        path, _, query = path.partition("?")
        if self.refuses:
            return 403, {"message": "Resource not accessible by integration"}
        if ISSUES.search(path):
            return self._issue(method, path, query, body)
        if path.endswith("/artifacts"):
            size = len(self.artifact) if self.size is None else self.size
            one = {"id": 7, "name": "review", "expired": False, "size_in_bytes": size}
            return 200, {"artifacts": [one] if self.artifact else []}
        if path.endswith(("/review.zip", "/artifacts/7/zip")):
            is_moved = path.startswith("/storage")
            return (200, self.artifact) if is_moved else (302, "/storage/review.zip")
        if "/pulls/" in path:
            return self._pull(path)
        return self._comment(method, path, query, body)

    def _pull(self, path: str) -> tuple[int, Any]:
        if not path.endswith("/pulls/12"):
            return 404, {}
        base = {"repo": {"full_name": "owner/atlas"}}
        head = {"sha": self.head, "ref": self.branch, "repo": {"full_name": "fork/atlas"}}
        return 200, {"state": self.state, "head": head, "base": base}

    def _issue(self, method: str, path: str, query: str, body: Any) -> tuple[int, Any]:
        """GitHub numbers by `number`, GitLab by `iid`."""
        if method == "GET":
            return 200, _page(self.issues, query)
        if method == "POST":
            number = len(self.issues) + 1
            self.issues.append({"number": number, "iid": number, **body})
            return 201, self.issues[-1]
        issue = self.issues[int(path.rpartition("/")[2]) - 1]
        issue.update(body)
        return 200, issue

    def _comment(self, method: str, path: str, query: str, body: Any) -> tuple[int, Any]:
        if path == "/user":
            return 200, {"username": "project_bot"}
        if method == "GET":
            return 200, _page(self.comments, query)
        if method == "POST":
            user = {"login": BOT, "username": "project_bot"}
            new = {"id": len(self.comments) + 1, "user": user, "author": user, **body}
            self.comments.append(new)
            return 201, new
        known = next(one for one in self.comments if path.endswith(f"/{one['id']}"))
        known.update(body)
        return 200, known

    @property
    def said(self) -> list[str]:
        """What was posted or changed."""
        return [path for method, path, _ in self.asked if method != "GET"]


def _page(items: list[dict[str, Any]], query: str) -> list[dict[str, Any]]:
    page = int(query.rpartition("page=")[2])
    return items[100 * (page - 1) : 100 * page]


@contextmanager
def served(host: Host) -> Iterator[Host]:
    """The host, listening."""

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            token = self.headers.get("Authorization") or self.headers.get("PRIVATE-TOKEN") or ""
            host.asked.append((self.command, self.path, token))
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            status, answer = host.answer(self.command, self.path, body)
            self.send_response(status)
            if isinstance(answer, str):
                self.send_header("Location", answer)
                answer = b""
            self.end_headers()
            self.wfile.write(answer if isinstance(answer, bytes) else json.dumps(answer).encode())

        do_GET = do_POST = do_PATCH = do_PUT = _any  # noqa: N815 - the library's names

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        host.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield host
        server.shutdown()
