"""The files that the maps need: complete, the same on every build, asking nobody for anything."""

from __future__ import annotations

import json
import re
from pathlib import Path

from map_samples import HOSTILE, TILE_HOST
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.reach import NOTHING_MEASURED
from safetynet.settings import Settings
from safetynet.site.map_assets import FIELDS, module, write_map_assets

HOST = re.compile(r"https?://[^/\"'` ]+/")


def scripts(folder: Path) -> dict[str, str]:
    """Path → text of the scripts made from Folium."""
    made = sorted((folder / "assets/maps").rglob("*.js"))
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in made}


def rows(folder: Path, county: str, locale: str) -> dict[str, dict[str, object]]:
    """Id → place, as the browser reads it."""
    path = folder / f"assets/maps/data/places.{county}.{locale}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    places = [dict(zip(data["fields"], row, strict=True)) for row in data["rows"]]
    return {str(place["id"]): place for place in places}


def test_there_is_a_script_for_every_page_with_a_map(assets: Path, tiny: Directory) -> None:
    """All counties, each county and township and kind, reach, and one script for every site."""
    geography = tiny.geography
    expected = {
        "all.js",
        "contribute.js",
        "finder.js",
        "site.js",
        "reach/all.js",
        *(f"reach/{county.slug}.js" for county in geography.counties),
        *(f"county/{county.slug}.js" for county in geography.counties),
        *(
            f"township/{county.slug}-{township.slug}.js"
            for county in geography.counties
            for township in county.townships
        ),
        *(f"kind/{tiny.neutral.get(('kind', kind), kind)}.js" for kind in tiny.by_kind),
    }

    assert {f"assets/maps/{name}" for name in expected} == set(scripts(assets))


def test_scripts_name_no_host_but_the_tiles(assets: Path) -> None:
    """Folium's CDNs, jQuery and Bootstrap do not come along."""
    text = "\n".join(scripts(assets).values())

    assert {TILE_HOST} == set(HOST.findall(text))
    assert [] == re.findall(r"jquery|bootstrap|cdn|\$\(", text, re.IGNORECASE)


def test_scripts_without_tiles_name_no_host(tiny: Directory, tmp_path: Path) -> None:
    """An edition without tiles asks nobody."""
    write_map_assets(tiny, Settings(today="2026-11-22"), NOTHING_MEASURED, tmp_path)

    assert [] == HOST.findall("\n".join(scripts(tmp_path).values()))


def test_scripts_hold_no_words_of_records(assets: Path) -> None:
    """Names are fetched as data, so no name can become code."""
    assert "window.hit" not in "\n".join(scripts(assets).values())


def test_two_writes_give_the_same_bytes(
    assets: Path, tiny: Directory, tiled: Settings, tmp_path: Path
) -> None:
    """Folium's random ids are renumbered; nothing else varies either."""
    write_map_assets(tiny, tiled, NOTHING_MEASURED, tmp_path)
    written = sorted(path for path in tmp_path.rglob("*") if path.is_file())

    assert written
    for path in written:
        assert (assets / path.relative_to(tmp_path)).read_bytes() == path.read_bytes()


def test_ids_are_numbered_in_order_and_the_element_is_taken() -> None:
    """The first id of a script is the map, drawn in the element and not found by its id."""
    first, second = "0123456789abcdef" * 2, "fedcba9876543210" * 2
    made = module(
        f'var map_{first} = L.map(\n"map_{first}",\n{{}});\nvar a_{second} = map_{first};'
    )

    assert "var map_1 = L.map(element," in made
    assert "var a_2 = map_1;" in made


def test_places_hold_what_may_be_drawn(assets: Path) -> None:
    """Open and planned places with a point; never a secret, closed or unplaced one."""
    found = rows(assets, "kinmen", "zh")

    assert {"hostile", "twin-a", "twin-b", "planned", "village", "violence"} == set(found)
    assert found["hostile"]["name"] == HOSTILE
    assert found["planned"]["planned"] == 1
    assert tuple(found["village"]) == FIELDS


def test_townships_lie_under_their_names(assets: Path, tiny: Directory) -> None:
    """Every township of the edition has a polygon, both names, and a point to write them at."""
    path = assets / "assets/maps/data/townships.geojson"
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    points = [(one["properties"]["lon"], one["properties"]["lat"]) for one in features]
    codes = [one["properties"]["code"] for one in features]

    assert [township.code for township in tiny.geography.townships] == codes
    assert codes == tiny.geography.townships_at(*zip(*points, strict=True))


def test_lock_names_no_registry() -> None:
    """The lock file pins by checksum and leaves the registry to the machine."""
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}

    assert packages
    assert all("resolved" not in one and "integrity" in one for one in packages.values())
