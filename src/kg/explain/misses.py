"""Why a triple does not hold: which rules could have given it, and which premise of each is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from types import MappingProxyType

from pyoxigraph import NamedNode, Triple, Variable

from kg.explain.axioms import axiom_in_words
from kg.explain.claims import rivals_of
from kg.explain.constructs import ConstructRule, line_text, same_value, with_values
from kg.explain.model import Miss
from kg.explain.patterns import filled, match, solutions, triple_of
from kg.explain.theory import Theory
from kg.rdf.graph import Term
from kg.reasoning.owl2rl import Pattern
from kg.sparql.reader import Block, Line
from kg.sparql.terms import Part

__all__ = ["near_misses"]

_LISTED, _DEPTH = 5, 3
_Values = Mapping[Variable, Sequence[Part]]
_Found = tuple[tuple[Pattern, ...], dict[Variable, Term]]


def near_misses(theory: Theory, goal: Triple, limit: int = _LISTED) -> list[Miss]:
    """Return the rules that come nearest to giving a triple that does not hold, nearest first."""
    return _misses(theory, goal, frozenset([goal]))[:limit]


def _misses(theory: Theory, goal: Triple, above: frozenset[Triple]) -> list[Miss]:
    found = [*_owl_misses(theory, goal, above), *_construct_misses(theory, goal, above)]
    found = sorted(dict.fromkeys(found), key=lambda miss: (-_present(miss), len(miss.missing), miss.rule, miss.missing))
    partly = [miss for miss in found if _present(miss)]
    return partly or found


def _present(miss: Miss) -> int:
    return len(miss.present) + max((_present(deeper) for deeper in miss.deeper), default=0)


def _owl_misses(theory: Theory, goal: Triple, above: frozenset[Triple]) -> Iterator[Miss]:
    for rule in theory.owl_rules_for(goal):
        bound = match(rule.head, goal) if rule.head is not None else None
        if bound is not None:
            for left, solution in _partial(theory, rule.body, bound):
                kept = [pattern for pattern in rule.body if pattern not in left]
                reads = axiom_in_words(rule, theory.closed)
                told = Miss(rule.name, "owl", reads, tuple(triples_of(kept, solution)))
                yield from _miss(theory, told, [filled(pattern, solution) for pattern in left], above)


def _construct_misses(theory: Theory, goal: Triple, above: frozenset[Triple]) -> Iterator[Miss]:
    for rule in theory.constructs:
        for head in rule.heads:
            bound = match(head, goal)
            if bound is None:
                continue
            computed = rule.parsed.where.computed()
            known = {v: term for v, term in bound.items() if v not in computed}
            for block in _bodies(rule, known):
                body = [_pattern(line) for line in block.lines if isinstance(line.predicate, NamedNode)]
                for left, solution in _partial(theory, body, known, block.values):
                    kept = [pattern for pattern in body if pattern not in left]
                    conditions = () if left else tuple(_failing(rule, block, solution, theory, bound))
                    present = tuple(triples_of(kept, solution))
                    told = Miss(rule.rule.name, "construct", rule.summary, present, conditions=conditions)
                    yield from _miss(theory, told, [filled(pattern, solution) for pattern in left], above)


def _bodies(rule: ConstructRule, bound: Mapping[Variable, Term]) -> Iterator[Block]:
    """Yield the body of a rule once for each branch of a union, with the options that bind something of its head."""
    where = rule.parsed.where
    wanted = [
        c
        for c in where.children
        if c.kind == "optional" and _variables(c.lines) & bound.keys() - _variables(where.lines)
    ]
    lines = [*where.lines, *(line for child in wanted for line in child.lines)]
    rest = [child for child in where.children if child not in wanted and child.kind != "union"]
    branches = [branch for child in where.children if child.kind == "union" for branch in child.children]
    for branch in branches or [Block("group")]:
        yield Block(
            "group",
            [*lines, *branch.lines],
            [*where.filters, *branch.filters],
            values={**where.values, **branch.values},
            children=[*rest, *branch.children],
        )


def _failing(
    rule: ConstructRule, block: Block, solution: Mapping[Variable, Term], theory: Theory, bound: Mapping[Variable, Term]
) -> Iterator[str]:
    """Yield the conditions of a body that fail although all its plain patterns match, and what is not told."""
    for child in block.children:
        patterns = [_pattern(line) for line in child.lines]
        more = next(solutions(patterns, solution, theory.graph), None) if child.kind == "optional" else None
        if more is not None:
            solution = more
        else:
            yield from (f"not told: {line_text(line, solution, theory.graph)}" for line in child.lines)
    failing = (text for text in block.filters if not rule.passes(text, solution))
    yield from (f"fails: {with_values(text, solution, theory.graph)}" for text in failing)
    if any(v not in solution or not same_value(solution[v], term) for v, term in bound.items()):
        yield "the rule computes another value"


def _partial(
    theory: Theory, body: Sequence[Pattern], bound: Mapping[Variable, Term], values: _Values = MappingProxyType({})
) -> Iterator[_Found]:
    """Yield the smallest sets of patterns that must be left out for the rest to hold, each with one solution.

    `values` are what some variables may be (VALUES).
    """
    for size in range(len(body) + 1):
        found = False
        for left in combinations(body, size):
            kept = [pattern for pattern in body if pattern not in left]
            answers = solutions(kept, bound, theory.graph)
            solution = next(
                (a for a in answers if all(a.get(v, terms[0]) in terms for v, terms in values.items())), None
            )
            if solution is not None:
                found = True
                yield left, solution
        if found:
            return


def _miss(theory: Theory, told: Miss, missing: Sequence[Pattern], above: frozenset[Triple]) -> Iterator[Miss]:
    """Yield a near miss with its missing premises filled in, unless one of them is already being asked for."""
    whole = list(triples_of(missing, {}))
    if any(triple in above for triple in whole):
        return
    claimed = tuple(dict.fromkeys(claim for triple in whole for claim in rivals_of(theory, triple, with_same=True)))
    deeper: list[Miss] = []
    if len(whole) == 1 and len(above) < _DEPTH:
        deeper = _misses(theory, whole[0], above | {whole[0]})[:2]
    texts = tuple(line_text(Line(p.subject, p.predicate, p.object), {}, theory.graph) for p in missing)  # type: ignore[arg-type]
    yield replace(told, missing=texts, claimed=claimed, deeper=tuple(deeper))


def triples_of(patterns: Iterable[Pattern], solution: Mapping[Variable, Term]) -> Iterator[Triple]:
    """Yield the patterns that a solution makes triples."""
    for pattern in patterns:
        triple = triple_of(filled(pattern, solution))
        if triple is not None:
            yield triple


def _pattern(line: Line) -> Pattern:
    return Pattern(line.subject, line.predicate, line.object)  # type: ignore[arg-type]


def _variables(lines: Iterable[Line]) -> set[Variable]:
    return {part for line in lines for part in (line.subject, line.object) if isinstance(part, Variable)}
