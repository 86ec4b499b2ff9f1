"""The page of downloads offers every file there is, and says of each what is true."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pandas as pd
import pytest
import python_calamine
from lxml import etree
from lxml import html as lxml_html

from safetynet.directory import Directory
from safetynet.exports import DOWNLOADS
from safetynet.model import Record
from safetynet.nearest import has_pin
from safetynet.pages.atlas import Atlas
from safetynet.pages.data_files import dates
from safetynet.settings import Settings
from safetynet.site.hosts.media import MEDIA_TYPES
from safetynet.text import LOCALES, Locale

PREFIX = {"zh": "", "en": "en/"}
NOT_OFFERED = {"index.html", "api/index.html"}
"""Pages in the folder of the downloads."""
BESIDE_TABLES = "figures/"
"""Begins files of single topics: the pages of figures offer each beside its table."""
PACKED = (".gz", ".br")
DIGEST = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class DataPage:
    """The page as it was built."""

    locale: Locale
    root: lxml_html.HtmlElement
    folder: Path

    def offered(self) -> dict[str, lxml_html.HtmlElement]:
        """Name → entry of each file, from the address of its link."""
        return {self.name_of(item.find("a")): item for item in self.root.find_class("sna-file")}

    def name_of(self, link: lxml_html.HtmlElement) -> str:
        """The file that a link leads to, from the folder of the downloads."""
        page = self.folder.parent / PREFIX[self.locale] / "data"
        target = (page / link.get("href")).resolve()
        return target.relative_to(self.folder.resolve()).as_posix()

    def guide(self, name: str) -> dict[str, str]:
        """Column → what is said of it, from the first guide that names the file."""
        return next(iter(self.guides(name)), {})

    def guides(self, name: str) -> list[dict[str, str]]:
        """All guides that name the file, in their order."""
        found = []
        for fold in self.root.xpath("//details[.//dl[contains(@class,'sna-columns')]]"):
            summary = fold.find("summary").text_content()
            if re.search(rf"(?<![\w/]){re.escape(name)}(?![\w.])", summary):
                rows = fold.xpath("./dl/div")
                found.append(
                    {
                        row.find("dt").text_content(): row.find("dd").text_content().strip()
                        for row in rows
                    }
                )
        return found


@pytest.fixture(scope="module", params=LOCALES)
def page(request: pytest.FixtureRequest, built_site: Path) -> DataPage:
    """The page in one language."""
    file = built_site / PREFIX[request.param] / "data/index.html"
    root = lxml_html.document_fromstring(file.read_text(encoding="utf-8"))
    return DataPage(request.param, root, built_site / "data")


def files_in(folder: Path) -> set[str]:
    """Names of all files to take away, as they lie in the folder."""
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    offered = {name for name in names - NOT_OFFERED if not name.startswith(BESIDE_TABLES)}
    return {name for name in offered if not name.endswith(PACKED)}


def test_every_file_is_offered_and_every_offer_is_a_file(page: DataPage) -> None:
    """Nothing lies there unexplained; the checksums have a link of their own."""
    assert files_in(page.folder) - {"SHA256SUMS.txt"} == set(page.offered())
    assert {one.name for one in DOWNLOADS} <= set(page.offered())
    assert any(a.get("href", "").endswith("data/SHA256SUMS.txt") for a in page.root.iter("a"))


def test_page_tells_size_and_checksum_of_the_very_file(page: DataPage) -> None:
    """Bytes and SHA-256 are those of the file beside the page."""
    for name, item in page.offered().items():
        raw = (page.folder / name).read_bytes()
        said = item.text_content()

        assert [hashlib.sha256(raw).hexdigest()] == DIGEST.findall(said), name
        assert f"{len(raw):,}" in said, name


def test_page_tells_format_date_and_licence(
    page: DataPage, directory: Directory, settings: Settings
) -> None:
    """Each file has all facts, none of them empty, with the same two dates."""
    told = dates(Atlas(directory, settings, page.locale))

    for name, item in page.offered().items():
        facts = [cell.text_content().strip() for cell in item.iterfind(".//dd")]
        assert 6 == len(facts), name
        assert all(facts), name
        assert told in facts, name
        assert re.search(r"\b[a-z]+/[\w.+-]+", facts[0]), "the media type"


def test_checksums_are_right_for_coreutils(built_site: Path) -> None:
    """`sha256sum --check` in the folder of the downloads finds every file whole."""
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS.txt"]
    checked = subprocess.run(
        command, cwd=built_site / "data", capture_output=True, text=True, check=False
    )

    assert 0 == checked.returncode, checked.stdout + checked.stderr
    files = files_in(built_site / "data") - {"SHA256SUMS.txt"}
    assert {f"{name}: OK" for name in files} == set(checked.stdout.splitlines())


COLUMNS: dict[str, Callable[[Path], list[str]]] = {
    ".csv": lambda file: list(pd.read_csv(file, nrows=0)),
    ".geojson": lambda file: list(
        json.loads(file.read_text(encoding="utf-8"))["features"][0]["properties"]
    ),
}
"""How an independent reader finds the columns of a format."""


def rows_of_csv(file: Path | IO[bytes]) -> int:
    """Rows below the header."""
    return len(pd.read_csv(file, dtype=str))


def rows_of_book(file: Path) -> int:
    """Rows below the header of each sheet of sites, which have as many."""
    book = python_calamine.load_workbook(file)
    (count,) = {len(book.get_sheet_by_index(at).to_python()) for at in range(len(LOCALES))}
    return count - 1


def json_of(file: Path) -> Any:
    """A JSON file."""
    return json.loads(file.read_text(encoding="utf-8"))


def rows_in_package(file: Path) -> int:
    """Services in the tables of HSDS."""
    with zipfile.ZipFile(file) as package, package.open("services.csv") as table:
        return rows_of_csv(table)


def entries_of_feed(file: Path) -> int:
    """Entries of an Atom feed."""
    return len(etree.parse(file).findall("{*}entry"))


COUNTS: dict[str, Callable[[Path], int]] = {
    "services.ods": rows_of_book,
    "services.csv": rows_of_csv,
    "services.geojson": lambda file: len(json_of(file)["features"]),
    "services.schema.json": lambda file: len(json_of(file)["$defs"]["Record"]["properties"]),
    **{f"hsds/{locale}.json": lambda file: len(json_of(file)["contents"]) for locale in LOCALES},
    **{f"hsds/{locale}.zip": rows_in_package for locale in LOCALES},
    **{f"feed/{locale}.atom": entries_of_feed for locale in LOCALES},
    "dcat.jsonld": lambda file: file.read_text(encoding="utf-8").count('"dcat:downloadURL"'),
    "reach.csv": rows_of_csv,
    "indicators.csv": rows_of_csv,
    "reach.geojson": lambda file: len(json_of(file)["features"]),
}
"""How an independent reader counts what is in each file."""


def test_guide_names_exactly_the_columns_of_the_file(page: DataPage) -> None:
    """In the order of the file, each with a sentence."""
    tables = [one for one in DOWNLOADS if one.columns]

    assert {"services.csv", "services.geojson", "reach.csv"} <= {one.name for one in tables}
    for one in tables:
        guide = page.guide(one.name)
        read = COLUMNS[Path(one.name).suffix]
        assert read(page.folder / one.name) == list(guide), one.name
        assert all(re.search(r"[。.]", said) for said in guide.values()), one.name


def test_guide_names_exactly_the_heads_of_the_workbook(page: DataPage) -> None:
    """Those of each sheet in the page's language, in its order, each with a sentence."""
    book = python_calamine.load_workbook(page.folder / "services.ods")
    of_language = range(LOCALES.index(page.locale), len(book.sheet_names) - 1, len(LOCALES))
    heads = [book.get_sheet_by_index(at).to_python()[0] for at in of_language]
    guides = page.guides("services.ods")

    assert 3 == len(heads)
    assert heads == [list(guide) for guide in guides]
    assert all(re.search(r"[。.]", said) for guide in guides for said in guide.values())


