"""Every number of the description is counted again, by SPARQL, in the store of the build."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import rdflib.namespace
from pyoxigraph import Literal, NamedNode, Store, Triple

from kg.build import Built
from kg.export.profiles import read_profiles
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, CORE_BASE, PREFIXES
from kg.rdf.store import graph_name, view_name
from kg.server.dataset.dataset import dataset_description
from kg.server.dataset.datasetpages import dataset_document
from kg.server.site import vocabularies
from kg.server.site.site import Site
from kg.server.wire.formats import FORMATS

from ..little import node
from .linked_support import body_of, counted_by_rdflib, links_of, triples_of

ADDRESS = "https://example.org/graph"
DATASET = node(BASE + ".well-known/void#dataset")
ACCEPTED = view_name("accepted")
LINKS = node(BASE + ".well-known/void#wikidata-links")
LAYERS = ("ontology", "sources", "authored", "claims", "dates", "gazetteer", "inferred", "rules", "links")
# What VoID means by its numbers, section 4.6 of the specification.
NUMBERS = {
    "triples": "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
    # Things of the project, and the concepts of the core.
    "entities": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o . FILTER(isIRI(?s) && "
    f'(STRSTARTS(STR(?s), "{BASE}id/") || STRSTARTS(STR(?s), "{CORE_BASE}id/"))) }}',
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c . FILTER(isIRI(?c)) }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
}


@pytest.fixture(scope="module")
def description(rootless: Site) -> Graph:
    return Graph(dataset_description(rootless, ADDRESS))


@pytest.fixture(scope="module")
def count(built: Built) -> Callable[..., int]:
    store: Store = built.store()

    def counted(query: str, graph: NamedNode = ACCEPTED) -> int:
        return int(next(iter(store.query(query, default_graph=graph)))["n"].value)

    return counted


def number(description: Graph, part: NamedNode, local: str) -> int:
    [found] = description.objects(part, node(f"void:{local}"))
    return int(found.value)


@pytest.mark.parametrize("local", NUMBERS)
def test_the_numbers_of_the_whole_are_those_of_the_accepted_view(description: Graph, count, local: str):
    assert number(description, DATASET, local) == count(NUMBERS[local])
    assert number(description, ACCEPTED, local) == count(NUMBERS[local])


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("local", NUMBERS)
def test_the_numbers_of_each_layer_are_those_of_its_graph(description: Graph, count, layer: str, local: str):
    assert number(description, graph_name(layer), local) == count(NUMBERS[local], graph_name(layer))


@pytest.mark.parametrize(
    ("kind", "counted", "query"),
    [
        ("class", "entities", "SELECT ?t (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?t } GROUP BY ?t"),
        ("property", "triples", "SELECT ?t (COUNT(*) AS ?n) WHERE { ?s ?t ?o } GROUP BY ?t"),
    ],
)
def test_the_partitions_are_all_classes_and_properties_with_their_numbers(
    description: Graph, built: Built, kind: str, counted: str, query: str
):
    told = {
        (description.text(part, node(f"void:{kind}")), number(description, part, counted))
        for part in description.objects(DATASET, node(f"void:{kind}Partition"))
    }
    rows = built.store().query(query, default_graph=ACCEPTED)
    assert told == {(row["t"].value, int(row["n"].value)) for row in rows if isinstance(row["t"], NamedNode)}


@pytest.mark.parametrize(
    ("local", "what"), [("triples", "*"), ("distinctSubjects", "DISTINCT ?s"), ("distinctObjects", "DISTINCT ?o")]
)
def test_the_links_to_wikidata_are_counted(description: Graph, count, local: str, what: str):
    pattern = f"?s <{PREFIXES['cg']}wikidata> ?o . FILTER(STRSTARTS(STR(?o), '{PREFIXES['wd']}'))"
    assert number(description, LINKS, local) == count(f"SELECT (COUNT({what}) AS ?n) WHERE {{ {pattern} }}") > 0


def test_a_linkset_says_what_it_links(description: Graph):
    assert description.node(LINKS, node("void:linkPredicate")) == node("cg:wikidata")
    assert description.node(LINKS, node("void:subjectsTarget")) == DATASET
    assert description.node(LINKS, node("void:objectsTarget")) == node(PREFIXES["wd"])


def test_services_and_files_are_where_the_client_asked_and_names_stay(description: Graph):
    assert description.text(DATASET, node("void:sparqlEndpoint")) == f"{ADDRESS}/sparql"
    spaces = {value.value for value in description.objects(DATASET, node("void:uriSpace"))}
    assert spaces == {BASE + "id/", CORE_BASE + "id/"}
    elsewhere = {str(t.object.value) for t in description if str(t.object.value).startswith("https://example.org")}
    assert all(address.startswith((f"{ADDRESS}/dump/", f"{ADDRESS}/sparql", f"{ADDRESS}/")) for address in elsewhere)
    named = Graph(t for t in description if not str(t.subject.value).startswith("https://example.org"))
    assert named.has(DATASET, node("void:triples"))
    assert {str(s.value).startswith((BASE, "http://www.wikidata.org/")) for s in named.all_subjects()} == {True}


def test_the_examples_are_things_of_which_much_is_said(description: Graph, rootless: Site):
    examples = description.nodes(DATASET, node("void:exampleResource"))
    kinds = {example.value.removeprefix(BASE + "id/").partition("/")[0] for example in examples}
    assert kinds == {"person", "event", "journey", "law", "dispute", "span"}
    assert [e for e in examples if not rootless.graph.graph.has(e, node("rdf:type"))] == []


def test_the_vocabularies_are_those_whose_terms_are_used(description: Graph, built: Built):
    query = "SELECT DISTINCT ?t WHERE { { ?s ?t ?o } UNION { ?s a ?t . FILTER(isIRI(?t)) } }"
    used = {row["t"].value for row in built.store().query(query, default_graph=ACCEPTED)}
    told = {v.value for v in description.nodes(DATASET, node("void:vocabulary"))}
    assert {term for term in used if not term.startswith(tuple(told))} == set()
    assert {space for space in told if not any(term.startswith(space) for term in used)} == set()


def test_the_build_used_the_documents_and_a_version_of_the_ontology(description: Graph, rootless: Site):
    [build] = description.nodes(DATASET, node("prov:wasGeneratedBy"))
    used = set(description.nodes(build, node("prov:used")))
    assert used == {node("doc:seed-000"), node("doc:seed-001"), node(BASE + "ontology/0.1.0")}
    assert description.text(build, node("dcterms:identifier")) == rootless.version
    assert Triple(DATASET, node("owl:versionInfo"), Literal(rootless.version)) in description


def test_every_format_says_the_same_to_two_readers(rootless: Site, description: Graph):
    for form in FORMATS:
        content = body_of(dataset_document(rootless, {"format": form.suffix, "base": ADDRESS}))
        assert triples_of(content, form.name) == set(description), form.name
        assert counted_by_rdflib(content, form.name) == len(description), form.name


def test_the_page_tells_the_same_numbers_and_links_to_every_format(rootless: Site, count):
    reply = dataset_document(Site(rootless.graph, "/graph", "test"), {"format": "text/html"})
    page = body_of(reply).decode()
    assert f'<td class="number" data-label="Triples">{count(NUMBERS["triples"])}</td>' in page
    assert f'<td class="number" data-label="Triples">{count(NUMBERS["triples"], graph_name("sources"))}</td>' in page
    alternates = {target for target, relation, _ in links_of(reply) if relation == "alternate"}
    assert alternates == {f"/graph/.well-known/void.{form.suffix}" for form in FORMATS}


def test_the_editors_are_those_of_the_ontology(description: Graph, rootless: Site):
    roles = (node("dcterms:creator"), node("dcterms:publisher"))
    told = {agent for role in roles for agent in description.nodes(DATASET, role)}
    assert told == {agent for role in roles for agent in rootless.ontology.nodes(node(BASE + "ontology"), role)}
    assert len(told) == 1


PROFILE = node(BASE + ".well-known/void#profile")
PROF, ROLE = "http://www.w3.org/ns/dx/prof/", "http://www.w3.org/ns/dx/prof/role/"
RESOURCES = {
    "ontology": ("vocabulary", {f"{ADDRESS}/ontology"}),
    "core": ("vocabulary", {f"{ADDRESS}/core"}),
    "shapes": ("validation", {f"{ADDRESS}/shapes"}),
    "context": ("mapping", {f"{ADDRESS}/context/0.1.0.jsonld"}),
    "frames": (
        "guidance",
        {f"{ADDRESS}/frames/{kind}.jsonld" for kind in ("person", "event", "journey", "law", "dispute", "span")},
    ),
}


def test_the_data_set_names_what_it_follows(description: Graph):
    assert PROFILE in description.nodes(DATASET, node("dcterms:conformsTo"))
    found = {}
    for resource in description.nodes(PROFILE, node(PROF + "hasResource")):
        role = description.text(resource, node(PROF + "hasRole")) or ""
        places = {place.value for place in description.nodes(resource, node(PROF + "hasArtifact"))}
        found[resource.value.rpartition("profile-")[2]] = (role.removeprefix(ROLE), places)
    assert found == RESOURCES


def test_the_data_set_names_each_vocabulary_of_others_that_it_can_be_had_in(description: Graph, rootless: Site):
    exports = [d for d in description.nodes(DATASET, node("dcat:distribution")) if "#export-" in d.value]
    told = {
        (description.text(each, node("dcat:accessURL")), description.text(each, node("dcterms:conformsTo")))
        for each in exports
    }
    listed = read_profiles(rootless.project.ontology).values()
    assert told == {(f"{ADDRESS}/exports/{each.name}", each.specification) for each in listed}
    assert len(told) > 5


def test_the_words_of_the_profiles_vocabulary_are_published():
    words = ("Profile", "ResourceDescriptor", "hasResource", "hasRole", "hasArtifact")
    published = {str(rdflib.namespace.PROF[word]) for word in words}
    assert {getattr(vocabularies.PROF, word).value for word in words} == published
