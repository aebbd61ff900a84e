"""What a section or document tells of itself: title, author, publisher, place and date, or that it does not tell it."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.bibliography.elements import AUTHOR, ORIGINAL_LANGUAGE, PLACE, PUBLISHER, UNTOLD
from kg.bibliography.sources import authors_of, work_of
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, DCTERMS
from kg.server.pages.context import Context
from kg.translation import gettext

__all__ = ["Element", "described"]


@dataclass(frozen=True)
class Element:
    """One element of a description; `claims` gave values that are reckoned, `is_untold` that the text tells none."""

    name: str
    values: tuple[Term, ...]
    claims: tuple[NamedNode, ...] = ()
    is_untold: bool = False


def _elements() -> list[tuple[str, NamedNode]]:
    """Return the elements for which the settings name a property."""
    found = (
        (gettext("title"), DCTERMS.title),
        (gettext("author"), AUTHOR),
        (gettext("publisher"), PUBLISHER),
        (gettext("place"), PLACE),
        (gettext("date"), CG.when),
        (gettext("language of the original"), ORIGINAL_LANGUAGE),
    )
    return [(name, predicate) for name, predicate in found if predicate is not None]


def described(context: Context, node: NamedNode) -> list[Element]:
    """Return the elements of which something is known, or known to be untold."""
    work = work_of(context.graph, node)
    untold = set(context.graph.nodes(node, UNTOLD)) if UNTOLD else set()
    found = []
    for name, predicate in _elements():
        values = _values(context, work, predicate) if work else []
        claims = [c for value in values if work for c in context.claims_for(work, predicate, value)]
        if values or predicate in untold:
            found.append(Element(name, tuple(values), tuple(dict.fromkeys(claims)), predicate in untold))
    return found


def _values(context: Context, work: NamedNode, predicate: NamedNode) -> list[Term]:
    return list(authors_of(context.graph, work)) if predicate == AUTHOR else context.graph.objects(work, predicate)
