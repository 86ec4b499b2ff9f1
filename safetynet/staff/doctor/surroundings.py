"""Variables of the environment, and what the terminal can show."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from safetynet.staff.doctor.finding import FINE, MISSING, NOTE, Looked, Project, said
from safetynet.staff.doctor.machine import Machine

ADDRESSES = (("site_url", "SITE_URL"), ("repository_url", "REPOSITORY_URL"))
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800
"""1980 and 2100: archives know no earlier day, calendars of holidays no later one."""


def look_at_addresses(machine: Machine, project: Project) -> Iterator[Looked]:
    """Set and well formed; the settings may have one of their own."""
    for name, variable in ADDRESSES:
        value = machine.environ.get(variable, "")
        own = project.setting("site_url" if name == "site_url" else "repository:\\n +url")
        if own and not own.startswith("!ENV"):
            value = own
        if not value:
            yield Looked(name, NOTE, said("not_set"), said(f"{name}.todo"))
        elif not is_address(value):
            yield Looked(name, MISSING, value, said("url.wrong", value=value))
        else:
            yield Looked(name, FINE, value)


def is_address(text: str) -> bool:
    """Whether a text is an address of the web, with a host and without blanks."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
        parts.port  # noqa: B018 - raises for a port that is no number
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"\s", text)


def look_at_time(machine: Machine, _project: Project) -> Iterator[Looked]:
    """A number of seconds, or nothing."""
    value = machine.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        yield Looked("epoch", FINE, said("not_set"))
    elif re.fullmatch(r"[0-9]{1,12}", value) and _EARLIEST <= int(value) < _LATEST:
        yield Looked("epoch", FINE, value)
    else:
        yield Looked("epoch", MISSING, value, said("epoch.todo"))


def look_at_terminal(machine: Machine, _project: Project) -> Iterator[Looked]:
    """Chinese needs UTF-8."""
    try:
        is_fine = codecs.lookup(machine.encoding).name == "utf-8"
    except LookupError:
        is_fine = False
    if is_fine:
        yield Looked("terminal", FINE, machine.encoding)
    else:
        yield Looked("terminal", NOTE, machine.encoding or "?", said("terminal.todo"))
