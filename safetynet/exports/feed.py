"""The feed of changes: what was checked, opened, suspended or closed lately (Atom, RFC 4287).

It knows what records say with a day; a correction that brings no new day is not in it.
Everything in it is from the records, nothing from the day of the build. Feed readers show titles
unasked, on shared screens and in notices, and have no quick exit. So a record about violence has
no name, kind or place in the feed: its entry has the neutral title of its page and leads there.
"""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from safetynet import addresses
from safetynet.exports.characters import legal
from safetynet.exports.labels import Labels
from safetynet.exports.release import Download, Release
from safetynet.exports.uuids import uuid_of
from safetynet.freshness import last_checked
from safetynet.model import FactCheck, Record, Status, Verified
from safetynet.settings import TAIPEI
from safetynet.text import HTML_LANG, LOCALES, Locale

MEDIA_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
NEWS = MOST // 2
"""So many may be more than a check, however many checks are newer."""
Event = Literal["checked", "opened", "planned", "suspended", "closed"]
SHUT: Mapping[Status, Event] = {
    Status.PLANNED: "planned",
    Status.TEMPORARILY_CLOSED: "suspended",
    Status.CLOSED: "closed",
}
"""What is told of a site that nobody can go to, in place of its check."""


@dataclass(frozen=True)
class Change:
    """Something that happened to a record on a day."""

    date: dt.date
    event: Event
    record: Record

    @property
    def key(self) -> tuple[dt.date, str, Event]:
        """By what changes are sorted, newest last."""
        return self.date, self.record.id, self.event


def feed_path(locale: Locale) -> str:
    """Where the feed of a language lies, from the site's root."""
    return f"data/feed/{locale}.atom"


def changes_of(release: Release) -> tuple[Change, ...]:
    """The newest changes, newest first; without a full date nobody knows where one belongs."""
    every = [change for record in release.directory.records for change in _changes(record)]
    news = _newest_of(NEWS, (change for change in every if change.event != "checked"))
    checks = _newest_of(MOST - len(news), (one for one in every if one.event == "checked"))
    return tuple(_newest_of(MOST, (*news, *checks)))


def _newest_of(count: int, changes: Iterable[Change]) -> list[Change]:
    return heapq.nlargest(count, changes, key=lambda change: change.key)


def _changes(record: Record) -> Iterator[Change]:
    checked = last_checked(record.verified)
    event = SHUT.get(record.status, "checked")
    closed = record.closed if isinstance(record.closed, dt.date) else None
    day = closed or checked
    if day:
        yield Change(day, event, record)
    if isinstance(record.opened, dt.date) and event in ("checked", "suspended"):
        yield Change(record.opened, "opened", record)


def write_feed(release: Release, locale: Locale, out: BinaryIO) -> None:
    """Write the feed of a language."""
    _Writer(release, Labels(release.directory, locale), out).feed()


class _Writer:
    def __init__(self, release: Release, labels: Labels, out: BinaryIO) -> None:
        self._release, self._labels, self._locale = release, labels, labels.locale
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)

    def feed(self) -> None:
        changes, say = changes_of(self._release), self._labels.say
        site = say("site.name")
        self._xml.startDocument()
        self._start("feed", {"xmlns": ATOM, "xml:lang": HTML_LANG[self._locale]})
        self._text("id", uuid_of("feed", self._locale).urn)
        self._text("title", say("feed.title", site=site))
        self._text("subtitle", say("feed.subtitle"))
        self._text("updated", _moment(changes[0].date) if changes else self._stamp())
        self._link("alternate", addresses.authored(self._locale, "freshness"), "text/html")
        if self._release.site_url:
            self._link("self", feed_path(self._locale), MEDIA_TYPE)
        self._start("author")
        self._text("name", site)
        self._end("author")
        self._text("rights", say("page.data.licence.records"))
        for change in changes:
            self._entry(change)
        self._end("feed")
        self._xml.endDocument()

    def _entry(self, change: Change) -> None:
        record, event = change.record, change.event
        self._start("entry")
        self._text("id", uuid_of("change", f"{self._locale}/{event}/{record.id}/{change.date}").urn)
        self._text("title", self._labels.say(f"feed.{event}", name=self._name(record)))
        self._text("updated", _moment(change.date))
        path = addresses.site(self._release.directory, self._locale, record.id)
        self._link("alternate", path, "text/html")
        self._text("summary", "\n".join(self._summary(change)))
        self._end("entry")

    def _summary(self, change: Change) -> Iterator[str]:
        record, say = change.record, self._labels.say
        if not self._is_quiet(record):
            kind = self._labels.of["kind"][record.kind]
            yield say("feed.summary.where", kind=kind, place=self._place(record))
            yield from filter(None, [self._labels.text(record.status_note)])
        how = say(f"page.verified.{_newest(record).how}")
        yield say(f"feed.summary.{change.event}", date=change.date.isoformat(), how=how)
        others = map(self._release.directory.by_id.get, record.replaced_by)
        names = say("page.joint").join(self._name(other) for other in others if other)
        if names:
            yield say("feed.summary.instead", names=names)

    def _name(self, record: Record) -> str:
        """The name, or the neutral title of its page."""
        if not self._is_quiet(record):
            return record.name.in_(self._locale)
        path = addresses.site(self._release.directory, self._locale, record.id)
        return self._labels.say("frame.neutral_title", mark=addresses.mark_of(path))

    def _place(self, record: Record) -> str:
        if record.township is None:
            return self._labels.of["county"][record.county]
        return self._labels.full_name(record.township)

    def _is_quiet(self, record: Record) -> bool:
        return self._labels.directory.vocabulary.kinds[record.kind].quick_exit

    def _stamp(self) -> str:
        return self._release.stamp.isoformat()

    def _link(self, rel: str, path: str, media_type: str) -> None:
        """A full address, or one from where the feed lies."""
        href = self._release.url(path) or f"../../{path}"
        lang = {"hreflang": HTML_LANG[self._locale]}
        self._start("link", {"rel": rel, "type": media_type, **lang, "href": href})
        self._end("link")

    def _text(self, tag: str, text: str) -> None:
        self._start(tag)
        self._xml.characters(legal(text))
        self._end(tag)

    def _start(self, tag: str, attributes: dict[str, str] | None = None) -> None:
        self._xml.startElement(tag, AttributesImpl(attributes or {}))

    def _end(self, tag: str) -> None:
        self._xml.endElement(tag)
        if tag in ("entry", "feed"):
            self._xml.characters("\n")


def _newest(record: Record) -> Verified | FactCheck:
    checks = (check for _, check in record.verified.checks())
    return max(checks, key=lambda check: check.date or dt.date.min)


def _moment(day: dt.date) -> str:
    """The first moment of a day in Taiwan: records know days, a feed wants times."""
    return dt.datetime.combine(day, dt.time(), TAIPEI).isoformat()


def _write(locale: Locale, release: Release, path: Path) -> None:
    with path.open("wb") as out:
        write_feed(release, locale, out)


DOWNLOADS = tuple(
    Download(
        path=feed_path(locale),
        media_type=MEDIA_TYPE,
        section="programs",
        write=partial(_write, locale),
        count=lambda release: len(changes_of(release)),
        locale=locale,
        what="feed",
        counted="changes",
    )
    for locale in LOCALES
)
