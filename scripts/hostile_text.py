"""Makes Markdown of strangers harmless: it calls nobody, links nowhere else, shows no image.

The review of a pull request is made by the code of that pull request, so its text can be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 60_000
"""Characters; GitHub takes 65,536 in a comment."""
JOINER = "\N{WORD JOINER}"
"""Invisible; parts what a host would read together: "@" and a name, "#" and a number."""
_TAGS = re.compile(r"<(?!/?(?:details|summary)>)", re.IGNORECASE)
_CALLS = re.compile(
    r"@(?=\w)|(?<!&)#(?=\d)|!(?=[\d\[])|&(?=#(?!8288;)|[a-z][a-z0-9]*;)|\]:"
    r"|\bGH-(?=\d)|(?<![\w/.-])[~%](?=[\w\"])",
    re.IGNORECASE,
)
"""Names, numbers, labels, images, characters written by their names, targets given below."""
_ADDRESS = re.compile(
    r"(?i)\b[a-z][a-z0-9+.-]{0,30}://[^\s)>\]]*|\bwww\.|\b(?:mailto|xmpp|javascript|data):"
)
_TARGET = re.compile(r"\]\(\s*<?(?P<target>[^)\s]*)")
_ORDER = re.compile(r"^([^\S\n]*)/", re.MULTILINE)
"""GitLab obeys lines that begin with a slash."""
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FOLDS = re.compile(r"</?(?:details|summary)>", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9/_.~%#?=&+-]*")
"""Characters of an address that mean the same to every program; a backslash does not."""


def harmless(text: str, hosts: Iterable[str]) -> str:
    """The text with only plain Markdown in it, and links only below the addresses `hosts`."""
    allowed = tuple(host.rstrip("/") + "/" for host in hosts if host)
    text = _HIDDEN.sub("", text.replace("\r\n", "\n"))
    text = _TARGET.sub(lambda found: _target(found, allowed), text)
    text = _ADDRESS.sub(lambda found: _address(found.group(), allowed), text)
    text = _CALLS.sub(lambda found: found.group()[0] + JOINER + found.group()[1:], text)
    text = _TAGS.sub("&lt;", text)
    if _left_open(text) != []:
        text = _FOLDS.sub(lambda found: f"&lt;{found.group()[1:]}", text)
    return _ORDER.sub(rf"\1{JOINER}/", text)


def shortened(text: str, rest: str) -> str:
    """The text as far as a comment can hold it, cut at a line; `rest` says where all of it is."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    ends = "".join(f"\n</{name}>" for name in reversed(_left_open(kept) or ()))
    return f"{kept}\n{ends}\n\n{rest}\n"


def _left_open(text: str) -> list[str] | None:
    """The folded parts that a text does not close; None when it closes what is not open."""
    still: list[str] = []
    for found in _FOLDS.finditer(text):
        name = found.group().strip("</>").lower()
        if not found.group().startswith("</"):
            still.append(name)
        elif not still or still.pop() != name:
            return None
    return still


def _target(found: re.Match[str], allowed: tuple[str, ...]) -> str:
    return found.group() if _is_known(found["target"], allowed) else f"]{JOINER}({found['target']}"


def _is_known(address: str, allowed: tuple[str, ...]) -> bool:
    """Whether an address lies below one of those allowed; two dots would lead out of it."""
    home = next((one for one in allowed if address.startswith(one)), None)
    rest = address[len(home) :] if home else ""
    is_plain = _PLAIN.fullmatch(rest) and ".." not in rest and "%2" not in rest
    return home is not None and bool(is_plain)


def _address(address: str, allowed: tuple[str, ...]) -> str:
    """An address; of an unknown one nothing that a host would make a link of."""
    if _is_known(address, allowed):
        return address
    head, colon, rest = address.partition(":")
    return f"{head}:{JOINER}{rest}" if colon else f"{address[:-1]}{JOINER}."
