from __future__ import annotations

from dataclasses import asdict

import pytest
from pyoxigraph import Literal, RdfFormat, Store, Triple

from kg.build import Built
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, GRAPH
from kg.rdf.store import view_name
from kg.server.dataset.service import LIMITS, Service, service_description
from kg.server.dataset.servicepages import service_of_data, service_of_project
from kg.server.site.data import Data
from kg.server.site.site import Site
from kg.server.wire.formats import FORMATS
from kg.server.wire.limits import Limits

from ..little import node
from .linked_support import body_of, counted_by_rdflib, triples_of

ENDPOINT = "https://example.org/graph/sparql"
SERVICE = node(ENDPOINT + "#service")


def arguments(media_type: str = "text/turtle", **limits: float) -> dict:
    told = asdict(Limits(**limits))
    return {"media_type": media_type, "base": "https://example.org/graph", "limits": told}


@pytest.fixture(scope="module")
def told(rootless: Site) -> Graph:
    return Graph(triples_of(body_of(service_of_project(rootless, arguments(seconds=2.5))), "turtle"))


def graphs_in(told: Graph) -> dict[str, int]:
    """Return the named graphs of the dataset with their numbers of triples."""
    dataset = told.node(SERVICE, node("sd:defaultDataset"))
    found = {}
    for entry in told.nodes(dataset, node("sd:namedGraph")):
        graph = told.node(entry, node("sd:graph"))
        found[told.text(entry, node("sd:name"))] = int(told.text(graph, node("void:triples")))
    return found


def test_the_endpoint_is_where_the_client_asked(told: Graph):
    assert told.of_type(node("sd:Service")) == [SERVICE]
    assert told.text(SERVICE, node("sd:endpoint")) == ENDPOINT
    assert told.nodes(SERVICE, node("sd:supportedLanguage")) == [node("sd:SPARQL11Query")]


def test_the_formats_are_those_of_results_and_of_graphs(told: Graph):
    space = "http://www.w3.org/ns/formats/"
    results = {f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")}
    graphs = {"Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"}
    assert {f.value for f in told.nodes(SERVICE, node("sd:resultFormat"))} == {space + f for f in results | graphs}


def test_no_feature_is_told_that_there_is_not():
    plain = list(service_description(Service(ENDPOINT, 0, {})))
    assert [t for t in plain if t.predicate == node("sd:feature")] == []
    federated = Graph(service_description(Service(ENDPOINT, 0, {}, federated=True)))
    assert federated.nodes(SERVICE, node("sd:feature")) == [node("sd:BasicFederatedQuery")]


def test_the_named_graphs_are_the_layers_and_the_view_with_their_triples(told: Graph, built: Built):
    numbers = {GRAPH + name: number for name, number in built.manifest["triples"].items()}
    assert graphs_in(told) == numbers
    default = told.node(told.node(SERVICE, node("sd:defaultDataset")), node("sd:defaultGraph"))
    assert told.text(default, node("void:triples")) == str(numbers[view_name("accepted").value])


def test_every_limit_is_told_by_a_property_that_is_explained_where_its_iri_leads(told: Graph):
    for name, limit in asdict(Limits(seconds=2.5)).items():
        term = node(BASE + "sparql#" + LIMITS[name][0])
        [value] = told.objects(SERVICE, term)
        assert float(value.value) == limit
        assert told.label(term, node("rdfs:comment"), "en")


def test_every_format_says_the_same_to_two_readers(rootless: Site):
    expected = triples_of(body_of(service_of_project(rootless, arguments())), "turtle")
    for form in FORMATS:
        content = body_of(service_of_project(rootless, arguments(form.media_type)))
        assert triples_of(content, form.name) == expected, form.name
        assert counted_by_rdflib(content, form.name) == len(expected), form.name


def test_any_store_is_described_by_its_own_graphs():
    store = Store()
    store.load(b"<urn:a> <urn:b> 1, 2 . <urn:g> { <urn:a> <urn:b> 3 }", format=RdfFormat.TRIG)
    content = body_of(service_of_data(Data(store, None, None, {}), arguments("application/n-triples")))
    told = Graph(triples_of(content, "ntriples"))
    assert graphs_in(told) == {"urn:g": 1}
    default = told.node(told.node(SERVICE, node("sd:defaultDataset")), node("sd:defaultGraph"))
    assert told.text(default, node("void:triples")) == "2"
    assert Triple(SERVICE, node("dcterms:title"), Literal("SPARQL endpoint", language="en")) in told
