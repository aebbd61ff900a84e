"""CONSTRUCT rules backwards: which solutions of a rule's body yield a triple, and which triples each one matched.

A matched OPTIONAL pattern is a premise only where the rule needs it: the rule is run again on the matched triples
alone, without some of them, and every smallest set that still yields the conclusion is a step of its own. What the
rule looked at besides is told apart (`Step.also`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple, Variable

from kg.explain.axioms import in_words
from kg.explain.model import Step
from kg.explain.paths import witness
from kg.explain.patterns import filled, match, spelled, triple_of
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import abbreviate
from kg.reasoning import Rule
from kg.reasoning.owl2rl import Pattern
from kg.sparql.reader import Block, Line, Parsed, read_sparql
from kg.sparql.tokens import Token, tokenize
from kg.translation import InLanguages, message

__all__ = ["ConstructRule", "line_text", "matched", "same_value", "with_values"]

_SUMMARY = re.compile(r"^#\+ summary(?:-([a-z]{2,3}))?: *(.*)$", re.MULTILINE)
_BOUND = re.compile(r"(!?)BOUND\([?$](\w+)\)")
_MAXIMAL_SEARCH = 8


class ConstructRule:
    """One rule file, taken apart."""

    def __init__(self, rule: Rule):
        self.rule = rule
        self.parsed: Parsed = read_sparql(rule.text)
        told = dict(_SUMMARY.findall(rule.text))
        self.summary = InLanguages(told.pop("", rule.name), told)

    @cached_property
    def heads(self) -> list[Pattern]:
        """The triple patterns that the rule yields."""
        return [Pattern(line.subject, line.predicate, line.object) for line in self.parsed.template]  # type: ignore[arg-type]

    @cached_property
    def _certain(self) -> set[Variable]:
        """The variables that every solution binds: those of plain patterns, or of all branches of a union."""
        where = self.parsed.where
        plain = set(_variables(where.lines))
        for child in where.children:
            if child.kind == "union":
                plain |= set.intersection(*(set(_variables(branch.lines)) for branch in child.children))
        return plain - where.computed()

    def steps_to(self, goal: Triple, graph: Graph, store: Store) -> Iterator[Step]:
        """Yield each use of the rule that yields the goal; `store` is what rules read, `graph` all that holds."""
        for head in self.heads:
            bound = match(head, goal)
            if bound is not None and goal in graph:
                for solution in self._solutions(bound, store):
                    if all(v not in solution or same_value(solution[v], term) for v, term in bound.items()):
                        yield from self._steps(goal, solution, graph)

    def _solutions(self, bound: Mapping[Variable, Term], store: Store) -> list[dict[Variable, Term]]:
        values = [f"VALUES ?{v.value} {{ {term} }}" for v, term in bound.items() if v in self._certain]
        answer = store.query(self.parsed.select_all(values="\n".join(values)))
        if not isinstance(answer, QuerySolutions):
            return []
        rows = ({v: row[v] for v in answer.variables if row[v] is not None} for row in answer)
        return sorted(rows, key=lambda row: sorted((v.value, str(term)) for v, term in row.items()))

    def _steps(self, goal: Triple, solution: Mapping[Variable, Term], graph: Graph) -> Iterator[Step]:
        where = self.parsed.where
        plain = list(dict.fromkeys(_matched_lines(where.lines, solution, graph)))
        open_ = [t for t in dict.fromkeys(matched(where, solution, graph)) if t not in plain]
        conditions = tuple(conditions_of(where, solution, graph))
        for needed in self._smallest(goal, plain, open_):
            also = tuple(t for t in open_ if t not in needed)
            yield Step(goal, self.rule.name, "construct", self.summary, (*plain, *needed), conditions, also)

    def _smallest(self, goal: Triple, plain: Sequence[Triple], open_: Sequence[Triple]) -> list[tuple[Triple, ...]]:
        """Return the smallest sets of optional triples with which the rule yields the goal, all of them."""
        if len(open_) > _MAXIMAL_SEARCH:
            return [tuple(open_)] if self.yields(goal, [*plain, *open_]) else []
        found: list[tuple[Triple, ...]] = []
        for size in range(len(open_) + 1):
            for chosen in combinations(open_, size):
                covered = any(set(smaller) <= set(chosen) for smaller in found)
                if not covered and self.yields(goal, [*plain, *chosen]):
                    found.append(chosen)
        return found

    def passes(self, condition: str, solution: Mapping[Variable, Term]) -> bool:
        """Tell whether a filter holds under a solution."""
        values = "".join(
            f"VALUES ?{v.value} {{ {term} }} " for v, term in solution.items() if f"?{v.value}" in condition
        )
        answer = Store().query(f"{self.parsed.prologue}\nASK {{ {values} FILTER({condition}) }}")
        return isinstance(answer, QueryBoolean) and bool(answer)

    def yields(self, goal: Triple, triples: Iterable[Triple]) -> bool:
        """Tell whether the rule alone yields the goal from some triples alone."""
        store = Store()
        store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)
        answer = store.query(self.rule.text)
        return isinstance(answer, QueryTriples) and any(_same_triple(goal, t) for t in answer)


def matched(block: Block, solution: Mapping[Variable, Term], graph: Graph) -> Iterator[Triple]:
    """Yield the triples that a solution matched in a block, in its options and in the branches that it took."""
    yield from _matched_lines(block.lines, solution, graph)
    for child in block.children:
        if child.kind in {"group", "optional", "union"}:
            inner = list(matched(child, solution, graph))
            if child.kind == "union" or _is_taken(child, solution, graph):
                yield from inner


def same_value(one: object, other: object) -> bool:
    """Tell whether two terms are the same, numbers by value: an engine may respell `7.0` as `7`."""
    if one == other:
        return True
    if not (isinstance(one, Literal) and isinstance(other, Literal)) or one.datatype != other.datatype:
        return False
    try:
        return Decimal(one.value) == Decimal(other.value)
    except InvalidOperation:
        return False


def _same_triple(one: Triple, other: Triple) -> bool:
    return one.subject == other.subject and one.predicate == other.predicate and same_value(one.object, other.object)


def _is_taken(block: Block, solution: Mapping[Variable, Term], graph: Graph) -> bool:
    return all(_as_matched(line, solution, graph) for line in block.lines)


def _matched_lines(lines: Iterable[Line], solution: Mapping[Variable, Term], graph: Graph) -> Iterator[Triple]:
    """Yield the triples of those lines that the solution matched; of a path, its shortest chain."""
    for line in lines:
        yield from _as_matched(line, solution, graph) or ()


def _as_matched(line: Line, solution: Mapping[Variable, Term], graph: Graph) -> tuple[Triple, ...] | None:
    pattern = filled(Pattern(line.subject, line.predicate, line.object), solution)  # type: ignore[arg-type]
    if isinstance(pattern.predicate, NamedNode):
        triple = triple_of(pattern)
        written = None if triple is None else _as_written(triple, graph)
        return None if written is None else (written,)
    if isinstance(pattern.subject, Variable) or isinstance(pattern.object, Variable):
        return None
    return witness(pattern.predicate, pattern.subject, pattern.object, graph)  # type: ignore[arg-type]


def _as_written(triple: Triple, graph: Graph) -> Triple | None:
    """Return the triple with its literal as the graph has it."""
    if triple in graph:
        return triple
    values = graph.objects(triple.subject, triple.predicate)  # type: ignore[arg-type]
    value = next((v for v in values if same_value(v, triple.object)), None)
    return None if value is None else Triple(triple.subject, triple.predicate, value)


def conditions_of(block: Block, solution: Mapping[Variable, Term], graph: Graph) -> Iterator[str]:
    """Yield the filters with values filled in, and what must not be told."""
    for text in block.filters:
        yield from _filled_text(text, solution, graph)
    for child in block.children:
        if child.kind == "optional" and not _is_taken(child, solution, graph):
            yield message("not told: %(what)s", what=_pattern(child, solution, graph))
        elif child.kind in {"minus", "not exists"}:
            yield message("none told: %(what)s", what=_pattern(child, solution, graph))
        elif child.kind == "union":
            taken = [branch for branch in child.children if _is_taken(branch, solution, graph)]
            yield from (condition for branch in taken for condition in conditions_of(branch, solution, graph))


def _pattern(block: Block, solution: Mapping[Variable, Term], graph: Graph) -> str:
    return " . ".join(line_text(line, solution, graph) for line in block.lines)


def _filled_text(text: str, solution: Mapping[Variable, Term], graph: Graph) -> Iterator[str]:
    """Yield a condition with values in the place of variables; nothing when it is only about what is not told."""
    bare = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    left = []
    for part in bare.split(" || ") if bare.count("(") == bare.count("BOUND(") else [bare]:
        asked = _BOUND.fullmatch(part)
        if asked is None:
            left.append(part)
        elif (Variable(asked[2]) in solution) != bool(asked[1]):
            return
    if left:
        yield with_values(" or ".join(left), solution, graph)


def with_values(text: str, solution: Mapping[Variable, Term], graph: Graph) -> str:
    """Return a condition with values in the place of bound variables."""

    def value_of(token: Token) -> str:
        term = solution.get(Variable(token.variable)) if token.variable else None
        return token.text if term is None else in_words(term, graph)

    return "".join(map(value_of, tokenize(text)))


def line_text(line: Line, solution: Mapping[Variable, Term], graph: Graph) -> str:
    """Return a triple pattern as text with values in the place of bound variables."""
    if not isinstance(line.predicate, NamedNode | Variable):
        return "a property path"
    pattern = filled(Pattern(line.subject, line.predicate, line.object), solution)
    ends = (part for part in (pattern.subject, pattern.object) if not isinstance(part, Variable))
    names = {part: in_words(part, graph) for part in ends}  # type: ignore[arg-type]
    if isinstance(pattern.predicate, NamedNode):
        names[pattern.predicate] = abbreviate(pattern.predicate.value)
    return " ".join(spelled(pattern, names))  # type: ignore[arg-type]


def _variables(lines: Iterable[Line]) -> Iterator[Variable]:
    for line in lines:
        yield from (part for part in (line.subject, line.predicate, line.object) if isinstance(part, Variable))
