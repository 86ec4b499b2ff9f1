"""What the server at the site's address really sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote, urljoin, urlsplit

import httpx

from safetynet.site.hosts import HOST_FILES
from safetynet.site.hosts.media import COMPRESSED, MEDIA_TYPES, SQUEEZED
from safetynet.site.publish.built import MISSING, BuiltSite
from safetynet.site.publish.code import headers
from safetynet.site.publish.files import EXPECTED
from safetynet.site.publish.report import Checked, Problem, Report

SAMPLE = 60
"""So many pages are asked for, evenly spread, beside all other files up to `MOST`."""
MOST = 300
SMALLEST = 2048
"""Bytes; smaller answers need no compression."""
NOWHERE = "no-such-page/deeper/still/"
OK, REDIRECTS, FORBIDDEN = 200, frozenset({301, 302, 303, 307, 308}), frozenset({403, 404, 410})
NOT_FOUND = 404
SAME_TYPES = {"application/javascript": "text/javascript", "text/xml": "application/xml"}
"""Other names of the same types."""
HEADERLESS = "GitHub.com"
"""This server can be given no headers."""
AGENT = "safetynet publish-check"


class Server:
    """Asks one server, without following redirects; what cannot be reached is a problem."""

    def __init__(self, site: BuiltSite, url: str, client: httpx.Client) -> None:
        self.site = site
        self.url = url
        """Full address of the site there, with a slash at its end."""
        self._client = client

    def ask(self, path: str, method: str = "GET", **headers_: str) -> httpx.Response:
        """The answer for a path from the site's root. Raises `httpx.HTTPError`."""
        return self._client.request(method, self.url + quote(path), headers=headers_)

    def ask_folder(self, path: str) -> httpx.Response:
        """The answer for a folder whose slash is left out."""
        return self._client.get((self.url + path).removesuffix("/"))


def ask_server(site: BuiltSite, url: str, tell: Callable[[str], None]) -> Report:
    """Checks of the site as served at `url`; one that says so where it cannot be reached."""
    report: list[Checked] = []
    accepted = {"User-Agent": AGENT, "Accept-Encoding": ", ".join(COMPRESSED)}
    with httpx.Client(headers=accepted, timeout=20) as client:
        server = Server(site, url.rstrip("/") + "/", client)
        try:
            for check in (check_served_files, check_served_headers, check_ways):
                tell(server.url)
                report.append(check(server))
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:  # also of a redirect
            why = Problem("live-unreachable", url, {"why": error})
            report.append(Checked("live-files", 0, (why,)))
    return tuple(report)


def check_served_files(server: Server) -> Checked:
    """Files come whole, as what they are, and compressed."""
    names = sample(server.site)
    problems = [one for name in names for one in _file_problems(server, name)]
    return Checked("live-files", len(names), tuple(problems))


def sample(site: BuiltSite) -> list[str]:
    """Some pages of every part of the site and the other files that the public may read."""
    pages = sorted(name for name in site.pages if name != MISSING)
    others = sorted(name for name in site.files - site.pages.keys() if name not in EXPECTED)
    return _spread(pages, SAMPLE) + _spread(others, MOST)


