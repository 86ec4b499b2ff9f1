"""Rules on the figures as a whole: every code is known and used, every figure there once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from safetynet.check.case import Case, at
from safetynet.check.codes import check_code, check_code_if_given, check_codes
from safetynet.geo import County
from safetynet.load import Fault, Path
from safetynet.load.network import FIGURES, INDICATORS
from safetynet.model import Compared, Indicator, Item, Key, Topic


def check_figure_codes(case: Case) -> Iterator[tuple[str, Fault]]:
    """County, topic, item, part, unit, township, source and reason of a figure are known."""
    for n, one in enumerate(case.directory.network.indicators):
        yield from at(INDICATORS, (n,), _code_faults(one, case))


def check_figure_terms(case: Case) -> Iterator[tuple[str, Fault]]:
    """What the words of the figures refer to is there."""
    terms, sources = case.directory.network.terms, case.directory.sources
    for code, topic in terms.topics.items():
        yield from at(FIGURES, ("topics", code), _topic_faults(topic, case))
    if terms.program:
        yield from at(FIGURES, (), check_code(terms.program, sources, ("program",)))
    for n, left in enumerate(terms.not_taken):
        path: Path = ("not_taken", n, "source")
        yield from at(FIGURES, (), check_code(left.source, sources, path))
    for n, ask in enumerate(terms.asks):
        yield from at(FIGURES, ("asks", n), check_code(ask.county, case.counties, ("county",)))
        yield from at(FIGURES, ("asks", n), check_code(ask.source, sources, ("source",)))


def check_compared_figures(case: Case) -> Iterator[tuple[str, Fault]]:
    """Every figure of a comparison is among those that are shown."""
    network = case.directory.network
    for code, beside in network.terms.comparisons.items():
        for n, one in enumerate(beside.figures):
            if network.figure(one.key, one.source) is None:
                path: Path = ("comparisons", code, "figures", n)
                facts = {"near": _difference(one, network.shown)}
                text = " ".join(filter(None, _parts_of(one).values()))
                yield FIGURES, Fault("no-such-figure", path, text, facts)


def check_figures_are_there_once(case: Case) -> Iterator[tuple[str, Fault]]:
    """A document states a figure once; two documents that differ on it are told apart by a note."""
    seen: dict[tuple[Key, str], int] = {}
    printed: dict[Key, Indicator] = {}
    for n, one in enumerate(case.directory.network.indicators):
        first = seen.setdefault((one.key, one.source), n)
        other = printed.setdefault(one.key, one)
        if first != n:
            facts: dict[str, object] = {"first": case.line_of(first, INDICATORS)}
            yield INDICATORS, Fault("duplicate-figure", (n,), one.value, facts)
        elif _contradicts(one, other):
            facts = {"other": other.value, "source": other.source}
            yield INDICATORS, Fault("figures-differ", (n, "value"), one.value, facts)


def check_figure_terms_are_used(case: Case) -> Iterator[tuple[str, Fault]]:
    """Every word of the figures stands with at least one of them."""
    network = case.directory.network
    rows = network.indicators
    if not rows:
        return  # the words of figures that are still to come
    used = {(one.topic, one.item) for one in rows}
    used_parts = {(one.topic, one.part) for one in rows}
    topics = {one.topic for one in rows}
    yield from _unused("units", network.terms.units, {one.unit for one in rows})
    yield from _unused("reasons", network.terms.reasons, {one.left_out for one in rows})
    yield from _unused("topics", network.terms.topics, topics)
    for code in topics & network.terms.topics.keys():
        topic = network.terms.topics[code]
        for name, items, known in (
            ("items", topic.items, used),
            ("parts", topic.parts, used_parts),
        ):
            for item in items:
                if (code, item) not in known:
                    yield FIGURES, Fault("unused-code", ("topics", code, name, item), item)


def _code_faults(one: Indicator, case: Case) -> Iterator[Fault]:
    terms = case.directory.network.terms
    yield from check_code(one.county, case.counties, ("county",))
    yield from check_code(one.topic, terms.topics, ("topic",))
    yield from check_code(one.unit, terms.units, ("unit",))
    yield from check_code(one.source, case.directory.sources, ("source",))
    if one.topic in terms.topics:
        topic = terms.topics[one.topic]
        yield from check_code(one.item, topic.items, ("item",))
        yield from check_code_if_given(one.part, topic.parts, ("part",))
    yield from check_code_if_given(one.left_out, terms.reasons, ("left_out",))
    if one.township and one.county in case.counties:
        yield from _township_faults(one.township, case.counties[one.county], case)


def _township_faults(code: str, county: County, case: Case) -> Iterator[Fault]:
    known = {one.code: one for one in case.directory.geography.townships}
    if code in known and known[code].county != county.code:
        other = case.directory.geography.county_of(code)
        facts = {"township": known[code].name, "other": other.name, "county": county.name}
        yield Fault("township-elsewhere", ("township",), code, facts)
        return
    yield from check_code(code, {one.code: one.name for one in county.townships}, ("township",))


def _topic_faults(topic: Topic, case: Case) -> Iterator[Fault]:
    strategies = case.directory.network.terms.strategies
    if topic.strategy is not None:
        known = {str(number): one for number, one in strategies.items()}
        yield from check_code(str(topic.strategy), known, ("strategy",))
    for name, items in (("items", topic.items), ("parts", topic.parts)):
        for code, item in items.items():
            for fault in _item_faults(item, items, case):
                yield replace(fault, path=(name, code, *fault.path))


def _item_faults(item: Item, items: Mapping[str, Item], case: Case) -> Iterator[Fault]:
    yield from check_codes(item.total_of, items, ("total_of",))
    if item.ratio:
        yield from check_code(item.ratio.part, items, ("ratio", "part"))
        yield from check_code(item.ratio.whole, items, ("ratio", "whole"))
    yield from check_code_if_given(item.kind, case.directory.vocabulary.kinds, ("kind",))


def _contradicts(one: Indicator, other: Indicator) -> bool:
    is_told = one.note or other.note or one.left_out or other.left_out
    return one.value != other.value and not is_told


def _unused(
    name: str, known: Iterable[str], used: Iterable[str | None]
) -> Iterator[tuple[str, Fault]]:
    for code in known:
        if code not in used:
            yield FIGURES, Fault("unused-code", (name, code), code)


def _parts_of(one: Indicator | Compared) -> Mapping[str, str]:
    """What a figure is known by, in the order of the file."""
    return {**one.key._asdict(), "source": one.source}


def _difference(one: Compared, figures: Iterable[Indicator]) -> str:
    """What the most similar figure has instead: `period: 2019`; "–" without any."""
    wanted = _parts_of(one).items()
    known = (_parts_of(figure) for figure in figures if not figure.township)
    nearest = max(known, key=lambda parts: len(parts.items() & wanted), default={})
    other = {name: text for name, text in nearest.items() if (name, text) not in wanted}
    return ", ".join(f"{name}: {text or '–'}" for name, text in other.items()) or "–"
