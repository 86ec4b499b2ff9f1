"""The command `safetynet review`: compares, measures, and says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from safetynet.check.report import has_errors, render_github
from safetynet.reach.cache import Tell
from safetynet.settings import Settings
from safetynet.staff.git import git_at
from safetynet.staff.review import sections, sections_more
from safetynet.staff.review.compare import compare
from safetynet.staff.review.data import Reviewed, data_text
from safetynet.staff.review.looking import who_should_look
from safetynet.staff.review.picture import draw_picture
from safetynet.staff.review.reach import reach_changed
from safetynet.staff.review.remarks import moved_points
from safetynet.staff.review.says import Markdown, Says, in_words
from safetynet.staff.review.sections import Section
from safetynet.staff.review.sides import Asked, Sides, both_sides
from safetynet.staff.review.templates import render
from safetynet.text import Locale

COMMENT = 50_000
"""Characters that surely fit into a comment: of a longer review what matters most is first."""
Format = Literal["markdown", "json", "github"]


@dataclass(frozen=True)
class Question:
    """How the review is asked for."""

    base: str
    head: str
    locales: tuple[Locale, ...]
    format: Format
    picture: Path | None = None
    """Where the picture is written, if points changed."""
    notes: Path | None = None
    """Where the notes on lines are written as well, as the format `github` has them."""


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
            drawn.parent.mkdir(parents=True, exist_ok=True)
            drawn.write_text(draw_picture(in_words(sides), reviewed.moved), encoding="utf-8")
        if question.notes:
            question.notes.parent.mkdir(parents=True, exist_ok=True)
            question.notes.write_text(_notes(reviewed, question), encoding="utf-8")
        return Answer(_text(reviewed, settings, question), has_errors(reviewed.findings))


def _reviewed(sides: Sides, settings: Settings, tell: Tell) -> Reviewed:
    tell("Comparing the records")
    comparison = compare(sides)
    before, after = sides.before.directory, sides.after.directory
    reviewers = before if before.reviewers else after
    return Reviewed(
        sides,
        comparison,
        reach_changed(sides, settings, tell),
        moved_points(comparison.touched),
        who_should_look(reviewers, comparison.touched),
    )


def _text(reviewed: Reviewed, settings: Settings, question: Question) -> str:
    if question.format == "json":
        return data_text(reviewed)
    if question.format == "github":
        return _notes(reviewed, question)
    name = question.picture.name if question.picture else ""
    words = [Says(reviewed.sides, settings, locale) for locale in question.locales]
    heads = [_head(one, reviewed, name) for one in words]
    details = [_details(one, reviewed) for one in words]
    pairs = zip(heads, details, strict=True)
    text = _tidy(render("review.md", [_joined(head, detail) for head, detail in pairs]))
    return text if len(text) <= COMMENT else _tidy(render("review.md", [*heads, *details]))


def _notes(reviewed: Reviewed, question: Question) -> str:
    return render_github(reviewed.findings, question.locales[0])


def _tidy(text: str) -> str:
    """At most one empty line after another."""
    lines = [line.rstrip() for line in text.splitlines()]
    kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return "\n".join(kept).rstrip() + "\n"


def _head(words: Says, reviewed: Reviewed, picture: str) -> Edition:
    """What everybody should read."""
    comparison = reviewed.comparison
    return Edition(
        title=words.say("title"),
        summary=tuple(_summary(words, reviewed)),
        sections=(
            *sections.looking(words, reviewed.looking),
            sections.findings(words, comparison),
            *sections.remarks(words, comparison),
            *sections_more.reach(words, reviewed.reached, comparison.unread),
            *sections_more.points(words, reviewed.moved, picture),
        ),
    )


def _details(words: Says, reviewed: Reviewed) -> Edition:
    """Every value that changes."""
    changed = sections.records(words, reviewed.comparison)
    files = sections_more.files(words, reviewed.comparison.files)
    return Edition(words.say("title.values"), (), (*changed, *files))


def _joined(head: Edition, details: Edition) -> Edition:
    return Edition(head.title, head.summary, (*head.sections, *details.sections))


def _summary(words: Says, reviewed: Reviewed) -> Iterator[Markdown]:
    comparison = reviewed.comparison
    if not (comparison.touched or comparison.files or comparison.unread):
        yield words.say("nothing")
        return
    counts = {sort: len(comparison.of(sort)) for sort in ("added", "changed", "closed", "removed")}
    yield words.say("summary", **counts, findings=len(reviewed.findings))
    if comparison.renamed:
        yield words.say("summary.renamed", count=len(comparison.renamed))
    if comparison.unread:
        new = len(comparison.unread_new.intersection(comparison.unread))
        yield words.say("summary.unread", count=len(comparison.unread), added=new)
    if has_errors(reviewed.findings):
        yield words.say("summary.errors")
