"""Taxonomies: the codes of the directory as terms, and attributes that link objects to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from safetynet.exports.hsds.shape import Ids, Thing, id_of, known, uri
from safetynet.exports.labels import Labels
from safetynet.model import Source, Term
from safetynet.text import HTML_LANG

Taxonomy = Literal[
    "kind", "services", "audience", "needs", "precision", "delivery", "source", "fact"
]
"""`fact` has the few things of a record for which HSDS has no field."""
LISTED_ONCE = ("source", "fact")
"""Would make two thirds of a page of services; attributes only have their id and name."""


class Terms:
    """The terms of one language; those that were asked for are kept, to be listed in the end."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._terms: dict[tuple[Taxonomy, str], Thing] = {}
        self._taxonomies: dict[Taxonomy, Thing] = {}

    @property
    def used(self) -> Iterable[Thing]:
        """All terms that something links to, and the terms above them."""
        return self._terms.values()

    @property
    def taxonomies(self) -> Iterable[Thing]:
        """The taxonomies of the terms that are used."""
        return self._taxonomies.values()

    def attribute(
        self, ids: Ids, entity: str, taxonomy: Taxonomy, code: str, value: str = ""
    ) -> Thing:
        """Links an object of the table `entity` to a term; `value` says what a fact is.

        The term stands in it, but for those that are `LISTED_ONCE`, after all services.
        """
        term = self.term(taxonomy, code)
        is_listed_once = taxonomy in LISTED_ONCE
        named = {"taxonomy_term_id": term["id"], "label": term["name"]}
        return known(
            id=ids("attribute", f"{entity}/{taxonomy}:{code}/{value}"),
            link_type=code if taxonomy == "fact" else taxonomy,
            link_entity=entity,
            value=value,
            **(named if is_listed_once else {"taxonomy_term": term}),
        )

    def term(self, taxonomy: Taxonomy, code: str) -> Thing:
        """A term; its code is unique in the whole data set: "kind:care-satellite"."""
        key = taxonomy, code
        if key not in self._terms:
            self._terms[key] = self._term(taxonomy, code)
        return self._terms[key]

    def _term(self, taxonomy: Taxonomy, code: str) -> Thing:
        name, description, more = self._words(taxonomy, code)
        scheme = self._taxonomy(taxonomy)
        is_group = code.startswith("group:")
        return known(
            id=id_of("term", f"{taxonomy}/{code}"),
            code=code if is_group else f"{taxonomy}:{code}",
            name=name,
            description=description or name,
            taxonomy=scheme["name"],
            taxonomy_id=scheme["id"],
            language=HTML_LANG[self._labels.locale][:2],
            **more,
        )

    def _taxonomy(self, code: Taxonomy) -> Thing:
        if code not in self._taxonomies:
            self._taxonomies[code] = {
                "id": id_of("taxonomy", code),
                "name": self._labels.say(f"hsds.taxonomy.{code}"),
                "description": self._labels.say(f"hsds.taxonomy.{code}.text"),
            }
        return self._taxonomies[code]

    def _words(self, taxonomy: Taxonomy, code: str) -> tuple[str, str, Thing]:
        """Name, description and what else a term has."""
        labels = self._labels
        if taxonomy == "source":
            return self._source(labels.directory.sources[code])
        if taxonomy == "fact":
            return labels.say(f"hsds.fact.{code}"), labels.say(f"hsds.fact.{code}.text"), {}
        if code.startswith("group:"):
            return labels.of["group"][code.removeprefix("group:")], "", {}
        name = labels.of[taxonomy][code]
        if taxonomy in ("precision", "delivery"):
            return name, labels.say(f"hsds.term.{taxonomy}", label=name), {}
        return name, self._description(taxonomy, code), self._parent(taxonomy, code)

    def _description(self, taxonomy: Taxonomy, code: str) -> str:
        words = self._labels.directory.vocabulary
        described: Mapping[str, Mapping[str, Term]] = {
            "kind": words.kinds,
            "services": words.services,
            "audience": words.audience,
            "needs": words.needs,
        }
        return self._labels.text(described[taxonomy][code].description)

    def _parent(self, taxonomy: Taxonomy, code: str) -> Thing:
        if taxonomy != "kind":
            return {}
        group = self._labels.directory.vocabulary.kinds[code].group
        return {"parent_id": self.term("kind", f"group:{group}")["id"]}

    def _source(self, source: Source) -> tuple[str, str, Thing]:
        """Who published it and when; its title again where neither is known."""
        facts = (self._labels.text(source.publisher), str(source.date or ""))
        told = self._labels.say("page.joint").join(filter(None, facts))
        return self._labels.text(source.title), told, {"term_uri": uri(source.url)}


def listed(
    terms: Terms, ids: Ids, entity: str, taxonomy: Taxonomy, codes: Iterable[str]
) -> Iterator[Thing]:
    """An attribute for each code."""
    return (terms.attribute(ids, entity, taxonomy, code) for code in codes)
