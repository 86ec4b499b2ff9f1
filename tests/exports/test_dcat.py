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
    sums = (built_site / "data" / "SHA256SUMS.txt").read_text(encoding="utf-8").split()
    files = catalogue["dcat:distribution"]

    *files, interface = files
    named = [file["dcat:downloadURL"]["@id"].removeprefix(f"{SITE}data/") for file in files]
    assert set(sums[1::2]) - {NAME} == set(named)
    assert "dcat:downloadURL" not in interface
    for file in files:
        address = file["dcat:downloadURL"]["@id"]
        content = (built_site / address.removeprefix(SITE)).read_bytes()
        checksum = file["spdx:checksum"]["spdx:checksumValue"]["@value"]
        assert hashlib.sha256(content).hexdigest() == checksum
        assert str(len(content)) == file["dcat:byteSize"]["@value"]


def test_its_own_checksum_stands_beside_it(built_site: Path) -> None:
    """It cannot stand in it, but SHA256SUMS.txt has it."""
    sums = (built_site / "data" / "SHA256SUMS.txt").read_text(encoding="utf-8")
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
    assert f"{SITE}data/#dataset" == catalogue["@id"] == catalogue["dcterms:identifier"]
    assert {"zh-TW", "en"} == {word["@language"] for word in catalogue["dcat:keyword"]}


def test_files_are_told_in_both_languages(catalogue: Any) -> None:
    """Title and description of each; no placeholder is left; its page is in its language."""
    for file in catalogue["dcat:distribution"][:-1]:
        for name in ("dcterms:title", "dcterms:description"):
            told = [(one["@language"], "{" in one["@value"]) for one in file[name]]
            assert [("zh-TW", False), ("en", False)] == told
        is_english = file.get("dcterms:language", {}).get("@id", "").endswith("/en")
        assert f"{SITE}{'en/' * is_english}data/" == file["dcat:accessURL"]["@id"]


def test_files_name_the_standards_they_keep(catalogue: Any) -> None:
    """HSDS 3.2 by its branch, GeoJSON and Atom by their RFC; an archive says what is in it."""
    files = {
        file["dcat:downloadURL"]["@id"].rpartition("/data/")[2]: file
        for file in catalogue["dcat:distribution"][:-1]
    }
    standards = {
        name: [one["@id"].rpartition("/")[2] for one in file.get("dcterms:conformsTo", ())]
        for name, file in files.items()
    }

    assert ["rfc7946"] == standards["services.geojson"]
    assert ["3.2"] == standards["hsds/zh.json"]
    assert "3.2" == standards["hsds/en.zip"][0]
    assert [] == standards["services.csv"]
    types = [files["hsds/zh.zip"][f"dcat:{name}"]["@id"] for name in ("packageFormat", "mediaType")]
    assert ["application/zip", "text/csv"] == [one.partition("media-types/")[2] for one in types]


def test_api_is_a_service_with_its_description(built_site: Path, catalogue: Any) -> None:
    """Its address and the OpenAPI file, which are there."""
    service = catalogue["dcat:distribution"][-1]["dcat:accessService"]

    assert "dcat:DataService" == service["@type"]
    for name in ("dcat:endpointURL", "dcat:endpointDescription"):
        assert (built_site / service[name]["@id"].removeprefix(SITE)).exists()
    assert catalogue["@id"] == service["dcat:servesDataset"]["@id"]


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
    described = dataset(Release(directory, agency=agency), ())
    telephone = described["dcat:contactPoint"]["vcard:hasTelephone"]
    assert "tel:+88682318823" == telephone["@id"]
    assert "vcard" in described["@context"]


def test_without_an_address_none_is_invented(directory: Directory, tmp_path: Path) -> None:
    """No @id, landing page or download address while nobody has set the site's."""
    write_downloads(Release(directory), tmp_path)
    catalogue = json.loads((tmp_path / "data" / NAME).read_text(encoding="utf-8"))

    assert "@id" not in catalogue
    assert "dcat:landingPage" not in catalogue
    assert all("dcat:downloadURL" not in file for file in catalogue["dcat:distribution"])
