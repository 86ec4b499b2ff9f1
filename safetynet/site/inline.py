"""Code that stands in the pages themselves: what a strict policy refuses unless it knows it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

from safetynet.site.writer import may_have_code

DATA_TYPES = frozenset({"application/json", "application/ld+json"})
"""Types of `<script>` that browsers do not run; whatever else is written there counts as code."""

Sort = Literal["script", "style", "attribute", "link", "foreign", "active"]
"""`<script>…`, `<style>…`, style="…" or onclick="…", javascript:…, a script of another host, and
what shows another page, leads to one by itself or sends it what is filled in."""
HASHED = frozenset({"script", "style"})
"""What a policy can allow by its hash."""


FOLLOWED = frozenset(
    {"href", "xlink:href", "src", "action", "formaction", "data", "poster", "from", "to", "values"}
)
"""Attributes that hold addresses (the last three in animations); others may say javascript: as
words."""
ACTIVE = frozenset({"applet", "base", "embed", "frame", "iframe", "object"})
_RUNS = re.compile(r"javascript:|vbscript:|data:(?!image/)")
_FOREIGN = re.compile(r"\s*(?:[a-z][a-z+.-]*:|[/\\]{2})", re.IGNORECASE)


@dataclass(frozen=True)
class Code:
    """A piece of inline code in a page."""

    sort: Sort
    text: str
    line: int

    @property
    def source(self) -> str:
        """How a policy allows this very text, e.g. "'sha256-47DEQ…='"."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"

    @property
    def excerpt(self) -> str:
        """Its beginning on one line."""
        words = " ".join(self.text.split())
        return words if len(words) <= 80 else f"{words[:80]}…"  # noqa: PLR2004 - a line


def find_code(html: str) -> tuple[Code, ...]:
    """All inline code of a page or a part of one, in its order; most pages are not parsed."""
    return all_code(html) if may_have_code(html.encode()) else ()


def all_code(html: str) -> tuple[Code, ...]:
    """The same, always parsed: also what no page of the data could have, as a foreign form."""
    parser = _CodeParser()
    parser.feed(html)
    parser.close()
    return tuple(parser.found)


class _CodeParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Code] = []
        self._open: tuple[Sort, int, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.found.append(Code("attribute", f'{name}="{value or ""}"', line))
            elif name in FOLLOWED and is_script_address(value or ""):
                self.found.append(Code("link", value or "", line))
        values = {name: value or "" for name, value in reversed(attrs)}  # the first one counts
        if _is_active(tag, values):
            self.found.append(Code("active", self.get_starttag_text() or tag, line))
        self._open_code(tag, values, line)

    def _open_code(self, tag: str, values: Mapping[str, str], line: int) -> None:
        if tag == "style":
            self._open = ("style", line, [])
        elif tag == "script" and "src" in values:
            if _FOREIGN.match(values["src"]):
                self.found.append(Code("foreign", values["src"], line))
        elif tag == "script" and values.get("type", "").strip().lower() not in DATA_TYPES:
            self._open = ("script", line, [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<script/>` opens a script: in HTML the slash means nothing."""
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[2].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[0]:
            self._close()

    def close(self) -> None:
        """A script that is never closed runs as well in some browsers' eyes: it counts."""
        super().close()
        self._close()

    def _close(self) -> None:
        if self._open:
            sort, line, parts = self._open
            self.found.append(Code(sort, "".join(parts), line))
        self._open = None


def is_script_address(value: str) -> bool:
    """Whether following the address runs it; browsers overlook blanks within `javascript:`."""
    return _RUNS.match(re.sub(r"[\x00-\x20]", "", value[:80]).lower()) is not None


def _is_active(tag: str, values: Mapping[str, str]) -> bool:
    targets = (values.get("action", ""), values.get("formaction", ""))
    refreshes = tag == "meta" and values.get("http-equiv", "").strip().lower() == "refresh"
    return tag in ACTIVE or refreshes or any(map(_FOREIGN.match, targets))