def test_file_is_called_what_hosts_send_it_as() -> None:
    """The type in the catalog, on the page and in the feed is that of the answer."""
    named = {one.path: one.media_type.partition(";")[0] for one in DOWNLOADS}

    assert {path: MEDIA_TYPES[path.rpartition(".")[2]] for path in named} == named


@pytest.mark.parametrize("name", COUNTS)
def test_page_counts_what_an_independent_reader_counts(page: DataPage, name: str) -> None:
    """Rows, features, fields, services, entries: as many as are really in the file."""
    facts = [cell.text_content() for cell in page.offered()[name].iterfind(".//dd")]
    told = re.search(r"[\d,]+", facts[2])

    assert told
    assert COUNTS[name](page.folder / name) == int(told[0].replace(",", ""))


def test_every_file_of_the_page_is_counted(page: DataPage) -> None:
    """A new file needs a reader that counts it."""
    assert set(COUNTS) == set(page.offered())


def test_every_sentence_of_a_column_has_its_column(directory: Directory, page: DataPage) -> None:
    """No sentence is kept for a column that no file has any more."""
    named = {key for one in DOWNLOADS if one.columns for key in page.guide(one.name)}
    prefix = "page.data.record."

    kept = {key.removeprefix(prefix) for key in directory.strings.texts if key.startswith(prefix)}
    assert set() == kept - named


