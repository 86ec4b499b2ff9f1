"""The command `safetynet reach`: the figures of the pages, and what a change would bring."""

from __future__ import annotations

import dataclasses

from safetynet.check import check_directory, has_errors
from safetynet.check.report import render_text
from safetynet.errors import CallError, DataError
from safetynet.load import read_directory, read_draft
from safetynet.model import Record
from safetynet.pages.reach_words import ReachWords
from safetynet.reach.cache import Tell
from safetynet.reach.change import changes
from safetynet.reach.report import Report
from safetynet.reach.results import Reach
from safetynet.reach.siting import Siter, site_candidates, task_of, village_candidates
from safetynet.reach.subjects import open_doors, subjects_of
from safetynet.reach.survey import Surveyor, surveyor_of
from safetynet.reach.yard import Aim
from safetynet.settings import Settings
from safetynet.site.edition import Edition, narrowed, read_edition
from safetynet.site.reach_answers import overview, reached, unmeasured
from safetynet.site.reach_basis import Answers
from safetynet.site.reach_changes import Drafted, changed
from safetynet.site.reach_question import Question, find_county, find_subject
from safetynet.site.reach_sited import sited

PLACES = {"villages": village_candidates, "sites": site_candidates}


def answer(settings: Settings, question: Question, tell: Tell) -> Report:
    """The answer to the question, from the data that the settings name.

    `tell` hears of the progress. Raises `CallError` for a kind or county that is not there,
    `DataError` when the data or the draft have errors.
    """
    known = read_edition(settings, tell)
    edition = _with_threshold(known, question.threshold)
    county = find_county(edition.directory, question.county)
    answers = Answers(ReachWords(edition.atlas(question.locale)), county)
    if question.draft:
        return _changed(edition, question, answers)
    if not question.kind:
        return overview(answers)
    subject = find_subject(edition.directory, question.kind)
    reach = edition.study.reaches.get(subject)
    if reach is None or reach.coverage is None:
        return unmeasured(answers, subject, reach)
    if question.add is not None:
        return _sited(edition, question, reach, answers)
    if edition.study.measure.thresholds != known.study.measure.thresholds:
        reach = dataclasses.replace(
            reach, coverage=_surveyor(edition).coverage(_open(edition, reach))
        )
    return reached(answers, reach)


def _with_threshold(edition: Edition, threshold: float | None) -> Edition:
    """The edition with the asked threshold as its goal; the only one when it is a new one."""
    measure = edition.study.measure
    if threshold is None:
        return edition
    several = measure.thresholds if threshold in measure.thresholds else (threshold,)
    asked = dataclasses.replace(measure, thresholds=several, goal=threshold)
    return dataclasses.replace(edition, study=dataclasses.replace(edition.study, measure=asked))


def _surveyor(edition: Edition) -> Surveyor:
    """One who measures by the edition's settings, but with the thresholds of its study."""
    surveyor = surveyor_of(edition.directory, edition.settings)
    surveyor.measure = edition.study.measure
    return surveyor


def _open(edition: Edition, reach: Reach) -> tuple[Record, ...]:
    return open_doors(dict(subjects_of(edition.directory))[reach.subject])


def _sited(edition: Edition, question: Question, reach: Reach, answers: Answers) -> Report:
    if edition.study.measure.unit != "km":
        msg = "--add: the best places are found by kilometres over land, not by minutes"
        raise CallError(msg)
    aim = Aim(edition.study.measure.goal, question.objective, question.add or 1)
    candidates = PLACES[question.candidates](edition.directory)
    siter = Siter(edition.directory, _surveyor(edition).lands, aim, candidates)
    task = task_of(dict(subjects_of(edition.directory))[reach.subject])
    if answers.county:
        task = dataclasses.replace(task, counties=task.counties & {answers.county.code})
    sitings = siter.sitings(task)
    return sited(answers, reach, sitings, f"{question.candidates}.{question.objective}")


def _changed(edition: Edition, question: Question, answers: Answers) -> Report:
    loaded = read_directory(edition.settings.data_dir)
    if question.draft is None or loaded.directory is None:
        msg = "the data cannot be read; run: safetynet check"
        raise DataError(msg)
    draft = read_draft(question.draft, loaded, loaded.directory)
    findings = check_directory(draft.loaded, edition.settings.today)
    wrong = tuple(one for one in findings if draft.is_own(one) or has_errors([one]))
    if has_errors(wrong) or draft.loaded.directory is None:
        told = render_text(wrong, question.locale).rstrip("\n")
        msg = f"{question.draft.as_posix()} has errors, so nothing is counted\n{told}"
        raise DataError(msg, wrong)
    after = narrowed(draft.loaded.directory, edition.settings.counties).published
    found = changes(_surveyor(edition), edition.directory, after)
    if question.kind:
        subject = find_subject(edition.directory, question.kind)
        found = tuple(change for change in found if change.subject == subject)
    notes = tuple(render_text(wrong, question.locale).splitlines()) if wrong else ()
    return changed(answers, Drafted(after, draft.ids, notes), found)
