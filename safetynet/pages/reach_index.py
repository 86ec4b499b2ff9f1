"""The page on the reach of all kinds: what is found, how to read it, and every kind's figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from safetynet import addresses
from safetynet.pages.data_reach import REACH_FILES
from safetynet.pages.network_links import find_overview
from safetynet.pages.page import Link, Page
from safetynet.pages.reach_finding import Note, finding, reading
from safetynet.pages.reach_rows import (
    Row,
    Swatch,
    Table,
    bar,
    cells,
    columns,
    counted,
    optional,
    swatches,
)
from safetynet.pages.reach_sentences import site_note, why_not
from safetynet.pages.reach_words import ReachWords
from safetynet.pages.records import newest
from safetynet.reach import AreaReach, Reach


@dataclass(frozen=True)
class Reason:
    """A kind without figures, and why."""

    kind: Link
    why: str


@dataclass(frozen=True)
class GroupReachView:
    """A group of kinds: the figures of the group and its kinds, and the kinds without figures."""

    id: str
    """Its anchor on the page."""
    name: str
    table: Table | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class CountyKinds:
    """What has figures in a county."""

    id: str
    """Its anchor on the page."""
    name: str
    kinds: tuple[Link, ...]


@dataclass(frozen=True)
class DownloadView:
    """A file to take away."""

    name: str
    path: str
    what: str


@dataclass(frozen=True)
class ReachIndexView:
    """Everything pages/reach.html prints."""

    finding: tuple[str, ...]
    """The main figure of the centers, and what it is."""
    leading: Table | None
    starred: str
    """What the star after a name means; "" where none has one."""
    reading: tuple[Note, ...]
    legend: tuple[Swatch, ...]
    counties: tuple[CountyKinds, ...]
    groups: tuple[GroupReachView, ...]
    doorless: tuple[Link, ...]
    """Kinds that nobody goes to."""
    downloads: tuple[DownloadView, ...]
    method: Link
    network: Link | None
    """The net in figures; None where the edition has none."""


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
    leading = [reach for reach in words.study.measured if words.is_leading(reach)]
    totals = [reach.coverage.total for reach in words.study.measured if reach.coverage]
    return ReachIndexView(
        finding=tuple(finding(words)),
        leading=_leading(words, leading) if leading else None,
        starred=words.starred(leading),
        reading=tuple(reading(words)),
        legend=swatches(words, totals) if totals else (),
        counties=tuple(county for county in _counties(words) if county.kinds),
        groups=tuple(group_views(words)),
        doorless=tuple(_doorless(words)),
        downloads=tuple(
            DownloadView(
                name, f"data/{name}", words.atlas.say(f"page.data.{name}", goal=words.goal)
            )
            for name in REACH_FILES
        ),
        method=words.method,
        network=find_overview(words.atlas),
    )


def _counties(words: ReachWords) -> Iterator[CountyKinds]:
    """Each county with the groups and kinds that have figures there."""
    for county in words.atlas.counties:
        kinds = tuple(
            Link(words.row_name(reach.subject), words.link(reach.subject, county).path)
            for reach in words.study.measured
            if county in words.measured_counties(reach)
        )
        yield CountyKinds(f"in-{county.slug}", words.atlas.text(county.name), kinds)


def _leading(words: ReachWords, chosen: list[Reach]) -> Table:
    """The centers and the important kinds: who lives within the goal, and who does not."""
    labels = (words.within(words.measure.goal), words.say("not-within", way=words.goal))
    rows = tuple(
        _leading_row(words, reach, reach.coverage.total, labels)
        for reach in chosen
        if reach.coverage
    )
    caption = words.say("leading", way=words.goal, mode=words.mode)
    return Table(caption, words.say("kind"), labels, rows)


def _leading_row(words: ReachWords, reach: Reach, total: AreaReach, labels: tuple[str, str]) -> Row:
    goal = words.measure.goal_at
    parts = (total.within[goal], total.not_within(goal))
    numbers = tuple(
        counted(words, label, part, total.population)
        for label, part in zip(labels, parts, strict=True)
    )
    name, path = words.marked(reach), words.link(reach.subject).path
    return Row(name, numbers, path, _only(words, reach), bar(words.measure, total))


def _only(words: ReachWords, reach: Reach) -> str:
    """Which counties have figures; "" where all have."""
    measured = words.measured_counties(reach)
    if len(measured) == len(words.atlas.counties):
        return ""
    return words.say("only", counties=words.names(measured))


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
    code = group.subject.code
    return GroupReachView(
        id=addresses.anchor(words.atlas.directory, "group", code),
        name=words.name(group.subject),
        table=_table(words, group, members),
        reasons=tuple(
            Reason(words.link(one.subject), why_not(words, one))
            for one in (group, *members)
            if one.coverage is None
        ),
    )


def _table(words: ReachWords, group: Reach, members: list[Reach]) -> Table | None:
    rows = tuple(_row(words, one, one.coverage.total) for one in (group, *members) if one.coverage)
    if not rows:
        return None
    return Table(
        caption=words.say("table.kinds", name=words.name(group.subject), mode=words.way_of_tables),
        first=words.say("kind"),
        columns=columns(words)[:-1],
        rows=rows,
    ).without_empty(optional(words))


def _row(words: ReachWords, reach: Reach, total: AreaReach) -> Row:
    notes = (site_note(words, reach), _only(words, reach))
    note = words.say("note-joint").join(filter(None, notes))
    name, path = words.row_name(reach.subject), words.link(reach.subject).path
    return Row(name, cells(words, total)[:-1], path, note, bar(words.measure, total))


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
