"""The files of offline use: the worker's list, the packs, the manifests and their icons."""

from __future__ import annotations

import json
import re
import shutil
import struct
import zlib
from pathlib import Path
from urllib.parse import urljoin

import pytest
from site_build import ROOT

from safetynet.directory import Directory
from safetynet.errors import CallError
from safetynet.site.manifest import NAME
from safetynet.site.offline import MARK, worker_list, write_worker

PREFIXES = {"zh": "", "en": "en/"}
LIST = re.compile(r"^const LIST = (.*);$", re.MULTILINE)
IMPORT = re.compile(r'^import .*"\./([\w-]+\.js)"', re.MULTILINE)
PRIVATE = re.compile(r"<body[^>]* data-private")
NOT_KEPT = ("contribute", "charts", "network", "stack")
"""The form, and the figures of the net: work of an office, with a network."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The smallest site with a worker."""
    files = {
        "assets/css/main.css": "body {}",
        "assets/js/page.js": "1",
        "assets/js/map.js": 'import "./map-loader.js";',
        "assets/js/map-loader.js": 'import { make } from "./page.js";\nimport("./map-library.js");',
        "assets/js/map-library.js": 'import { make } from "./page.js";\nimport "./map-tiles.js";',
        "assets/js/map-tiles.js": "2",
        "assets/js/share-qr.js": 'import { qrcode } from "../vendor/qrcode.js";',
        "assets/vendor/qrcode.js": "3",
        "assets/vendor/leaflet.js": "4",
        "assets/finder/places.zh.json": "[]",
        "assets/finder/places.en.json": "[]",
        "assets/search/en.json": "[]",
        "assets/hours.json": "{}",
    }
    names = ("find/", "hotlines/", "offline/")
    pages = (f"{prefix}{name}index.html" for prefix in PREFIXES.values() for name in names)
    for path, text in [*files.items(), *((page, "<body >") for page in pages)]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "overrides/sw.js", tmp_path)
    return tmp_path


def packs(site: Path) -> dict[str, dict[str, int]]:
    """What is told of each county before it is kept."""
    return json.loads((site / "assets/offline/packs.json").read_text(encoding="utf-8"))


def pages_of(site: Path, pack: str) -> list[list[str]]:
    """[path, mark] of a pack."""
    return json.loads((site / f"assets/offline/{pack}.json").read_text(encoding="utf-8"))


# --- the worker


def test_built_worker_lists_files_that_are_there(built_site: Path) -> None:
    """One missing file would keep the worker from ever being installed."""
    found = LIST.search((built_site / "sw.js").read_text(encoding="utf-8"))
    assert found
    listed = json.loads(found.group(1))

    paths = [
        *listed["shell"],
        *(p for k in ("first", "more") for v in listed[k].values() for p in v),
    ]
    missing = [p for p in paths if not (built_site / p).exists()]
    assert [] == missing
    assert {"offline/", "en/offline/"} == {v[0] for v in listed["first"].values()}
    assert {"find/", "hotlines/"} <= set(listed["more"]["zh"])
    assert not [p for p in paths if p.startswith(("assets/maps/", "info/", "en/info/"))]


def test_every_script_and_style_sheet_is_kept(built_site: Path) -> None:
    """A page that opens without a network works there as well; the rest is for offices."""
    listed = worker_list(built_site)
    kept = {*listed["shell"], *listed["more"]["zh"]}  # type: ignore[index]

    made = [*built_site.glob("assets/js/*.js"), *built_site.glob("assets/css/*.css")]
    needed = [path for path in made if not path.name.startswith(NOT_KEPT)]
    assert {path.relative_to(built_site).as_posix() for path in needed} <= kept


def test_only_what_is_loaded_when_wanted_is_kept_later(site: Path) -> None:
    """A script that a page cannot start without is there after the first visit already."""
    listed = worker_list(site)

    assert listed["shell"] == [
        "assets/css/main.css",
        "assets/js/map-loader.js",
        "assets/js/map.js",
        "assets/js/page.js",
    ]
    later = {"assets/js/map-library.js", "assets/js/map-tiles.js", "assets/js/share-qr.js"}
    assert later | {"assets/vendor/qrcode.js"} <= set(listed["more"]["zh"])  # type: ignore[index]


def test_what_is_kept_first_starts_every_page(built_site: Path) -> None:
    """No script of the shell imports one that may not be there."""
    shell = worker_list(built_site)["shell"]
    imported = {
        f"assets/js/{name}"
        for path in shell  # type: ignore[attr-defined]
        for name in IMPORT.findall((built_site / path).read_text(encoding="utf-8"))
    }

    assert imported
    assert imported <= set(shell)  # type: ignore[call-overload]


def test_worker_knows_folders_and_homes_of_the_site(site: Path) -> None:
    """Beside its folders may lie other sites; each language has its own page for missing ones."""
    listed = worker_list(site)

    assert ["assets", "en", "find", "hotlines", "offline"] == listed["folders"]
    assert {"": "offline/", "en/": "en/offline/"} == listed["missing"]


