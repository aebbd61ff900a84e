"""How the times of facts lie to each other: surely together, perhaps, apart; and which years they surely share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Literal

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG

__all__ = ["Overlap", "Times", "times_of"]

Overlap = Literal["together", "perhaps together", "apart", ""]
"""How two times lie: surely with a day in common, possibly, surely without; empty where no time is told."""
_SUREST_FIRST: tuple[Overlap, ...] = ("together", "perhaps together", "", "apart")
_YEAR = 4


@dataclass(frozen=True)
class Times:
    """How two times lie, and, where they surely meet, the years that both surely last (EDTF)."""

    how: Overlap = ""
    years: str = ""

    @property
    def order(self) -> tuple[int, str]:
        """Return a key by which the surest comes first."""
        return _SUREST_FIRST.index(self.how), self.years


def times_of(graph: Graph, ones: Iterable[NamedNode], others: Iterable[NamedNode]) -> Times:
    """Return how the nearest two of two lists of facts lie to each other; one fact of both tells nothing of times."""
    pairs = [(one, other) for one, other in product(ones, others) if one != other]
    return min((_between(graph, one, other) for one, other in pairs), key=lambda times: times.order, default=Times())


def _between(graph: Graph, one: NamedNode, other: NamedNode) -> Times:
    """Return how the times of two nodes lie, by their four bounds: what is not known only may be."""
    begins = [(graph.text(node, CG.beginEarliest), graph.text(node, CG.beginLatest)) for node in (one, other)]
    ends = [(graph.text(node, CG.endEarliest), graph.text(node, CG.endLatest)) for node in (one, other)]
    if not all(any((*begin, *end)) for begin, end in zip(begins, ends, strict=True)):
        return Times()
    for first, second in ((0, 1), (1, 0)):
        last_day, first_day = ends[first][1], begins[second][0]
        if last_day is not None and first_day is not None and last_day < first_day:
            return Times("apart")
    latest = [begin[1] for begin in begins if begin[1] is not None]
    earliest = [end[0] for end in ends if end[0] is not None]
    if len(latest) == len(earliest) == len(begins) and max(latest) <= min(earliest):
        return Times("together", _years(max(latest), min(earliest)))
    return Times("perhaps together")


def _years(first_day: str, last_day: str) -> str:
    first, last = first_day[:_YEAR], last_day[:_YEAR]
    return first if first == last else f"{first}/{last}"
