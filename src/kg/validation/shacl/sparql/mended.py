"""A query prepared for rdflib, with the parts replaced in which rdflib departs from SPARQL 1.1.

Nothing of rdflib itself is changed: the parts belong to the query that was read.
"""

from __future__ import annotations

from types import MethodType
from typing import Any

from rdflib.plugins.sparql.algebra import translateQuery, traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue, Expr
from rdflib.term import Variable

from kg.validation.shacl.sparql.comparing import relation
from kg.validation.shacl.sparql.functions import EVALUATED
from kg.validation.shacl.sparql.stepping import walked
from kg.validation.shacl.sparql.truth import TRUTHS, asked_for_truth

__all__ = ["prepared"]

EVALUATIONS = {**EVALUATED, **TRUTHS, "RelationalExpression": relation}
CONDITIONAL = ("Filter", "LeftJoin")


def prepared(text: str, prefixes: dict[str, str]) -> Any:
    """Return a query with its prefixes, ready to be asked."""
    parsed = parseQuery(text)
    traverse(parsed[1], visitPost=_name_groups)
    query = translateQuery(parsed, initNs=prefixes)
    traverse(query.algebra, visitPost=_mend)
    return query


def _name_groups(part: Any) -> None:
    """Give an expression that rows are grouped by a name, which rdflib asks for and SPARQL does not (18.2.4.1)."""
    if isinstance(part, CompValue) and part.name == "GroupAs" and part.var is None:
        part["var"] = Variable(f"grouped{id(part)}")


def _mend(part: Any) -> None:
    """Replace how an expression is evaluated, and how the paths of a basic graph pattern are walked."""
    if isinstance(part, Expr) and part.name in EVALUATIONS:
        part._evalfn = MethodType(EVALUATIONS[part.name], part)
    elif isinstance(part, CompValue) and part.name == "BGP":
        part["triples"] = [(subject, walked(path), value) for subject, path, value in part.triples]
    elif isinstance(part, CompValue) and part.name in CONDITIONAL and part.expr is not None:
        part["expr"] = asked_for_truth(part.expr)
