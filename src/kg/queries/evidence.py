"""The citations behind each row: those of the nodes that the query's header names."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode

from kg.errors import KgError
from kg.evidence import Citation, Texts, citations_of
from kg.graph import Graph
from kg.queries.answers import Answer
from kg.queries.catalogue import Query

__all__ = ["evidence_of_rows"]


def evidence_of_rows(query: Query, answer: Answer, graph: Graph, texts: Texts | None = None) -> list[list[Citation]]:
    """Return the citations of each row, in order of the text; a query whose header names no node is an error."""
    columns = [answer.variables.index(name) for name in query.evidence if name in answer.variables]
    if not columns:
        raise KgError(f"{query.name} does not say which of its nodes carry evidence (#+ evidence: …)")
    seen: dict[NamedNode, list[Citation]] = {}
    rows = []
    for row in answer.rows:
        nodes = [node for i in columns if isinstance(node := row[i], NamedNode)]
        for node in nodes:
            seen.setdefault(node, citations_of(graph, node, texts))
        rows.append(_merged([citation for node in nodes for citation in seen[node]]))
    return rows


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
