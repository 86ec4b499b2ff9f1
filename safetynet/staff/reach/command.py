"""The command `safetynet reach`: the figures of the pages, and what a change would bring."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from safetynet.check import check_directory, has_errors
from safetynet.check.report import render_text
from safetynet.directory import Directory
from safetynet.edition import Edition, narrowed, read_edition
from safetynet.errors import CallError, DataError
from safetynet.load import Draft, read_draft
from safetynet.model import Record, Status
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Coverage, Measure, Reach, Subject
from safetynet.reach.cache import Tell
from safetynet.reach.change import changes
from safetynet.reach.siting import Siter, site_candidates, task_of, village_candidates
from safetynet.reach.subjects import open_doors, subjects_of
from safetynet.reach.survey import Surveyor, surveyor_of
from safetynet.reach.yard import Aim
from safetynet.settings import Settings
from safetynet.staff.reach.answers import Answers
from safetynet.staff.reach.drafted import Drafted, changed
from safetynet.staff.reach.figures import overview, reached, unmeasured
from safetynet.staff.reach.question import Question, find_county, find_subject
from safetynet.staff.reach.sited import sited
from safetynet.staff.report import Report
from safetynet.text import Locale

PLACES = {"villages": village_candidates, "sites": site_candidates}


@dataclass(frozen=True)
class Asked:
    """An edition, and the measure asked for, which need not be that of its study."""

    edition: Edition
    measure: Measure

    @cached_property
    def surveyor(self) -> Surveyor:
        """One who measures what has not been measured."""
        return surveyor_of(self.edition.directory, self.edition.settings, self.measure)

    def records(self, subject: Subject) -> tuple[Record, ...]:
        """All of a kind or group."""
        return dict(subjects_of(self.edition.directory))[subject]

    def without_doors(self, subject: Subject) -> Reach:
        """A kind that nobody goes to, which is not in the study."""
        records = self.records(subject)
        doorless = tuple(record.id for record in records if record.status is Status.ACTIVE)
        return Reach(subject, (), (), doorless, (), None)

    def coverage(self, reach: Reach) -> Coverage | None:
        """Who is reached within the thresholds that are asked for."""
        if self.measure.thresholds == self.edition.study.measure.thresholds:
            return reach.coverage
        return self.surveyor.coverage(open_doors(self.records(reach.subject)))


def answer(settings: Settings, question: Question, tell: Tell) -> Report:
    """The answer to the question, from the data that the settings name.

    `tell` hears of the progress. Raises `CallError` for a kind or county that is not there,
    `DataError` when the data or the draft have errors.
    """
    edition = read_edition(settings, tell)
    asked = Asked(edition, _measure(edition.study.measure, question.threshold))
    county = find_county(edition.directory, question.county)
    answers = Answers(ReachWords(edition.atlas(question.locale), asked.measure), county)
    subject = find_subject(edition.directory, question.kind) if question.kind else None
    if question.draft:
        return _changed(asked, question.draft, subject, answers)
    return _on(asked, question, subject, answers) if subject else overview(answers)


def _measure(measure: Measure, threshold: float | None) -> Measure:
    """The measure with the threshold asked for as its goal; its only one when it is a new one."""
    if threshold is None:
        return measure
    several = measure.thresholds if threshold in measure.thresholds else (threshold,)
    return dataclasses.replace(measure, thresholds=several, goal=threshold)


def _on(asked: Asked, question: Question, subject: Subject, answers: Answers) -> Report:
    """The answer on one kind or group."""
    reach = asked.edition.study.reaches.get(subject) or asked.without_doors(subject)
    if not answers.area(reach.coverage):
        return unmeasured(answers, reach)
    if question.add:
        return _sited(asked, question, reach, answers)
    coverage = asked.coverage(reach)
    return reached(answers, reach, coverage) if coverage else unmeasured(answers, reach)


def _sited(asked: Asked, question: Question, reach: Reach, answers: Answers) -> Report:
    if asked.measure.unit != "km":
        msg = "--add: the best places are found by kilometres over land, not by minutes"
        raise CallError(msg)
    directory = asked.edition.directory
    aim = Aim(asked.measure.goal, question.objective, question.add or 1)
    candidates = PLACES[question.candidates](directory)
    siter = Siter(directory, asked.surveyor.lands, aim, candidates)
    task = task_of(asked.records(reach.subject))
    if answers.county:
        task = dataclasses.replace(task, counties=task.counties & {answers.county.code})
    sitings = siter.sitings(task)
    return sited(answers, reach, sitings, f"{question.candidates}.{question.objective}")


def _changed(asked: Asked, file: Path, subject: Subject | None, answers: Answers) -> Report:
    edition = asked.edition
    draft = read_draft(file, edition.loaded)
    whole, notes = _checked(draft, edition.settings, answers.words.atlas.locale)
    after = narrowed(whole, edition.settings.counties).published
    found = changes(asked.surveyor, edition.directory, after)
    if subject:
        found = tuple(change for change in found if change.subject == subject)
    return changed(answers, Drafted(after, draft.ids, notes), found)


def _checked(draft: Draft, settings: Settings, locale: Locale) -> tuple[Directory, tuple[str, ...]]:
    """The directory with the draft, and the lines of what should be looked at in the draft.

    Raises `DataError` with those lines when the draft brings errors.
    """
    findings = check_directory(draft.loaded, settings.today)
    wrong = tuple(one for one in findings if draft.is_own(one) or has_errors([one]))
    told = render_text(wrong, locale).rstrip("\n") if wrong else ""
    if has_errors(wrong) or draft.loaded.directory is None:
        msg = f"{draft.file.as_posix()} has errors, so nothing is counted\n{told}"
        raise DataError(msg, wrong)
    return draft.loaded.directory, tuple(told.splitlines())