def test_codes_in_the_table_are_explained(page: DataPage, directory: Directory) -> None:
    """Whoever meets a code in a cell finds its words on the page."""
    explained = {code.text_content() for code in page.root.iter("code")}

    for record in directory.records:
        assert set(codes_of(record)) <= explained, record.id


def codes_of(record: Record) -> list[str]:
    """All codes that the row of a record can hold."""
    return [
        *(record.kind, record.status, record.delivery, record.verified.how, record.name.en_basis),
        *({record.fee, record.booking, record.step_free} - {"unknown"}),
        *([record.point.precision] if record.point and has_pin(record) else []),
        *record.services,
        *record.audience,
        *record.languages,
        *(citation.source for citation in record.sources),
    ]


def test_page_says_what_is_withheld_and_how_to_cite(page: DataPage, directory: Directory) -> None:
    """Confidential places, the license and the site's own address stand on the page."""
    said = " ".join(page.root.text_content().split())

    assert directory.strings.say("page.data.use.withheld", page.locale) in said
    assert f"https://example.org/atlas/{PREFIX[page.locale]}data/" in said
    assert any(a.get("href", "").endswith("about/#licenses") for a in page.root.iter("a"))


@pytest.mark.parametrize("locale", LOCALES)
def test_page_of_the_api_names_files_that_are_there(built_site: Path, locale: Locale) -> None:
    """Every address in its prose and its examples, and every link below them."""
    file = built_site / PREFIX[locale] / "data/api/index.html"
    main = lxml_html.document_fromstring(file.read_text(encoding="utf-8")).find(".//main")
    named = set(
        re.findall(r"(?:api/v1|data)/[\w/.-]+\.(?:jsonld|json|zip|atom)\b", main.text_content())
    )
    links = {a.get("href") for a in main.iter("a") if ".json" in a.get("href", "")}

    assert {f"api/v1/{locale}/sites.json", "api/v1/openapi.json", "data/dcat.jsonld"} <= named
    assert len(links) > 6
    assert [] == [name for name in sorted(named) if not (built_site / name).is_file()]
    assert [] == [link for link in sorted(links) if not (file.parent / link).is_file()]


@pytest.mark.parametrize("locale", LOCALES)
def test_example_runs_as_it_is_printed(
    built_site: Path,
    site_url: str,
    directory: Directory,
    locale: Locale,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """It lists the sites of a township of this edition, with their phones; no word is changed."""
    file = built_site / PREFIX[locale] / "data/api/index.html"
    main = lxml_html.document_fromstring(file.read_text(encoding="utf-8")).find(".//main")
    program = next(code.text for code in main.iter("code") if "SITE =" in code.text_content())

    exec(program.replace("https://example.org/atlas/", site_url), {})  # noqa: S102 - our own page
    told = capsys.readouterr().out.splitlines()
    (code,) = re.findall(r'"(\d{8})"', program)
    here = [record for record in directory.records if record.township == code]
    expected = [
        " ".join((record.name.in_(locale), *(phone.number for phone in record.phones)))
        for record in here
    ]
    assert expected
    assert sorted(expected) == sorted(told)


@pytest.mark.parametrize("locale", LOCALES)
def test_page_of_the_api_explains_fields_and_tables(
    built_site: Path, directory: Directory, locale: Locale
) -> None:
    """Every field of a site and every table of HSDS has words in the page's language."""
    file = built_site / PREFIX[locale] / "data/api/index.html"
    main = lxml_html.document_fromstring(file.read_text(encoding="utf-8")).find(".//main")
    rows = {
        row.find("dt").text_content(): row.find("dd").text_content().strip()
        for row in main.xpath(".//dl[contains(@class,'sna-columns')]/div")
    }
    folder = built_site / "api/v1" / locale
    fields = {name for one in sorted(folder.glob("sites/*.json"))[:40] for name in json_of(one)}
    package = zipfile.ZipFile(built_site / f"data/hsds/{locale}.zip")
    tables = {name for name in package.namelist() if name.endswith(".csv")}

    assert fields | tables <= set(rows)
    assert all(rows.values())
    cards = len(list((built_site / PREFIX[locale] / "sites").glob("*/*.vcf")))
    assert str(cards) in main.text_content()
    assert directory.strings.say("hsds.description", locale) in main.text_content()
