"""What the endpoint says of itself: SPARQL 1.1 Service Description (W3C Recommendation of 2013), with its limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store, Triple

from kg.namespaces import BASE, PREFIXES, RDF, RDFS, XSD
from kg.server.linkeddata.dataset import counts_of_layers, counts_of_view
from kg.server.linkeddata.graphs import StoreGraphs
from kg.server.linkeddata.mediatypes import FORMATS
from kg.server.linkeddata.vocabularies import DCTERMS, LICENCE, SD, VOID, count, english, named
from kg.server.linkeddata.writing import as_graph, rdf_reply, wanted
from kg.server.reply import Reply
from kg.server.site import Site
from kg.store import graph_name, view_name

__all__ = ["LIMITS", "Service", "project_service", "service_description", "service_document", "store_service"]

_TERMS = BASE + "sparql#"
# Formats of results (https://www.w3.org/ns/formats/); those of graphs are in the table of media types.
_RESULTS = tuple(f"http://www.w3.org/ns/formats/SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV"))
_SIMPLE = named("http://www.w3.org/ns/entailment/Simple")
# No vocabulary has words for limits. Ours are defined in the description itself, where their IRIs lead.
LIMITS: dict[str, tuple[str, str]] = {
    "seconds": ("timeLimit", "Seconds after which a query is stopped."),
    "rows": ("rowLimit", "Rows or triples of an answer at most; an answer with more is an error, never cut."),
    "bytes": ("byteLimit", "Bytes of an answer at most; an answer with more is an error, never cut."),
    "memory": ("memoryLimit", "Bytes of memory that a query may take."),
    "query_bytes": ("queryByteLimit", "Bytes of a query at most."),
    "depth": ("depthLimit", "Depth to which groups, parentheses and the like may be nested in a query."),
}


@dataclass(frozen=True)
class Service:
    """What there is to say: address, triples of the default graph and of each named graph, limits, federation."""

    endpoint: str
    default: int
    named: Mapping[str, int]
    limits: Mapping[str, float] = field(default_factory=dict)
    federated: bool = False
    title: str = "SPARQL endpoint"


def project_service(site: Site, arguments: dict[str, Any]) -> Service:
    """Return the service of the project: its view is the default graph, the layers and the view are named graphs."""
    default = counts_of_view(site).triples
    graphs = {graph_name(layer).value: counts.triples for layer, counts in counts_of_layers(site).items()}
    graphs[view_name(site.graph.view).value] = default
    return _service(arguments, default, graphs, "SPARQL endpoint of the Defector Graph")


def store_service(store: Store, arguments: dict[str, Any]) -> Service:
    """Return the service of any store, with the plain semantics of SPARQL."""
    graphs = {name: _size(store, NamedNode(name)) for name in StoreGraphs(store).names()}
    return _service(arguments, _size(store, DefaultGraph()), graphs, "SPARQL endpoint")


def _size(store: Store, graph: NamedNode | DefaultGraph) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))


def _service(arguments: dict[str, Any], default: int, graphs: Mapping[str, int], title: str) -> Service:
    limits, federated = arguments.get("limits") or {}, bool(arguments.get("federated"))
    return Service(arguments["endpoint"], default, graphs, limits, federated, title)


def service_document(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the description of the project's endpoint.

    Arguments: format; endpoint, its absolute address; limits, by the keys of LIMITS; federated: whether SERVICE works.
    """
    form = wanted(arguments["format"])
    return rdf_reply(as_graph(site, service_description(project_service(site, arguments)), form), form)


def service_description(service: Service) -> Iterator[Triple]:
    """Yield the description. What is not true of the endpoint (dereferencing, a union default graph) is not there."""
    node = named(f"{service.endpoint}#service")
    yield Triple(node, RDF.type, SD.Service)
    yield Triple(node, DCTERMS.title, english(service.title))
    yield Triple(node, DCTERMS.license, LICENCE)
    yield Triple(node, SD.endpoint, named(service.endpoint))
    yield Triple(node, SD.supportedLanguage, SD.SPARQL11Query)
    yield Triple(node, SD.defaultEntailmentRegime, _SIMPLE)
    for form in (*_RESULTS, *(form.unique_name for form in FORMATS)):
        yield Triple(node, SD.resultFormat, named(form))
    if service.federated:
        yield Triple(node, SD.feature, SD.BasicFederatedQuery)
    yield from _limits(node, service.limits)
    yield from _dataset(node, service)


def _limits(node: NamedNode, limits: Mapping[str, float]) -> Iterator[Triple]:
    for key, limit in limits.items():
        local, meaning = LIMITS[key]
        term, datatype = named(_TERMS + local), XSD.integer if limit == int(limit) else XSD.decimal
        shown = int(limit) if datatype == XSD.integer else limit
        yield Triple(node, term, Literal(str(shown), datatype=datatype))
        yield Triple(term, RDF.type, named(PREFIXES["rdf"] + "Property"))
        yield Triple(term, RDFS.label, english(local))
        yield Triple(term, RDFS.comment, english(meaning))
        yield Triple(term, RDFS.domain, SD.Service)


def _dataset(node: NamedNode, service: Service) -> Iterator[Triple]:
    dataset, default = (named(f"{service.endpoint}#{part}") for part in ("dataset", "default-graph"))
    yield Triple(node, SD.defaultDataset, dataset)
    yield Triple(dataset, RDF.type, SD.Dataset)
    yield Triple(dataset, SD.defaultGraph, default)
    yield Triple(default, RDF.type, SD.Graph)
    yield Triple(default, VOID.triples, count(service.default))
    for number, (name, triples) in enumerate(service.named.items(), 1):
        entry, graph = (named(f"{service.endpoint}#{part}-{number}") for part in ("named-graph", "graph"))
        yield Triple(dataset, SD.namedGraph, entry)
        yield Triple(entry, RDF.type, SD.NamedGraph)
        yield Triple(entry, SD.name, named(name))
        yield Triple(entry, SD.graph, graph)
        yield Triple(graph, RDF.type, SD.Graph)
        yield Triple(graph, VOID.triples, count(triples))
