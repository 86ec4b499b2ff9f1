"""The directory in memory: every record with its words, places and sources, read once."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from safetynet.errors import Place
from safetynet.geo import Geography
from safetynet.marks import Marks, is_drawn, marks_of
from safetynet.model import (
    WITHHELD,
    Assumptions,
    Hotline,
    Record,
    Reviewer,
    Source,
    SpecialDay,
    Suppressed,
    Vocabulary,
    public_hotline,
    public_record,
    public_source,
    secret_names,
    withheld_sources,
)
from safetynet.nearest import Nearby
from safetynet.network import Network
from safetynet.neutral import QUIET_PAGES, Sort, marks_for
from safetynet.text import LocalizedText, Strings

CENTERS = "centers"
"""Group of kinds that answers for a township before all others."""
PLACES = frozenset({"county", "township", "serves"})
"""Fields of a record whose codes are places: their names alone may be those of several."""


@dataclass(frozen=True)
class Directory:
    """All that pages, maps, search and exports are made from."""

    records: tuple[Record, ...]
    """In the order of the file."""
    places: Mapping[str, Place]
    """Record id → where it stands in data/services.yaml."""
    vocabulary: Vocabulary
    hotlines: tuple[Hotline, ...]
    sources: Mapping[str, Source]
    geography: Geography
    strings: Strings
    assumptions: Assumptions
    """What figures of reach are counted on."""
    network: Network
    """The net beside its sites: figures, meetings, pathways."""
    special_days: tuple[SpecialDay, ...] = ()
    """Days of typhoons and of counties; the national calendar comes on top."""
    suppressed: tuple[Suppressed, ...] = ()
    """What was taken down and must not come back; nothing that is published holds it."""
    reviewers: tuple[Reviewer, ...] = ()
    """Who should look at changes of the data."""
    is_public: bool = False
    """Nothing confidential is left in it; see `published`."""

    @cached_property
    def published(self) -> Directory:
        """The directory as it may leave the house: everything that is written asks for this one."""
        if self.is_public:
            return self
        secret = frozenset(record.id for record in self.records if record.confidential)
        withheld = withheld_sources(self.records) - self.network.sources
        return dataclasses.replace(
            self,
            records=tuple(public_record(record, secret, withheld) for record in self.records),
            hotlines=tuple(map(public_hotline, self.hotlines)),
            sources=self._public_sources(withheld),
            network=self.network.published(secret_names(self.records)),
            suppressed=(),
            is_public=True,
        )

    def _public_sources(self, withheld: frozenset[str]) -> Mapping[str, Source]:
        """The sources, with one that tells nothing in place of those that are withheld."""
        public = {
            code: public_source(source)
            for code, source in self.sources.items()
            if code not in withheld
        }
        if withheld:
            public[WITHHELD] = Source(title=self.strings.texts["source.withheld"])
        return public

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Record id → record."""
        return {record.id: record for record in self.records}

    @cached_property
    def by_township(self) -> Mapping[str, tuple[Record, ...]]:
        """Township code → records whose door is in it."""
        return _grouped((record.township, record) for record in self.records if record.township)

    @cached_property
    def by_county(self) -> Mapping[str, tuple[Record, ...]]:
        """County code → all its records, with and without a door."""
        return _grouped((record.county, record) for record in self.records)

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        """Kind → its records."""
        return _grouped((record.kind, record) for record in self.records)

    @cached_property
    def kind_rank(self) -> Mapping[str, tuple[int, int]]:
        """Kind → places of its group and of itself in the vocabulary, for sorting."""
        words = self.vocabulary
        groups = {code: place for place, code in enumerate(words.groups)}
        return {
            code: (groups[kind.group], place)
            for place, (code, kind) in enumerate(words.kinds.items())
        }

    @cached_property
    def serving(self) -> Mapping[str, tuple[Record, ...]]:
        """Township code → records that are responsible for it or go to it (`serves`)."""
        return _grouped((code, record) for record in self.records for code in record.serves)

    @cached_property
    def responsible(self) -> Mapping[str, tuple[Record, ...]]:
        """Township code → the welfare centers that answer for it.

        Other services of `serving` go to a township, or take in its people, without anybody
        there having to turn to them.
        """
        kinds = self.vocabulary.kinds
        return {
            code: tuple(record for record in some if kinds[record.kind].group == CENTERS)
            for code, some in self.serving.items()
        }

    @cached_property
    def neutral(self) -> Mapping[tuple[Sort, str], str]:
        """Sort and id of all that is about violence → the mark that stands in its address.

        Raises `DataError` when two marks are the same.
        """
        return marks_for(self._about_violence())

    def _about_violence(self) -> Iterator[tuple[Sort, str]]:
        kinds = {code for code, kind in self.vocabulary.kinds.items() if kind.quick_exit}
        groups = dict.fromkeys(self.vocabulary.kinds[code].group for code in sorted(kinds))
        yield from (("group", code) for code in groups)
        yield from (("kind", code) for code in sorted(kinds))
        yield from (
            ("need", code) for code, need in self.vocabulary.needs.items() if need.quick_exit
        )
        yield from (
            ("audience", code) for code, who in self.vocabulary.audience.items() if who.quick_exit
        )
        yield from (("page", name) for name in sorted(QUIET_PAGES))
        yield from (("pathway", one.id) for one in self.network.pathways if one.quick_exit)
        yield from (("site", record.id) for record in self.records if record.kind in kinds)
        subjects = [*(f"group/{code}" for code in groups), *(f"kind/{c}" for c in sorted(kinds))]
        places = ["", *(f"/{county.slug}" for county in self.geography.counties)]
        yield from (("reach", subject + place) for subject in subjects for place in places)

    def neutral_of(self, sort: Sort) -> dict[str, str]:
        """Id → mark, for all of a sort that is about violence."""
        return {id_: mark for (of, id_), mark in self.neutral.items() if of == sort}

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, LocalizedText]]:
        """Field of a record → each code that can stand in it → what the code is called.

        Codes of the vocabulary, of places, of sources, and the closed choices of the model.
        """
        words, places = self.vocabulary, self.geography
        towns = {town.code: town.name for town in places.townships}
        return {
            **_choices(self.strings),
            "kind": {code: kind.label for code, kind in words.kinds.items()},
            "services": {code: term.label for code, term in words.services.items()},
            "audience": {code: term.label for code, term in words.audience.items()},
            "languages": words.languages,
            "county": {county.code: county.name for county in places.counties},
            "township": towns,
            "serves": towns,
            "source": {code: source.title for code, source in self.sources.items()},
        }

    @cached_property
    def nearby(self) -> Nearby:
        """The open places with a known point, for `safetynet.nearest.nearest`."""
        return Nearby(self.records, self.geography)

    @cached_property
    def marks(self) -> Mapping[str, Marks]:
        """County code → what is drawn on its map, for the legends of its sites' maps."""
        return {
            county.code: marks_of(filter(is_drawn, self.by_county.get(county.code, ())))
            for county in self.geography.counties
        }


def _choices(strings: Strings) -> Mapping[str, Mapping[str, LocalizedText]]:
    """Field with a closed choice → code → its words (`choice.<field>.<code>`)."""
    found: dict[str, dict[str, LocalizedText]] = {}
    for key, text in strings.texts.items():
        if key.startswith("choice."):
            _, field, code = key.split(".", 2)
            found.setdefault(field, {})[code] = text
    return found


def _grouped(pairs: Iterable[tuple[str, Record]]) -> Mapping[str, tuple[Record, ...]]:
    groups: dict[str, list[Record]] = {}
    for key, record in pairs:
        groups.setdefault(key, []).append(record)
    return {key: tuple(records) for key, records in groups.items()}
