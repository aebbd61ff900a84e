"""An answer with all that is told about it: what was understood, how much there is, where the other parts are."""

from __future__ import annotations

from dataclasses import dataclass

from kg.queries import Answer, Query
from kg.rdf.graph import Graph, Term
from kg.server.api.asking import Asking

__all__ = ["Answered"]


@dataclass(frozen=True)
class Answered:
    """The part of an answer that was asked for; `total` counts the rows of the whole."""

    query: Query
    asking: Asking
    terms: dict[str, Term]
    answer: Answer
    total: int
    links: dict[str, str]
    graph: Graph
