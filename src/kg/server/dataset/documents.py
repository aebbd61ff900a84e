"""Documents about things: what the data document says of itself, and where the `Link` header leads."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.names import Names
from kg.rdf.formats import Format
from kg.rdf.namespaces import BASE, OWL, RDF, RDFS, local_path
from kg.server.site.linkheader import Link
from kg.server.site.links import data_path, path_of
from kg.server.site.site import Site
from kg.server.site.vocabularies import BUILD, DATASET, DCTERMS, FOAF, LICENCE, PROV, VOID, english
from kg.server.wire.formats import CARD, FORMATS, HTML
from kg.settings import current

__all__ = ["about_document", "document_of", "links_of_data", "links_of_dataset"]

_DISTINCTION = (
    "What is told and what follows stand together here. In TriG and N-Quads each statement stands in the graph of its "
    "layer: graph:inferred and graph:rules hold what follows, graph:dates the bounds of dates, graph:claims the values "
    "of preferred claims, graph:authored what the editors wrote, graph:gazetteer what no text tells."
)


def document_of(node: NamedNode) -> NamedNode:
    """Return the document that holds the data of a thing, whatever the format."""
    return NamedNode(BASE + "data/" + local_path(node.value))


def about_document(site: Site, node: NamedNode) -> Iterator[Triple]:
    """Yield what the document says of itself: topic, dataset, licence, version and build, and its other formats."""
    document, name = document_of(node), Names(site.graph.graph).label(node)
    yield Triple(document, RDF.type, FOAF.Document)
    yield Triple(document, FOAF.primaryTopic, node)
    yield Triple(document, DCTERMS.title, english(f"Data about {name}"))
    yield Triple(document, DCTERMS.description, english(_DISTINCTION))
    yield Triple(document, DCTERMS.isPartOf, DATASET)
    yield Triple(document, VOID.inDataset, DATASET)
    yield Triple(document, DCTERMS.license, LICENCE)
    yield Triple(document, OWL.versionInfo, Literal(site.data_version))
    yield Triple(document, PROV.wasGeneratedBy, BUILD)
    for form in FORMATS:
        yield Triple(document, DCTERMS.hasFormat, NamedNode(f"{document.value}.{form.suffix}"))
    yield Triple(node, FOAF.page, NamedNode(BASE + "page/" + local_path(node.value)))
    yield Triple(DATASET, RDF.type, VOID.Dataset)
    yield Triple(DATASET, RDFS.label, english(current().title))


def links_of_data(site: Site, node: NamedNode, form: Format) -> list[Link]:
    """Return where to go from the data of a thing in one format."""
    return [
        Link(f"{document_of(node).value}.{form.suffix}", "canonical"),
        Link(node.value, "cite-as"),
        Link(node.value, "describes"),
        Link(path_of(node.value, site.root), "alternate", HTML.media_type),
        *(
            Link(data_path(node.value, site.root, other.suffix), "alternate", other.media_type)
            for other in (*FORMATS, CARD)
            if other != form
        ),
        *links_of_dataset(site),
        *_types(site, node),
    ]


def links_of_dataset(site: Site) -> list[Link]:
    """Return the licence of everything here, and the description of the whole."""
    return [
        Link(LICENCE.value, "license"),
        Link(f"{site.root}/.well-known/void", "describedby"),
    ]


def _types(site: Site, node: NamedNode) -> list[Link]:
    """Return the classes that were written for a thing (RFC 6903, section 6)."""
    return [
        Link(cls.value, "type")
        for graph in (site.authored, site.sources, site.ontology, site.links, site.gazetteer)
        for cls in graph.nodes(node, RDF.type)
    ]
