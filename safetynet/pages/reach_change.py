"""What planned sites would change, and where further sites would reach the most people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from safetynet.geo import County
from safetynet.pages.page import Link
from safetynet.pages.reach_rows import Cell, Row, Table
from safetynet.pages.reach_words import ReachWords
from safetynet.reach import Change, Option, Plan, Reach, Siting


@dataclass(frozen=True)
class PlanView:
    """A planned site and what it would change."""

    site: Link
    place: str
    sentences: tuple[str, ...]
    table: Table | None
    """Further people within each threshold, by township; None where nobody is gained."""


@dataclass(frozen=True)
class SitingView:
    """The best places for further sites on one land mass."""

    title: str
    sentence: str
    table: Table


def plans(words: ReachWords, reach: Reach, county: County | None = None) -> tuple[PlanView, ...]:
    """The planned sites, or those in a county, each as if it alone were opened."""
    known = {plan.record: plan for plan in reach.plans}
    return tuple(
        _plan(words, reach, record.id, known.get(record.id))
        for record in words.records(reach.planned, county)
    )


def _plan(words: ReachWords, reach: Reach, id_: str, plan: Plan | None) -> PlanView:
    place = words.atlas.place(words.record(id_))
    if plan is None:
        return PlanView(words.site(id_), place, (words.say("plan.unknown"),), None)
    sentences = tuple(_sentences(words, reach, plan))
    return PlanView(words.site(id_), place, sentences, _gains(words, plan.change))


def _sentences(words: ReachWords, reach: Reach, plan: Plan) -> Iterator[str]:
    """What it gains, why less farther away, and what that rests on."""
    gains = plan.change.gains("")
    gain = gains[words.measure.goal_at]
    key = "plan.gain" if gain else "plan.nobody"
    yield words.say(key, count=f"{gain:,}", way=words.goal, mode=words.mode)
    if list(gains) != sorted(gains):
        yield words.say("plan.shrinks")
    if plan.is_assumed:
        yield words.say("plan.assumed")
    unknown = len(words.unknown(reach, words.record(plan.record).county))
    if unknown:
        yield words.say("plan.left-out", count=unknown)


def _gains(words: ReachWords, change: Change) -> Table | None:
    """Further people by township: those with some at the goal, if there are any."""
    found, goal = gains_by_township(words, change), words.measure.goal_at
    if not found:
        return None
    near = {code: gain for code, gain in found.items() if gain[goal]} or found
    labels = tuple(words.within(threshold) for threshold in words.measure.thresholds)
    rows = tuple(
        Row(words.atlas.full_name(code), _plus(labels, gain), words.atlas.township(code).path)
        for code, gain in near.items()
    )
    key = "plan.caption" if len(near) == len(found) else "plan.caption-some"
    return Table(
        caption=words.say(key, way=words.goal, count=len(found) - len(near)),
        first=words.say("township"),
        columns=labels,
        rows=rows,
        total=Row(words.say("together"), _plus(labels, change.gains(""))),
    )


def gains_by_township(
    words: ReachWords, change: Change, county: County | None = None
) -> dict[str, tuple[int, ...]]:
    """Township code, of a county or all, → people gained; only those with any, most at first."""
    towns = county.townships if county else words.atlas.directory.geography.townships
    gains = {town.code: change.gains(town.code) for town in towns}
    goal = words.measure.goal_at
    order = sorted(
        (code for code, gain in gains.items() if any(gain)),
        key=lambda code: (-gains[code][goal], code),
    )
    return {code: gains[code] for code in order}


def signed(count: int) -> str:
    """People gained or lost, e.g. +1,204."""
    return f"{count:+,}".replace("-", "\N{MINUS SIGN}") if count else "0"


def _plus(labels: Iterable[str], gain: Iterable[int]) -> tuple[Cell, ...]:
    return tuple(Cell(label, signed(count)) for label, count in zip(labels, gain, strict=True))


def sitings(words: ReachWords, reach: Reach, county: County) -> tuple[SitingView, ...]:
    """The best places for further sites in a county: each large land mass, then the islets.

    An islet where one site reaches everybody is a line of one table.
    """
    here = [one for one in reach.sitings if one.county == county.code and one.options]
    large = [one for one in here if len(one.options) > 1]
    small = sorted(
        (one for one in here if len(one.options) == 1),
        key=lambda one: (-one.options[0].gain, one.landmass),
    )
    views = [_siting(words, one) for one in large]
    return (*views, _islets(words, small)) if small else tuple(views)


def _siting(words: ReachWords, siting: Siting) -> SitingView:
    return SitingView(
        title=land_of(words, siting),
        sentence=words.say(
            "siting.missing",
            count=f"{siting.missing:,}",
            way=words.way(siting.threshold),
            mode=words.mode,
        ),
        table=_options(words, siting),
    )


def _islets(words: ReachWords, sitings: Sequence[Siting]) -> SitingView:
    labels = {name: words.say(f"siting.{name}") for name in ("gain", "left", "places")}
    rows = tuple(
        Row(land_of(words, siting), _labelled(_option(words, siting, siting.options[0]), labels))
        for siting in sitings
    )
    caption = words.say("siting.caption", way=words.way(sitings[0].threshold))
    return SitingView(
        title=words.say("siting.islets"),
        sentence=words.say("siting.islets.lead"),
        table=Table(caption, words.say("siting.land"), tuple(labels.values()), rows),
    )


def land_of(words: ReachWords, siting: Siting) -> str:
    """What the land of a siting is called."""
    island = words.atlas.directory.geography.island(siting.landmass)
    return words.atlas.text(island.name) if island else words.say("siting.islet")


def _labelled(cells: Mapping[str, Cell], labels: Mapping[str, str]) -> tuple[Cell, ...]:
    return tuple(replace(cells[key], label=label) for key, label in labels.items())


def _options(words: ReachWords, siting: Siting) -> Table:
    labels = {name: words.say(f"siting.{name}") for name in ("gain", "left", "places")}
    rows = (
        (words.say("siting.sites", count=len(option.places)), _option(words, siting, option))
        for option in siting.options
    )
    return Table(
        caption=words.say("siting.caption", way=words.way(siting.threshold)),
        first=words.say("siting.further"),
        columns=tuple(labels.values()),
        rows=tuple(Row(name, _labelled(cells, labels)) for name, cells in rows),
    )


def _option(words: ReachWords, siting: Siting, option: Option) -> dict[str, Cell]:
    """People gained with their share of those missing, who remains, and where."""
    where = words.say("siting.joint").join(place_of(words, place) for place in option.places)
    return {
        "gain": Cell("", f"{option.gain:+,}", words.share(option.gain, siting.missing)),
        "left": Cell("", f"{siting.missing - option.gain:,}"),
        "places": Cell("", where),
    }


def place_of(words: ReachWords, code: str) -> str:
    """A candidate place in words: a village with its township, or a site already there."""
    is_site = code in words.atlas.directory.by_id
    return words.site(code).label if is_site else words.place(code)
