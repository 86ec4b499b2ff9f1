"""What a review says of reach, of points on the map, and of other data files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safetynet.check.markdown import code
from safetynet.pages.atlas import Atlas
from safetynet.pages.reach_change import signed
from safetynet.pages.reach_sentences import why_not
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Reach
from safetynet.staff.review.other_files import FileChange, RowChange, ValueChange
from safetynet.staff.review.reach import ReachChange, Reached
from safetynet.staff.review.remarks import Moved
from safetynet.staff.review.rows import row_table
from safetynet.staff.review.says import Markdown, Says
from safetynet.staff.review.sections import MOST, Part, Section, distance

HIDDEN = frozenset({"suppressed.yaml"})
"""What these hold was taken down: their words are not repeated."""
MAP = "https://www.openstreetmap.org/?mlat={lat:.6f}&mlon={lon:.6f}#map=17/{lat:.6f}/{lon:.6f}"


def reach(words: Says, reached: Reached, unread: Sequence[str]) -> Iterator[Section]:
    """People within the goal before and after, of the kinds whose places changed.

    `unread` are ids of records that could not be read before or after.
    """
    if not reached.changes and not reached.late:
        return
    atlas = Atlas(reached.directory, words.settings, words.locale, reached.study)
    of_reach = ReachWords(atlas)
    lead = words.say("reach.lead", way=of_reach.goal, mode=of_reach.mode, month=of_reach.month)
    lines = [lead]
    if unread:
        ids = words.joined([code(id_) for id_ in unread[:MOST]])
        lines.append(words.say("reach.unread", ids=ids))
    parts = [Part(tuple(lines)), *(_reach(words, of_reach, one) for one in reached.changes)]
    if reached.late:
        names = words.joined([words.text(of_reach.row_name(one)) for one in reached.late])
        parts.append(Part((words.say("reach.late", kinds=names),)))
    yield Section(words.say("reach"), tuple(parts))


def _reach(words: Says, of_reach: ReachWords, one: ReachChange) -> Part:
    name = Markdown(f"**{words.text(of_reach.row_name(one.change.subject))}**")
    rows = tuple(_reach_rows(words, of_reach, one))
    lines = [name, *_notes(words, of_reach, one), *_who(words, of_reach, one)]
    if not rows:
        lines.append(words.say("reach.same"))
    if of_reach.unknown(one.after) or of_reach.unknown(one.before):
        lines.append(words.text(of_reach.say("star")))
    names = ("area", "before", "after", "difference")
    head = tuple(words.say(f"reach.{name}") for name in names)
    return Part(tuple(lines), (), head if rows else (), rows)


def _codes(of_reach: ReachWords, one: ReachChange) -> Iterator[str]:
    """Counties and townships with other figures at the goal, each county before its own."""
    goal = of_reach.measure.goal_at
    for county in of_reach.atlas.counties:
        for code_ in (county.code, *(town.code for town in county.townships)):
            if one.change.gains(code_)[goal : goal + 1] not in ((), (0,)):
                yield code_


def _reach_rows(words: Says, of_reach: ReachWords, one: ReachChange) -> Iterator[tuple[str, ...]]:
    for code_ in _codes(of_reach, one):
        gain = one.change.gains(code_)[of_reach.measure.goal_at]
        name = words.text(_area(of_reach, code_))
        starred = of_reach.unknown(one.after, code_) or of_reach.unknown(one.before, code_)
        label = words.say("reach.starred", name=name) if starred else name
        figures = (_figure(of_reach, side, code_) for side in (one.before, one.after))
        yield label, *figures, signed(gain)


def _area(of_reach: ReachWords, code_: str) -> str:
    counties = {county.code for county in of_reach.atlas.counties}
    return of_reach.place(code_) if code_ in counties else of_reach.atlas.full_name(code_)


def _figure(of_reach: ReachWords, side: Reach, code_: str) -> str:
    if side.coverage is None or not side.coverage.has(code_):
        return "–"
    area = side.coverage.area(code_)
    return of_reach.of(area.within[of_reach.measure.goal_at], area.population)


def _who(words: Says, of_reach: ReachWords, one: ReachChange) -> Iterator[Markdown]:
    """Which townships gain and which lose the most, in a sentence."""
    goal = of_reach.measure.goal_at
    gains = {c: one.change.gains(c)[goal] for c in _codes(of_reach, one)}
    counties = {county.code for county in of_reach.atlas.counties}
    for sort, sign in (("gain", 1), ("lose", -1)):
        some = {c: gain for c, gain in gains.items() if c not in counties and gain * sign > 0}
        if some:
            best = sorted(some, key=lambda c: (-abs(some[c]), c))[:3]
            names = [
                words.say("reach.town", town=of_reach.atlas.full_name(c), count=abs(some[c]))
                for c in best
            ]
            yield words.say(f"reach.{sort}", towns=words.joined(list(names)), count=len(some))


def _notes(words: Says, of_reach: ReachWords, one: ReachChange) -> Iterator[Markdown]:
    """Counties that begin or cease to have figures, and figures that are not people."""
    for county in of_reach.atlas.counties:
        where = of_reach.atlas.text(county.name)
        if county.code in one.first:
            yield words.sentence("reach-cli.draft.first", where=where)
        if county.code in one.last:
            why = why_not(of_reach, one.after, county)
            yield words.sentence("reach-cli.draft.last", where=where)
            yield words.text(why)
    if one.is_only_known:
        yield words.sentence("reach-cli.draft.figures")


def points(words: Says, moved: Sequence[Moved], picture: str) -> Iterator[Section]:
    """Each point before and after, with a way to a map and how far it moved."""
    if not moved:
        return
    names = ("number", "site", "old", "new", "distance")
    head = tuple(words.say(f"points.{name}") for name in names)
    rows = tuple(_point_row(words, n, one) for n, one in enumerate(moved[:MOST], 1))
    lines = (words.say("points.picture", file=Markdown(code(picture))),) if picture else ()
    yield Section(words.say("points"), (Part(lines, (), head, rows),))


def _point_row(words: Says, number: int, moved: Moved) -> tuple[str, ...]:
    far = "" if moved.distance_m is None else distance(words, moved.distance_m)
    ends = (_point(words, end) for end in (moved.start, moved.end))
    return str(number), words.named(moved.record), *ends, far


def _point(words: Says, point: tuple[float, float] | None) -> str:
    if point is None:
        return words.sentence("change.nothing")
    lon, lat = point
    return f"[{lat:.5f}, {lon:.5f}]({MAP.format(lon=lon, lat=lat)})"


def files(words: Says, changes: Sequence[FileChange]) -> Iterator[Section]:
    """The other data files, what they affect, and their values before and after."""
    if changes:
        parts = tuple(part for change in changes for part in _file(words, change))
        yield Section(words.say("files"), parts)


def _file(words: Says, change: FileChange) -> Iterator[Part]:
    name = change.name.partition("/")[0].partition(".")[0]
    known = f"review.file.{name}" in words.directory.strings.texts
    what = words.say(f"file.{name}") if known else ""
    did = words.say(f"files.{change.sort}", name=Markdown(code(change.name)), what=what)
    lines = [did]
    if change.rows:
        lines.append(words.say("files.rows", **_counts(change.rows)))
    elif change.values and change.sort == "changed":
        lines.append(words.say("files.values", **_counts(change.values)))
    if change.stale:
        paths = words.joined([code(path) for path in change.stale[:MOST]])
        lines.append(words.say("files.stale", paths=paths))
    head, rows, count = _table(words, change)
    yield Part(tuple(lines), (), head if rows else (), rows)
    if rows and count > len(rows):
        yield Part((words.say("more", count=count - len(rows)),))


def _table(
    words: Says, change: FileChange
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], int]:
    """Head, rows, and how many rows there would be; of a long list only the first are said."""
    names = ("value", "old", "new", "source", "else")
    head = tuple(words.say(f"files.{one}") for one in names)
    if change.rows and change.sort != "removed":
        table = row_table(words, change.name)
        return head, tuple(table.cells(one) for one in change.rows[:MOST]), len(change.rows)
    is_shown = (
        change.sort == "changed"
        and change.name not in HIDDEN
        and change.name != "translations.yaml"
    )
    rows = tuple(_row(words, one) for one in change.values[:MOST]) if is_shown else ()
    return head[:3], rows, len(change.values)


def _counts(changes: Sequence[ValueChange | RowChange]) -> dict[str, int]:
    sorts = [one.sort for one in changes]
    return {sort: sorts.count(sort) for sort in ("added", "changed", "removed")}


def _row(words: Says, change: ValueChange) -> tuple[str, ...]:
    return code(change.path), *words.both(("text",), change.old, change.new)
