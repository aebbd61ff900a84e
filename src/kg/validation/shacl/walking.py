"""Paths walked step by step, where the engine would go every way there is (SHACL, 2.3.1: value nodes are a set).

The engine follows a path once for each way to a node. In a dense graph there are more ways than anybody can go, though
few nodes; here each node counts once at each step. What is found stands in a graph of its own beside the data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.validation.shacl.dataset import WALKED, Dataset
from kg.validation.shacl.density import Density
from kg.validation.shacl.errors import LimitError
from kg.validation.shacl.graph import Term
from kg.validation.shacl.paths import Alternative, Inverse, Path, Predicate, Repeated, Sequence

__all__ = ["MOST_STEPS", "Walks"]

MOST_STEPS = 5_000_000
"""How many nodes may be reached, over all paths that are walked here."""


class Walks:
    """The paths that are better walked than asked for, and from which nodes they were."""

    def __init__(self, data: Dataset):
        self._data = data
        self.density = Density(data)
        self._names: dict[Path, NamedNode | None] = {}
        self._begun: dict[Path, set[Term]] = {}
        self._ends: dict[Path, dict[Term, frozenset[Term]]] = {}
        self._left = MOST_STEPS

    def name(self, path: Path) -> NamedNode | None:
        """Return the property that stands for a path in the graph of those that were walked; None to ask the engine."""
        if path not in self._names:
            dense = not isinstance(path, Predicate) and self.density.is_dense(path)
            self._names[path] = NamedNode(f"{WALKED.value}:{len(self._names)}") if dense else None
        return self._names[path]

    def walk(self, path: Path, starts: Collection[Term]) -> bool:
        """Walk a path that has a name from some nodes; False if one is a literal, of which no graph can tell.

        Raises `LimitError` where it leads to too many nodes.
        """
        if any(isinstance(start, Literal) for start in starts):
            return False
        begun = self._begun.setdefault(path, set())
        new = [start for start in starts if start not in begun]
        begun.update(new)
        self._data.store.extend(self._quads(path, new))
        return True

    def _quads(self, path: Path, starts: Iterable[Term]) -> Iterator[Quad]:
        name = self._names[path]
        for start in starts:
            for end in self._from(path, start):
                yield Quad(start, name, end, WALKED)  # type: ignore[arg-type]

    def _from(self, path: Path, start: Term) -> Collection[Term]:
        """Return the nodes to which a path leads from one, each once."""
        known = self._ends.setdefault(path, {})
        if start not in known:
            known[start] = frozenset(self._found(path, start))
            self._left -= len(known[start]) + 1
            if self._left < 0:
                raise LimitError(f"the path {path} leads to more than {MOST_STEPS:,} nodes; validate fewer data")
        return known[start]

    def _found(self, path: Path, start: Term) -> Iterable[Term]:
        if isinstance(path, Predicate):
            return self._data.objects(start, path.iri)
        if isinstance(path, Inverse):
            return self._backwards(path.path, start)
        if isinstance(path, Sequence):
            return self._in_turn(path.steps, start)
        if isinstance(path, Alternative):
            return {end for branch in path.branches for end in self._from(branch, start)}
        return self._repeated(path, start)  # type: ignore[arg-type]

    def _in_turn(self, steps: Iterable[Path], start: Term) -> set[Term]:
        reached = {start}
        for step in steps:
            reached = {end for node in reached for end in self._from(step, node)}
        return reached

    def _repeated(self, path: Repeated, start: Term) -> set[Term]:
        found = set() if path.kind == "oneOrMorePath" else {start}
        waiting = [start]
        while waiting:
            new = self._from(path.path, waiting.pop()) - found  # type: ignore[operator]
            found |= new
            waiting += new if path.kind != "zeroOrOnePath" else ()
        return found

    def _backwards(self, path: Path, end: Term) -> Iterable[Term]:
        """Return the nodes from which a path leads to one."""
        if isinstance(path, Predicate):
            return self._data.subjects(path.iri, end)
        return self._from(_turned(path), end)


def _turned(path: Path) -> Path:
    """Return a compound path that leads the other way."""
    if isinstance(path, Inverse):
        return path.path
    if isinstance(path, Sequence):
        return Sequence(tuple(Inverse(step) for step in reversed(path.steps)))
    if isinstance(path, Alternative):
        return Alternative(tuple(map(Inverse, path.branches)))
    return Repeated(Inverse(path.path), path.kind) if isinstance(path, Repeated) else Inverse(path)
