"""Literals that the Oxigraph store would rewrite, and their faithful twins.

The store writes `"01"^^xsd:integer` as `"1"^^xsd:integer` and `"5"^^xsd:int` as `"5"^^xsd:integer`, and
it does not say that `"abc"^^xsd:integer` is no number. SHACL Core speaks of terms, not of values, so such
literals get a datatype of our own (`urn:x-written:…`, `urn:x-ill-typed:…`) that the store leaves alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.validation.shacl.graph import Term
from kg.validation.shacl.lexical import is_well_formed
from kg.validation.shacl.vocabulary import XSD

__all__ = ["ILL_TYPED", "WRITTEN", "Literals", "decode"]

WRITTEN = "urn:x-written:"
ILL_TYPED = "urn:x-ill-typed:"


def decode(term: Term) -> Term:
    """Return the term as the data wrote it.

    >>> decode(Literal("01", datatype=NamedNode(WRITTEN + XSD.base + "integer")))
    <Literal value=01 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>
    """
    if type(term) is not Literal:
        return term
    datatype = term.datatype.value
    for prefix in (WRITTEN, ILL_TYPED):
        if datatype.startswith(prefix):
            return Literal(term.value, datatype=NamedNode(datatype[len(prefix) :]))
    return term


class Literals:
    """Which literals have a twin, and what the store makes of each."""

    def __init__(self) -> None:
        self._twins: dict[Literal, Literal] = {}
        self._written: dict[Literal, set[Literal]] = {}

    def encode(self, term: Term) -> Term:
        """Return the twin of a literal that the store would not keep, or else the term itself."""
        if not isinstance(term, Literal) or not term.datatype.value.startswith(XSD.base):
            return term
        if term not in self._twins:
            self.learn([term])
        return self._twins[term]

    def learn(self, literals: Iterable[Literal]) -> None:
        """Find the twins of many literals with one look into a store."""
        new = [literal for literal in dict.fromkeys(literals) if literal not in self._twins]
        for literal, normal in zip(new, normal_forms(new), strict=True):
            self._twins[literal] = _twin(literal, normal)
            self._written.setdefault(normal, set()).add(literal)

    def written_forms(self, normal: Literal) -> list[Term]:
        """Return the twins of the literals that the store would show as `normal`."""
        return [self._twins[literal] for literal in self._written.get(normal, ())]


def normal_forms(literals: list[Literal]) -> list[Literal]:
    """Return what the store makes of each literal."""
    store, predicate = Store(), NamedNode("urn:x")
    store.extend(Quad(NamedNode(f"urn:{n}"), predicate, literal) for n, literal in enumerate(literals))
    found = {int(quad.subject.value[4:]): quad.object for quad in store}
    return [found[n] for n in range(len(literals))]


def _twin(literal: Literal, normal: Literal) -> Literal:
    """Return the literal under a datatype that says what is odd about it."""
    datatype = literal.datatype.value
    if not is_well_formed(literal.value, datatype.removeprefix(XSD.base)):
        return Literal(literal.value, datatype=NamedNode(ILL_TYPED + datatype))
    return literal if literal == normal else Literal(literal.value, datatype=NamedNode(WRITTEN + datatype))
