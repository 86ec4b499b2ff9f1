"""What a review says of records: findings, remarks, and each record field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from safetynet.check.catalogue import example, says, severity, write
from safetynet.check.markdown import code, escaped
from safetynet.errors import Finding, Severity
from safetynet.load import OPEN_FIELDS
from safetynet.model import Indicator
from safetynet.staff.changes import RecordChange
from safetynet.staff.review.compare import Comparison
from safetynet.staff.review.looking import Looking
from safetynet.staff.review.remarks import Remark, is_secret
from safetynet.staff.review.rows import figure_named
from safetynet.staff.review.says import Markdown, Says

LONG = 8
"""More records than this are folded away."""
MOST = 80
"""More than this are only counted: a comment has its limits."""


@dataclass(frozen=True)
class Part:
    """Paragraphs, a list and a table."""

    lines: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Section:
    """A part of the review under a heading; all its texts are Markdown."""

    title: str
    parts: tuple[Part, ...]
    more: str = ""
    """The line under which `folded` is folded away; no text of the data stands in it."""
    folded: tuple[Part, ...] = ()


def looking(words: Says, found: Sequence[Looking]) -> Iterator[Section]:
    """Who should look, where data/reviewers.yaml says so; nobody is called by it."""
    if not any(side.directory.reviewers for side in (words.sides.before, words.sides.after)):
        return
    items = tuple(
        words.say(
            "look.handle" if one.reviewer.handle else "look.who",
            who=one.reviewer.who,
            handle=Markdown(code(one.reviewer.handle)),
            count=one.count,
        )
        for one in found
    )
    lines = () if items else (words.say("look.nobody"),)
    yield Section(words.say("look"), (Part(lines, items),))


def findings(words: Says, comparison: Comparison) -> Section:
    """The findings that the change brings, and how many were there before."""
    new = (*comparison.reused.findings, *comparison.new_findings)
    lines = [words.say("findings.new" if new else "findings.none", count=len(new))]
    if comparison.older_findings:
        lines.append(words.say("findings.older", count=comparison.older_findings))
    if not comparison.reused.is_whole:
        lines.append(words.say("findings.shallow"))
    names = ("severity", "place", "record", "what", "code")
    head = tuple(words.say(f"findings.{name}") for name in names)
    errors_first = sorted(new, key=lambda one: severity(one) is not Severity.ERROR)
    rows = tuple(_finding(words, one) for one in errors_first[:MOST])
    first, rest = rows[:LONG], rows[LONG:]
    folded = (Part(head=head, rows=rest), *_uncounted(words, new)) if rest else ()
    parts = (Part(tuple(lines), (), head if rows else (), first),)
    return Section(words.say("findings"), parts, words.say("fold", count=len(rest)), folded)


def _finding(words: Says, finding: Finding) -> tuple[str, ...]:
    where = escaped(" ".join(filter(None, (finding.record, finding.field))))
    label = words.say(f"severity.{severity(finding)}")
    return label, words.place(finding.place), where, _told(words, finding), code(finding.code)


def _told(words: Says, finding: Finding) -> Markdown:
    """What is wrong and what to write; of a confidential record its code says enough."""
    if finding.is_secret:
        return words.say("secret")
    return words.say(
        "findings.told",
        says=says(finding, words.locale),
        write=write(finding, words.locale),
        example=Markdown(code(example(finding, words.locale))),
    )


def remarks(words: Says, comparison: Comparison) -> Iterator[Section]:
    """What to think about although no rule is broken."""
    items = [_remark(words, one) for one in comparison.remarks]
    items += [
        words.say("stale", site=words.site(one.record), field=words.label(_named(one.path)))
        for one in comparison.stale
    ]
    items += [
        words.say(
            "unread.new" if id_ in comparison.unread_new else "unread", id=Markdown(code(id_))
        )
        for id_ in comparison.unread
    ]
    items += [
        words.say("borrowed", name=Markdown(code(name)), side=words.say(f"side.{side}"))
        for side, names in _borrowed(words)
        for name in names
    ]
    if items:
        yield Section(words.say("remarks"), (Part(items=tuple(items)),))


def _borrowed(words: Says) -> tuple[tuple[str, tuple[str, ...]], ...]:
    sides = words.sides
    return ("before", sides.before.borrowed), ("after", sides.after.borrowed)


def _named(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The steps of a path that are fields."""
    return tuple(step for step in path if isinstance(step, str))


def _remark(words: Says, remark: Remark) -> Markdown:
    site = words.site(remark.record) if remark.record else ""
    facts = dict(remark.facts)
    if "distance" in facts:
        facts["distance"] = distance(words, facts["distance"])
    if isinstance(figure := facts.get("figure"), Indicator):
        facts["figure"] = figure_named(words, figure)
    return words.say(f"remark.{remark.code}", site=site, **facts)


def distance(words: Says, metres: object) -> Markdown:
    """A distance, in metres below a kilometre."""
    far = float(str(metres))
    if far < 1000:  # noqa: PLR2004 - metres in a kilometre
        return words.say("metres", amount=f"{far:.0f}")
    return words.say("kilometres", amount=f"{far / 1000:,.1f}")


def records(words: Says, comparison: Comparison) -> Iterator[Section]:
    """The records that changed, were added, closed, renamed and removed."""
    for sort in ("changed", "closed", "renamed", "added", "removed"):
        changes = comparison.renamed if sort == "renamed" else comparison.of(sort)
        title = words.say(f"records.{sort}", count=len(changes))
        if changes and sort in ("added", "removed"):
            yield _listed(words, title, changes)
        elif changes:
            parts = tuple(_changed(words, change) for change in changes[:MOST])
            yield _folded(words, title, (*parts, *_uncounted(words, changes)))


def _folded(words: Says, title: str, parts: tuple[Part, ...]) -> Section:
    """The first records are shown, all others folded away."""
    rest = parts[LONG:]
    return Section(title, parts[:LONG], words.say("fold", count=len(rest)), rest)


def _uncounted(words: Says, changes: Sequence[object]) -> tuple[Part, ...]:
    left = len(changes) - MOST
    return (Part((words.say("more", count=left),)),) if left > 0 else ()


def _listed(words: Says, title: str, changes: Sequence[RecordChange]) -> Section:
    """A list of the records; the values of new ones are folded away."""
    sites = Part(items=tuple(words.site(change.id) for change in changes[:MOST]))
    new = tuple(_added(words, change) for change in changes[:MOST] if change.after)
    return Section(title, (sites, *_uncounted(words, changes)), words.say("records.values"), new)


def _changed(words: Says, change: RecordChange) -> Part:
    head = tuple(words.say(f"records.{name}") for name in ("field", "old", "new"))
    return Part((words.site(change.id),), (), head, tuple(_field_rows(words, change)))


def _field_rows(words: Says, change: RecordChange) -> Iterator[tuple[str, ...]]:
    secret = is_secret(change)
    for field in change.fields:
        label = words.label(field.path)
        if secret and str(field.path[0]) not in OPEN_FIELDS:
            yield label, words.say("secret"), words.say("secret")
        else:
            yield label, *words.both(field.path, field.old, field.new)


def _added(words: Says, change: RecordChange) -> Part:
    rows = tuple((label, new) for label, _, new in _field_rows(words, change))
    head = tuple(words.say(f"records.{name}") for name in ("field", "value"))
    return Part((words.site(change.id),), (), head, rows)
