"""The kinds of things that can be made, each with its classes: `cg:kind` on a class of the ontology."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDFS, SKOS, abbreviate

__all__ = ["Kind", "kinds_in", "kinds_of", "superclasses", "superproperties", "vocabulary_of"]


@dataclass(frozen=True)
class Kind:
    """One kind: as in addresses, its class, and all classes whose things are of it, the most general one first.

    Things that are `told` of say something contestable about the world, so that they cite; others need but a name.
    """

    name: str
    cls: NamedNode
    classes: tuple[NamedNode, ...]
    told: bool
    definition: str


def vocabulary_of(project: Project) -> Graph:
    """Return the ontology proper."""
    return Graph(turtle.read_all(project.vocabulary_files()))


def kinds_of(project: Project) -> dict[str, Kind]:
    """Return the kinds by name, in order of their names."""
    return kinds_in(vocabulary_of(project))


def kinds_in(ontology: Graph) -> dict[str, Kind]:
    """Return the kinds that an ontology names."""
    named = {
        str(kind.value): cls
        for cls in ontology.subjects(CG.kind)
        for kind in ontology.objects(cls, CG.kind)
        if isinstance(cls, NamedNode) and isinstance(kind, Literal)
    }
    return {name: _kind(ontology, name, cls, set(named.values()) - {cls}) for name, cls in sorted(named.items())}


def _kind(ontology: Graph, name: str, cls: NamedNode, others: set[NamedNode]) -> Kind:
    classes = tuple(dict.fromkeys(_below(ontology, cls, others)))
    told = CG.Attestable in superclasses(ontology, cls)
    definition = (
        ontology.label(cls, SKOS.definition, "en") or ontology.text(cls, SKOS.definition) or abbreviate(cls.value)
    )
    return Kind(name, cls, classes, told, definition)


def _below(ontology: Graph, cls: NamedNode, others: set[NamedNode]) -> Iterator[NamedNode]:
    """Yield a class and those below it, but for what is of another kind, and what only follows from other facts."""
    yield cls
    for below in ontology.subjects(RDFS.subClassOf, cls):
        if isinstance(below, NamedNode) and below not in others and not _follows(ontology, below):
            yield from _below(ontology, below, others)


def _follows(ontology: Graph, cls: NamedNode) -> bool:
    """Tell whether things are of a class by what else is told of them: it is a defined one."""
    defined = any(isinstance(below, BlankNode) for below in ontology.subjects(RDFS.subClassOf, cls))
    return defined or cls == CG.DisputedClaim


def superclasses(ontology: Graph, cls: NamedNode) -> list[NamedNode]:
    """Return a class and all above it, the nearest first."""
    return _above(ontology, cls, RDFS.subClassOf)


def superproperties(ontology: Graph, prop: NamedNode) -> list[NamedNode]:
    """Return a property and all that it implies, the nearest first."""
    return _above(ontology, prop, RDFS.subPropertyOf)


def _above(ontology: Graph, term: NamedNode, link: NamedNode) -> list[NamedNode]:
    found = [term]
    for each in found:
        found += [above for above in ontology.nodes(each, link) if above not in found]
    return found
