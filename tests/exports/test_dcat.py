"""dcat.jsonld: every other download is in it, with the checksum the file really has."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from site_build import SUB_PATH

from safetynet.directory import Directory
from safetynet.exports import Release, write_downloads
from safetynet.exports.dcat import dataset
from safetynet.settings import Agency
from safetynet.text import LocalizedText

SITE = f"https://example.org{SUB_PATH}"
NAME = "dcat.jsonld"


@pytest.fixture(scope="module")
def catalogue(built_site: Path) -> Any:
    """The file of the built site."""
    return json.loads((built_site / "data" / NAME).read_text(encoding="utf-8"))


def test_every_other_file_is_described(built_site: Path, catalogue: Any) -> None:
    """Address, size and SHA-256 as the file has them; no file is left out."""
    sums = (built_site / "data" / "SHA256SUMS").read_text(encoding="utf-8").split()
    files = catalogue["dcat:distribution"]

    assert set(sums[1::2]) - {NAME} == {file["dcterms:title"] for file in files}
    for file in files:
        address = file["dcat:downloadURL"]["@id"]
        content = (built_site / address.removeprefix(SITE)).read_bytes()
        checksum = file["spdx:checksum"]["spdx:checksumValue"]["@value"]
        assert hashlib.sha256(content).hexdigest() == checksum
        assert str(len(content)) == file["dcat:byteSize"]["@value"]


def test_its_own_checksum_stands_beside_it(built_site: Path) -> None:
    """It cannot stand in it, but SHA256SUMS has it."""
    sums = (built_site / "data" / "SHA256SUMS").read_text(encoding="utf-8")
    digest = hashlib.sha256((built_site / "data" / NAME).read_bytes()).hexdigest()

    assert f"{digest}  {NAME}\n" in sums


def test_dataset_says_what_catalogues_ask(catalogue: Any) -> None:
    """Type, title in both languages, licence, date with offset, places, period, landing page."""
    assert "dcat:Dataset" == catalogue["@type"]
    assert ["zh-TW", "en"] == [title["@language"] for title in catalogue["dcterms:title"]]
    assert "Safety Net Atlas" in str(catalogue["dcterms:publisher"]["foaf:name"])
    assert "https://data.gov.tw/license" == catalogue["dcterms:license"]["@id"]
    assert catalogue["dcterms:modified"]["@value"].endswith("+08:00")
    assert {"09020", "10016", "10007", "10008"} == {
        place["dcterms:identifier"] for place in catalogue["dcterms:spatial"]
    }
    period = catalogue["dcterms:temporal"]
    assert period["dcat:startDate"]["@value"] < period["dcat:endDate"]["@value"]
    assert f"{SITE}data/" == catalogue["dcat:landingPage"]["@id"]


def test_prefixes_are_declared(catalogue: Any) -> None:
    """Each name is of a vocabulary that the context knows."""
    known = set(catalogue["@context"])

    def prefixes(thing: Any) -> set[str]:
        if isinstance(thing, list):
            return set().union(*map(prefixes, thing))
        if not isinstance(thing, dict):
            return set()
        names = {name.partition(":")[0] for name in thing if ":" in name}
        typed = {thing["@type"].partition(":")[0]} if "@type" in thing else set()
        return names.union(typed, *map(prefixes, thing.values()))

    described = {name: value for name, value in catalogue.items() if name != "@context"}
    assert prefixes(described) == known


def test_agency_is_the_publisher(directory: Directory) -> None:
    """Once a body has adopted the site, the data are published by it."""
    name = LocalizedText(zh="縣政府", en="County")
    agency = Agency(name=name, switchboard="082-318823", url="https://county.example.org/")
    publisher = dataset(Release(directory, agency=agency), ())["dcterms:publisher"]

    assert "https://county.example.org/" == publisher["@id"]
    assert ["縣政府", "County"] == [one["@value"] for one in publisher["foaf:name"]]


def test_without_an_address_none_is_invented(directory: Directory, tmp_path: Path) -> None:
    """No @id, landing page or download address while nobody has set the site's."""
    write_downloads(Release(directory), tmp_path)
    catalogue = json.loads((tmp_path / "data" / NAME).read_text(encoding="utf-8"))

    assert "@id" not in catalogue
    assert "dcat:landingPage" not in catalogue
    assert all("dcat:downloadURL" not in file for file in catalogue["dcat:distribution"])
