"""The command `safetynet review`: compares, measures, and says it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from safetynet.check.report import has_errors, render_github, render_json
from safetynet.errors import Finding
from safetynet.reach.cache import Tell
from safetynet.settings import Settings
from safetynet.staff.changes import RecordChange
from safetynet.staff.git import git_at
from safetynet.staff.review import sections, sections_more
from safetynet.staff.review.compare import Comparison, compare
from safetynet.staff.review.looking import Looking, who_should_look
from safetynet.staff.review.picture import draw_picture
from safetynet.staff.review.reach import Reached, reach_changed
from safetynet.staff.review.remarks import Moved, Remark, moved_points
from safetynet.staff.review.says import Markdown, Says
from safetynet.staff.review.sections import Section
from safetynet.staff.review.sides import Asked, Sides, both_sides
from safetynet.staff.review.templates import render
from safetynet.text import Locale

Format = Literal["markdown", "json", "github"]


@dataclass(frozen=True)
class Question:
    """How the review is asked for."""

    base: str
    head: str
    locales: tuple[Locale, ...]
    format: Format
    picture: Path | None
    """Where the picture is written, if points changed."""


@dataclass(frozen=True)
class Reviewed:
    """All that was found out."""

    sides: Sides
    comparison: Comparison
    reached: Reached
    moved: tuple[Moved, ...]
    looking: tuple[Looking, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those that the change brings."""
        return (*self.comparison.reused.findings, *self.comparison.new_findings)


@dataclass(frozen=True)
class Edition:
    """The review in one language."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Answer:
    """The review as text, and whether the change brings errors."""

    text: str
    has_errors: bool


def answer(settings: Settings, question: Question, tell: Tell) -> Answer:
    """The review of a change.

    Raises `CallError` outside of git, for a commit that is not there, and where the history that
    is needed was not fetched; `DataError` when nothing can be read.
    """
    git = git_at(settings.data_dir)
    asked = Asked(settings.data_dir, question.base, question.head, settings.today)
    with both_sides(git, asked) as sides:
        reviewed = _reviewed(sides, settings, tell)
        drawn = question.picture if reviewed.moved else None
        if drawn:
            words = Says(sides, settings, "zh")
            drawn.parent.mkdir(parents=True, exist_ok=True)
            drawn.write_text(draw_picture(words.directory, reviewed.moved), encoding="utf-8")
        return Answer(_text(reviewed, settings, question), has_errors(reviewed.findings))


def _reviewed(sides: Sides, settings: Settings, tell: Tell) -> Reviewed:
    tell("Comparing the records")
    comparison = compare(sides)
    before, after = sides.before.directory, sides.after.directory
    reviewers = before if before.reviewers else after
    return Reviewed(
        sides,
        comparison,
        reach_changed(before, after, settings, tell),
        moved_points(comparison.touched),
        who_should_look(reviewers, comparison.touched),
    )


def _text(reviewed: Reviewed, settings: Settings, question: Question) -> str:
    if question.format == "json":
        return json.dumps(_data(reviewed), ensure_ascii=False, indent=2) + "\n"
    if question.format == "github":
        return render_github(reviewed.findings, question.locales[0])
    name = question.picture.name if question.picture else ""
    editions = [
        _edition(Says(reviewed.sides, settings, locale), reviewed, name)
        for locale in question.locales
    ]
    return _tidy(render("review.md", editions))


def _tidy(text: str) -> str:
    """At most one empty line after another."""
    lines = [line.rstrip() for line in text.splitlines()]
    kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return "\n".join(kept).rstrip() + "\n"


def _edition(words: Says, reviewed: Reviewed, picture: str) -> Edition:
    comparison = reviewed.comparison
    return Edition(
        title=words.say("title"),
        summary=tuple(_summary(words, reviewed)),
        sections=(
            *sections.looking(words, reviewed.looking),
            sections.findings(words, comparison),
            *sections.remarks(words, comparison),
            *sections.records(words, comparison),
            *sections_more.reach(words, reviewed.reached),
            *sections_more.points(words, reviewed.moved, picture),
            *sections_more.files(words, comparison.files),
        ),
    )


def _summary(words: Says, reviewed: Reviewed) -> Iterator[Markdown]:
    comparison = reviewed.comparison
    if not (comparison.touched or comparison.files or comparison.unread):
        yield words.say("nothing")
        return
    counts = {sort: len(comparison.of(sort)) for sort in ("added", "changed", "closed", "removed")}
    yield words.say("summary", **counts, findings=len(reviewed.findings))
    if comparison.renamed:
        yield words.say("summary.renamed", count=len(comparison.renamed))
    if has_errors(reviewed.findings):
        yield words.say("summary.errors")


def _data(reviewed: Reviewed) -> Mapping[str, object]:
    comparison, sides = reviewed.comparison, reviewed.sides
    return {
        "base": sides.before.commit,
        "head": sides.after.commit,
        "records": [_record(one) for one in comparison.changes],
        "renamed": [
            {"old": one.before.id if one.before else "", "new": one.id}
            for one in comparison.renamed
        ],
        "unread": comparison.unread,
        "findings": json.loads(render_json(reviewed.findings, "zh"))["findings"],
        "older_findings": comparison.older_findings,
        "remarks": [_remark(one) for one in comparison.remarks],
        "stale": [{"id": one.record, "field": one.path} for one in comparison.stale],
        "reach": _reach_data(reviewed.reached),
        "points": [dataclasses.asdict(one) for one in reviewed.moved],
        "files": [{"name": one.name, "change": one.sort} for one in comparison.files],
        "history_is_whole": comparison.reused.is_whole,
    }


def _record(change: RecordChange) -> Mapping[str, object]:
    fields = sorted({str(field.path[0]) for field in change.fields})
    return {"id": change.id, "change": change.sort, "fields": fields}


def _remark(remark: Remark) -> Mapping[str, object]:
    facts = {
        name: fact for name, fact in remark.facts.items() if isinstance(fact, (int, float, str))
    }
    return {"code": remark.code, "id": remark.record, **facts}


def _reach_data(reached: Reached) -> Sequence[Mapping[str, object]]:
    return [
        {
            "sort": one.change.subject.sort,
            "kind": one.change.subject.code,
            "gains": one.change.gains(""),
            "townships": {
                town.code: gains
                for town in reached.directory.geography.townships
                if any(gains := one.change.gains(town.code))
            },
        }
        for one in reached.changes
    ]
