"""Checking a built site as it will be served, and as it is served."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safetynet.errors import CallError
from safetynet.site.publish.built import HOME, BuiltSite, split
from safetynet.site.publish.code import check_inline, check_policy
from safetynet.site.publish.files import (
    check_checksums,
    check_copies,
    check_files,
    check_weights,
)
from safetynet.site.publish.links import check_links, check_references
from safetynet.site.publish.pages import (
    check_addresses,
    check_languages,
    check_missing_page,
    check_sitemap,
)
from safetynet.site.publish.report import Checked, Problem, Report, has_problems, render

__all__ = ["CHECKS", "Problem", "Report", "check_site", "has_problems", "open_site", "render"]

CHECKS: tuple[Callable[[BuiltSite], Checked], ...] = (
    check_files,
    check_links,
    check_references,
    check_languages,
    check_missing_page,
    check_addresses,
    check_sitemap,
    check_policy,
    check_inline,
    check_weights,
    check_checksums,
    check_copies,
)


def open_site(folder: Path, base_url: str) -> BuiltSite:
    """The built site in `folder`, to be served at `base_url`.

    Raises `CallError` when there is no page in the folder or the address is not a full one.
    """
    parts = split(base_url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        msg = f"--base {base_url!r} is not an address; write e.g. https://example.org/atlas/"
        raise CallError(msg)
    if not (folder / HOME).is_file():
        msg = f"{folder} is not a built site: it has no index.html; run `safetynet build` first"
        raise CallError(msg)
    return BuiltSite(folder, base_url.rstrip("/") + "/")


def check_site(site: BuiltSite, tell: Callable[[str], None]) -> Report:
    """What is found in the folder; `tell` hears of the progress.

    A site that was built for another address is told so, and nothing else: every page is wrong.
    """
    if site.built_for != site.base_url:
        code = "base-other" if site.built_for else "base-missing"
        facts = {"found": site.built_for, "expected": site.base_url}
        return (Checked("addresses", 1, (Problem(code, HOME, facts),)),)
    report: list[Checked] = []
    for number, check in enumerate(CHECKS, start=1):
        tell(f"{number}/{len(CHECKS)}")
        report.append(check(site))
    return tuple(report)
