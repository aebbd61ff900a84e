"""The parameters of SHACL Core and what their values must be (SHACL, section 4)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validation.shacl.graph import Graph, ListError, Term
from kg.validation.shacl.vocabulary import SH, XSD

__all__ = ["PARAMETERS", "UNSUPPORTED", "Parameter"]

# Parameters of SHACL Advanced Features: only pySHACL can check them.
UNSUPPORTED = ("expression", "target")

Check = Callable[[Graph, Term], str | None]

NODE_KINDS = [
    SH[kind] for kind in ("BlankNode", "IRI", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")
]


@dataclass(frozen=True)
class Parameter:
    """What may be said with a parameter: check of the value, at most one value, property shapes only."""

    check: Check
    single: bool = False
    needs_path: bool = False


def _iri(graph: Graph, value: Term) -> str | None:
    del graph
    return None if isinstance(value, NamedNode) else "must be an IRI"


def _any(graph: Graph, value: Term) -> str | None:
    del graph, value
    return None


def _literal(graph: Graph, value: Term) -> str | None:
    del graph
    return None if isinstance(value, Literal) else "must be a literal"


def _integer(graph: Graph, value: Term) -> str | None:
    del graph
    fine = isinstance(value, Literal) and value.datatype == XSD.integer and re.fullmatch(r"[+-]?\d+", value.value)
    return None if fine else "must be an integer"


def _boolean(graph: Graph, value: Term) -> str | None:
    del graph
    fine = isinstance(value, Literal) and value.datatype == XSD.boolean
    return None if fine and value.value in ("true", "false", "0", "1") else "must be true or false"


def _string(graph: Graph, value: Term) -> str | None:
    del graph
    return None if isinstance(value, Literal) and value.datatype == XSD.string else "must be a string"


def _kind(graph: Graph, value: Term) -> str | None:
    del graph
    return None if value in NODE_KINDS else "must be one of the six node kinds"


def _shape(graph: Graph, value: Term) -> str | None:
    del graph
    return "must be a shape" if isinstance(value, Literal) else None


def _list_of(check: Check) -> Check:
    """Return the check of a list whose members pass the given check."""

    def check_list(graph: Graph, value: Term) -> str | None:
        try:
            problems = [check(graph, item) for item in graph.items(value)]
        except ListError:
            return "must be a well-formed list"
        return next((f"has a member that {problem}" for problem in problems if problem), None)

    return check_list


ONE_INTEGER = Parameter(_integer, single=True, needs_path=True)
# Without sh:qualifiedValueShape they say nothing, wherever they stand (4.7.3).
QUALIFIED = Parameter(_integer, single=True)
ONE_BOUND = Parameter(_literal, single=True)
SHAPE_LIST = Parameter(_list_of(_shape))

PARAMETERS: dict[str, Parameter] = {
    "class": Parameter(_iri),
    "datatype": Parameter(_iri, single=True),
    "nodeKind": Parameter(_kind, single=True),
    "minCount": ONE_INTEGER,
    "maxCount": ONE_INTEGER,
    "minExclusive": ONE_BOUND,
    "minInclusive": ONE_BOUND,
    "maxExclusive": ONE_BOUND,
    "maxInclusive": ONE_BOUND,
    "minLength": Parameter(_integer, single=True),
    "maxLength": Parameter(_integer, single=True),
    "pattern": Parameter(_string),
    "flags": Parameter(_string, single=True),
    "languageIn": Parameter(_list_of(_string), single=True),
    "uniqueLang": Parameter(_boolean, single=True, needs_path=True),
    "equals": Parameter(_iri),
    "disjoint": Parameter(_iri),
    "lessThan": Parameter(_iri, needs_path=True),
    "lessThanOrEquals": Parameter(_iri, needs_path=True),
    "not": Parameter(_shape),
    "and": SHAPE_LIST,
    "or": SHAPE_LIST,
    "xone": SHAPE_LIST,
    "node": Parameter(_shape),
    "property": Parameter(_shape),
    "qualifiedValueShape": Parameter(_shape, needs_path=True),
    "qualifiedMinCount": QUALIFIED,
    "qualifiedMaxCount": QUALIFIED,
    "qualifiedValueShapesDisjoint": Parameter(_boolean, single=True),
    "closed": Parameter(_boolean, single=True),
    "ignoredProperties": Parameter(_list_of(_iri), single=True),
    "hasValue": Parameter(_any),
    "in": Parameter(_list_of(_any), single=True),
    "sparql": Parameter(_shape),
    "deactivated": Parameter(_boolean, single=True),
    "severity": Parameter(_iri, single=True),
    "message": Parameter(_literal),
    "targetClass": Parameter(_iri),
    "targetSubjectsOf": Parameter(_iri),
    "targetObjectsOf": Parameter(_iri),
    "targetNode": Parameter(lambda _, node: "must not be blank" if isinstance(node, BlankNode) else None),
}
