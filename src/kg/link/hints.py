"""What a foreign reconciliation service is asked about a thing of ours, and which items are its namesakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.domain import term
from kg.link.matches import ACCEPTED, REJECTED, matches_in
from kg.link.reconciliation.properties import PROPERTIES, SENT, values_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF, RDFS, SKOS
from kg.settings import current

__all__ = ["Hints", "hints_of"]

_TYPES = {term(cls): item for cls, item in current().links.items.items()}


@dataclass(frozen=True)
class Hints:
    """What is asked of a service: the name, the type as an item, and properties with values, each told by us."""

    name: str
    type: str | None
    properties: tuple[tuple[str, tuple[str, ...]], ...]
    namesakes: tuple[tuple[str, str], ...]
    """Items that are something else, each with the reason: rejected before, or the same as another thing of ours."""

    def as_query(self, limit: int) -> dict[str, Any]:
        """Return the query of the protocol (Reconciliation Service API 0.2, section 4.1; read by 0.1 as well)."""
        query: dict[str, Any] = {"query": self.name, "limit": limit}
        if self.type is not None:
            query["type"] = self.type
        if self.properties:
            query["properties"] = [{"pid": pid, "v": list(values)} for pid, values in self.properties]
        return query


def hints_of(graph: Graph, thing: NamedNode) -> Hints:
    """Return what we tell of a thing; dates as they are written, other things by their item or else their name."""
    classes = graph.nodes(thing, RDF.type)
    told = ((pid, tuple(_value(graph, v) for v in values_of(graph, thing, PROPERTIES[pid]))) for pid in SENT)
    judged = [match for match in matches_in(graph) if match.item]
    rejected = {m.item: m.evidence for m in judged if m.thing == thing and m.status == REJECTED}
    taken = {m.item: f"is {_name(graph, m.thing)}" for m in judged if m.thing != thing and m.status == ACCEPTED}
    return Hints(
        _name(graph, thing),
        next((item for cls, item in _TYPES.items() if cls in classes), None),
        tuple((pid, values) for pid, values in told if values),
        tuple((str(item), why) for item, why in {**taken, **rejected}.items()),
    )


def _name(graph: Graph, thing: NamedNode) -> str:
    """Return the shortest English name: what stands in brackets only tells a thing from its namesakes."""
    names = [
        label.value
        for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
        for label in graph.objects(thing, predicate)
        if isinstance(label, Literal) and label.language == "en"
    ]
    main = graph.label(thing, RDFS.label, "en") or graph.label(thing, SKOS.prefLabel, "en") or (names[:1] or [""])[0]
    return main.partition(" (")[0]


def _value(graph: Graph, value: Any) -> str:
    if not isinstance(value, NamedNode):
        return str(value.value)
    item = graph.node(value, CG.wikidata)
    return item.value.rpartition("/")[2] if item is not None else _name(graph, value)
