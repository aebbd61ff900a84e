"""The rules of equality (OWL 2 Profiles, table 4), which the engine does by merging terms: spelled out for proofs."""

from __future__ import annotations

from pyoxigraph import Variable

from kg.rdf.graph import Graph
from kg.rdf.namespaces import OWL
from kg.reasoning.owl2rl import Pattern, Rule

__all__ = ["EQUALITY", "has_equals"]

_X, _Y, _Z, _P, _O = (Variable(name) for name in "xyzpo")


def _rule(name: str, head: Pattern, *body: Pattern) -> Rule:
    return Rule(name, (), body, head)


EQUALITY = (
    _rule("eq-sym", Pattern(_Y, OWL.sameAs, _X), Pattern(_X, OWL.sameAs, _Y)),
    _rule("eq-trans", Pattern(_X, OWL.sameAs, _Z), Pattern(_X, OWL.sameAs, _Y), Pattern(_Y, OWL.sameAs, _Z)),
    _rule("eq-rep-s", Pattern(_Y, _P, _O), Pattern(_X, OWL.sameAs, _Y), Pattern(_X, _P, _O)),
    _rule("eq-rep-p", Pattern(_X, _Y, _O), Pattern(_P, OWL.sameAs, _Y), Pattern(_X, _P, _O)),
    _rule("eq-rep-o", Pattern(_X, _P, _Y), Pattern(_O, OWL.sameAs, _Y), Pattern(_X, _P, _O)),
)


def has_equals(graph: Graph) -> bool:
    """Tell whether anything is the same as anything, so that these rules can matter."""
    return bool(graph.subjects(OWL.sameAs))
