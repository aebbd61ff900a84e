"""What the rows of an answer matched, and a smallest set of spans that carries each row.

The query is asked once more for all its variables; the solutions of a row are those that agree with it. The triples
that a solution matched are proved, and the grounds of the proofs say which spans are needed. An aggregate rests on
its whole group, any other row on the one of its solutions that needs least.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from pyoxigraph import NamedNode, Triple, Variable

from kg.explain.constructs import matched
from kg.explain.search import smallest_proof
from kg.explain.theory import Theory
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, CONCEPT, RDF
from kg.sparql.reader import Block, Parsed, read_sparql
from kg.sparql.tokens import tokenize

__all__ = ["Need", "RowMatcher", "Rows", "smallest_cover"]

Rows = tuple[tuple[str, ...], list[tuple[Term | None, ...]]]
"""Variables and rows."""

_AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "GROUP"}
_EDITORIAL = getattr(CONCEPT, "editorial-inference")
_EXACT = 3


@dataclass(frozen=True)
class Need:
    """Something that must be told: one of the spans is enough; `tells` are the properties that it is about."""

    spans: frozenset[NamedNode]
    tells: frozenset[NamedNode] = frozenset()


class RowMatcher:
    """Finds what the rows of one query rest on; `ask` answers a SELECT query on the same view.

    `shown` is the graph that the query was asked of, where it is at hand; else all that holds in the theory.
    """

    def __init__(self, text: str, theory: Theory, ask: Callable[[str], Rows], shown: Graph | None = None):
        self._theory, self._ask = theory, ask
        self._shown = theory.graph if shown is None else shown
        self._parsed: Parsed = read_sparql(text)
        head, tail = text[: self._parsed.opening], text[self._parsed.closing :]
        outside = tokenize(head[len(self._parsed.prologue) :] + tail)
        self._is_aggregate = any(token.keyword in _AGGREGATES for token in outside)
        self._known: dict[Triple, tuple[Need, ...]] = {}

    @cached_property
    def _solutions(self) -> Rows:
        return self._ask(self._parsed.select_all())

    @cached_property
    def _inner(self) -> list[tuple[Block, list[dict[Variable, Term]]]]:
        """The sub-selects with all their solutions: what they count or group."""
        blocks = list(self._parsed.where.selects())
        return [(block.children[0], _bound(*self._ask(self._parsed.select_all(inner=block.inner)))) for block in blocks]

    def needs_of(self, variables: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> Iterator[frozenset[Need]]:
        """Yield for each row what must be told for it to be there."""
        projected = {variable.value for variable in self._parsed.projection} or set(variables)
        keys = [name for name in variables if name in projected and name in self._solutions[0]]
        by_key = self._grouped(keys)
        places = [variables.index(name) for name in keys]
        for row in rows:
            found = by_key.get(tuple(row[place] for place in places), [])
            needed = [self._needs(solution) for solution in found]
            if self._is_aggregate:
                yield frozenset[Need]().union(*needed)
            else:
                yield min(needed, key=lambda needs: (len(needs), _key(needs)), default=frozenset())

    def _grouped(self, keys: Sequence[str]) -> dict[tuple[Term | None, ...], list[dict[Variable, Term]]]:
        grouped = defaultdict(list)
        for solution in _bound(*self._solutions):
            grouped[tuple(solution.get(Variable(name)) for name in keys)].append(solution)
        return grouped

    def _needs(self, solution: dict[Variable, Term]) -> frozenset[Need]:
        graph = self._shown
        triples = dict.fromkeys(matched(self._parsed.where, solution, graph))
        for block, inner in self._inner:
            agreeing = (each for each in inner if all(each.get(v, term) == term for v, term in solution.items()))
            triples.update((triple, None) for each in agreeing for triple in matched(block, each, graph))
        return frozenset(need for triple in triples for need in self._needs_of_triple(triple))

    def _needs_of_triple(self, triple: Triple) -> tuple[Need, ...]:
        if triple not in self._known:
            self._known[triple] = tuple(self._told_for(triple))
        return self._known[triple]

    def _told_for(self, triple: Triple) -> Iterator[Need]:
        """Yield what must be told for a triple.

        A triple about a span needs that span itself, unlike one about a section or a sentence, which are nobody's
        word; an editorial inference rests on all its spans together.
        """
        about = [part for part in (triple.subject, triple.object) if self._is_span(part)]
        if about:
            yield from (Need(frozenset([span])) for span in about if isinstance(span, NamedNode))
            return
        proof = smallest_proof(self._theory, triple)
        for ground in proof.grounds if proof is not None else ():
            tells = frozenset([ground.triple.predicate])
            if ground.needs and self._theory.authored.value(ground.node, CG.basis) == _EDITORIAL:
                yield from (Need(frozenset([span]), tells) for span in ground.spans)
            else:
                yield from (Need(spans, tells) for spans in ground.needs)

    def _is_span(self, part: object) -> bool:
        return isinstance(part, NamedNode) and CG.Span in self._theory.corpus.sources.objects(part, RDF.type)


def smallest_cover(needs: Iterable[Need]) -> list[NamedNode]:
    """Return a smallest set of spans that meets every need, in order of their names; the same one every time.

    What only one span can meet is taken first; the rest is tried in full up to three spans, then greedily.
    """
    sets = {need.spans for need in needs if need.spans}
    taken = {span for spans in sets if len(spans) == 1 for span in spans}
    rest = [spans for spans in sets if not spans & taken]
    if rest:
        candidates = sorted(frozenset().union(*rest), key=lambda span: span.value)
        taken.update(_exact(rest, candidates) or _greedy(rest, candidates))
    return sorted(taken, key=lambda span: span.value)


def _exact(sets: list[frozenset[NamedNode]], candidates: list[NamedNode]) -> tuple[NamedNode, ...]:
    for size in range(1, _EXACT + 1):
        for chosen in combinations(candidates, size):
            if all(not spans.isdisjoint(chosen) for spans in sets):
                return chosen
    return ()


def _greedy(sets: list[frozenset[NamedNode]], candidates: list[NamedNode]) -> list[NamedNode]:
    taken: list[NamedNode] = []
    while unmet := [spans for spans in sets if spans.isdisjoint(taken)]:
        taken.append(max(candidates, key=lambda span: sum(span in spans for spans in unmet)))
    return [span for span in taken if any(spans.isdisjoint(set(taken) - {span}) for spans in sets)]


def _bound(variables: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> list[dict[Variable, Term]]:
    """Return rows as solutions: what each binds."""
    named = [Variable(name) for name in variables]
    return [{v: term for v, term in zip(named, row, strict=True) if term is not None} for row in rows]


def _key(needs: Iterable[Need]) -> list[list[str]]:
    return sorted(sorted(span.value for span in need.spans) for need in needs)
