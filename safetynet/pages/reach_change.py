"""What planned sites would change, and where further sites would reach most people."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
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
    record = words.record(id_)
    place = words.atlas.place(record)
    if plan is None:
        return PlanView(words.site(id_), place, (words.say("plan.unknown"),), None)
    gain = plan.change.gains("")[words.measure.goal_at]
    sentences = [
        words.say(
            "plan.gain" if gain else "plan.nobody",
            count=f"{gain:,}",
            way=words.goal,
            mode=words.mode,
        )
    ]
    if plan.is_assumed:
        sentences.append(words.say("plan.assumed"))
    if reach.unplaced:
        sentences.append(words.say("plan.left-out"))
    return PlanView(words.site(id_), place, tuple(sentences), _gains(words, plan.change))


def _gains(words: ReachWords, change: Change) -> Table | None:
    """Further people by township, most at the goal first."""
    gains = {
        town.code: change.gains(town.code) for town in words.atlas.directory.geography.townships
    }
    found = {code: gain for code, gain in gains.items() if any(gain)}
    if not found:
        return None
    goal = words.measure.goal_at
    order = sorted(found, key=lambda code: (-found[code][goal], code))
    labels = tuple(words.within(threshold) for threshold in words.measure.thresholds)
    total = Row(words.say("together"), _plus(labels, change.gains("")))
    rows = tuple(
        Row(
            words.atlas.full_name(code), _plus(labels, found[code]), words.atlas.township(code).path
        )
        for code in order
    )
    return Table(words.say("plan.caption"), words.say("township"), labels, rows, total)


def _plus(labels: Iterable[str], gain: Iterable[int]) -> tuple[Cell, ...]:
    return tuple(
        Cell(label, f"{count:+,}" if count else "0")
        for label, count in zip(labels, gain, strict=True)
    )


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
    objective = words.say(f"siting.{siting.objective}")
    return SitingView(
        title=words.say("siting.title", land=_land(words, siting), objective=objective),
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
        Row(_land(words, siting), _labelled(_option(words, siting, siting.options[0]), labels))
        for siting in sitings
    )
    caption = words.say("siting.caption", way=words.way(sitings[0].threshold))
    return SitingView(
        title=words.say("siting.islets"),
        sentence=words.say("siting.islets.lead"),
        table=Table(caption, words.say("siting.land"), tuple(labels.values()), rows),
    )


def _land(words: ReachWords, siting: Siting) -> str:
    island = words.atlas.directory.geography.island(siting.landmass)
    return words.atlas.text(island.name) if island else words.say("siting.islet")


def _labelled(cells: Mapping[str, Cell], labels: Mapping[str, str]) -> tuple[Cell, ...]:
    return tuple(replace(cells[key], label=label) for key, label in labels.items())


def _options(words: ReachWords, siting: Siting) -> Table:
    has_mean = any(math.isfinite(option.mean) for option in siting.options)
    names = ("gain", "left", *(("mean",) if has_mean else ()), "places")
    labels = {name: words.say(f"siting.{name}") for name in names}
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
    """People gained with their share of those missing, who remains, the mean way, and where."""
    where = words.say("siting.joint").join(_place(words, place) for place in option.places)
    mean = words.mean(option.mean) if math.isfinite(option.mean) else words.ferry
    return {
        "gain": Cell("", f"{option.gain:+,}", words.share(option.gain, siting.missing)),
        "left": Cell("", f"{siting.missing - option.gain:,}"),
        "mean": Cell("", mean),
        "places": Cell("", where),
    }


def _place(words: ReachWords, code: str) -> str:
    """A candidate place in words: a village with its township, or a site already there."""
    geography = words.atlas.directory.geography
    if not code.isdigit():
        return words.site(code).label
    village = words.village(code)
    town = words.atlas.text(geography.township(code[:8]).name)
    return words.say("village", township=town, village=words.atlas.text(village.name))
