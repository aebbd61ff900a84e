"""The judgements on pairs of a thing of ours and a record of an authority, as they stand in a graph.

A record of Wikidata is called an item, and goes by its number; those of other authorities go by their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.link.authorities import WIKIDATA, Authority, authority_of
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, CONCEPT, PREFIXES, slug_of

__all__ = ["ACCEPTED", "NOT_FOUND", "OPEN", "REJECTED", "Match", "items_by_thing", "matches_in", "number_of"]

ACCEPTED, REJECTED, OPEN, NOT_FOUND = (
    getattr(CONCEPT, f"match-{status}") for status in ("accepted", "rejected", "open", "not-found")
)
_ITEM = PREFIXES["wd"]


@dataclass(frozen=True)
class Match:
    """One judgement: the thing, the record (None where none was found), the status, how sure it is.

    `item` is the number of an item of Wikidata, or the name of a record of another authority.
    """

    node: NamedNode
    thing: NamedNode
    item: str | None
    status: NamedNode
    grade: str = ""
    evidence: str = ""

    @property
    def authority(self) -> Authority:
        """The authority that the record is of; where nothing was found it was Wikidata that was asked."""
        return (authority_of(self.item) if self.item else None) or WIKIDATA


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
    """Return the number of an item or a property, from its IRI; a record of another authority keeps its name.

    >>> number_of(NamedNode("http://www.wikidata.org/entity/Q84217"))
    'Q84217'
    """
    return str(item.value).removeprefix(_ITEM)


def items_by_thing(graph: Graph) -> dict[NamedNode, str]:
    """Return the numbers of the accepted items of Wikidata, by the thing of ours that each is the same as."""
    accepted = (match for match in matches_in(graph) if match.status == ACCEPTED and match.authority == WIKIDATA)
    return {match.thing: match.item for match in accepted if match.item}
