"""Well-formed RDF collections, taken out of a document to be written as lists (JSON-LD 1.1 API, section 8.4.2)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from pyoxigraph import BlankNode, Quad

from kg.rdf.graph import Term
from kg.rdf.namespaces import RDF

__all__ = ["Lists"]

_LINKS = frozenset({RDF.first, RDF.rest})


class Lists:
    """The collections of a document by their first cell, and the quads that are left when these are taken out.

    A collection whose cells say more than `rdf:first` and `rdf:rest`, or are pointed at twice, stays as it is.
    """

    def __init__(self, quads: Sequence[Quad]):
        self._cells: dict[BlankNode, list[Quad]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, BlankNode):
                self._cells[quad.subject].append(quad)
        pointed_at = (term for quad in quads for term in (quad.object, quad.graph_name) if isinstance(term, BlankNode))
        self._references = Counter(pointed_at)
        self.items: dict[Term, list[Term]] = {}
        self._taken: set[BlankNode] = set()
        for quad in quads:
            if quad.predicate != RDF.rest and isinstance(quad.object, BlankNode):
                self._take(quad.object, quad)
        self.left = [quad for quad in quads if quad.subject not in self._taken]

    def _take(self, head: BlankNode, holder: Quad) -> None:
        found: list[Term] = []
        cells: list[BlankNode] = []
        place: Term = head
        while isinstance(place, BlankNode) and self._is_cell(place, holder):
            first, rest = sorted(self._cells[place], key=lambda quad: quad.predicate.value)
            found.append(first.object)  # type: ignore[arg-type]
            cells.append(place)
            place = rest.object  # type: ignore[assignment]
        if cells and place == RDF.nil:
            self.items[head] = found
            self._taken.update(cells)

    def _is_cell(self, node: BlankNode, holder: Quad) -> bool:
        quads = self._cells.get(node, [])
        return (
            len(quads) == len(_LINKS)
            and {quad.predicate for quad in quads} == _LINKS
            and {quad.graph_name for quad in quads} == {holder.graph_name}
            and self._references[node] == 1
        )
