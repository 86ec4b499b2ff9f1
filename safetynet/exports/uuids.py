"""Identifiers for other programs: made from our own, the same for ever."""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("9921cbd1-6033-4841-893e-21955f383411")
"""Of this project alone. Whoever changes it gives every place in every copy a new identity."""


def uuid_of(sort: str, id: str) -> UUID:  # noqa: A002  # the word the records use
    """The UUID (version 5) of a thing: ("site", "kinmen-center") → always the same.

    It depends on nothing else: not on the address of the site, its language or its day.
    """
    return uuid5(NAMESPACE, f"{sort}/{id}")
