"""A thing of one of the project's kinds: its class, its names, and what is told of it, in the right file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.errors import KgError
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, CONCEPT, RDF, abbreviate, expand, identifier
from kg.scaffold.kinds import Kind, kinds_in, superproperties, vocabulary_of
from kg.scaffold.places import Described, place_of
from kg.scaffold.requirements import Requirement, requirements_of, shapes_of
from kg.scaffold.values import Told, told_of
from kg.scaffold.writing import Labels, add_to, check_slug, labelled

__all__ = ["new_thing", "open_parts"]


def new_thing(
    project: Project, kind: str, slug: str, labels: Labels = (), *, cls: str | None = None, told: Sequence[str] = ()
) -> list[Path]:
    """Write a thing of a kind with its labels and what is told of it (`PROPERTY=VALUE`); return the file written.

    `cls` is a class of the kind, as a prefixed name; else it is the kind's own. Raises KgError, and writes nothing,
    for a kind, a class, a property or a name that is none, and for a thing that is described already.
    """
    ontology = vocabulary_of(project)
    made = _kind(ontology, kind)
    check_slug(slug)
    node = identifier(kind, slug)
    described = Described(project, ontology)
    if node in described.files:
        place = project.relative(described.files[node])
        raise KgError(f"{place}: {abbreviate(node.value)} exists already; nothing was written")
    values = _with_defaults(made, [told_of(ontology, pair) for pair in told])
    triples = [
        Triple(node, RDF.type, _class(made, cls)),
        *(labelled(node, labels) if labels else ()),
        *(Triple(node, prop, value) for prop, value in values),
    ]
    return [add_to(place_of(described, made, slug, values), triples)]


def open_parts(project: Project, kind: str, cls: str | None = None, told: Sequence[str] = ()) -> list[Requirement]:
    """Return what the shapes ask of such a thing and `told` does not say."""
    ontology = vocabulary_of(project)
    made = _kind(ontology, kind)
    asked, _ = requirements_of(shapes_of(project), ontology, _class(made, cls))
    pairs = _with_defaults(made, [told_of(ontology, pair) for pair in told])
    given = [wider for prop, _ in pairs for wider in superproperties(ontology, prop)]
    return [each for each in asked if each.missing(given)]


def _kind(ontology: Graph, kind: str) -> Kind:
    kinds = kinds_in(ontology)
    if kind not in kinds:
        raise KgError(
            f"there are no things of the kind {kind} here; there are: {', '.join(kinds)} (cg:kind on a class)"
        )
    return kinds[kind]


def _class(kind: Kind, cls: str | None) -> NamedNode:
    if cls is None:
        return kind.cls
    chosen = NamedNode(expand(cls) or "urn:none")
    if chosen not in kind.classes:
        raise KgError(f"{cls} is no class of the kind {kind.name}; there are: {_names(kind.classes)}")
    return chosen


def _names(classes: Iterable[NamedNode]) -> str:
    return ", ".join(abbreviate(each.value) for each in classes)


def _with_defaults(kind: Kind, told: list[Told]) -> list[Told]:
    """Return what is told with what goes without saying: a claim that nobody ranks is undecided."""
    if kind.cls == CG.Claim and all(prop != CG.rank for prop, _ in told):
        return [*told, (CG.rank, CONCEPT.normal)]
    return told
