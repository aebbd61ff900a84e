"""Ontology and shapes over HTTP: the files' whole content in every format, or a page with one anchor per term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import NamedNode, Triple

from kg.languages import TAGS
from kg.rdf.formats import Format
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, DCTERMS, SHAPES, SKOS, TERM_NAMESPACES
from kg.server.dataset.documents import links_of_dataset
from kg.server.site.alignments import alignments_of
from kg.server.site.linkheader import Link, link_header
from kg.server.site.links import path_of
from kg.server.site.rendering import render_plain
from kg.server.site.replies import as_graph, rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.vocabulary.shapedocs import ShapeDoc, documented_shapes
from kg.server.vocabulary.termdocs import TermDoc, concept_schemes, documented_terms
from kg.server.vocabulary.usage import shapes_graph
from kg.server.vocabulary.versions import check_version
from kg.server.vocabulary.wording import pieces
from kg.server.wire.formats import FORMATS, HTML
from kg.server.wire.reply import Reply
from kg.successors import moved_within, read_deprecated
from kg.translation import label_language, marked

__all__ = ["ontology_document", "ontology_triples", "shapes_document"]

_ONTOLOGY = BASE + "ontology"
_OF_CONCEPTS = (SKOS.exactMatch, SKOS.hasTopConcept)
_TITLES = {
    "class": marked("Classes"),
    "object property": marked("Object properties"),
    "datatype property": marked("Datatype properties"),
    "annotation property": marked("Annotation properties"),
    "node shape": marked("Node shapes"),
    "property shape": marked("Property shapes"),
}


def ontology_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the ontology: classes, properties, axioms, concepts, and alignments.

    Arguments: format, and version where one is asked for: there is only the one that the data are built with.
    """
    form = wanted(arguments["format"], (HTML, *FORMATS))
    check_version(site, "ontology", arguments.get("version"))
    if form == HTML:
        return _ontology_page(site)
    return _rdf(site, "ontology", ontology_triples(site), form)


def ontology_triples(site: Site) -> Graph:
    """Return what is served as the ontology: vocabulary, what follows of concepts, alignments, and what has moved."""
    of_concepts = Graph(triple for triple in site.layers["rules"] if triple.predicate in _OF_CONCEPTS)
    return Graph.union(site.ontology, of_concepts, alignments_of(site), _moved(site, TERM_NAMESPACES))


def _other_titles(site: Site) -> dict[str, str]:
    """Return the titles of the ontology in the languages beside the one that is spoken."""
    titles = {
        tag: site.ontology.label(NamedNode(_ONTOLOGY), DCTERMS.title, tag) for tag in TAGS if tag != label_language()
    }
    return {tag: title for tag, title in titles.items() if title}


def shapes_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the shapes. Arguments: format."""
    form = wanted(arguments["format"], (HTML, *FORMATS))
    return (
        _shapes_page(site)
        if form == HTML
        else _rdf(site, "shapes", Graph.union(shapes_graph(site), _moved(site, SHAPES)), form)
    )


def _moved(site: Site, namespaces: tuple[str, ...]) -> Graph:
    """Return where the terms of a namespace are that are no longer under their old addresses."""
    deprecated = site.kept("deprecated", lambda: read_deprecated(site.project))
    return Graph(moved_within(deprecated, namespaces))


def _rdf(site: Site, name: str, triples: Iterable[Triple], form: Format) -> Reply:
    reply = rdf_reply(as_graph(site, triples, form), form, _links(site, name, form))
    reply.headers["Content-Location"] = f"{site.root}/{name}.{form.suffix}"
    return reply


def _links(site: Site, name: str, form: Format) -> list[Link]:
    return [
        Link(BASE + name, "canonical"),
        *(
            Link(f"{site.root}/{name}.{other.suffix}", "alternate", other.media_type)
            for other in (HTML, *FORMATS)
            if other != form
        ),
        *links_of_dataset(site),
    ]


def _ontology_page(site: Site) -> Reply:
    terms = documented_terms(site)
    return _page(site, "ontology", groups=_grouped(terms), schemes=concept_schemes(site), titles=_other_titles(site))


def _shapes_page(site: Site) -> Reply:
    return _page(site, "shapes", groups=_grouped(documented_shapes(site)))


def _grouped(docs: Sequence[TermDoc] | Sequence[ShapeDoc]) -> list[tuple[str, list[TermDoc | ShapeDoc]]]:
    """Return the entries under the title of their kind; kinds that have none are left out."""
    found = [(title, [doc for doc in docs if doc.kind == kind]) for kind, title in _TITLES.items()]
    return [(title, entries) for title, entries in found if entries]


def _page(site: Site, name: str, **variables: Any) -> Reply:
    known = _linkable(site)
    named = {
        "formats": [(form.name, form.media_type, f"{site.root}/{name}.{form.suffix}") for form in FORMATS],
        "path": lambda node: path_of(node.value, site.pages),
        "pieces": lambda text: pieces(text, site.pages, known),
        "iri": BASE + name,
    }
    reply = render_plain(f"{name}.html", 200, site.root, site.data_version, **named, **variables)
    reply.headers["Link"] = link_header(_links(site, name, HTML))
    return reply


def _linkable(site: Site) -> set[str]:
    """Return the IRIs to which words of a text can be linked: of what is in the view, and of shapes."""
    subjects = (*site.graph.graph.all_subjects(), *shapes_graph(site).all_subjects())
    return {node.value for node in subjects if isinstance(node, NamedNode)}
