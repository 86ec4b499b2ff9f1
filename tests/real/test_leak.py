"""A confidential record leaks nowhere, whatever its fields hold and even past the check."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from page_kinds import quiet
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.exports import Release, write_downloads
from safetynet.model import Record
from safetynet.pages.atlas import Atlas
from safetynet.pages.authored import build_authored
from safetynet.pages.build import build_pages
from safetynet.reach import NOTHING_MEASURED
from safetynet.search import build_index
from safetynet.settings import Settings
from safetynet.site.map_assets import write_map_assets
from safetynet.site.render import Renderer
from safetynet.text import LOCALES

WORDS = {"zh": "密處QZX路9號", "en": "QZX Road 9"}
FACTS = {
    "id": "zz-confidential-probe",
    "kind": "protection-service",
    "name": {"zh": "庇護服務探針", "en": "Shelter probe"},
    "alternate_names": ["QZXALSO"],
    "operator": WORDS,
    "part_of": "kinmen-jinhu-social-welfare-center",
    "county": "09020",
    "township": "09020030",
    "address": WORDS,
    "point": {"lon": 118.412345, "lat": 24.447777, "precision": "address"},
    "phones": [{"number": "113", "for": WORDS}, {"number": "082-987654"}],
    "urls": ["https://qzx.example.org/"],
    "hours": "24/7",
    "hours_note": WORDS,
    "floors": [{"floor": "1", "what": WORDS}],
    "serves": ["09020030"],
    "fee_note": WORDS,
    "status_note": WORDS,
    "notes": WORDS,
    "verified": {"how": "document"},
    "sources": [{"source": "seed-000", "fields": ["name"], "quote": "QZXQUOTE", "note": WORDS}],
}
SECRET = re.compile(r"(?i)qzx|082-?987654|\+?88682987654|118\.4123|24\.44777")
PROBE = str(FACTS["id"])


def with_probe(directory: Directory, *, confidential: bool) -> Directory:
    """The shipped directory and one record more, which the check never saw."""
    record = Record.model_validate(FACTS | {"confidential": confidential})
    return dataclasses.replace(directory, records=(*directory.records, record))


def written(directory: Directory, settings: Settings, folder: Path) -> dict[str, str]:
    """Everything that is published: name of a page or file → its text."""
    renderer = Renderer(ROOT / "overrides", directory.strings)
    texts = {}
    for locale in LOCALES:
        for page in build_pages(Atlas(directory, settings, locale)):
            texts[page.path] = f"{page.title} {page.description} {renderer.render(page)}"
        meta = {"title": "x", "description": "x"}
        find = build_authored(Atlas(directory, settings, locale), "find", f"{locale}/find/", meta)
        texts[f"find {locale}"] = renderer.render(find)
        texts[f"search {locale}"] = json.dumps(build_index(directory, locale), ensure_ascii=False)
    write_downloads(Release(directory), folder)
    write_map_assets(directory, settings, NOTHING_MEASURED, folder)
    for path in folder.rglob("*"):
        if path.is_file() and "vendor" not in path.parts:
            texts[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8-sig")
    return texts


@pytest.fixture(scope="module")
def secret_texts(
    directory: Directory, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """All that is written with the confidential probe."""
    probed = with_probe(directory, confidential=True)
    return written(probed, settings, tmp_path_factory.mktemp("secret"))


def test_no_file_holds_a_secret(secret_texts: dict[str, str]) -> None:
    """Pages, search index, downloads, map data: none holds any value of the secret fields."""
    leaking = {name: SECRET.findall(text) for name, text in secret_texts.items()}

    assert {} == {name: found for name, found in leaking.items() if found}


def test_no_page_of_a_place_names_it(secret_texts: dict[str, str]) -> None:
    """It stands on county-wide lists, never among what lies in or belongs to one township."""
    jinhu = secret_texts["areas/kinmen/jinhu/"]
    jincheng = secret_texts["areas/kinmen/jincheng/"]

    assert jinhu.count("庇護服務探針") == jincheng.count("庇護服務探針")
    assert "庇護服務探針" not in secret_texts["sites/kinmen-jinhu-social-welfare-center/"]


def test_it_is_still_a_service_with_its_hotline(secret_texts: dict[str, str]) -> None:
    """Its own page is there in both languages, with the number to call."""
    for prefix in ("", "en/"):
        assert "tel:113" in secret_texts[prefix + quiet("site", PROBE)]


def test_the_same_record_in_the_open_is_found(
    directory: Directory, settings: Settings, tmp_path: Path
) -> None:
    """The test itself can fail: without `confidential` the values are all over the output."""
    texts = written(with_probe(directory, confidential=False), settings, tmp_path)

    leaking = {name for name, text in texts.items() if SECRET.search(text)}
    assert {
        quiet("site", PROBE),
        "search zh",
        "data/services.csv",
        "data/services.geojson",
    } <= leaking
