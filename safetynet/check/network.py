"""Rules on meetings and pathways: every code is known, and every step can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from safetynet.check.case import Case, at
from safetynet.check.codes import check_code, check_code_if_given, check_codes
from safetynet.load import Fault
from safetynet.load.network import MEETINGS, PATHWAYS
from safetynet.model import PathStep, Pathway, Stated, is_web
from safetynet.text import LOCALES, Locale, LocalizedText

LONGEST_LABEL: Mapping[Locale, int] = MappingProxyType({"zh": 16, "en": 36})
"""Characters that still fit well into a box of a line of three: in Chinese three lines of type, in
English four."""


def check_meeting_codes(case: Case) -> Iterator[tuple[str, Fault]]:
    """County, strategy and source of a meeting are known."""
    strategies = {str(code): one for code, one in case.directory.network.terms.strategies.items()}
    for n, one in enumerate(case.directory.network.meetings):
        strategy = str(one.strategy) if one.strategy else None
        yield from at(MEETINGS, (n,), check_code(one.county, case.counties, ("county",)))
        yield from at(MEETINGS, (n,), check_code(one.source, case.directory.sources, ("source",)))
        yield from at(MEETINGS, (n,), check_code_if_given(strategy, strategies, ("strategy",)))


def check_pathways(case: Case) -> Iterator[tuple[str, Fault]]:
    """Pathways and their steps have ids of their own, name what is known, and lead somewhere."""
    seen: set[str] = set()
    for n, one in enumerate(case.directory.network.pathways):
        if one.id in seen:
            yield PATHWAYS, Fault("duplicate-step", (n, "id"), one.id)
        seen.add(one.id)
        yield from at(PATHWAYS, (n,), _step_faults(one))
        yield from at(PATHWAYS, (n,), _code_faults(one, case))
        yield from at(PATHWAYS, (n,), _change_faults(one, case))


def _step_faults(pathway: Pathway) -> Iterator[Fault]:
    """Ids that stand twice, ways that lead nowhere, steps that nothing leads to."""
    steps: dict[str, PathStep] = {}
    for m, step in enumerate(pathway.steps):
        if step.id in steps:
            yield Fault("duplicate-step", ("steps", m, "id"), step.id)
        steps.setdefault(step.id, step)
    labels = {id_: step.label for id_, step in steps.items()}
    for m, step in enumerate(pathway.steps):
        yield from _way_faults(m, step, labels)
    reached = _reached_from(_starts(pathway.steps), steps)
    for m, step in enumerate(pathway.steps):
        if step.id not in reached:
            yield Fault("step-not-reached", ("steps", m, "id"), step.id)
    yield from _row_faults(pathway)
    yield from _label_faults(pathway)


def _way_faults(m: int, step: PathStep, labels: Mapping[str, LocalizedText]) -> Iterator[Fault]:
    seen: set[str] = set()
    for k, way in enumerate(step.ways):
        path = ("steps", m, "ways", k, "to")
        yield from check_code(way.to, labels, path)
        if way.to in seen:
            yield Fault("duplicate-step", path, way.to)
        seen.add(way.to)
        if way.to == step.id:
            yield Fault("way-to-itself", path, way.to)


def _starts(steps: Sequence[PathStep]) -> list[PathStep]:
    """The steps at the top; all of them where there are no ways but levels."""
    top = min(step.row for step in steps)
    has_ways = any(step.ways for step in steps)
    return [step for step in steps if step.row == top or not has_ways]


def _reached_from(starts: Sequence[PathStep], steps: Mapping[str, PathStep]) -> frozenset[str]:
    """Ids of the steps that ways lead to from some, and these themselves."""
    reached, new = {step.id for step in starts}, [*starts]
    while new:
        for way in new.pop().ways:
            if way.to in steps and way.to not in reached:
                reached.add(way.to)
                new.append(steps[way.to])
    return frozenset(reached)


def _row_faults(pathway: Pathway) -> Iterator[Fault]:
    """Lines of the diagram begin at 1, and none of them is empty."""
    rows = sorted({step.row for step in pathway.steps})
    wanted = next((n for n, row in enumerate(rows, start=1) if n != row), None)
    if wanted is not None:
        m = next(m for m, step in enumerate(pathway.steps) if step.row > wanted)
        yield Fault("empty-row", ("steps", m, "row"), pathway.steps[m].row, {"empty": wanted})


def _label_faults(pathway: Pathway) -> Iterator[Fault]:
    """Labels that make a box higher than it is good for."""
    for m, step in enumerate(pathway.steps):
        for locale in LOCALES:
            label, most = step.label.in_(locale), LONGEST_LABEL[locale]
            if len(label) > most:
                facts = {"count": len(label), "most": most}
                yield Fault("label-too-long", ("steps", m, "label", locale), label, facts)


def _code_faults(pathway: Pathway, case: Case) -> Iterator[Fault]:
    kinds = case.directory.vocabulary.kinds
    lines = {hotline.id: hotline.name for hotline in case.directory.hotlines}
    names = {record.id: record.name for record in case.directory.records}
    sites = {**dict.fromkeys(case.ids, ""), **names}
    yield from check_code_if_given(pathway.county, case.counties, ("county",))
    for m, step in enumerate(pathway.steps):
        yield from check_codes(step.sites, sites, ("steps", m, "sites"))
        yield from check_codes(step.kinds, kinds, ("steps", m, "kinds"))
        yield from check_codes(step.hotlines, lines, ("steps", m, "hotlines"))
        for k, stated in enumerate(step.stated):
            path = ("steps", m, "stated", k)
            yield from (fault for _, fault in at(PATHWAYS, path, _stated_faults(stated, case)))


def _stated_faults(stated: Stated, case: Case) -> Iterator[Fault]:
    yield from check_code(stated.source, case.directory.sources, ("source",))
    yield from check_code_if_given(stated.county, case.counties, ("county",))


def _change_faults(pathway: Pathway, case: Case) -> Iterator[Fault]:
    for m, change in enumerate(pathway.changes):
        path = ("changes", m)
        yield from check_code_if_given(change.source, case.directory.sources, (*path, "source"))
        if change.url and not is_web(change.url):
            yield Fault("bad-url", (*path, "url"), change.url)
