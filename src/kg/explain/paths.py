"""Property paths (SPARQL 1.1, section 9): a shortest chain of triples that carries a path between two terms."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.rdf.graph import Graph, Term
from kg.sparql.terms import Part, Path

__all__ = ["witness"]

_Trail = tuple[Triple, ...]


def witness(path: Part | Path, begin: Term, end: Term, graph: Graph) -> tuple[Triple, ...] | None:
    """Return the triples of a shortest chain from one term to another, or None when the path does not lead there."""
    trails = [trail for reached, trail in _reach(path, begin, graph) if reached == end]
    return min(trails, key=lambda trail: (len(trail), str(trail)), default=None)


def _reach(path: Part | Path, begin: Term, graph: Graph) -> Iterator[tuple[Term, _Trail]]:
    if not isinstance(path, Path):
        if isinstance(path, NamedNode) and isinstance(begin, NamedNode | BlankNode):
            yield from ((value, (Triple(begin, path, value),)) for value in graph.objects(begin, path))
    elif path.kind == "either":
        for part in path.parts:
            yield from _reach(part, begin, graph)
    elif path.kind == "then":
        yield from _reach_through(path.parts, begin, graph)
    elif path.kind == "back":
        yield from _reach_back(path.parts[0], begin, graph)
    else:
        yield from _reach_often(path, begin, graph)


def _reach_through(parts: tuple[Part | Path, ...], begin: Term, graph: Graph) -> Iterator[tuple[Term, _Trail]]:
    if not parts:
        yield begin, ()
        return
    for middle, trail in _reach(parts[0], begin, graph):
        for end, rest in _reach_through(parts[1:], middle, graph):
            yield end, (*trail, *rest)


def _reach_back(path: Part | Path, begin: Term, graph: Graph) -> Iterator[tuple[Term, _Trail]]:
    if isinstance(path, NamedNode):
        yield from ((subject, (Triple(subject, path, begin),)) for subject in graph.subjects(path, begin))
    elif isinstance(path, Path):
        turned = tuple(Path("back", (part,)) for part in path.parts)
        yield from _reach(Path(path.kind, turned[::-1] if path.kind == "then" else turned), begin, graph)


def _reach_often(path: Path, begin: Term, graph: Graph) -> Iterator[tuple[Term, _Trail]]:
    """Yield what any number of steps reach, breadth first, each term once with a shortest chain."""
    trails: dict[Term, _Trail] = {}
    front: list[tuple[Term, _Trail]] = [(begin, ())]
    if path.kind != "many":
        trails[begin] = ()
        yield begin, ()
    while front:
        following = [(e, (*trail, *more)) for at, trail in front for e, more in _reach(path.parts[0], at, graph)]
        front = []
        for end, trail in following:
            if end not in trails:
                trails[end] = trail
                front.append((end, trail))
                yield end, trail
        if path.kind == "maybe":
            return
