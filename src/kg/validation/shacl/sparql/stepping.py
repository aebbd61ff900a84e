"""Property paths as SPARQL walks them (SPARQL 1.1, 18.4), where rdflib does otherwise: repetition and negation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rdflib.paths import InvPath, MulPath, NegatedPath, Path
from rdflib.term import Node, URIRef

__all__ = ["walked"]

Pair = tuple[Node, Node]


def walked(path: Any) -> Any:
    """Return a path with its repetitions and negations replaced by those that follow; an IRI stays as it is."""
    if not isinstance(path, Path):
        return path
    if isinstance(path, MulPath):
        return Repetition(walked(path.path), path.zero, path.more)
    if isinstance(path, NegatedPath):
        return Negation(path.args)
    if hasattr(path, "args"):
        path.args = [walked(each) for each in path.args]
    if hasattr(path, "arg"):
        path.arg = walked(path.arg)
    return path


class _Walk(Path):
    """A path that is only walked, never written."""

    def n3(self, namespace_manager: Any = None) -> str:
        """Refuse: rdflib writes paths in queries that it sends elsewhere, and these are sent nowhere."""
        raise NotImplementedError


class Repetition(_Walk):
    """`?`, `*` and `+`: each node that is reached counts once, whatever the way, and however long."""

    def __init__(self, path: Any, zero: bool, more: bool):
        self._path, self._zero, self._more = path, zero, more

    def eval(self, graph: Any, subj: Node | None = None, obj: Node | None = None) -> Iterator[Pair]:
        """Yield the pairs of nodes that the path connects, one or both of which may be given."""
        if subj is not None:
            return ((subj, end) for end in self._reached(subj, self._steps(graph, 0)) if obj in (None, end))
        if obj is not None:
            return ((start, obj) for start in self._reached(obj, self._steps(graph, 2)))
        return (pair for node in dict.fromkeys(self._nodes(graph)) for pair in self.eval(graph, node))

    def _steps(self, graph: Any, place: int) -> Callable[[Node], Iterable[Node]]:
        """Return what leads from a node to those one step away: forwards from place 0, backwards from place 2."""
        if place == 0:
            return lambda node: (end for _, _, end in graph.triples((node, self._path, None)))
        return lambda node: (start for start, _, _ in graph.triples((None, self._path, node)))

    def _reached(self, node: Node, steps: Callable[[Node], Iterable[Node]]) -> Iterable[Node]:
        found = dict.fromkeys([node] if self._zero else [])
        waiting = [node]
        while waiting:
            new = [each for each in dict.fromkeys(steps(waiting.pop())) if each not in found]
            found.update(dict.fromkeys(new))
            waiting += new if self._more else []
        return found

    def _nodes(self, graph: Any) -> Iterator[Node]:
        for start, _, end in graph.triples((None, None, None)):
            yield from (start, end)


class Negation(_Walk):
    """`!(a|^b)`: a step by another property than a, or a step back by another than b."""

    def __init__(self, steps: Iterable[Any]):
        self._back = {step.arg for step in steps if isinstance(step, InvPath)}
        self._on = {step for step in steps if isinstance(step, URIRef)}

    def eval(self, graph: Any, subj: Node | None = None, obj: Node | None = None) -> Iterator[Pair]:
        """Yield the pairs of nodes that a step connects, one or both of which may be given."""
        if self._on or not self._back:
            yield from ((s, o) for s, p, o in graph.triples((subj, None, obj)) if p not in self._on)
        if self._back:
            yield from ((o, s) for s, p, o in graph.triples((obj, None, subj)) if p not in self._back)
