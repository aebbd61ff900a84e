"""Patterns against a graph: matching one, and answering several together, the most selective first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import BlankNode, NamedNode, Triple, Variable

from kg.rdf.graph import Graph, Term
from kg.reasoning.owl2rl import Pattern
from kg.sparql.terms import Part

__all__ = ["Bindings", "filled", "match", "solutions", "spelled", "triple_of"]

Bindings = Mapping[Variable, Term]


def match(pattern: Pattern, triple: Triple) -> dict[Variable, Term] | None:
    """Return the bindings under which a pattern is the triple, or None."""
    bound: dict[Variable, Term] = {}
    for part, term in zip(_parts(pattern), triple, strict=True):
        expected = bound.setdefault(part, term) if isinstance(part, Variable) else part
        if expected != term:
            return None
    return bound


def filled(pattern: Pattern, bound: Bindings) -> Pattern:
    """Return the pattern with terms in the place of bound variables."""
    return Pattern(*(bound.get(part, part) if isinstance(part, Variable) else part for part in _parts(pattern)))


def triple_of(pattern: Pattern) -> Triple | None:
    """Return a pattern without variables as a triple, or None when it has some or is no legal RDF."""
    subject, predicate, value = _parts(pattern)
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
        return None
    return None if isinstance(value, Variable) else Triple(subject, predicate, value)


def solutions(patterns: Sequence[Pattern], bound: Bindings, graph: Graph) -> Iterator[dict[Variable, Term]]:
    """Yield every way to match all patterns, in a stable order."""
    if not patterns:
        yield dict(bound)
        return
    first = min(range(len(patterns)), key=lambda i: (_openness(filled(patterns[i], bound)), i))
    rest = [*patterns[:first], *patterns[first + 1 :]]
    pattern = filled(patterns[first], bound)
    for triple in _candidates(pattern, graph):
        found = match(pattern, triple)
        if found is not None:
            yield from solutions(rest, {**bound, **found}, graph)


def spelled(pattern: Pattern, show: Mapping[Part, str] | None = None) -> Iterable[str]:
    """Yield the parts of a pattern as text, variables with a question mark."""
    for part in _parts(pattern):
        yield f"?{part.value}" if isinstance(part, Variable) else (show or {}).get(part, str(part))


def _parts(pattern: Pattern) -> tuple[Part, Part, Part]:
    return pattern.subject, pattern.predicate, pattern.object  # type: ignore[return-value]


def _openness(pattern: Pattern) -> int:
    """Return a rough cost: how many triples the pattern may match."""
    subject, predicate, value = (isinstance(part, Variable) for part in _parts(pattern))
    return 4 * subject + 2 * value + 8 * predicate


def _candidates(pattern: Pattern, graph: Graph) -> Iterator[Triple]:
    subject, predicate, value = _parts(pattern)
    if isinstance(predicate, Variable):
        yield from _with_any_predicate(pattern, graph)
        return
    if not isinstance(predicate, NamedNode):
        return
    if isinstance(subject, NamedNode | BlankNode):
        values = graph.objects(subject, predicate)
        if isinstance(value, Variable):
            yield from (Triple(subject, predicate, found) for found in values)
        elif value in values:
            yield Triple(subject, predicate, value)
    elif isinstance(subject, Variable):
        known = None if isinstance(value, Variable) else value
        for found in graph.subjects(predicate, known):
            values = graph.objects(found, predicate) if known is None else [known]
            yield from (Triple(found, predicate, each) for each in values)


def _with_any_predicate(pattern: Pattern, graph: Graph) -> Iterator[Triple]:
    if isinstance(pattern.subject, NamedNode | BlankNode):
        yield from (Triple(pattern.subject, predicate, value) for predicate, value in graph.about(pattern.subject))
    else:
        yield from graph
