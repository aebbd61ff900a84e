"""A concept, in the file of its scheme (SKOS Reference, sections 3 to 5); a scheme that is new comes with its names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.errors import KgError
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import RDF, SKOS, abbreviate, expand, identifier, slug_of
from kg.scaffold.writing import Labels, add_to, can_be_added_to, check_slug, labelled

__all__ = ["new_concept", "schemes_of"]


def schemes_of(project: Project) -> list[str]:
    """Return the schemes of a project and of the core, as prefixed names."""
    return [abbreviate(str(scheme.value)) for scheme in _concepts(project).of_type(SKOS.ConceptScheme)]


def new_concept(
    project: Project,
    slug: str,
    scheme: str,
    labels: Labels,
    definitions: Labels,
    *,
    broader: str | None = None,
    scheme_labels: Labels = (),
) -> list[Path]:
    """Write a concept into the file of its scheme; return that file.

    `scheme` may go without its prefix. One that does not exist is made with `scheme_labels`; without them it is an
    error, as is a concept that is there already. Nothing is written then.
    """
    check_slug(slug)
    known, node = _concepts(project), identifier("concept", slug)
    if known.has(node, RDF.type):
        raise KgError(f"{abbreviate(node.value)} exists already; nothing was written")
    list_of = _scheme(known, scheme)
    triples = [
        *_scheme_triples(known, list_of, scheme_labels),
        Triple(node, RDF.type, SKOS.Concept),
        *labelled(node, labels, SKOS.prefLabel),
        *labelled(node, definitions, SKOS.definition),
        Triple(node, SKOS.inScheme, list_of),
        *(Triple(node, SKOS.broader, wider) for wider in _wider(known, broader)),
    ]
    path = project.ontology / "concepts" / f"{slug_of(list_of)}.ttl"
    if path.exists() and not can_be_added_to(path):
        raise KgError(f"{project.relative(path)} is not in canonical form, so that adding to it would lose something")
    return [add_to(path, triples)]


def _concepts(project: Project) -> Graph:
    return Graph(turtle.read_all(project.concept_files()))


def _scheme(known: Graph, name: str) -> NamedNode:
    """Return the scheme of a prefixed name, or of the last part of its address; it need not be there."""
    if ":" in name:
        return NamedNode(expand(name) or name)
    schemes = (scheme for scheme in known.of_type(SKOS.ConceptScheme) if isinstance(scheme, NamedNode))
    found = next((scheme for scheme in schemes if slug_of(scheme) == name), None)
    if found is None:
        check_slug(name)
    return found or identifier("scheme", name)


def _scheme_triples(known: Graph, scheme: NamedNode, labels: Labels) -> list[Triple]:
    """Return what makes a scheme, where it is new."""
    if known.has(scheme, RDF.type):
        return []
    if not labels:
        there = ", ".join(abbreviate(str(each.value)) for each in known.of_type(SKOS.ConceptScheme))
        raise KgError(
            f"there is no scheme {abbreviate(scheme.value)}; name it by --scheme-label in each language to make it,"
            f" or take one of: {there}"
        )
    return [Triple(scheme, RDF.type, SKOS.ConceptScheme), *labelled(scheme, labels, SKOS.prefLabel)]


def _wider(known: Graph, name: str | None) -> Iterator[NamedNode]:
    if name is None:
        return
    wider = NamedNode(expand(name) or identifier("concept", name).value)
    if not known.has(wider, RDF.type):
        raise KgError(f"{name} is no concept that is there: write a broader one first")
    yield wider
