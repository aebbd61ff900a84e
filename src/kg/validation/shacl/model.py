"""What a shapes graph says, as values: shapes, targets and SPARQL-based constraints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.graph import Graph, Subject, Term
from kg.validation.shacl.paths import Path
from kg.validation.shacl.vocabulary import TRUE

__all__ = ["Component", "Query", "Shape", "Shapes", "Targets"]


@dataclass(frozen=True)
class Targets:
    """Which nodes a shape is about (SHACL, section 2.1.3); an implicit class target is a class."""

    nodes: tuple[Term, ...] = ()
    classes: tuple[NamedNode, ...] = ()
    subjects_of: tuple[NamedNode, ...] = ()
    objects_of: tuple[NamedNode, ...] = ()


@dataclass(frozen=True)
class Query:
    """A SPARQL-based constraint or validator (5.1, 6.2.3): its text and what is said when it fails."""

    node: Subject
    text: str
    prefixes: dict[str, str]
    messages: tuple[Literal, ...] = ()
    is_ask: bool = False
    deactivated: bool = False


@dataclass(frozen=True)
class Component:
    """A SPARQL-based constraint component (6.2): parameters by name, with True for an optional one."""

    node: NamedNode
    parameters: dict[str, tuple[NamedNode, bool]]
    node_validator: Query | None
    property_validator: Query | None


@dataclass(frozen=True, eq=False)
class Shape:
    """A node shape, or a property shape if it has a path (2.2, 2.3)."""

    node: Subject
    severity: NamedNode
    path: Path | None = None
    messages: tuple[Literal, ...] = ()
    deactivated: bool = False
    targets: Targets = field(default_factory=Targets)
    parameters: dict[str, tuple[Term, ...]] = field(default_factory=dict)
    queries: tuple[Query, ...] = ()

    @property
    def has_target(self) -> bool:
        """Tell whether the shape is validated for itself."""
        return self.targets != Targets() or bool(self.values("target"))

    def values(self, parameter: str) -> tuple[Term, ...]:
        """Return the values of a SHACL parameter, such as `minCount`."""
        return self.parameters.get(parameter, ())

    def number(self, parameter: str) -> int | None:
        """Return a parameter that is an integer."""
        values = self.values(parameter)
        return int(values[0].value) if values else None

    def truth(self, parameter: str) -> bool:
        """Return a parameter that is a boolean."""
        return TRUE in self.values(parameter)


@dataclass(frozen=True)
class Shapes:
    """All shapes of a shapes graph by node, and its SPARQL-based constraint components."""

    graph: Graph
    shapes: dict[Term, Shape]
    components: tuple[Component, ...] = ()

    def __getitem__(self, node: Term) -> Shape:
        return self.shapes[node]

    def __iter__(self) -> Iterator[Shape]:
        return iter(self.shapes.values())

    def members(self, node: Term) -> list[Shape]:
        """Return the shapes of a list."""
        return [self.shapes[item] for item in self.graph.items(node)]

    def children(self, shape: Shape) -> list[Shape]:
        """Return the shapes that a shape refers to."""
        single = ("property", "node", "not", "qualifiedValueShape")
        found = [self.shapes[value] for parameter in single for value in shape.values(parameter)]
        lists = [value for parameter in ("and", "or", "xone") for value in shape.values(parameter)]
        return found + [member for value in lists for member in self.members(value)]

    def siblings(self, shape: Shape) -> list[Shape]:
        """Return the qualified value shapes beside those of a property shape (SHACL, section 4.7.3)."""
        own = set(shape.values("qualifiedValueShape"))
        parents = [s for s in self if shape.node in s.values("property")]
        beside = [self.shapes[node] for parent in parents for node in parent.values("property")]
        found = {node for each in beside for node in each.values("qualifiedValueShape")}
        return [self.shapes[node] for node in sorted(found - own, key=str)]
