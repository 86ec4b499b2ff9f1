"""Rules on the figures as a whole: every code is known and used, every figure there once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from safetynet.check.case import Case
from safetynet.check.codes import check_code, check_codes
from safetynet.geo import County
from safetynet.load import Fault, Path, nearest
from safetynet.load.network import FIGURES, INDICATORS
from safetynet.model import Compared, Indicator, Item, Topic

Key = tuple[object, ...]


def check_figure_codes(case: Case) -> Iterator[tuple[str, Fault]]:
    """County, topic, item, part, unit, township, source and reason of a figure are known."""
    counties = counties_of(case)
    for n, one in enumerate(case.directory.network.indicators):
        yield from at(INDICATORS, (n,), _code_faults(one, counties, case))


def check_figure_terms(case: Case) -> Iterator[tuple[str, Fault]]:
    """What the words of the figures refer to is there."""
    terms, sources = case.directory.network.terms, case.directory.sources
    counties = counties_of(case)
    for code, topic in terms.topics.items():
        yield from at(FIGURES, ("topics", code), _topic_faults(topic, case))
    for n, left in enumerate(terms.not_taken):
        path: Path = ("not_taken", n, "source")
        yield from at(FIGURES, (), check_code(left.source, sources, path))
    for n, ask in enumerate(terms.asks):
        yield from at(FIGURES, ("asks", n), check_code(ask.county, counties, ("county",)))
        yield from at(FIGURES, ("asks", n), check_code(ask.source, sources, ("source",)))


def check_compared_figures(case: Case) -> Iterator[tuple[str, Fault]]:
    """Every figure of a comparison is among those that are shown."""
    shown = {_text_of(_key_of(one)) for one in case.directory.network.shown}
    for code, beside in case.directory.network.terms.comparisons.items():
        for n, one in enumerate(beside.figures):
            text = _text_of(_compared_key(one))
            if text not in shown:
                facts = {"near": nearest(text, shown) or "–"}
                path: Path = ("comparisons", code, "figures", n)
                yield FIGURES, Fault("no-such-figure", path, text, facts)


def check_figures_are_there_once(case: Case) -> Iterator[tuple[str, Fault]]:
    """A document states a figure once; two documents that differ on it are told apart by a note."""
    seen: dict[Key, int] = {}
    printed: dict[Key, Indicator] = {}
    for n, one in enumerate(case.directory.network.indicators):
        first = seen.setdefault((*one.key, one.source), n)
        other = printed.setdefault(one.key, one)
        if first != n:
            yield (
                INDICATORS,
                Fault("duplicate-figure", (n,), one.value, {"first": line_of(first, case)}),
            )
        elif _contradicts(one, other):
            facts = {"other": other.value, "source": other.source}
            yield INDICATORS, Fault("figures-differ", (n, "value"), one.value, facts)


def check_figure_terms_are_used(case: Case) -> Iterator[tuple[str, Fault]]:
    """Every word of the figures stands with at least one of them."""
    network = case.directory.network
    rows = network.indicators
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


def counties_of(case: Case) -> Mapping[str, County]:
    """Slug → county."""
    return {county.slug: county for county in case.directory.geography.counties}


def at(name: str, start: Path, faults: Iterable[Fault]) -> Iterator[tuple[str, Fault]]:
    """Faults of what stands at `start` of a file, as its findings."""
    return ((name, replace(fault, path=(*start, *fault.path))) for fault in faults)


def line_of(n: int, case: Case) -> int:
    """Line of indicators.yaml on which a figure begins."""
    return case.files.finding(INDICATORS, Fault("", (n,))).place.line


def _code_faults(one: Indicator, counties: Mapping[str, County], case: Case) -> Iterator[Fault]:
    terms = case.directory.network.terms
    yield from check_code(one.county, counties, ("county",))
    yield from check_code(one.topic, terms.topics, ("topic",))
    yield from check_code(one.unit, terms.units, ("unit",))
    yield from check_code(one.source, case.directory.sources, ("source",))
    if one.topic in terms.topics:
        topic = terms.topics[one.topic]
        yield from check_code(one.item, topic.items, ("item",))
        yield from check_code_if_given(one.part, topic.parts, ("part",))
    yield from check_code_if_given(one.left_out, terms.reasons, ("left_out",))
    if one.township and one.county in counties:
        yield from _township_faults(one.township, counties[one.county], case)


def check_code_if_given(
    code: str | None, known: Mapping[str, object], path: Path
) -> Iterator[Fault]:
    """The same as `check_code` for a code that may be left out."""
    return check_code(code, known, path) if code else iter(())


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
        yield from check_code(str(topic.strategy), strategies, ("strategy",))
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


def _key_of(one: Indicator) -> tuple[str, ...]:
    return tuple(map(str, (*one.key, one.source)))


def _compared_key(one: Compared) -> tuple[str, ...]:
    key = (one.county, one.topic, one.item, one.part or "", "", one.basis, one.unit)
    return tuple(map(str, (*key, one.period or "", one.source)))


def _text_of(key: Iterable[str]) -> str:
    return " ".join(filter(None, key))
