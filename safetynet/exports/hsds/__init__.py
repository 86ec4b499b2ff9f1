"""The directory in the Open Referral Human Services Data Specification (HSDS) 3.2.

HSDS has one language a file; the files of both have the same identifiers. What the directory does
not know is left out: a service without a named operator has no organization, and an address without
a postal code stands in the description of its location. These objects are never filled: contact (no
person is named here), program, metadata, required_document, funding, service_capacity.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from safetynet.exports.hsds.package import write_package
from safetynet.exports.hsds.page import service_count, write_page
from safetynet.exports.release import Download
from safetynet.text import LOCALES

__all__ = ["DOWNLOADS"]


def _downloads() -> Iterator[Download]:
    formats = (
        ("json", "application/json", write_page),
        ("zip", "application/zip", write_package),
    )
    for ending, media_type, write in formats:
        for locale in LOCALES:
            yield Download(
                path=f"data/hsds/{locale}.{ending}",
                media_type=media_type,
                section="programs",
                write=functools.partial(write, locale=locale),
                count=service_count,
                locale=locale,
                what=f"hsds.{ending}",
                counted="services",
            )


DOWNLOADS = tuple(_downloads())
