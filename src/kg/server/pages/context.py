"""What every page of one site needs: names, who points at what, and what is known to be inferred."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, CONCEPT
from kg.server.pages.terms import Terms
from kg.server.site.pointers import WRITTEN, pointers_of
from kg.server.site.site import Site

__all__ = ["Choice", "Context", "context_of"]


@dataclass(frozen=True)
class Choice:
    """What may fill a field: what to write, and what else it is called."""

    value: str
    beside: str


class Context:
    """One site as the pages see it; made once, read-only."""

    def __init__(self, site: Site):
        self.site = site
        self.terms = Terms(site)
        self.choices: dict[str | None, tuple[Choice, ...]] = {}

    @property
    def graph(self) -> Graph:
        """The view that is shown."""
        return self.site.graph.graph

    @cached_property
    def written(self) -> tuple[Graph, ...]:
        """The layers that people wrote."""
        return tuple(self.site.layer(name) for name in WRITTEN)

    def pointers(self, node: NamedNode) -> list[tuple[NamedNode, NamedNode]]:
        """Return what was written to point at a thing: property and subject."""
        found = {(p.predicate, p.subject) for p in pointers_of(self.site).get(node, ()) if p.layer in WRITTEN}
        return sorted(found, key=str)

    def is_written(self, node: NamedNode, predicate: NamedNode, value: Term) -> bool:
        """Tell whether a triple was written, or is the value of a preferred claim."""
        if any(value in layer.objects(node, predicate) for layer in self.written if layer.has(node, predicate)):
            return True
        return any(True for _ in self.claims_for(node, predicate, value))

    def claims_for(self, node: NamedNode, predicate: NamedNode, value: Term) -> list[NamedNode]:
        """Return the preferred claims that gave a node a value."""
        authored = self.site.authored
        return [
            claim
            for claim in authored.subjects(CG.aboutNode, node)
            if isinstance(claim, NamedNode)
            and authored.value(claim, CG.aboutProperty) == predicate
            and authored.value(claim, CG.rank) == CONCEPT.preferred
            and value in (*authored.objects(claim, CG.valueNode), *authored.objects(claim, CG.valueLiteral))
        ]


def context_of(site: Site) -> Context:
    """Return the context of a site; it is made when first asked for, and kept for each language."""
    return site.kept_for_reader("context of pages", lambda: Context(site))
