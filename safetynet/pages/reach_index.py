"""The page on the reach of all kinds: what is found, how to read it, and every kind's figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet.directory import CENTERS
from safetynet.pages import addresses
from safetynet.pages.data import REACH_FILES, DownloadView
from safetynet.pages.page import Link, Page
from safetynet.pages.reach_rows import Cell, Row, Swatch, Table, bar, cells, columns, swatches
from safetynet.pages.reach_subject import finding, why_not
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.reach import AreaReach, Reach

READING = ("who", "where", "way", "sites", "line", "ferry", "not")
"""What a reader must know, in this order: `reach.read.<code>` and `reach.read.<code>.text`."""


@dataclass(frozen=True)
class Reason:
    """A kind without figures, and why."""

    kind: Link
    why: str


@dataclass(frozen=True)
class Note:
    """A question of a first reader and its answer."""

    term: str
    text: str


@dataclass(frozen=True)
class GroupReachView:
    """A group of kinds: the figures of the group and its kinds, and the kinds without figures."""

    id: str
    """Its anchor on the page."""
    name: str
    table: Table | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ReachIndexView:
    """Everything pages/reach.html prints."""

    lead: tuple[str, ...]
    leading: Table | None
    starred: str
    """What the star after a name means; "" where none has one."""
    reading: tuple[Note, ...]
    legend: tuple[Swatch, ...]
    groups: tuple[GroupReachView, ...]
    doorless: tuple[Link, ...]
    """Kinds that nobody goes to."""
    downloads: tuple[DownloadView, ...]
    method: Link


def index_page(words: ReachWords) -> Page:
    """The page on all kinds."""
    atlas = words.atlas
    return Page(
        locale=atlas.locale,
        path=atlas.address("reach/"),
        twin=addresses.page(atlas.other, "reach/"),
        template="reach.html",
        title=words.say("title"),
        description=words.say("description", thresholds=words.thresholds, month=words.month),
        crumbs=(atlas.home,),
        view=_index(words),
        updated=newest(atlas.listed),
    )


def _index(words: ReachWords) -> ReachIndexView:
    return ReachIndexView(
        lead=tuple(_findings(words)),
        leading=_leading(words),
        starred=words.starred(words.study.measured),
        reading=tuple(_reading(words)),
        legend=swatches(words),
        groups=tuple(group_views(words)),
        doorless=tuple(_doorless(words)),
        downloads=tuple(
            DownloadView(
                name, f"data/{name}", words.atlas.say(f"page.data.{name}", goal=words.goal)
            )
            for name in REACH_FILES
        ),
        method=words.method,
    )


def _leading(words: ReachWords) -> Table | None:
    """The centers and the important kinds: who lives within the goal, and who does not."""
    labels = (words.within(words.measure.goal), words.say("not-within", way=words.goal))
    rows = tuple(
        _leading_row(words, reach, reach.coverage.total, labels)
        for reach in words.study.measured
        if reach.coverage and words.is_leading(reach)
    )
    if not rows:
        return None
    caption = words.say("leading", way=words.goal, mode=words.mode)
    return Table(caption, words.say("kind"), labels, rows)


def _leading_row(words: ReachWords, reach: Reach, total: AreaReach, labels: tuple[str, str]) -> Row:
    goal = words.measure.goal_at
    parts = (total.within[goal], total.not_within(goal))
    numbers = tuple(
        Cell(label, f"{part:,}", words.share(part, total.population))
        for label, part in zip(labels, parts, strict=True)
    )
    name, path = words.marked(reach), words.link(reach.subject).path
    return Row(name, numbers, path, bar=bar(total))


def _findings(words: ReachWords) -> Iterator[str]:
    """The main figure of the centers, in a sentence."""
    centers = words.study.of("group", CENTERS)
    if centers and centers.coverage:
        yield finding(words, centers, centers.coverage.total, words.say("everywhere"))


def _reading(words: ReachWords) -> Iterator[Note]:
    facts = {
        "population": f"{sum(county.population for county in words.atlas.counties):,}",
        "month": words.month,
        "thresholds": words.thresholds,
        "goal": words.goal,
        "mode": words.mode,
        "ferry": words.ferry,
        "counties": words.atlas.say("page.joint").join(
            words.atlas.county(county.code).label for county in words.atlas.counties
        ),
    }
    codes = READING if words.measure.unit == "km" else [c for c in READING if c != "line"]
    for code in codes:
        key = f"read.{code}.{words.measure.unit}" if code == "way" else f"read.{code}.text"
        yield Note(words.say(f"read.{code}"), words.say(key, **facts))


def group_views(words: ReachWords) -> Iterator[GroupReachView]:
    """The groups that have something to say, in the vocabulary's order."""
    kinds = words.atlas.directory.vocabulary.kinds
    for reach in words.study.reaches.values():
        if reach.subject.sort == "group":
            code = reach.subject.code
            members = [
                other
                for other in words.study.reaches.values()
                if other.subject.sort == "kind" and kinds[other.subject.code].group == code
            ]
            yield _group(words, reach, members)


def _group(words: ReachWords, group: Reach, members: list[Reach]) -> GroupReachView:
    code, name = group.subject.code, words.name(group.subject)
    rows = tuple(_row(words, one, one.coverage.total) for one in (group, *members) if one.coverage)
    return GroupReachView(
        id=addresses.anchor(words.atlas.directory, "group", code),
        name=name,
        table=Table(
            caption=words.say("table.kinds", name=name, mode=words.way_of_tables),
            first=words.say("kind"),
            columns=columns(words)[:-1],
            rows=rows,
        )
        if rows
        else None,
        reasons=tuple(
            Reason(words.link(one.subject), why_not(words, one))
            for one in (group, *members)
            if one.coverage is None
        ),
    )


def _row(words: ReachWords, reach: Reach, total: AreaReach) -> Row:
    key = "sites.some" if reach.unplaced else "sites.all"
    note = words.say(key, count=len(reach.sites), unplaced=len(reach.unplaced))
    name, path = words.row_name(reach.subject), words.link(reach.subject).path
    return Row(name, cells(words, total)[:-1], path, note, bar(total))


def _doorless(words: ReachWords) -> Iterator[Link]:
    """Kinds of services that come to people or serve a whole area."""
    directory = words.atlas.directory
    for code in directory.vocabulary.kinds:
        if code in directory.by_kind and not words.study.of("kind", code):
            yield words.atlas.kind(code)


def subject_links(words: ReachWords) -> tuple[Link, ...]:
    """Ways to the pages on each kind and group, and on the method."""
    subjects = (
        Link(words.title(reach.subject), words.link(reach.subject).path)
        for reach in words.study.reaches.values()
    )
    return (*subjects, words.method)
