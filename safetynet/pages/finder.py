"""The finder: what can be asked for, hotlines, and every site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from safetynet.pages.atlas import Atlas
from safetynet.pages.kinds import county_sections
from safetynet.pages.maps import MapView, finder_map
from safetynet.pages.parts import CardSection, HotlineView
from safetynet.pages.where import WhereView, where_view
from safetynet.text import LocalizedText


@dataclass(frozen=True)
class Option:
    """One answer to a question of the form; `value` is what stands in the address."""

    value: str
    label: str


@dataclass(frozen=True)
class OptionGroup:
    """Answers under one heading."""

    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class FindView:
    """Everything pages/find.html prints."""

    find: str
    hotlines: tuple[HotlineView, ...]
    """All helplines, most urgent first."""
    needs: tuple[Option, ...]
    kinds: tuple[OptionGroup, ...]
    audience: tuple[Option, ...]
    languages: tuple[Option, ...]
    count: int
    sections: tuple[CardSection, ...]
    map: MapView
    where: WhereView


def find_view(atlas: Atlas) -> FindView:
    """The view of the find page."""
    labels, marks = atlas.directory.labels, atlas.directory.neutral_of
    needs = {code: need.label for code, need in atlas.directory.vocabulary.needs.items()}
    return FindView(
        find=atlas.address("find/"),
        hotlines=atlas.hotlines(line.id for line in atlas.directory.hotlines),
        needs=_options(atlas, needs, marks("need")),
        kinds=_kinds(atlas),
        audience=_options(atlas, labels["audience"], marks("audience")),
        languages=_options(atlas, labels["languages"], {}),
        count=len(atlas.listed),
        sections=county_sections(atlas, atlas.listed),
        map=finder_map(atlas.directory, atlas.locale),
        where=where_view(atlas),
    )


def _options(
    atlas: Atlas, labels: Mapping[str, LocalizedText], marks: Mapping[str, str]
) -> tuple[Option, ...]:
    return tuple(Option(marks.get(code, code), atlas.text(text)) for code, text in labels.items())


def _kinds(atlas: Atlas) -> tuple[OptionGroup, ...]:
    """Kinds that any listed record has, under their groups."""
    vocabulary = atlas.directory.vocabulary
    present = {record.kind for record in atlas.listed}
    marks = atlas.directory.neutral_of("kind")
    groups = []
    for group, term in vocabulary.groups.items():
        kinds = {
            code: kind.label
            for code, kind in vocabulary.kinds.items()
            if kind.group == group and code in present
        }
        if kinds:
            groups.append(OptionGroup(atlas.text(term.label), _options(atlas, kinds, marks)))
    return tuple(groups)
