"""SPARQL-based constraints: sh:sparql with sh:select (SHACL, section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.validation.shacl.errors import ShapesError
from kg.validation.shacl.graph import Term
from kg.validation.shacl.literals import decode
from kg.validation.shacl.model import Query
from kg.validation.shacl.paths import Predicate
from kg.validation.shacl.report import Result
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.sparql.prebinding import bind_focus, needs_each_focus, replace_variables
from kg.validation.shacl.vocabulary import SH

__all__ = ["Solution", "evaluate_constraints", "fill", "run_select", "solution_results"]

Solution = dict[str, Term]

PLACE = re.compile(r"\{[?$](\w+)\}")


def evaluate_constraints(scope: Scope) -> Iterator[Result]:
    """Yield the results of all values of sh:sparql of a shape (5.3)."""
    for query in scope.shape.queries:
        if not query.deactivated:
            solutions = run_select(scope, query.text, query.prefixes)
            yield from solution_results(scope, query, SH.SPARQLConstraintComponent, solutions)


def run_select(scope: Scope, text: str, prefixes: dict[str, str]) -> Iterator[Solution]:
    """Run a query for all focus nodes at once, or, if it counts or limits, for one after the other."""
    text = replace_variables(text, _fixed(scope))
    if isinstance(scope.shape.node, BlankNode) and "currentShape" in text:
        raise ShapesError("$currentShape needs a shape with an IRI", scope.shape.node)
    if needs_each_focus(text):
        return _run_for_each(scope, text, prefixes)
    return scope.data.select_plain(bind_focus(text, scope.data.plain(scope.nodes)), prefixes, {})


def _fixed(scope: Scope) -> dict[str, str]:
    """Return what replaces `$PATH` and `$currentShape` (5.3.1)."""
    path = {"PATH": str(scope.shape.path)} if scope.shape.path else {}
    named = isinstance(scope.shape.node, NamedNode)
    return {**path, "currentShape": str(scope.shape.node)} if named else path


def _run_for_each(scope: Scope, text: str, prefixes: dict[str, str]) -> Iterator[Solution]:
    """Run the query once for each focus node."""
    for (node,) in list(scope.select("DISTINCT ?this", "")):
        for solution in scope.data.select_plain(text, prefixes, {"this": node}):
            yield {**solution, "this": node}


def solution_results(
    scope: Scope, query: Query, component: NamedNode, solutions: Iterator[Solution]
) -> Iterator[Result]:
    """Turn solutions into results, each once (5.3.2)."""
    seen = set()
    for solution in solutions:
        key = tuple(sorted(((name, str(term)) for name, term in solution.items())))
        if key not in seen and "this" in solution:
            seen.add(key)
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
