"""What goes along with the link of a site: enough to help, nothing that gives anybody away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from safetynet.directory import Directory
from safetynet.model import Record

Make = Callable[..., Record]
Stamp = Callable[..., dict[str, tuple[Any, str]]]


@pytest.mark.parametrize(
    ("locale", "path", "expected"),
    [
        (
            "zh",
            "sites/probe/",
            "據點probe\n金門縣金湖鎮\n電話：082-330100 轉 12（個管）\n地址：中正路1-1號",
        ),
        (
            "en",
            "en/sites/probe/",
            """Site probe
Jinhu Township, Kinmen County
Phone: 082-330100 ext. 12 (Cases)
Address: 中正路1-1號""",
        ),
    ],
)
def test_message_has_name_place_phone_and_address(
    make_record: Make, stamp: Stamp, locale: str, path: str, expected: str
) -> None:
    """A line each, in the page's language; the address as door plates have it."""
    phone = {"number": "082-330100", "extension": "12", "for": {"zh": "個管", "en": "Cases"}}
    record = make_record(phones=[phone], address={"zh": "中正路1-1號"})
    page, html = stamp(record, locale=locale)[path]

    assert expected == page.view.shared
    assert f'data-share-text="{expected}"' in html


def test_message_says_that_a_site_is_not_open_yet(make_record: Make, stamp: Stamp) -> None:
    """Nobody is sent to a door that does not exist."""
    page, _ = stamp(make_record(status="planned"))["sites/probe/"]

    assert page.view.status.words in page.view.shared.splitlines()


def test_message_about_violence_is_empty(
    make_record: Make, stamp: Stamp, directory: Directory
) -> None:
    """Only the neutral address goes out: a message may be read by somebody else."""
    kinds = directory.vocabulary.kinds
    quiet = next(code for code, kind in kinds.items() if kind.quick_exit)
    pages = stamp(make_record(kind=quiet)).values()
    view = next(page.view for page, _ in pages if getattr(page.view, "id", "") == "probe")

    assert "" == view.shared
