"""What a section or document tells of itself: title, author, publisher, place and date, or that it does not tell it."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, DCTERMS, DG, OWN_CONCEPT
from kg.server.pages.context import Context

__all__ = ["Element", "described"]

_ELEMENTS = (
    ("title", DCTERMS.title),
    ("author", DG.creditedPerson),
    ("publisher", DG.publisher),
    ("place", DG.cityOfPublication),
    ("date", CG.when),
    ("language of the original", DG.originalLanguage),
)


@dataclass(frozen=True)
class Element:
    """One element of a description; `claims` gave values that are reckoned, `is_untold` that the text tells none."""

    name: str
    values: tuple[Term, ...]
    claims: tuple[NamedNode, ...] = ()
    is_untold: bool = False


def described(context: Context, node: NamedNode) -> list[Element]:
    """Return the elements of which something is known, or known to be untold."""
    work = context.graph.node(node, DG.reproduces)
    untold = set(context.graph.nodes(node, DG.untold))
    found = []
    for name, predicate in _ELEMENTS:
        values = _values(context, work, predicate) if work else []
        claims = [c for value in values if work for c in context.claims_for(work, predicate, value)]
        if values or predicate in untold:
            found.append(Element(name, tuple(values), tuple(dict.fromkeys(claims)), predicate in untold))
    return found


def _values(context: Context, work: NamedNode, predicate: NamedNode) -> list[Term]:
    graph = context.graph
    if predicate != DG.creditedPerson:
        return graph.objects(work, predicate)
    writing = (c for c in graph.subjects(DG.ofWork, work) if OWN_CONCEPT.writing in graph.nodes(c, DG.function))
    return [person for credit in writing for person in graph.objects(credit, predicate)]
