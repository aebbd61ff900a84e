"""What is known of a source text: title, author, publisher, place and date, as the section tells them of itself.

The elements are those of a library's description (Dublin Core). A value that no text tells is unknown; one that the
editors reckon comes from a preferred claim with its basis, and is marked so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.bibliography.published import UNKNOWN, Published, published
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, CONCEPT, DCTERMS, DG, OWN_CONCEPT, RDF, RDFS, SKOS, slug_of

__all__ = ["Name", "Source", "is_source", "name_of", "source_of"]


@dataclass(frozen=True)
class Name:
    """What something is called in English and in Russian."""

    english: str
    russian: str


@dataclass(frozen=True)
class Source:
    """One section or document, described.

    `title` is as told, `devised` what the editors call a text that tells none. `kind` is the slug of a concept of
    the kinds of work, `file` the name of the file of a whole document.
    """

    node: NamedNode
    title: str = ""
    devised: Name = field(default_factory=lambda: Name("", ""))
    authors: tuple[Name, ...] = ()
    publisher: Name | None = None
    place: Name | None = None
    kind: str = ""
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
    work = graph.node(node, DG.reproduces)
    document = graph.node(node, CG.partOfDocument) or node
    return Source(
        node=node,
        title=(graph.text(work, DCTERMS.title) or "") if work else "",
        devised=_devised(graph, node),
        authors=tuple(_authors(graph, work)) if work else (),
        publisher=_named(graph, work, DG.publisher),
        place=_named(graph, work, DG.cityOfPublication),
        kind=_kind(graph, work),
        date=_date(graph, work) if work else UNKNOWN,
        language=graph.text(document, DCTERMS.language) or "",
        file=graph.text(node, CG.fileName) or "",
    )


def name_of(graph: Graph, node: NamedNode) -> Name:
    """Return what a thing is called; where one language is missing, the other stands for it."""
    found: Mapping[str, str] = {
        value.language: value.value
        for predicate in (SKOS.prefLabel, RDFS.label)
        for value in graph.objects(node, predicate)
        if isinstance(value, Literal) and value.language
    }
    either = next(iter(found.values()), slug_of(node))
    return Name(found.get("en", either), found.get("ru", either))


def _devised(graph: Graph, node: NamedNode) -> Name:
    label = name_of(graph, node)
    english, russian = (graph.label(node, DG.devisedTitle, language) for language in ("en", "ru"))
    return Name(english or label.english, russian or label.russian)


def _authors(graph: Graph, work: NamedNode) -> list[Name]:
    credits_ = (
        credit for credit in graph.subjects(DG.ofWork, work) if OWN_CONCEPT.writing in graph.nodes(credit, DG.function)
    )
    return [name_of(graph, person) for credit in credits_ for person in graph.nodes(credit, DG.creditedPerson)]


def _named(graph: Graph, work: NamedNode | None, predicate: NamedNode) -> Name | None:
    found = graph.node(work, predicate) if work else None
    return name_of(graph, found) if found else None


def _kind(graph: Graph, work: NamedNode | None) -> str:
    found = graph.node(work, DG.workKind) if work else None
    return slug_of(found) if found else ""


def _date(graph: Graph, work: NamedNode) -> Published:
    reckoned = any(
        graph.value(claim, CG.aboutProperty) == CG.when and graph.value(claim, CG.rank) == CONCEPT.preferred
        for claim in graph.subjects(CG.aboutNode, work)
    )
    return published(graph.text(work, CG.when), is_told=not reckoned)
