"""What is known of a source text: title, author, publisher, place and date, as the section tells them of itself.

The elements are those of a library's description (Dublin Core). A value that no text tells is unknown; one that the
editors reckon comes from a preferred claim with its basis, and is marked so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.bibliography.elements import (
    AUTHOR,
    CREDIT_OF,
    CREDIT_PROPERTY,
    CREDIT_VALUE,
    DEVISED_TITLE,
    FORMS,
    KIND,
    PLACE,
    PUBLISHER,
    WORK,
)
from kg.bibliography.published import UNKNOWN, Published, published
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, CONCEPT, DCTERMS, RDF, RDFS, SKOS, slug_of

__all__ = ["Name", "Source", "authors_of", "is_source", "name_of", "source_of", "work_of"]


@dataclass(frozen=True)
class Name:
    """What something is called in English and in Russian."""

    english: str
    russian: str


@dataclass(frozen=True)
class Source:
    """One section or document, described.

    `title` is as told, `devised` what the editors call a text that tells none. `form` is one that footnotes tell apart
    (`agency-report`, `article`, `encyclopaedia-article`), `file` the name of the file of a whole document.
    """

    node: NamedNode
    title: str = ""
    devised: Name = field(default_factory=lambda: Name("", ""))
    authors: tuple[Name, ...] = ()
    publisher: Name | None = None
    place: Name | None = None
    form: str = ""
    date: Published = UNKNOWN
    language: str = ""
    file: str = ""

    @property
    def section(self) -> str:
        """The short name of the section; empty for a document."""
        return "" if self.file else slug_of(self.node)


def is_source(graph: Graph, node: NamedNode) -> bool:
    """Tell whether a node is a section or a document."""
    kinds = graph.nodes(node, RDF.type)
    return any(kind in kinds for kind in (CG.Section, CG.OutOfScopeSection, CG.Document))


def source_of(graph: Graph, node: NamedNode) -> Source:
    """Return the description of a section or of a document; an unknown one has its name alone."""
    work = work_of(graph, node)
    document = graph.node(node, CG.partOfDocument) or node
    return Source(
        node=node,
        title=(graph.text(work, DCTERMS.title) or "") if work else "",
        devised=_devised(graph, node),
        authors=tuple(name_of(graph, author) for author in authors_of(graph, work)) if work else (),
        publisher=_named(graph, work, PUBLISHER),
        place=_named(graph, work, PLACE),
        form=_form(graph, work),
        date=_date(graph, work) if work else UNKNOWN,
        language=graph.text(document, DCTERMS.language) or "",
        file=graph.text(node, CG.fileName) or "",
    )


def work_of(graph: Graph, node: NamedNode) -> NamedNode | None:
    """Return the work that a section reproduces, which has title, author, publisher, place and date."""
    return graph.node(node, WORK) if WORK else None


def authors_of(graph: Graph, work: NamedNode) -> list[NamedNode]:
    """Return the authors of a work: the settings tell whether they stand on it, or on nodes that credit them."""
    if AUTHOR is None:
        return []
    nodes = list(graph.subjects(CREDIT_OF, work)) if CREDIT_OF else [work]
    if CREDIT_PROPERTY and CREDIT_VALUE:
        nodes = [node for node in nodes if CREDIT_VALUE in graph.nodes(node, CREDIT_PROPERTY)]
    return [author for node in nodes for author in graph.nodes(node, AUTHOR)]


def name_of(graph: Graph, node: NamedNode) -> Name:
    """Return what a thing is called; where one language is missing, the other stands for it."""
    return _told_name(graph, node, SKOS.prefLabel, RDFS.label) or Name(slug_of(node), slug_of(node))


def _told_name(graph: Graph, node: NamedNode, *predicates: NamedNode) -> Name | None:
    found: Mapping[str, str] = {
        value.language: value.value
        for predicate in predicates
        for value in graph.objects(node, predicate)
        if isinstance(value, Literal) and value.language
    }
    either = next(iter(found.values()), None)
    return Name(found.get("en", either), found.get("ru", either)) if either is not None else None


def _devised(graph: Graph, node: NamedNode) -> Name:
    devised = _told_name(graph, node, DEVISED_TITLE) if DEVISED_TITLE else None
    return devised or name_of(graph, node)


def _named(graph: Graph, work: NamedNode | None, predicate: NamedNode | None) -> Name | None:
    found = graph.node(work, predicate) if work and predicate else None
    return name_of(graph, found) if found else None


def _form(graph: Graph, work: NamedNode | None) -> str:
    found = graph.node(work, KIND) if work and KIND else None
    return FORMS.get(found, "") if found else ""


def _date(graph: Graph, work: NamedNode) -> Published:
    reckoned = any(
        graph.value(claim, CG.aboutProperty) == CG.when and graph.value(claim, CG.rank) == CONCEPT.preferred
        for claim in graph.subjects(CG.aboutNode, work)
    )
    return published(graph.text(work, CG.when), is_told=not reckoned)
