"""A query prepared for rdflib, with the parts replaced in which rdflib departs from SPARQL 1.1.

Nothing of rdflib itself is changed: the parts belong to the query that was read.
"""

from __future__ import annotations

from types import MethodType
from typing import Any

from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.algebra import traverse
from rdflib.plugins.sparql.parserutils import CompValue, Expr

from kg.validation.shacl.sparql.comparing import conjunction, relation
from kg.validation.shacl.sparql.functions import EVALUATED
from kg.validation.shacl.sparql.stepping import walked

__all__ = ["prepared"]

EVALUATIONS = {**EVALUATED, "ConditionalAndExpression": conjunction, "RelationalExpression": relation}


def prepared(text: str, prefixes: dict[str, str]) -> Any:
    """Return a query with its prefixes, ready to be asked."""
    query = prepareQuery(text, initNs=prefixes)
    traverse(query.algebra, visitPost=_mend)
    return query


def _mend(part: Any) -> None:
    """Replace how an expression is evaluated, and how the paths of a basic graph pattern are walked."""
    if isinstance(part, Expr) and part.name in EVALUATIONS:
        part._evalfn = MethodType(EVALUATIONS[part.name], part)
    elif isinstance(part, CompValue) and part.name == "BGP":
        part["triples"] = [(subject, walked(path), value) for subject, path, value in part.triples]
