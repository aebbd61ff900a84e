"""Our things as entities: identifiers, types with their names, descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from kg.domain import terms
from kg.link.matches import items_by_thing
from kg.rdf.graph import Graph
from kg.rdf.namespaces import (
    IDENTIFIER,
    PREFIXES,
    RDFS,
    SKOS,
    TERM_NAMESPACES,
    expand,
    is_term,
    local_path,
    slug_of,
)
from kg.search import Index, iri_meant
from kg.search.thing import Thing
from kg.settings import current

__all__ = ["KINDS", "Register", "Type", "identifier_of"]

KINDS = current().links.entities
"""Kinds of things that are entities, those that are asked for most first."""
_TELLING = terms(current().links.telling)
_ITEM = PREFIXES["wd"]
_IDLE_CLASSES = frozenset({"Agent", "Attestable"})
"""Classes that say nothing to somebody who looks for a thing."""


@dataclass(frozen=True)
class Type:
    """A class of entities: its identifier below the schema space, its name, its direct superclasses."""

    id: str
    name: str
    broader: tuple[str, ...] = ()


class Register:
    """The view and the index of its names; nothing in it changes."""

    def __init__(self, graph: Graph, index: Index):
        self.graph, self.index = graph, index

    @cached_property
    def entities(self) -> dict[str, Thing]:
        """The things that can be asked for, by identifier."""
        found = ((identifier_of(t.iri), t) for t in self.index.things if t.kind in KINDS and t.names)
        return dict(found)

    @cached_property
    def items(self) -> dict[NamedNode, str]:
        """The numbers of the same things in Wikidata."""
        return items_by_thing(self.graph)

    @cached_property
    def things_by_item(self) -> dict[str, NamedNode]:
        """Our things by the numbers of the same in Wikidata."""
        return {item: thing for thing, item in self.items.items()}

    @cached_property
    def types(self) -> dict[str, Type]:
        """The classes that entities have, by identifier."""
        used = {cls for thing in self.entities.values() for cls in thing.classes if cls.startswith(TERM_NAMESPACES)}
        made = (self._type(cls) for iri in sorted(used) if slug_of(cls := NamedNode(iri)) not in _IDLE_CLASSES)
        return {type_.id: type_ for type_ in made}

    def _type(self, cls: NamedNode) -> Type:
        broader = (slug_of(c) for c in self.graph.nodes(cls, RDFS.subClassOf) if is_term(c) and c != cls)
        return Type(slug_of(cls), self.name_of(cls), tuple(c for c in broader if c not in _IDLE_CLASSES))

    def types_of(self, thing: Thing) -> list[Type]:
        """Return the types of an entity."""
        return [self.types[local] for cls in thing.classes if (local := slug_of(NamedNode(cls))) in self.types]

    def type_meant(self, text: str) -> str | None:
        """Return the identifier of a type that is named by identifier, IRI, prefixed name or number of Wikidata."""
        if text in self.types:
            return text
        iri = expand(text) or ""
        item = (iri_meant(text) or "").removeprefix(_ITEM)
        thing = self.things_by_item.get(item)
        cls = thing if thing is not None else NamedNode(iri or "urn:none")
        return local if is_term(cls) and (local := slug_of(cls)) in self.types else None

    def entity_meant(self, text: str) -> str | None:
        """Return the identifier of an entity that is named by identifier, IRI, prefixed name or number of Wikidata."""
        if text in self.entities:
            return text
        place = self.index.by_iri.get(iri_meant(text) or "")
        found = identifier_of(self.index.things[place].iri) if place is not None else None
        return found if found in self.entities else None

    def node_of(self, identifier: str) -> NamedNode:
        """Return the IRI of an entity."""
        found = self.entities.get(identifier)
        return NamedNode(found.iri if found is not None else IDENTIFIER + identifier)

    def name_of(self, node: NamedNode) -> str:
        """Return what a thing is called in English, else in any language, else by the end of its IRI."""
        for predicate in (RDFS.label, SKOS.prefLabel):
            if (found := self.graph.label(node, predicate, "en") or self.graph.text(node, predicate)) is not None:
                return found
        return node.value.replace("#", "/").rpartition("/")[2].replace("-", " ")

    def description_of(self, thing: Thing) -> str:
        """Return a few words that tell an entity from its namesakes: what the settings name for it, else its types."""
        node = NamedNode(thing.iri)
        told = [self.name_of(value) for value in self._telling(node)]
        return ", ".join(told or [type_.name for type_ in self.types_of(thing)][:3])

    def _telling(self, node: NamedNode) -> Iterator[NamedNode]:
        for predicate in _TELLING:
            yield from self.graph.nodes(node, predicate)


def identifier_of(iri: str) -> str:
    """Return the identifier of a thing: its IRI below the identifier space."""
    return local_path(iri)
