"""The judgements on pairs of a thing of ours and an item of Wikidata, as they stand in a graph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, CONCEPT, PREFIXES, slug_of

__all__ = ["ACCEPTED", "NOT_FOUND", "OPEN", "REJECTED", "Match", "items_by_thing", "matches_in", "number_of"]

ACCEPTED, REJECTED, OPEN, NOT_FOUND = (
    getattr(CONCEPT, f"match-{status}") for status in ("accepted", "rejected", "open", "not-found")
)
_ITEM = PREFIXES["wd"]


@dataclass(frozen=True)
class Match:
    """One judgement: the thing, the number of the item (None where none was found), the status, how sure it is."""

    node: NamedNode
    thing: NamedNode
    item: str | None
    status: NamedNode
    grade: str = ""
    evidence: str = ""


def matches_in(graph: Graph) -> Iterator[Match]:
    """Yield every judgement of a graph, in the order of their IRIs; one without a thing or a status is left out."""
    for node in sorted(graph.of_type(CG.Match), key=str):
        thing, status = graph.node(node, CG.matchOf), graph.node(node, CG.matchStatus)
        if isinstance(node, NamedNode) and thing is not None and status is not None:
            yield _match(graph, node, thing, status)


def _match(graph: Graph, node: NamedNode, thing: NamedNode, status: NamedNode) -> Match:
    item, grade = graph.node(node, CG.matchItem), graph.node(node, CG.matchGrade)
    return Match(
        node,
        thing,
        number_of(item) if item is not None else None,
        status,
        slug_of(grade).removeprefix("grade-") if grade is not None else "",
        graph.text(node, CG.matchEvidence) or "",
    )


def number_of(item: Subject) -> str:
    """Return the number of an item or a property, from its IRI.

    >>> number_of(NamedNode("http://www.wikidata.org/entity/Q84217"))
    'Q84217'
    """
    return str(item.value).removeprefix(_ITEM)


def items_by_thing(graph: Graph) -> dict[NamedNode, str]:
    """Return the numbers of the items that are the same as our things, by thing: those that are accepted."""
    return {match.thing: match.item for match in matches_in(graph) if match.status == ACCEPTED and match.item}
