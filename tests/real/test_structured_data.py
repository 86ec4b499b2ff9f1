"""What every page of the built site tells programs, previews and search engines."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from site_build import SUB_PATH
from structured_data import faults

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.freshness import last_checked
from safetynet.model import Precision
from safetynet.text import LOCALES, Locale

SITE = f"https://example.org{SUB_PATH}"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>")
META = re.compile(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">')
LINK = re.compile(r'<link rel="(canonical|alternate)"(?: hreflang="([^"]+)")? href="([^"]*)">')
MISSING = "404.html"
KB = 1024
WRITTEN = "2026-11-22"
"""The day of the test build, SOURCE_DATE_EPOCH, in Taiwan."""


@dataclass(frozen=True)
class Told:
    """What the head of a page and its JSON-LD say."""

    path: str
    title: str
    meta: dict[str, str]
    links: dict[str, str]
    """hreflang, or "canonical" → address."""
    blocks: tuple[str, ...]

    @property
    def locale(self) -> Locale:
        """The language of the page, by its folder."""
        return "en" if self.path.startswith("en/") else "zh"

    @property
    def is_quiet(self) -> bool:
        """Whether it lies where pages about violence lie."""
        return "/info/" in f"/{self.path}"

    @property
    def linked(self) -> Any:
        """The block, parsed."""
        return json.loads(self.blocks[0])

    def node(self, *kinds: str) -> dict[str, Any]:
        """The first thing of one of these types."""
        return next(node for node in self.linked["@graph"] if node["@type"] in kinds)


def read(site: Path, file: Path) -> Told:
    """One page of a built site."""
    text = file.read_text(encoding="utf-8")
    head = text.partition("</head>")[0]
    return Told(
        path=file.relative_to(site).as_posix().removesuffix("index.html"),
        title=html.unescape(TITLE.findall(head)[0]),
        meta={name: html.unescape(value) for name, value in META.findall(head)},
        links={lang or rel: address for rel, lang, address in LINK.findall(head)},
        blocks=tuple(BLOCK.findall(text)),
    )


def abroad(number: str) -> str:
    """A number as it is dialled from anywhere, worked out apart from the program."""
    digits = number.replace("-", "")
    is_national = digits.startswith(("0800", "412")) or not digits.startswith("0")
    return digits if is_national else "+886" + digits[1:]


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Told]:
    """Path from the site's root → what the page says; the 404 page apart."""
    told = (read(built_site, file) for file in sorted(built_site.rglob("index.html")))
    return {page.path: page for page in told}


@pytest.fixture(scope="module")
def missing(built_site: Path) -> Told:
    """The 404 page."""
    return read(built_site, built_site / MISSING)


# --- JSON-LD


def test_every_page_has_one_sound_block(pages: dict[str, Told]) -> None:
    """Valid JSON in the shapes of schema.org: types, required, addresses, dates, telephones."""
    assert {1} == {len(told.blocks) for told in pages.values()}
    wrong = {path: faults(told.linked) for path, told in pages.items()}
    assert {} == {path: found for path, found in wrong.items() if found}


def test_block_is_of_its_own_page(pages: dict[str, Told]) -> None:
    """Page and canonical address are the same; so are language and names."""
    for path, told in pages.items():
        page = told.node("WebPage", "CollectionPage")
        assert SITE + path == page["url"]
        assert told.meta["og:title"] == page["name"]
        assert {"zh": "zh-TW", "en": "en"}[told.locale] == page["inLanguage"]


