"""What is an address on the web: nothing else becomes a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"[\w-]+(\.[\w-]+)+")
_UNSAFE = re.compile(r"[\s\"'`<>\[\]{}()|\\^]")
"""Characters that end an address early, or that no address has unescaped."""


def is_web(url: str) -> bool:
    """Whether a text is an address on the web: a host with a dot, no account, nothing unsafe."""
    if _UNSAFE.search(url) or not url.isprintable():
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc if port is None else parts.netloc.removesuffix(f":{port}")
    return parts.scheme in ("http", "https") and _HOST.fullmatch(host) is not None
