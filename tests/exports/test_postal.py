"""An address in parts: no part says what another says, and all are of one language."""

from __future__ import annotations

import pytest

from safetynet.directory import Directory
from safetynet.exports.postal import postal_parts
from safetynet.model import Address
from safetynet.text import LOCALES, Locale

CHANGHUA, LUKANG = "彰化市", "鹿港鎮"


def code(directory: Directory, name: str) -> str:
    """The code of the one township of that name."""
    (found,) = [town.code for town in directory.geography.townships if town.name.zh == name]
    return found


@pytest.mark.parametrize(
    "printed",
    ["彰化縣彰化市中山路二段678號", "彰化市中山路二段678號", "500彰化縣彰化市中山路二段678號",
     "50093 彰化市中山路二段678號", "中山路二段678號"],
)  # fmt: skip
@pytest.mark.parametrize("locale", LOCALES)
def test_street_is_what_is_left(directory: Directory, printed: str, locale: Locale) -> None:
    """However the source prints it; in Chinese in both languages while no source translates it."""
    parts = postal_parts(
        directory.geography, code(directory, CHANGHUA), Address(zh=printed), locale
    )

    assert ("中山路二段678號", "彰化市", "彰化縣") == (parts.street, parts.township, parts.county)


def test_english_address_has_its_town_once(directory: Directory) -> None:
    """English names the areas behind the street."""
    printed = "No. 423, Fuxing Road, Lukang Township, Changhua County"
    address = Address(zh="彰化縣鹿港鎮復興路423號", en=printed)
    parts = postal_parts(directory.geography, code(directory, LUKANG), address, "en")

    assert ("No. 423, Fuxing Road", "Lukang Township", "Changhua County") == (
        parts.street,
        parts.township,
        parts.county,
    )
