"""Run an author's query for the focus nodes of a shape: all at once, one by one, or in rdflib (SHACL, section 5.3).

The store answers for all focus nodes at once what does not count or limit its rows; else for one after the other. It
rewrites odd literals, so that it cannot tell their text, datatype or exact value: a query that computes with such goes
to rdflib, which keeps every literal as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.dataset import SHAPES_GRAPH
from kg.validation.shacl.graph import Term
from kg.validation.shacl.literals import decode
from kg.validation.shacl.model import Query
from kg.validation.shacl.numbers import exceeds_store
from kg.validation.shacl.scope import Scope
from kg.validation.shacl.sparql.departures import LONG_NUMBER
from kg.validation.shacl.sparql.exactness import Known, computing, has_repetition
from kg.validation.shacl.sparql.matching import with_patterns
from kg.validation.shacl.sparql.prebinding import needs_each_focus, prebind, replace_variables, used_variables
from kg.validation.shacl.vocabulary import XSD

__all__ = ["Solution", "run_ask", "run_select"]

Solution = dict[str, Term]


def run_select(scope: Scope, query: Query, parameters: Mapping[str, Term]) -> Iterator[Solution]:
    """Yield the solutions of a SELECT query, `$this` among them, with the parameters of a component bound."""
    text, terms = _prepared(scope, query, parameters)
    in_rdflib, text = _exact(scope, query, text, terms)
    if in_rdflib:
        for node in _focus_nodes(scope):
            for solution in _rdflib(scope).select(text, query.prefixes, {**terms, "this": decode(node)}):
                yield {**solution, "this": node}
    elif needs_each_focus(text):
        patterns = {name: scope.data.bound(name) for name in ("this", *terms)}
        bound = prebind(text, patterns)
        for node in _focus_nodes(scope):
            scope.data.bind({**terms, "this": node})
            for solution in list(_solutions(scope, bound, query.prefixes)):
                yield {**solution, "this": node}
    else:
        scope.data.bind(terms)
        patterns = {"this": scope.focus.distinct("?this"), **{name: scope.data.bound(name) for name in terms}}
        yield from list(_solutions(scope, prebind(text, patterns, for_all=True), query.prefixes))


def run_ask(scope: Scope, query: Query, parameters: Mapping[str, Term]) -> Iterator[Solution]:
    """Yield `$this` and `$value` for each value node to which an ASK query says no (6.3)."""
    text, terms = _prepared(scope, query, parameters)
    in_rdflib, text = _exact(scope, query, text, {**terms, "value": None})
    bound = "" if in_rdflib else prebind(text, {n: scope.data.bound(n) for n in ("this", "value", *terms)})
    for focus, value in list(scope.pairs()):
        known = {**terms, "this": focus, "value": value}
        if in_rdflib:
            right = _rdflib(scope).ask(text, query.prefixes, {name: decode(term) for name, term in known.items()})
        else:
            scope.data.bind(known)
            right = bool(scope.data.ask_author(bound, query.prefixes))
            scope.data.end()
        if not right:
            yield {"this": focus, "value": value}


def _focus_nodes(scope: Scope) -> list[Term]:
    return [row[0] for row in scope.select("DISTINCT ?this", "")]


def _prepared(scope: Scope, query: Query, parameters: Mapping[str, Term]) -> tuple[str, dict[str, Term]]:
    """Return the query with its path, and the terms of the other pre-bound variables that it uses (5.3.1)."""
    path = {"PATH": str(scope.shape.path)} if scope.shape.path else {}
    text, used = replace_variables(query.text, path), used_variables(query.text)
    terms: dict[str, Term] = {**parameters, "currentShape": scope.shape.node, "shapesGraph": SHAPES_GRAPH}
    if "shapesGraph" in used:
        scope.data.load_shapes(scope.evaluation.shapes.graph)
    return text, {name: term for name, term in terms.items() if name in used}


def _exact(scope: Scope, query: Query, text: str, terms: Mapping[str, Term | None]) -> tuple[bool, str]:
    """Tell whether rdflib must run a query, and return it with odd literals compared by their values."""
    literals = {name for name, term in terms.items() if not isinstance(term, NamedNode)}
    if scope.focus.may_hold_literals:
        literals.add("this")
    targets = [node for shape in scope.evaluation.shapes for node in shape.targets.nodes]
    given = [term for term in (*terms.values(), *targets) if isinstance(term, Literal)]
    known = Known(
        scope.data.odd,
        frozenset(literals),
        any(_is_odd(scope, term) for term in given),
        scope.data.unordered,
        frozenset(literals if scope.data.unordered or any(term.datatype == XSD.boolean for term in given) else ()),
        scope.data.long or any(LONG_NUMBER.search(term.value) for term in given),
    )
    found = computing(text, query.prefixes, known)
    if found.calls or (found.compared and scope.data.exceeds) or _stands_outside(scope, text, targets):
        return True, text
    return False, with_patterns(found.with_values(text, scope.data.comparable))


def _is_odd(scope: Scope, literal: Literal) -> bool:
    return scope.data.kept(literal) != literal or exceeds_store(literal)


def _stands_outside(scope: Scope, text: str, targets: list[Term]) -> bool:
    """Tell whether a path of no steps may begin at a target that the data do not have, where the store finds none."""
    return has_repetition(text) and not all(map(scope.data.knows, targets))


def _rdflib(scope: Scope):  # type: ignore[no-untyped-def]
    from kg.validation.shacl.sparql.exactly import Exactly

    return Exactly.of(scope.data, scope.evaluation.shapes.graph)


def _solutions(scope: Scope, text: str, prefixes: dict[str, str]) -> Iterator[Solution]:
    """Yield the bound variables of each solution that the store finds."""
    found = scope.data.ask_author(text, prefixes)
    names = [variable.value for variable in found.variables]  # type: ignore[union-attr]
    for row in found:  # type: ignore[union-attr]
        yield {name: term for name, term in zip(names, row, strict=True) if term is not None}
    scope.data.end()
