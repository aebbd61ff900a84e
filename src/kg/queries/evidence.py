"""The passages behind each row: those of what the row matched, through inferred triples as well.

The nodes that the query's header names (`#+ evidence:`) count, too. Without a matcher only they are asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.evidence import Citation, Texts, citations_of
from kg.queries.answers import Answer
from kg.queries.catalogue import Query
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import is_term, slug_of
from kg.translation import message

if TYPE_CHECKING:
    from kg.explain.rows import Need, RowMatcher
    from kg.explain.theory import Theory

__all__ = ["evidence_of_rows", "row_matcher"]


def evidence_of_rows(
    query: Query, answer: Answer, graph: Graph, texts: Texts | None = None, matcher: RowMatcher | None = None
) -> list[list[Citation]]:
    """Return the citations of each row, in order of the text; a row of which nothing is told has none.

    With a matcher they are a smallest set that carries the row; without one, all of the nodes that the header names.
    """
    columns = [answer.variables.index(name) for name in query.evidence if name in answer.variables]
    if not columns and matcher is None:
        raise KgError(
            message("%(query)s does not say which of its nodes carry evidence (#+ evidence: …)", query=query.name)
        )
    seen: dict[NamedNode, list[Citation]] = {}
    rows = []
    for row in answer.rows:
        nodes = [node for i in columns if isinstance(node := row[i], NamedNode)]
        for node in nodes:
            seen.setdefault(node, citations_of(graph, node, texts))
        rows.append([seen[node] for node in nodes])
    if matcher is None:
        return [_merged([citation for cited in row for citation in cited]) for row in rows]
    needed = matcher.needs_of(answer.variables, answer.rows)
    return [_covering(needs, row, graph, texts) for needs, row in zip(needed, rows, strict=True)]


def row_matcher(
    text: str, theory: Theory, ask: Callable[[str], Answer], shown: Graph | None = None
) -> RowMatcher | None:
    """Return what finds the triples that rows matched, or None for a query that cannot be taken apart.

    `text` has its parameters bound; `ask` answers a query on the same view.
    """
    from kg.explain.rows import RowMatcher

    def rows_of(query: str) -> tuple[tuple[str, ...], list[tuple[Term | None, ...]]]:
        answer = ask(query)
        return answer.variables, answer.rows

    try:
        return RowMatcher(text, theory, rows_of, shown)
    except KgError:
        return None


def _covering(needs: Iterable[Need], nodes: list[list[Citation]], graph: Graph, texts: Texts | None) -> list[Citation]:
    """Return a smallest set of citations that meets what a row needs, and cites each of its header's nodes."""
    from kg.evidence.citations import describe_span
    from kg.explain.rows import Need, smallest_cover

    told = [*needs, *(Need(frozenset(citation.span for citation in cited)) for cited in nodes if cited)]
    found = []
    for span in smallest_cover(told):
        tells = {node for need in told if span in need.spans for node in need.tells if is_term(node)}
        found.append(describe_span(graph, span, texts, tuple(sorted(tells, key=slug_of))))
    return sorted(found, key=lambda citation: (citation.section, citation.start, citation.end, citation.span.value))


def _merged(citations: list[Citation]) -> list[Citation]:
    """Return one citation for each span, supporting all that it supports for any node of the row."""
    found: dict[NamedNode, Citation] = {}
    for citation in citations:
        before = found.get(citation.span)
        if before is None:
            found[citation.span] = citation
        else:
            all_of_it = not before.supports or not citation.supports
            supports = () if all_of_it else tuple(dict.fromkeys((*before.supports, *citation.supports)))
            found[citation.span] = replace(before, supports=supports)
    return list(found.values())