def test_a_language_keeps_no_file_of_the_other(site: Path) -> None:
    """Files that belong to no language go to both."""
    more = worker_list(site)["more"]

    shared = [
        "assets/js/map-library.js",
        "assets/js/map-tiles.js",
        "assets/js/share-qr.js",
        "assets/vendor/qrcode.js",
    ]
    assert more == {
        "zh": ["find/", "hotlines/", "assets/hours.json", "assets/finder/places.zh.json", *shared],
        "en": [
            "en/find/",
            "en/hotlines/",
            "assets/hours.json",
            "assets/finder/places.en.json",
            "assets/search/en.json",
            *shared,
        ],
    }


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("assets/js/page.js", {"version", "code"}),
        ("assets/js/share-qr.js", {"version", "code"}),
        ("assets/vendor/qrcode.js", {"version", "code"}),
        ("assets/css/main.css", {"version", "code"}),
        ("en/hotlines/index.html", {"version"}),
        ("assets/hours.json", {"version"}),
    ],
)
def test_versions_follow_what_they_stand_for(site: Path, changed: str, expected: set[str]) -> None:
    """The same files give the same versions; a changed one a new version, scripts a new code."""
    before = worker_list(site)
    assert before == worker_list(site)
    (site / changed).write_text("other", encoding="utf-8")
    after = worker_list(site)

    assert expected == {name for name in ("version", "code") if before[name] != after[name]}


def test_worker_without_its_mark_is_refused(site: Path) -> None:
    """A list that goes nowhere would publish a worker that keeps nothing."""
    script = (site / "sw.js").read_text(encoding="utf-8")
    (site / "sw.js").write_text(script.replace(MARK, "{}"), encoding="utf-8")

    with pytest.raises(CallError, match=r"overrides/sw\.js"):
        write_worker(site)


# --- counties


@pytest.mark.parametrize("locale", PREFIXES)
def test_packs_have_all_pages_of_a_county_but_those_about_violence(
    built_site: Path, directory: Directory, locale: str
) -> None:
    """The county, its townships, its sites; the marks are those of the written pages."""
    kinds = directory.vocabulary.kinds
    for county in directory.geography.counties:
        pages = pages_of(built_site, f"{county.slug}.{locale}")
        quiet = [r for r in directory.by_county[county.code] if kinds[r.kind].quick_exit]
        count = 1 + len(county.townships) + len(directory.by_county[county.code]) - len(quiet)

        assert count == len(pages)
        for path, mark in pages:
            content = (built_site / path / "index.html").read_bytes()
            assert f"{zlib.crc32(content):08x}" == mark
            assert not PRIVATE.search(content.decode()), path


def test_sizes_are_true(built_site: Path) -> None:
    """Bytes on the device are counted; the download is estimated to a fifth."""
    for name, told in packs(built_site).items():
        contents = [
            (built_site / path / "index.html").read_bytes()
            for path, _ in pages_of(built_site, name)
        ]

        assert {"pages", "size", "download"} == told.keys()
        assert (len(contents), sum(map(len, contents))) == (told["pages"], told["size"])
        exact = sum(len(zlib.compress(content)) for content in contents)
        assert 0.8 < told["download"] / exact < 1.2


def test_pages_about_violence_bear_the_mark_that_keeps_them_out(built_site: Path) -> None:
    """The worker knows them by it: all below info/, and no other page."""
    marked = {
        path.relative_to(built_site).as_posix()
        for path in built_site.rglob("index.html")
        if PRIVATE.search(path.read_text(encoding="utf-8"))
    }

    assert marked
    assert marked == {
        path.relative_to(built_site).as_posix() for path in built_site.rglob("info/*/index.html")
    }


# --- the home screen


@pytest.mark.parametrize("locale", PREFIXES)
def test_manifest_fits_any_sub_path(built_site: Path, locale: str) -> None:
    """What it names lies within its scope and is there."""
    base = f"https://example.org/atlas/{PREFIXES[locale]}{NAME}"
    manifest = json.loads((built_site / PREFIXES[locale] / NAME).read_text(encoding="utf-8"))

    assert {"zh": "zh-TW", "en": "en"}[locale] == manifest["lang"]
    assert {"zh": "安全網地圖", "en": "Safety Net Atlas"}[locale] == manifest["short_name"]
    assert "standalone" == manifest["display"]
    assert "https://example.org/atlas/" == urljoin(base, manifest["scope"])
    start = urljoin(base, manifest["start_url"])
    assert f"https://example.org/atlas/{PREFIXES[locale]}find/" == start
    for icon in manifest["icons"]:
        path = urljoin(base, icon["src"]).removeprefix("https://example.org/atlas/")
        assert (built_site / path).is_file()
    assert {"any", "maskable"} == {icon["purpose"] for icon in manifest["icons"]}


@pytest.mark.parametrize(
    ("name", "size"), [("icon-192", 192), ("icon-512", 512), ("icon-maskable-512", 512)]
)
def test_icons_have_the_size_they_are_said_to_have(built_site: Path, name: str, size: int) -> None:
    """Width and height stand in the first chunk of a PNG (RFC 2083, 4.1.1)."""
    content = (built_site / f"assets/icons/{name}.png").read_bytes()

    assert b"\x89PNG" == content[:4]
    assert (size, size) == struct.unpack(">II", content[16:24])


def test_every_page_names_its_manifest(built_site: Path) -> None:
    """In its own language, by a relative address."""
    for locale, prefix in PREFIXES.items():
        html = (built_site / prefix / "about/index.html").read_text(encoding="utf-8")
        assert (
            f'<link rel="manifest" href="../../{prefix}{NAME}">'.replace(
                "../../", "../" * (1 + (locale == "en"))
            )
            in html
        )
