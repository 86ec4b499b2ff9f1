"""A confidential record leaks nowhere, whatever its fields hold and even past the check.

The site is built from the shipped data and a few records more by the real command, in a process
where nobody checks the data. One record with the same fields is not confidential: it shows that
each way out is looked at, and what would be met if the second lock were gone.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from data_folder import add_items, build, copy_data
from page_kinds import quiet
from secrets_data import POINTING, facts, found_in, lease, shown, texts_of

from safetynet.check import check_directory
from safetynet.load import read_directory
from safetynet.settings import Settings

SECRET = ("1", "2")
OPEN = "9"
PAGES = {"1": quiet("site", "kinmen-probe-1"), "2": "sites/kinmen-probe-2/"}
WAYS_OUT = (
    "sites/kinmen-probe-9/index.html",
    "sites/kinmen-probe-9/kinmen-probe-9.vcf",
    "assets/search/zh.json",
    "assets/finder/records.json",
    "assets/maps/data/places.kinmen.zh.json",
    "assets/contribute/kinmen-probe-9.json",
    "api/v1/zh/sites.json",
    "api/v1/en/sites/kinmen-probe-9.json",
    "data/services.csv",
    "data/services.geojson",
    "data/services.ods!content.xml",
    "data/hsds/zh.json",
    "data/hsds/en.zip!phones.csv",
)
"""Files that would tell, one of each sort."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data and four records more: two are secret, one points at them, one is open."""
    folder = copy_data(tmp_path_factory.mktemp("leak"))
    records = [facts(number, confidential=number in SECRET) for number in (*SECRET, OPEN)]
    add_items(folder / "services.yaml", [*records, POINTING])
    with (folder / "sources.yaml").open("a", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(lease(number))[1:-1]}\n" for number in (*SECRET, OPEN))
    return folder


@pytest.fixture(scope="module")
def site(data: Path) -> Path:
    """The site of that data, which the check never saw."""
    build(data, data.parent / "site", checked=False)
    return data.parent / "site"


@pytest.fixture(scope="module")
def texts(site: Path) -> Mapping[str, str]:
    """Name of every file, packed ones too → its text with all escapes undone."""
    return {name: shown(text) for name, text in texts_of(site)}


@pytest.mark.parametrize("number", SECRET)
def test_no_file_holds_a_secret(texts: Mapping[str, str], number: str) -> None:
    """Pages, scripts, search, maps, every download, names of files: nothing, in no spelling."""
    assert {} == found_in(texts, number)


def test_the_same_record_in_the_open_is_found_everywhere(texts: Mapping[str, str]) -> None:
    """The test can fail, way by way: all of these would tell if the record were not stripped."""
    assert set() == set(WAYS_OUT) - set(found_in(texts, OPEN))


@pytest.mark.parametrize(
    "spelled",
    [
        "\uff31\uff3a\uff38\uff11",
        "%51ZX1",
        "&#81;ZX1",
        "\\u0051ZX1",
        "0829876" + "51",
        "+886 82 987 651",
        "tel:+886-82-987651",
        "[118.6012,24.3513]",
        "24.351234, 118.601234",
        "118601234",
        "13202628, 2796222",
    ],
)
def test_other_spellings_are_found(spelled: str) -> None:
    """Full width, escapes of addresses, HTML and JSON, with +886, rounded, turned round, metres."""
    assert found_in({"x": shown(spelled)}, "1")


@pytest.mark.parametrize("number", SECRET)
def test_it_is_still_a_service_with_its_hotline(site: Path, number: str) -> None:
    """Its page is there in both languages, with the number to call; so is its entry in files."""
    for prefix in ("", "en/"):
        page = (site / prefix / PAGES[number] / "index.html").read_text(encoding="utf-8")
        assert "tel:113" in page
    with (site / "data/services.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = [one for one in csv.DictReader(file) if one["id"] == f"kinmen-probe-{number}"]
    assert ("09020", "", "113", "area") == tuple(
        row[name] for name in ("county_code", "township_code", "phones", "delivery")
    )
    features = json.loads((site / "data/services.geojson").read_text(encoding="utf-8"))["features"]
    assert [None] == [one["geometry"] for one in features if one["id"] == f"kinmen-probe-{number}"]


def test_nobody_who_can_be_found_points_at_it(texts: Mapping[str, str]) -> None:
    """What belongs to it does not say so; no place's page names it more than others' do."""
    assert "探針服務第2處" not in texts["sites/kinmen-pointing/index.html"]
    assert "探針服務第1處" not in texts["sites/kinmen-jinhu-social-welfare-center/index.html"]
    towns = [texts[f"areas/kinmen/{town}/index.html"] for town in ("jinhu", "jincheng")]
    assert 1 == len({town.count("探針服務第2處") for town in towns})


def test_no_contact_is_offered(site: Path) -> None:
    """A contact that is saved would tell whoever looks at the phone."""
    cards = {path.stem for path in site.rglob("*.vcf")}

    assert {"kinmen-probe-9"} == {one for one in cards if one.startswith("kinmen-probe")}


def test_the_first_lock_refuses_them(data: Path, settings: Settings) -> None:
    """The same records do not pass the check; the site could not have been built."""
    findings = check_directory(read_directory(data), settings.today)

    told = {one.record for one in findings if one.code == "confidential-place"}
    assert {f"kinmen-probe-{number}" for number in SECRET} == told
    assert "leads-to-confidential" in {one.code for one in findings}
