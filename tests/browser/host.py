"""A host for one test: its folder can be changed, its network can fail, and it writes down."""

from __future__ import annotations

import functools
import gzip
import http.server
import re
import threading
from pathlib import Path
from typing import Any, Self

from host_headers import HeaderHandler, read_rules
from site_build import SUB_PATH


class Host:
    """Serves the folder `root` below `sub_path`; use it with `with`.

    `mode`: "up"; "down" (connections break off); "silent" (no answer until it is up again);
    "broken" (status 503). `asked` holds (path, status) of every answer.
    """

    def __init__(self, root: Path, sub_path: str = SUB_PATH) -> None:
        self.root = root
        self.sub_path = sub_path
        self.mode = "up"
        self.asked: list[tuple[str, int]] = []
        self._changed = threading.Event()
        handler = functools.partial(_Handler, self)
        self._server = _Server(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}{sub_path}"

    def __enter__(self) -> Self:
        """Start serving."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Let everybody go."""
        self.become("up")
        self._server.shutdown()
        self._server.server_close()

    def become(self, mode: str) -> None:
        """From now on answer like this; those who wait for a silent host are let go."""
        self.mode = mode
        self._changed.set()
        if mode == "silent":
            self._changed.clear()

    def wait(self) -> None:
        """Until a silent host has found its voice again."""
        self._changed.wait(20)

    def sent(self, but: str = "$^") -> int:
        """Bytes of bodies that went over the line, as a host that compresses sends them.

        Paths in which the pattern `but` is found are not counted.
        """
        sent = [path for path, status in self.asked if status == 200]
        files = [self.file(path) for path in sent if not re.search(but, path)]
        return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)

    def file(self, path: str) -> Path:
        """The file behind an address."""
        file = self.root / path.partition("?")[0].removeprefix(self.sub_path)
        return file / "index.html" if file.is_dir() else file


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128
    """The worker asks for many files at once."""


class _Handler(HeaderHandler):
    def __init__(self, host: Host, *args: Any) -> None:
        self._host = host
        file = host.root / "_headers"
        self.rules = read_rules(file) if file.exists() else []
        super().__init__(*args, directory=str(host.root))

    def do_GET(self) -> None:  # noqa: N802 - the library names it
        """As the host's mode says."""
        if self._host.mode == "silent":
            self._host.wait()
        if self._host.mode == "down":
            self.close_connection = True
        elif self._host.mode == "broken":
            self.send_error(503)
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        """Below the sub-path lies the folder; the slash at the end asks for a folder."""
        return super().translate_path("/" + path.removeprefix(self._host.sub_path))

    def send_response(self, code: int, message: str | None = None) -> None:
        """Write down what was asked."""
        self._host.asked.append((self.path, code))
        super().send_response(code, message)