def test_blocks_do_not_make_pages_heavy(pages: dict[str, Told]) -> None:
    """About 2 KB on the page of a site, never more than 4; all stays small beside the page."""
    sizes = sorted(len(told.blocks[0].encode()) for path, told in pages.items() if "sites/" in path)

    assert sizes[len(sizes) // 2] <= 2.25 * KB
    assert sizes[-1] <= 4 * KB


def test_every_page_but_home_has_its_way(pages: dict[str, Told]) -> None:
    """The breadcrumb begins at home and ends at the page; each step is a page."""
    for path, told in pages.items():
        kinds = [node["@type"] for node in told.linked["@graph"]]
        if path in ("", "en/"):
            assert "WebSite" in kinds
            continue
        steps = told.node("BreadcrumbList")["itemListElement"]
        assert SITE + addresses.page(told.locale) == steps[0]["item"]
        assert told.meta["og:title"] == steps[-1]["name"]
        assert all(step["item"].removeprefix(SITE) in pages for step in steps[:-1])


def test_site_search_leads_to_the_find_page(pages: dict[str, Told]) -> None:
    """The address in the WebSite's search is the form's own, in both languages."""
    for locale in LOCALES:
        home = addresses.page(locale)
        action = pages[home].node("WebSite")["potentialAction"]
        assert f"{SITE}{home}find/?q={{search_term_string}}" == action["target"]["urlTemplate"]


def test_lists_name_pages_that_are_there(pages: dict[str, Told]) -> None:
    """Each entry of an ItemList with an address is a page whose title begins alike."""
    found = 0
    for told in pages.values():
        for node in told.linked["@graph"]:
            if node["@type"] != "ItemList":
                continue
            items = [item for item in node["itemListElement"] if "url" in item]
            found += len(items)
            assert len(node["itemListElement"]) <= node["numberOfItems"]
            assert all(item["url"].removeprefix(SITE) in pages for item in items)
    assert found > len(pages) // 2


def test_dataset_has_every_file_with_its_checksum(built_site: Path, pages: dict[str, Told]) -> None:
    """What the data page tells of files is what SHA256SUMS.txt says, and nothing is left out."""
    sums = (built_site / "data" / "SHA256SUMS.txt").read_text(encoding="utf-8").split("\n")
    wanted = {name: digest for digest, _, name in (line.partition("  ") for line in sums if line)}
    for locale in LOCALES:
        dataset = pages[f"{addresses.page(locale)}data/"].node("Dataset")
        assert f"{SITE}data/#dataset" == dataset["@id"], "one data set in two languages"
        files = dataset["distribution"]
        assert wanted == {file["name"]: file["sha256"] for file in files}
        for file in files:
            path = built_site / file["contentUrl"].removeprefix(SITE)
            assert f"{path.stat().st_size} B" == file["contentSize"]


def test_hotlines_are_all_told(directory: Directory, pages: dict[str, Told]) -> None:
    """Every number of the list, with the languages it is known to speak."""
    items = pages["en/hotlines/"].node("ItemList")["itemListElement"]
    channels = [item["item"]["availableChannel"] for item in items]

    assert [line.name.en for line in directory.hotlines] == [i["item"]["name"] for i in items]
    for line, channel in zip(directory.hotlines, channels, strict=True):
        phone = channel.get("servicePhone", {})
        assert re.sub(r"\D", "", line.number).removeprefix("0") in phone.get("telephone", "")
        assert list(line.languages) == phone.get("availableLanguage", list(line.languages))


@pytest.mark.parametrize("locale", LOCALES)
def test_site_tells_what_the_directory_says(
    directory: Directory, pages: dict[str, Told], locale: Locale
) -> None:
    """Name, numbers in their order, point and township code: as in the data, with no more."""
    for record in directory.published.records:
        told = pages[addresses.site(directory, locale, record.id)]
        if told.is_quiet:
            continue
        text = told.blocks[0]
        phones = re.findall(r'"ContactPoint","telephone":"([^"]+)"', text)
        assert [abroad(phone.number) for phone in record.phones] == [
            number.partition(";")[0] for number in phones
        ]
        geo = re.findall(r'"latitude":([\d.]+),"longitude":([\d.]+)', text)
        at = record.point
        is_door = at is not None and at.precision is Precision.ADDRESS
        door = [(at.lat, at.lon)] if at and is_door else []
        assert door == [(float(lat), float(lon)) for lat, lon in geo]
        assert record.name.in_(locale) == told.linked["@graph"][1]["name"]


# --- violence


def test_page_about_violence_says_only_its_mark(pages: dict[str, Told]) -> None:
    """Previews, titles and programs are told the neutral name; no record, number or date of it."""
    quiet = [told for told in pages.values() if told.is_quiet]
    assert len(quiet) > 100
    for told in quiet:
        mark = addresses.mark_of(told.path)
        assert mark in told.meta["og:title"]
        assert told.meta["description"] == told.meta["og:description"]
        assert ["WebPage", "BreadcrumbList"] == [n["@type"] for n in told.linked["@graph"]]
        known = {"@type", "url", "name", "inLanguage", "isPartOf"}
        assert known == set(told.node("WebPage"))


def test_no_other_page_names_them_to_programs(pages: dict[str, Told]) -> None:
    """No list, breadcrumb or link in JSON-LD leads to a page about violence."""
    for told in pages.values():
        own = f"{SITE}{told.path}"
        found = re.findall(rf"{SITE}(?:en/)?info/\w+/", told.blocks[0])
        assert [] == [address for address in found if address != own], told.path


# --- titles, previews, pairs


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_and_descriptions_are_unlike(pages: dict[str, Told], locale: Locale) -> None:
    """No two pages of a language share a title; nor a description, pages about violence apart."""
    mine = [told for told in pages.values() if told.locale == locale]
    titles = Counter(told.title for told in mine)
    described = Counter(told.meta["description"] for told in mine if not told.is_quiet)

    assert [] == [title for title, count in titles.items() if count > 1]
    assert [] == [said for said, count in described.items() if count > 1]


def test_site_is_described_by_what_is_known(directory: Directory, pages: dict[str, Told]) -> None:
    """The description of a site has its place and its first number, or that there is none."""
    for record in directory.published.records:
        told = pages[addresses.site(directory, "en", record.id)]
        if not told.is_quiet:
            said = told.meta["description"]
            assert directory.geography.county(record.county).name.en in said
            number = record.phones[0].number if record.phones else "Phone not stated"
            assert number in said


def test_previews_are_complete(built_site: Path, pages: dict[str, Told]) -> None:
    """Open Graph: title, text, address, language and its pair, and a picture of our own."""
    for path, told in pages.items():
        meta = told.meta
        assert SITE + path == meta["og:url"]
        assert meta["description"] == meta["og:description"] != ""
        assert told.title.startswith(meta["og:title"])
        locales = {"zh": ["zh_TW", "en_US"], "en": ["en_US", "zh_TW"]}[told.locale]
        assert locales == [meta["og:locale"], meta["og:locale:alternate"]]
        assert ("website", "summary") == (meta["og:type"], meta["twitter:card"])
    pictures = {told.meta["og:image"] for told in pages.values()}
    assert all((built_site / picture.removeprefix(SITE)).is_file() for picture in pictures)
    assert 1 == len(pictures)


def test_pairs_of_languages_lead_to_each_other(pages: dict[str, Told]) -> None:
    """The canonical address is the page's own; both name the same pair, Chinese by default."""
    for path, told in pages.items():
        links = dict(told.links)
        assert SITE + path == links.pop("canonical")
        assert {"zh-TW", "en", "x-default"} == set(links)
        assert links["zh-TW"] == links["x-default"]
        assert SITE + path == links["en" if told.locale == "en" else "zh-TW"]
        for address in links.values():
            assert links == {
                lang: there
                for lang, there in pages[address.removeprefix(SITE)].links.items()
                if lang != "canonical"
            }


def test_missing_page_is_not_found_by_search(missing: Told) -> None:
    """It is served at addresses that are not its own: no index, no address, no JSON-LD."""
    assert "noindex" == missing.meta["robots"]
    assert ({}, ()) == (missing.links, missing.blocks)
    assert "og:url" not in missing.meta


def test_no_other_page_is_hidden_from_search(pages: dict[str, Told]) -> None:
    """Whoever looks for help by a search engine finds it, also what is about violence."""
    assert [] == [path for path, told in pages.items() if "robots" in told.meta]


def test_sitemap_has_every_page_with_its_date(
    built_site: Path, directory: Directory, pages: dict[str, Told]
) -> None:
    """The same pages and pairs; the day of a record's check, or of the data where they count."""
    spaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    tree = ET.parse(built_site / "sitemap.xml")  # noqa: S314 - our own file
    dates = {
        url.findtext("s:loc", "", spaces).removeprefix(SITE): url.findtext("s:lastmod", "", spaces)
        for url in tree.iterfind("s:url", spaces)
    }

    assert set(pages) == set(dates)
    for record in directory.records:
        day = WRITTEN if record.confidential else str(last_checked(record.verified) or "")
        assert {day} == {dates[addresses.site(directory, locale, record.id)] for locale in LOCALES}
    data = [f"{addresses.page(locale)}data/" for locale in LOCALES]
    assert [WRITTEN] * 2 == [pages[path].node("Dataset")["dateModified"] for path in data]
    assert [WRITTEN] * 2 == [dates[path] for path in data]
    pairs = {
        url.findtext("s:loc", "", spaces).removeprefix(SITE): {
            link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", spaces)
        }
        for url in tree.iterfind("s:url", spaces)
    }
    own = {path: dict(told.links) for path, told in pages.items()}
    assert pairs == {path: links for path, links in own.items() if links.pop("canonical")}
    assert dates["areas/kinmen/wuqiu/"], "a township without sites has services from elsewhere"


def test_robots_are_led_to_the_sitemap(built_site: Path) -> None:
    """Nothing is forbidden; the sitemap's full address is there."""
    lines = (built_site / "robots.txt").read_text(encoding="utf-8").splitlines()

    assert ["User-agent: *", "Allow: /", f"Sitemap: {SITE}sitemap.xml"] == lines
