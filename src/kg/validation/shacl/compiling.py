"""Which shapes have a compiled form: not those that refer to themselves, nor those that use what only pySHACL knows."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.sparql.tokens import tokenize
from kg.validation.shacl.model import Query, Shape, Shapes
from kg.validation.shacl.parameters import UNSUPPORTED
from kg.validation.shacl.vocabulary import SH

__all__ = ["Compiling"]


class Compiling:
    """The answer for each shape, found once however many others refer to it."""

    def __init__(self, shapes: Shapes):
        self._shapes = shapes
        self._known: dict[Shape, str | None] = {}
        self._open = set[Shape]()
        self._functions = set(shapes.graph.instances(SH.SPARQLFunction))

    def obstacle(self, shape: Shape) -> str | None:
        """Return why a shape must be left to pySHACL, or None; recursion is such a reason (SHACL, 3.4.3)."""
        if shape in self._open:
            return f"recursive shape {shape.node}"
        if shape not in self._known:
            self._open.add(shape)
            self._known[shape] = self._find(shape)
            self._open.discard(shape)
        return self._known[shape]

    def _function(self, query: Query) -> NamedNode | None:
        """Return a function that the shapes graph declares and a query calls (SHACL Advanced Features, 5)."""
        for token in tokenize(query.text) if self._functions else ():
            iri = query.prefixes.get(token.prefix or "", "") + token.text.partition(":")[2]
            if (found := NamedNode(token.text[1:-1] if token.kind == "iri" else iri or "urn:x")) in self._functions:
                return found
        return None

    def _find(self, shape: Shape) -> str | None:
        for parameter in UNSUPPORTED:
            if shape.values(parameter):
                return f"sh:{parameter} in {shape.node}"
        if called := next(filter(None, map(self._function, shape.queries)), None):
            return f"the function {called} in {shape.node}"
        found = (self.obstacle(child) for child in self._shapes.children(shape))
        return next((obstacle for obstacle in found if obstacle), None)