def _spread(names: list[str], most: int) -> list[str]:
    return names[:: max(1, -(-len(names) // most))]


def _file_problems(server: Server, name: str) -> Iterator[Problem]:
    answer = server.ask(name.removesuffix("index.html"))
    if answer.status_code != OK:
        yield Problem("live-status", name, {"status": answer.status_code, "expected": OK})
        return
    content = server.site.bytes(name)
    if answer.content != content:
        yield Problem("live-content", name)
    yield from _type_problems(name, answer.headers.get("content-type", ""))
    is_packed = answer.headers.get("content-encoding", "") in {*COMPRESSED, "zstd"}
    if len(content) > SMALLEST and _ending(name) in SQUEEZED and not is_packed:
        yield Problem("live-not-compressed", name, {"size": len(content) // 1024})


def _type_problems(name: str, found: str) -> Iterator[Problem]:
    expected = MEDIA_TYPES[_ending(name)]
    kind, _, rest = found.lower().partition(";")
    kind = SAME_TYPES.get(kind.strip(), kind.strip())
    # JSON is UTF-8 by its own rules; of pages and texts a browser has to be told.
    is_told = not expected.startswith("text/") or "utf-8" in rest or expected == "text/javascript"
    if kind != expected or not is_told:
        told = f"{expected}; charset=utf-8" if expected.startswith("text/") else expected
        yield Problem("live-type", name, {"found": found, "expected": told})


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def check_served_headers(server: Server) -> Checked:
    """Pages, files and the answer for what is not there come with all headers."""
    expected = headers(server.site)
    asked = ("", "en/", "assets/css/main.css", NOWHERE)
    problems: list[Problem] = []
    for path in asked:
        answer = server.ask(path)
        problems += _header_problems(path or "./", answer, expected)
    worker = server.ask("sw.js").headers.get("cache-control", "")
    if "no-cache" not in worker and "no-store" not in worker and "max-age=0" not in worker:
        problems.append(Problem("live-cache", "sw.js", {"found": worker}))
    return Checked("live-headers", len(asked) * len(expected) + 1, tuple(problems))


def _header_problems(
    path: str, answer: httpx.Response, expected: Mapping[str, str]
) -> Iterator[Problem]:
    for name, value in expected.items():
        found = answer.headers.get(name, "")
        if found != value:
            is_headerless = answer.headers.get("server") == HEADERLESS
            code = "live-no-headers" if is_headerless else "live-header"
            yield Problem(code, path, {"name": name, "found": found, "expected": value})


def check_ways(server: Server) -> Checked:
    """Folders lead to their pages, what is not there says so, and nothing else is public."""
    ways = ("en/", "") if urlsplit(server.url).path != "/" else ("en/",)
    problems = [one for path in ways for one in _redirect_problems(server, path)]
    problems += _nowhere_problems(server)
    closed = ("assets/", ".nojekyll", ".git/HEAD", *HOST_FILES)
    for path in closed:
        answer = server.ask(path)
        if answer.status_code not in FORBIDDEN and not _is_harmless(path, answer):
            problems.append(Problem("live-public", path))
    problems += _partial_problems(server)
    return Checked("live-ways", len(ways) + len(closed) + 3, tuple(problems))


def _redirect_problems(server: Server, path: str) -> Iterator[Problem]:
    answer, expected = server.ask_folder(path), server.url + path
    found = urljoin(expected.removesuffix("/"), answer.headers.get("location", ""))
    if answer.status_code not in REDIRECTS or found != expected:
        facts = {"status": answer.status_code, "found": found, "expected": expected}
        yield Problem("live-redirect", path.removesuffix("/") or "./", facts)


def _nowhere_problems(server: Server) -> Iterator[Problem]:
    answer = server.ask(NOWHERE)
    if answer.status_code != NOT_FOUND:
        facts = {"status": answer.status_code, "expected": NOT_FOUND}
        yield Problem("live-status", NOWHERE, facts)
    elif answer.content != server.site.bytes(MISSING):
        yield Problem("live-content", MISSING)


def _is_harmless(path: str, answer: httpx.Response) -> bool:
    """Hosts that take no settings publish our files for other hosts; there is no secret in them.

    An empty answer is no leak either.
    """
    is_ours = path in HOST_FILES and answer.headers.get("server") == HEADERLESS
    return is_ours or not answer.content


def _partial_problems(server: Server) -> Iterator[Problem]:
    """HEAD says what GET says; a part of a download can be had (a broken download goes on)."""
    head = server.ask("", "HEAD")
    if head.status_code != OK or head.content:
        yield Problem("live-status", "HEAD ./", {"status": head.status_code, "expected": OK})
    name = next((one for one in sorted(server.site.files) if one.endswith(".geojson")), "")
    part = server.ask(name, **{"Range": "bytes=0-9", "Accept-Encoding": "identity"})
    if name and part.content != server.site.bytes(name)[:10] and part.status_code != OK:
        yield Problem("live-status", name, {"status": part.status_code, "expected": 206})
