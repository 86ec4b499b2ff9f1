"""What is an address on the web."""

from __future__ import annotations

import pytest

from safetynet.model import is_web


@pytest.mark.parametrize(
    "url",
    [
        "https://social.example.tw/",
        "http://example.tw",
        "HTTPS://example.tw:8443/a?b=c&d=%E4%B8%AD#e",
        "https://www.example.tw/\u885b\u6559/a_i1797.html",
    ],
)
def test_full_address_is_taken(url: str):
    """Web, a host with a dot, and any path."""
    assert is_web(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "social.example.tw",
        "//example.tw/",
        "ftp://example.tw/",
        "javascript:alert(1)",
        "javascript://example.tw/%0Aalert",
        "https://",
        "https:///path.html",
        "https://localhost/",
        "https://example..tw/",
        "https://.tw/",
        "https://example.tw:port/",
        "https://[::1/",
        "https://user:secret@example.tw/",
        "https://gov.tw@example.tw/",
        "https://example.tw/a b",
        'https://example.tw/"onclick=',
        "https://example.tw/'x",
        "https://example.tw/<script>",
        "https://example.tw/[1]",
        "https://example.tw/(1)",
        "https://example.tw/\n",
        "https://example.tw/\u202e",
        "https://example.tw/\u200b",
        "https://example.tw\\@evil.tw/",
    ],
)
def test_anything_else_is_refused(url: str):
    """No other scheme, no account, no character that ends an address early."""
    assert not is_web(url)
