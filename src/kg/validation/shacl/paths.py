"""Property paths: read from the shapes graph, written as SPARQL and as triples (SHACL, section 2.3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.validation.shacl.graph import Graph, ListError, Subject, Term
from kg.validation.shacl.vocabulary import RDF, SH

__all__ = [
    "Alternative",
    "Inverse",
    "Path",
    "PathError",
    "Predicate",
    "Repeated",
    "Sequence",
    "read_path",
    "write_list",
]

DEEPEST = 100
REPETITIONS = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


class PathError(ValueError):
    """A node that is no well-formed property path."""


class Path:
    """A property path; `str()` gives its SPARQL form (SPARQL 1.1 Query, section 9)."""

    def write(self, out: list[Triple]) -> Subject:
        """Append the triples that describe the path and return its node."""
        raise NotImplementedError


@dataclass(frozen=True)
class Predicate(Path):
    """A predicate path: one IRI (2.3.1.1)."""

    iri: NamedNode

    def __str__(self) -> str:
        return str(self.iri)

    def write(self, out: list[Triple]) -> Subject:
        """Return the IRI; it needs no triples."""
        del out
        return self.iri


@dataclass(frozen=True)
class Sequence(Path):
    """A sequence path (2.3.1.2)."""

    steps: tuple[Path, ...]

    def __str__(self) -> str:
        return "(" + "/".join(map(str, self.steps)) + ")"

    def write(self, out: list[Triple]) -> Subject:
        """Write the steps as a list."""
        return write_list([step.write(out) for step in self.steps], out)


@dataclass(frozen=True)
class Alternative(Path):
    """An alternative path (2.3.1.3)."""

    branches: tuple[Path, ...]

    def __str__(self) -> str:
        return "(" + "|".join(map(str, self.branches)) + ")"

    def write(self, out: list[Triple]) -> Subject:
        """Write the branches as a list."""
        node = BlankNode()
        out.append(Triple(node, SH.alternativePath, write_list([b.write(out) for b in self.branches], out)))
        return node


@dataclass(frozen=True)
class Inverse(Path):
    """An inverse path (2.3.1.4)."""

    path: Path

    def __str__(self) -> str:
        return f"(^{self.path})"

    def write(self, out: list[Triple]) -> Subject:
        """Write the path that is walked backwards."""
        node = BlankNode()
        out.append(Triple(node, SH.inversePath, self.path.write(out)))
        return node


@dataclass(frozen=True)
class Repeated(Path):
    """A zero-or-more, one-or-more or zero-or-one path (2.3.1.5 to 2.3.1.7)."""

    path: Path
    kind: str

    def __str__(self) -> str:
        return f"({self.path}{REPETITIONS[self.kind]})"

    def write(self, out: list[Triple]) -> Subject:
        """Write the path that is repeated."""
        node = BlankNode()
        out.append(Triple(node, SH[self.kind], self.path.write(out)))
        return node


def write_list(items: list[Subject], out: list[Triple]) -> Subject:
    """Append the triples of an RDF list and return its head."""
    head: Subject = RDF.nil
    for item in reversed(items):
        cell = BlankNode()
        out += [Triple(cell, RDF.first, item), Triple(cell, RDF.rest, head)]
        head = cell
    return head


def read_path(graph: Graph, node: Term, around: tuple[Term, ...] = ()) -> Path:
    """Return the path that a node describes; `around` are the nodes of the paths that it is part of."""
    if node in around:
        raise PathError("the path contains itself")
    if len(around) > DEEPEST:
        raise PathError(f"paths within paths, deeper than {DEEPEST}")
    if isinstance(node, NamedNode) and node != RDF.nil:
        return Predicate(node)
    if graph.is_list(node):
        return Sequence(_members(graph, node, around))
    return _operator(graph, node, around)


def _operator(graph: Graph, node: Term, around: tuple[Term, ...]) -> Path:
    """Return the path of a blank node with exactly one path operator."""
    kinds = ["inversePath", "alternativePath", *REPETITIONS]
    found = [(kind, value) for kind in kinds for value in graph.objects(node, SH[kind])]
    if len(found) != 1:
        raise PathError(f"the path {node} has {len(found)} operators instead of one")
    kind, value = found[0]
    if kind == "alternativePath":
        return Alternative(_members(graph, value, (*around, node)))
    inner = read_path(graph, value, (*around, node))
    return Inverse(inner) if kind == "inversePath" else Repeated(inner, kind)


def _members(graph: Graph, node: Term, around: tuple[Term, ...]) -> tuple[Path, ...]:
    """Return the paths of a list with two members or more."""
    try:
        items = graph.items(node)
    except ListError as problem:
        raise PathError(str(problem)) from problem
    if len(items) < 2:
        raise PathError(f"the list {node} needs at least two paths")
    return tuple(read_path(graph, item, (*around, node)) for item in items)
