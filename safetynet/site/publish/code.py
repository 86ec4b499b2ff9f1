"""The security policy: all pages have it, the headers say the same, nothing is inline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from safetynet.site.hosts import HOST_FILES
from safetynet.site.inline import HASHED, find_code
from safetynet.site.policy import CSP, HEADER_ONLY, HEADERS
from safetynet.site.publish.built import BuiltPage, BuiltSite, split
from safetynet.site.publish.report import Checked, Problem

Rules = Mapping[str, frozenset[str]]
"""Name of a directive → what it allows."""
HASH = re.compile(r"'sha(?:256|384|512)-[^']+'")
WEAK = re.compile(r"'unsafe-(?:inline|eval)'|\*|https?:|data:|blob:")
"""What opens the door to scripts that nobody checked."""


def check_policy(site: BuiltSite) -> Checked:
    """Every page states the policy of the headers before anything is loaded."""
    stated = headers(site)
    header = directives(stated.get(CSP, ""))
    problems = [
        Problem("header-missing", HOST_FILES[0], {"name": name})
        for name in (CSP, *HEADERS)
        if name not in stated
    ]
    problems += [Problem("policy-weak", HOST_FILES[0], {"rule": rule}) for rule in _weak(header)]
    for name, page in site.pages.items():
        problems += _page_problems(name, page, header)
        problems += [
            Problem("policy-blocks", name, {"link": link, "rule": rule})
            for rule, link in page.fetched
            if not site.is_inside(link) and not allows(directives(page.policy), rule, link)
        ]
    return Checked("policy", len(site.pages), tuple(problems))


def _page_problems(name: str, page: BuiltPage, header: Rules) -> Iterator[Problem]:
    own = directives(page.policy)
    if not page.policy:
        yield Problem("policy-missing", name)
    elif page.is_policy_late:
        yield Problem("policy-late", name)
    elif not _fits(own, header):
        yield Problem("policy-differs", name)
    for rule in _weak(own):
        yield Problem("policy-weak", name, {"rule": rule})


def _fits(own: Rules, header: Rules) -> bool:
    """The same but for hashes: a page names its own, the headers those of all pages."""
    wide = {name: values for name, values in header.items() if name != HEADER_ONLY}
    if own.keys() != wide.keys():
        return False
    return all(
        own[name] <= values and all(map(HASH.fullmatch, values - own[name]))
        for name, values in wide.items()
    )


def _weak(rules: Rules) -> Iterator[str]:
    if not rules:
        return
    allowed = rules.get("script-src", rules.get("default-src"))
    if allowed is None:
        yield "script-src"
    for value in sorted(allowed or ()):
        if WEAK.fullmatch(value):
            yield f"script-src {value}"


def directives(policy: str) -> Rules:
    """A policy by the names of its directives."""
    parts = (part.split() for part in policy.split(";"))
    return {part[0].lower(): frozenset(part[1:]) for part in parts if part}


def allows(rules: Rules, directive: str, link: str) -> bool:
    """Whether a policy lets a page fetch something from another place than its own host."""
    allowed = rules.get(directive)
    if allowed is None and directive.endswith("-src"):
        allowed = rules.get("default-src")
    if allowed is None:
        return True
    scheme, netloc = split(link).scheme or "https", split(link).netloc
    places = {f"{split(value).scheme}://{split(value).netloc}" for value in allowed}
    return bool({"*", f"{scheme}:"} & allowed) or any(
        fnmatchcase(f"{scheme}://{netloc}", place) for place in places
    )


def headers(site: BuiltSite) -> Mapping[str, str]:
    """The headers of every answer, as `_headers` has them."""
    if HOST_FILES[0] not in site.files:
        return {}
    found: dict[str, str] = {}
    is_ours = False
    for line in site.text(HOST_FILES[0]).splitlines():
        if line.startswith("/"):
            is_ours = line.strip() == f"{site.base}*"
        elif is_ours and ":" in line and not line.startswith("#"):
            name, _, value = line.partition(":")
            found[name.strip()] = value.strip()
    return found


def check_inline(site: BuiltSite) -> Checked:
    """No page has code of its own that its policy does not know by hash."""
    problems = [
        Problem("inline-code", name, {"line": code.line, "code": code.excerpt})
        for name, page in site.pages.items()
        for code in find_code(site.text(name))
        if code.sort != "foreign"  # no code of the page: `check_policy` looks at it
        and (code.sort not in HASHED or code.source not in page.policy)
    ]
    return Checked("inline", len(site.pages), tuple(problems))
