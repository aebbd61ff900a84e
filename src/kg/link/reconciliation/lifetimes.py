"""Whether somebody who was born or died then can have done what is told: dates that tell namesakes apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode

from kg.dates import Bounds
from kg.domain import optional_term, terms
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, RDF
from kg.settings import current

__all__ = ["could_have_lived"]

_LONGEST_LIFE = 120
_LIVES = current().links.lives
_WHEN_ALIVE = terms(_LIVES.alive)
_CONNECTED = optional_term(_LIVES.connected)
_AFTER_DEATH = frozenset(terms(_LIVES.after_death))

Window = tuple[date | None, date | None]
"""The first and the last day of something that is told; None where it is not known."""


def could_have_lived(graph: Graph, person: NamedNode, born: Bounds | None, died: Bounds | None) -> bool | None:
    """Tell whether what is told of a person is possible for somebody born and dead then; None when nothing is dated.

    Where nothing of their own has a place in time, the lives of those they are connected to count: somebody must have
    done something at the same time.
    """
    own = list(_windows(graph, person))
    if not all(_is_within(window, born, died) for window in own):
        return False
    if any(all(window) for window in own):
        return True
    connected = graph.nodes(person, _CONNECTED) if _CONNECTED else []
    others = [window for other in connected for window in _windows(graph, other) if all(window)]
    return any(_is_within(window, born, died) for window in others) if others else None


def _windows(graph: Graph, person: NamedNode) -> Iterator[Window]:
    for predicate in _WHEN_ALIVE:
        for node in graph.subjects(predicate, person):
            window = _window(graph, node)
            if any(window) and not _AFTER_DEATH & set(graph.nodes(node, RDF.type)):
                yield window


def _window(graph: Graph, node: Subject) -> Window:
    begin, end = (graph.text(node, p) for p in (CG.beginEarliest, CG.endLatest))
    return (date.fromisoformat(begin) if begin else None, date.fromisoformat(end) if end else None)


def _is_within(window: Window, born: Bounds | None, died: Bounds | None) -> bool:
    """Tell whether something may have happened in a life; what has one known bound is judged by that."""
    first, last = window
    if born is not None and born.begin_earliest is not None and last is not None and last < born.begin_earliest:
        return False
    latest = died.end_latest if died is not None else None
    if latest is None and born is not None and born.end_latest is not None:
        latest = date(min(9999, born.end_latest.year + _LONGEST_LIFE), 12, 31)
    return not (latest is not None and first is not None and first > latest)
