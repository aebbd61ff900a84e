"""What the shapes ask of a class: property shapes with a least number of values (SHACL, section 4.2.1), and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import PREFIXES, RDF, RDFS, SH, SKOS
from kg.scaffold.kinds import superclasses

__all__ = ["Requirement", "requirements_of", "shapes_of"]

_SH = {
    name: NamedNode(PREFIXES["sh"] + name)
    for name in ("alternativePath", "and", "hasValue", "maxCount", "minCount", "qualifiedMinCount")
}


@dataclass(frozen=True)
class Requirement:
    """One part that a thing must have: by which of some properties, how often, what the shape says, what is offered."""

    properties: tuple[NamedNode, ...]
    least: int
    message: str
    offered: tuple[NamedNode, ...] = ()

    def missing(self, given: Iterable[NamedNode]) -> bool:
        """Tell whether among the properties that values were given for these are too few."""
        count = Counter(given)
        return sum(count[each] for each in self.properties) < self.least


def shapes_of(project: Project) -> Graph:
    """Return the shapes of the data, those of the core among them."""
    return Graph(turtle.read_all(project.shape_files()))


def requirements_of(shapes: Graph, ontology: Graph, cls: NamedNode) -> tuple[list[Requirement], bool]:
    """Return what things of a class must have, by properties that can be named, and whether they must have labels."""
    above = superclasses(ontology, cls)
    found = [
        constraint
        for each in above
        for shape in shapes.subjects(SH.targetClass, each)
        for constraint in shapes.objects(shape, SH.property)
    ]
    named = any(RDFS.label in _paths(shapes, each) and _least(shapes, each) for each in found)
    asked = [_requirement(shapes, ontology, each) for each in dict.fromkeys(found)]
    return [each for each in asked if each is not None and RDFS.label not in each.properties], named


def _requirement(shapes: Graph, ontology: Graph, constraint: Term) -> Requirement | None:
    paths, least = _paths(shapes, constraint), _least(shapes, constraint)
    if not paths or not least or RDF.type in paths:
        return None
    message = shapes.text(constraint, SH.message) or ""
    return Requirement(paths, least, message, tuple(_offered(shapes, ontology, constraint)))


def _least(shapes: Graph, constraint: Term) -> int:
    told = shapes.text(constraint, _SH["minCount"]) or shapes.text(constraint, _SH["qualifiedMinCount"])
    return int(told or 0)


def _paths(shapes: Graph, constraint: Term) -> tuple[NamedNode, ...]:
    """Return the properties of a path that is one property or a choice of several; none for any other path."""
    path = shapes.value(constraint, SH.path)
    if isinstance(path, NamedNode):
        return (path,)
    choice = shapes.value(path, _SH["alternativePath"]) if isinstance(path, BlankNode) else None
    members = tuple(_members(shapes, choice))
    return tuple(each for each in members if isinstance(each, NamedNode))


def _members(graph: Graph, head: Term | None) -> Iterator[Term]:
    while head is not None and head != RDF.nil:
        first = graph.value(head, RDF.first)
        if first is None:
            return
        yield first
        head = graph.value(head, RDF.rest)


def _offered(shapes: Graph, ontology: Graph, constraint: Term) -> Iterator[NamedNode]:
    """Yield the concepts of the scheme that a constraint keeps its values to."""
    for part in _members(shapes, shapes.value(constraint, _SH["and"])):
        if shapes.value(part, SH.path) == SKOS.inScheme:
            scheme = shapes.value(part, _SH["hasValue"])
            if scheme is not None and not isinstance(scheme, Literal):
                yield from (c for c in ontology.subjects(SKOS.inScheme, scheme) if isinstance(c, NamedNode))
