"""The feed keeps RFC 4287, is made from the data alone, and says nothing of violence."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin
from uuid import UUID

import pytest

from safetynet import addresses
from safetynet.directory import Directory
from safetynet.exports import Release
from safetynet.exports.feed import ATOM, MOST, feed_path, write_feed
from safetynet.freshness import last_checked
from safetynet.model import Record, Status
from safetynet.text import HTML_LANG, LOCALES, Locale, LocalizedText

NS = {"a": ATOM}
URL = "https://example.org/atlas/"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)")
ONCE = ("id", "title", "updated")


def read(release: Release, locale: Locale = "zh") -> ET.Element:
    """The feed of a release, read back."""
    out = io.BytesIO()
    write_feed(release, locale, out)
    return ET.fromstring(out.getvalue())  # noqa: S314 - our own


def of(directory: Directory, *records: Record, url: str = URL) -> ET.Element:
    """The feed of some records alone."""
    return read(Release(dataclasses.replace(directory, records=records), site_url=url))


def text(element: ET.Element, name: str) -> str:
    """The words of the one child of that name."""
    found = element.findall(f"a:{name}", NS)
    assert 1 == len(found), name
    return found[0].text or ""


def entries(feed: ET.Element) -> list[ET.Element]:
    """Its entries, in their order."""
    return feed.findall("a:entry", NS)


def titles(feed: ET.Element) -> list[str]:
    """The titles of its entries."""
    return [text(entry, "title") for entry in entries(feed)]


def link(element: ET.Element, rel: str) -> str:
    """Where the one link of that sort leads."""
    (found,) = element.findall(f"a:link[@rel='{rel}']", NS)
    return found.attrib["href"]


@pytest.fixture
def open_record(directory: Directory) -> Callable[..., Record]:
    """A site that is not about violence, with changes."""
    plain = next(record for record in directory.records if record.verified.date)

    def make(**changes: object) -> Record:
        return plain.model_copy(update=changes)

    return make


@pytest.mark.parametrize("locale", LOCALES)
def test_published_feed_keeps_the_rules(
    built_site: Path, directory: Directory, locale: Locale
) -> None:
    """RFC 4287: one id, title and time each, an author, links that are full, nothing unknown."""
    path = built_site / feed_path(locale)
    feed = ET.parse(path).getroot()  # noqa: S314 - our own

    assert f"{{{ATOM}}}feed" == feed.tag
    assert HTML_LANG[locale] == feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"]
    assert f"{URL}{feed_path(locale)}" == link(feed, "self")
    assert feed.findtext("a:author/a:name", "", NS)
    for element in (feed, *entries(feed)):
        assert all(text(element, name) for name in ONCE)
        assert UUID(text(element, "id").removeprefix("urn:uuid:"))
        assert TIME.fullmatch(text(element, "updated"))
        assert link(element, "alternate").startswith(URL)
    for entry in entries(feed):
        assert text(entry, "summary")
        page = link(entry, "alternate").removeprefix(URL)
        assert (built_site / page / "index.html").is_file()
    ids = [text(one, "id") for one in (feed, *entries(feed))]
    assert len(ids) == len(set(ids))
    assert {f"{{{ATOM}}}{name}" for name in (*ONCE, "link", "summary")} == {
        child.tag for entry in entries(feed) for child in entry
    }
    assert len(directory.records) > MOST == len(entries(feed))


def test_newest_come_first_with_the_days_of_the_data(directory: Directory) -> None:
    """The same whenever it is built: times are those of checks, openings and closings."""
    release = Release(directory, site_url=URL)
    later = dataclasses.replace(release, stamp=dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    times = [text(entry, "updated") for entry in entries(read(release))]
    days = {last_checked(record.verified) for record in directory.records}
    days |= {record.opened for record in directory.records}

    assert sorted(times, reverse=True) == times
    assert {time[:10] for time in times} <= {str(day) for day in days}
    assert times[0] == text(read(release), "updated")
    assert ET.tostring(read(release)) == ET.tostring(read(later))


def test_checked_opened_and_closed_are_told(
    directory: Directory, open_record: Callable[..., Record]
) -> None:
    """Each with its day; a closed site leads to what replaces it and is not "checked"."""
    opened = open_record(id="aa-new", opened=dt.date(2030, 3, 1))
    closed = open_record(
        id="bb-old", status=Status.CLOSED, closed=dt.date(2030, 2, 1), replaced_by=("aa-new",)
    )
    feed = of(directory, opened, closed)
    name = opened.name.zh

    assert [f"啟用：{name}", f"已關閉：{name}", f"資料查證：{name}"] == titles(feed)
    assert f"請改找：{name}。" in text(entries(feed)[1], "summary")
    assert "2030-02-01T00:00:00+08:00" == text(entries(feed)[1], "updated")


@pytest.mark.parametrize(
    ("status", "title"),
    [(Status.TEMPORARILY_CLOSED, "Temporarily closed: "), (Status.PLANNED, "Planned: ")],
)
def test_site_that_is_shut_is_not_merely_checked(
    directory: Directory, open_record: Callable[..., Record], status: Status, title: str
) -> None:
    """The title says so, and the words of the source stand in it."""
    note = LocalizedText(zh="整修中。", en="Under repair.")
    record = open_record(status=status, status_note=note, opened=None)
    feed = read(Release(dataclasses.replace(directory, records=(record,))), "en")

    assert [title + record.name.en] == titles(feed)
    assert "Under repair." in text(entries(feed)[0], "summary")


def test_many_checks_do_not_crowd_out_what_happened(
    directory: Directory, open_record: Callable[..., Record]
) -> None:
    """An opening stays in the feed though more places than it can hold were checked later."""
    opened = open_record(id="zz-new", opened=dt.date(2001, 1, 1))
    checked = [open_record(id=f"a{number}") for number in range(MOST + 5)]
    feed = of(directory, *checked, opened)

    assert MOST == len(entries(feed))
    assert f"啟用：{opened.name.zh}" == titles(feed)[-1]


def test_entries_of_two_languages_are_two(
    directory: Directory, open_record: Callable[..., Record]
) -> None:
    """An aggregator that has both feeds would keep one language of each (RFC 4287, 4.2.6)."""
    release = Release(dataclasses.replace(directory, records=(open_record(),)))
    ids = [text(entries(read(release, locale))[0], "id") for locale in LOCALES]

    assert len(LOCALES) == len(set(ids))


def test_day_that_nobody_knows_is_not_made_up(
    directory: Directory, open_record: Callable[..., Record]
) -> None:
    """An opening in some month is in no feed; a closing of some year has the day of its check."""
    undated = dataclasses.replace(open_record().verified, date=None, phones=None, hours=None)
    known = open_record(id="cc", status=Status.CLOSED, closed="2030")
    unknown = open_record(id="dd", status=Status.CLOSED, closed="2030", verified=undated)
    vague = open_record(id="ee", opened="2030-05", verified=undated)
    feed = of(directory, known, unknown, vague)

    assert [f"{known.verified.date}T00:00:00+08:00"] == [
        text(one, "updated") for one in entries(feed)
    ]
    assert [] == entries(of(directory, vague))


def test_new_check_is_a_new_entry(directory: Directory, open_record: Callable[..., Record]) -> None:
    """Readers show an entry once: its id holds the day; the same day keeps the id."""
    first = open_record()
    again = open_record(verified=dataclasses.replace(first.verified, date=dt.date(2030, 1, 1)))
    ids = [text(entries(of(directory, one))[0], "id") for one in (first, again, first)]

    assert ids[0] == ids[2] != ids[1]


@pytest.mark.parametrize("locale", LOCALES)
def test_violence_has_no_name_in_the_feed(directory: Directory, locale: Locale) -> None:
    """Readers show titles unasked: an entry about violence has a neutral one and its page only."""
    kinds = directory.vocabulary.kinds
    day = dt.date(2030, 1, 1)
    quiet = tuple(
        one.model_copy(update={"verified": dataclasses.replace(one.verified, date=day)})
        for one in directory.records
        if kinds[one.kind].quick_exit
    )
    feed = read(Release(dataclasses.replace(directory, records=quiet), site_url=URL), locale)
    told = ET.tostring(feed, encoding="unicode")

    assert len(entries(feed)) >= len(quiet) > 20
    for record in quiet:
        assert record.id not in told
        assert record.name.in_(locale) not in told
        assert kinds[record.kind].label.in_(locale) not in told
        assert addresses.site(directory, locale, record.id) in told


def test_links_count_from_the_feed_where_the_address_is_not_known(
    directory: Directory, open_record: Callable[..., Record]
) -> None:
    """As a reader resolves them: from where it fetched the feed; no link to itself."""
    record = open_record()
    feed = of(directory, record, url="")
    base = f"https://host.example/deep/{feed_path('zh')}"

    found = urljoin(base, link(entries(feed)[0], "alternate"))
    assert f"https://host.example/deep/sites/{record.id}/" == found
    assert [] == feed.findall("a:link[@rel='self']", NS)


def test_text_is_only_text(directory: Directory, open_record: Callable[..., Record]) -> None:
    """Markup in a name is words; what no XML may hold is left out."""
    words = "<script>&\x00\x1b]]>\ufffe\u202e"
    name = dataclasses.replace(open_record().name, zh=words)

    assert "資料查證：<script>&]]>\u202e" == titles(of(directory, open_record(name=name)))[0]


def test_only_home_and_data_announce_it(built_site: Path) -> None:
    """Browsers offer it there; a page about violence or of a site offers nothing to follow."""
    found = {
        page.relative_to(built_site).as_posix()
        for page in built_site.rglob("index.html")
        if 'type="application/atom+xml"' in page.read_text(encoding="utf-8").partition("</head>")[0]
    }
    assert {
        f"{start}{page}" for start in ("", "en/") for page in ("index.html", "data/index.html")
    } == found
