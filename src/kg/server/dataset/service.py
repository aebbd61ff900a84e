"""What the endpoint says of itself: SPARQL 1.1 Service Description (W3C Recommendation of 2013), with its limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.namespaces import BASE, PREFIXES, RDF, RDFS, XSD
from kg.rdf.resultformats import STANDARD_RESULTS
from kg.server.site.vocabularies import DCTERMS, SD, VOID, count, english, named
from kg.server.wire.formats import FORMATS

__all__ = ["LIMITS", "Service", "service_description"]

_TERMS = BASE + "sparql#"
_SIMPLE = named("http://www.w3.org/ns/entailment/Simple")
# No vocabulary has words for limits. Ours are defined in the description itself, where their IRIs lead.
LIMITS = {
    "seconds": ("timeLimit", "Seconds after which a query is stopped."),
    "finish": ("finishLimit", "Seconds after which a page or canned answer is stopped though nobody waits for it."),
    "memory": ("memoryLimit", "Bytes of memory that a query may take."),
    "rows": ("rowLimit", "Rows or triples of an answer at most; an answer with more is an error, never cut."),
    "answer": ("answerLimit", "Bytes of an answer at most; an answer with more is an error, never cut."),
    "text": ("textLimit", "Bytes of the text of a query at most."),
    "depth": ("depthLimit", "Depth to which groups, parentheses and the like may be nested in a query."),
    "operators": ("operatorLimit", "Operators that a query may have."),
    "selects": ("selectLimit", "Sub-queries that a query may have."),
    "queue": ("queueLimit", "Queries that may wait for a worker; beyond that they are refused, to be tried again."),
    "workers": ("workerCount", "Queries that are evaluated at the same time."),
    "patience": ("patienceLimit", "Seconds that the server waits for a client that sends or takes nothing."),
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


def service_description(service: Service) -> Iterator[Triple]:
    """Yield the description. What is not true of the endpoint (dereferencing, a union default graph) is not there."""
    node = named(f"{service.endpoint}#service")
    yield Triple(node, RDF.type, SD.Service)
    yield Triple(node, DCTERMS.title, english(service.title))
    yield Triple(node, SD.endpoint, named(service.endpoint))
    yield Triple(node, SD.supportedLanguage, SD.SPARQL11Query)
    yield Triple(node, SD.defaultEntailmentRegime, _SIMPLE)
    for form in (*STANDARD_RESULTS, *FORMATS):
        yield Triple(node, SD.resultFormat, named(form.unique_name))
    if service.federated:
        yield Triple(node, SD.feature, SD.BasicFederatedQuery)
    yield from _limits(node, service.limits)
    yield from _dataset(node, service)


def _limits(node: NamedNode, limits: Mapping[str, float]) -> Iterator[Triple]:
    for key, (local, meaning) in LIMITS.items():
        if key not in limits:
            continue
        limit = limits[key]
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
