"""A host's interface for programs (GitHub, GitLab), asked with Python's own library alone."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WAIT_S = 60
LARGEST_ANSWER = 20_000_000
"""Bytes."""


class HostError(Exception):
    """The host said no, or cannot be reached; the text is for people."""

    def __init__(self, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True)
class Api:
    """Where requests go, and what is sent along: the token."""

    url: str
    headers: Mapping[str, str]

    def call(self, method: str, path: str = "", body: object = None) -> Any:  # noqa: ANN401 - JSON
        """The answer, from JSON. Raises `HostError`."""
        return json.loads(self.fetch(method, path, body) or b"null")

    def fetch(
        self, method: str, path: str, body: object = None, most: int = LARGEST_ANSWER
    ) -> bytes:
        """The bytes of the answer; the token never follows to another host. Raises `HostError`."""
        where = f"{method} {self.url}{path}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(  # noqa: S310 - the address is the host's own
            f"{self.url}{path}", data, {"Content-Type": "application/json"}, method=method
        )
        for name, value in self.headers.items():
            request.add_unredirected_header(name, value)
        try:
            with urllib.request.urlopen(request, timeout=WAIT_S) as answer:  # noqa: S310
                found: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            said = error.read().decode("utf-8", "replace")[:500]
            msg = f"{where}: {error.code} {said}"
            raise HostError(msg, error.code) from error
        except OSError as error:
            msg = f"{where}: the host cannot be reached: {error}"
            raise HostError(msg) from error
        if len(found) > most:
            msg = f"{where}: the answer is larger than {most} bytes"
            raise HostError(msg)
        return found


def github(environment: Mapping[str, str]) -> Api:
    """The repository that a workflow of GitHub runs in. Raises `KeyError` for what is not set."""
    url = environment.get("GITHUB_API_URL", "https://api.github.com")
    token = {
        "Authorization": f"Bearer {environment['GITHUB_TOKEN']}",
        "Accept": "application/vnd.github+json",
    }
    return Api(f"{url}/repos/{environment['GITHUB_REPOSITORY']}", token)


def gitlab(environment: Mapping[str, str], token: str) -> Api:
    """GitLab itself; `token` names the variable with it. Raises `KeyError` for what is not set."""
    return Api(environment["CI_API_V4_URL"], {"PRIVATE-TOKEN": environment[token]})
