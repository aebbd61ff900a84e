"""SPARQL-based constraints: sh:sparql with sh:select (SHACL, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.errors import ValidationFailureError
from kg.validation.shacl.literals import decode
from kg.validation.shacl.model import Query
from kg.validation.shacl.paths import Predicate
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.sparql.running import Solution, run_select
from kg.validation.shacl.vocabulary import SH, TRUE

__all__ = ["evaluate_constraints", "fill", "solution_results"]

PLACE = re.compile(r"\{[?$](\w+)\}")


def evaluate_constraints(scope: Scope) -> Iterator[Result]:
    """Yield the results of all values of sh:sparql of a shape (5.3)."""
    for query in scope.shape.queries:
        if not query.deactivated:
            yield from solution_results(scope, query, SH.SPARQLConstraintComponent, run_select(scope, query, {}))


def solution_results(
    scope: Scope, query: Query, component: NamedNode, solutions: Iterable[Solution]
) -> Iterator[Result]:
    """Turn solutions into results, one for each (5.3); one that binds `?failure` to true ends the validation."""
    for solution in solutions:
        if solution.get("failure") == TRUE:
            raise ValidationFailureError(f"the query of {query.node} reports a failure for {solution['this']}")
        yield _result(scope, query, component, solution)


def _result(scope: Scope, query: Query, component: NamedNode, solution: Solution) -> Result:
    """Return the result of one solution: the mapping of section 5.3.2."""
    focus, path = scope.data.literals.encode(solution["this"]), solution.get("path")
    value = solution.get("value", None if scope.shape.path else focus)
    own = {"path": Predicate(path)} if isinstance(path, NamedNode) else {}
    return scope.query_result(query, component, focus, value=value, messages=_messages(scope, query, solution), **own)


def _messages(scope: Scope, query: Query, solution: Solution) -> tuple[Literal, ...]:
    """Return ?message, or else the messages of the constraint; those of the shape always."""
    own = solution.get("message")
    texts = (own,) if isinstance(own, Literal) else query.messages
    path = {"PATH": scope.shape.path.write([])} if scope.shape.path else {}
    found = [fill(message, {**path, **solution}) for message in (*scope.shape.messages, *texts)]
    return tuple(dict.fromkeys(found)) or (Literal("Does not meet a SPARQL-based constraint"),)


def fill(message: Literal, solution: Solution) -> Literal:
    """Fill the places {?name} and {$name} of a message (5.3.2), language kept.

    >>> fill(Literal("same as {?other}", language="en"), {"other": NamedNode("urn:a")})
    <Literal value=same as urn:a language=en>
    """

    def text(match: re.Match[str]) -> str:
        term = solution.get(match[1])
        return match[0] if term is None else str(decode(term).value)

    filled = PLACE.sub(text, message.value)
    if message.language:
        return Literal(filled, language=message.language)
    return Literal(filled, datatype=message.datatype)
