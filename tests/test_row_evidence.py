"""The passages behind a row: a smallest set, through inferred triples; for aggregates the group, for silence none."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.api import DefectorGraph
from kg.build import Built
from kg.build.read import Corpus
from kg.evidence import Citation
from kg.explain import Theory
from kg.explain.annotations import OA, annotations_as, annotations_of
from kg.explain.rows import Need, RowMatcher, smallest_cover
from kg.queries import Answer
from kg.queries.evidence import row_matcher
from kg.rdf.graph import Graph
from kg.rdf.namespaces import PREFIXES, slug_of

from .little import node, triples

HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
ONTOLOGY = """
dg:memberOf owl:propertyChainAxiom ( dg:hasRole dg:atGroup ) .
dg:hasRole owl:inverseOf dg:roleHolder .
"""
SPANS = "".join(
    f"span:{name} a cg:Span ; cg:ofSection section:a ; cg:startOffset {at} ; cg:endOffset {at + 9} .\n"
    for at, name in enumerate(("all", "group", "holder", "left"))
)
SOURCES = (
    SPANS
    + """
section:a a cg:Section ; cg:startOffset 0 ; cg:endOffset 99 .
citation:holder a cg:Citation ; cg:cites span:holder ; cg:supports dg:roleHolder .
citation:group a cg:Citation ; cg:cites span:group ; cg:supports dg:atGroup .
citation:all a cg:Citation ; cg:cites span:all ; cg:supports dg:roleHolder , dg:atGroup .
"""
)
FACTS = """
role:ada a dg:Role ; dg:roleHolder person:ada ; dg:atGroup group:company ;
    cg:citation citation:holder , citation:group , citation:all .
role:bob a dg:Role ; dg:roleHolder person:bob ; dg:atGroup group:company ; cg:evidence span:left .
person:ada rdfs:label "Ada"@en . person:bob rdfs:label "Bob"@en . person:eve a dg:Person ; rdfs:label "Eve"@en .
"""


@pytest.fixture(scope="module")
def theory() -> Theory:
    return Theory(Corpus(Graph(triples(ONTOLOGY)), Graph(triples(SOURCES)), Graph(triples(FACTS))))


@pytest.fixture(scope="module")
def g(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


def rows_of(theory: Theory, text: str):
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in theory.graph)

    def ask(query: str):
        found = store.query(query)
        return tuple(v.value for v in found.variables), [tuple(row) for row in found]

    variables, rows = ask(HEAD + text)
    needs = RowMatcher(HEAD + text, theory, ask).needs_of(variables, rows)
    return {
        str(row[0].value): [slug_of(s) for s in smallest_cover(need)] for row, need in zip(rows, needs, strict=True)
    }


def test_an_inferred_triple_is_carried_by_the_smallest_set_of_spans(theory: Theory):
    text = "SELECT ?name WHERE {\n ?p dg:memberOf group:company ;\n rdfs:label ?name .\n}"
    assert rows_of(theory, text) == {"Ada": ["all"], "Bob": ["left"]}


def test_only_what_the_row_matched_counts(theory: Theory):
    text = "SELECT ?name WHERE {\n ?r dg:roleHolder ?p .\n ?p rdfs:label ?name .\n}"
    assert rows_of(theory, text) == {"Ada": ["all"], "Bob": ["left"]}


def test_an_option_that_is_not_told_needs_no_passage(theory: Theory):
    text = "SELECT ?name ?g WHERE {\n ?p rdfs:label ?name .\n OPTIONAL { ?p dg:memberOf ?g }\n}"
    assert rows_of(theory, text) == {"Ada": ["all"], "Bob": ["left"], "Eve": []}


def test_an_aggregate_cites_its_group(theory: Theory):
    text = "SELECT ?g (COUNT(?p) AS ?n) WHERE {\n ?p dg:memberOf ?g .\n}\nGROUP BY ?g"
    assert rows_of(theory, text) == {node("group:company").value: ["all", "left"]}


def test_a_path_and_a_union_are_told_by_the_way_they_went(theory: Theory):
    text = "SELECT ?name WHERE {\n ?p rdfs:label ?name .\n { ?p ^dg:roleHolder/dg:atGroup ?g } UNION { ?p a ?c }\n}"
    assert rows_of(theory, text)["Bob"] == ["left"]


def test_a_triple_about_a_span_cites_that_span(theory: Theory):
    text = "SELECT ?span WHERE {\n role:bob cg:evidence ?span .\n}"
    assert rows_of(theory, text) == {node("span:left").value: ["left"]}


def test_a_triple_about_a_section_cites_no_passage_of_its_own(theory: Theory):
    text = "SELECT ?span ?section WHERE {\n role:bob cg:evidence ?span .\n ?span cg:ofSection ?section .\n}"
    assert rows_of(theory, text) == {node("span:left").value: ["left"]}


def test_a_sub_select_cites_what_it_counted(theory: Theory):
    inner = "SELECT ?g (COUNT(?r) AS ?n) WHERE {\n ?r dg:atGroup ?g .\n }\n GROUP BY ?g"
    assert rows_of(theory, f"SELECT ?g ?n WHERE {{\n {{ {inner} }}\n}}") == {
        node("group:company").value: ["all", "left"]
    }


def need(*names: str) -> Need:
    return Need(frozenset(NamedNode(PREFIXES["span"] + name) for name in names))


@pytest.mark.parametrize(
    ("needs", "cover"),
    [
        ([], []),
        ([need()], []),
        ([need("a")], ["a"]),
        ([need("a", "b"), need("b", "c")], ["b"]),
        ([need("a", "b"), need("a", "b")], ["a"]),
        ([need("a"), need("a", "b"), need("c", "d")], ["a", "c"]),
        ([need("a", "x"), need("b", "x"), need("c", "y"), need("d", "y")], ["x", "y"]),
        ([need(f"a{i}", f"b{i}") for i in range(5)], [f"a{i}" for i in range(5)]),
    ],
)
def test_a_cover_is_smallest_and_always_the_same(needs: list[Need], cover: list[str]):
    assert [slug_of(span) for span in smallest_cover(needs)] == cover


def test_the_header_still_counts_where_patterns_tell_nothing(g: DefectorGraph):
    answer = g.query("evidence/disagreements", evidence=True)
    assert answer.evidence is not None
    assert all(answer.evidence)


def sections(citations: list[Citation]) -> set[str]:
    return {citation.section for citation in citations}


def test_the_kirov_row_cites_the_tour(g: DefectorGraph):
    answer = g.query("theatres/who-left-on-whose-tour", evidence=True, person="Нуреев")
    assert answer.evidence is not None
    assert node("span:aif-nureyev-stayed") in {citation.span for citation in answer.evidence[0]}
    assert "aif" in sections(answer.evidence[0])


def test_every_row_about_people_and_events_has_a_passage(g: DefectorGraph):
    for query in g.catalogue:
        needs_value = any(not p.optional and p.default is None for p in query.parameters)
        if query.evidence and not needs_value and query.name.partition("/")[0] in {"asylum", "theatres", "law"}:
            answer = g.ask(query, {}, evidence=True)
            assert answer.evidence is not None
            assert all(answer.evidence), query.name


def test_a_query_without_a_header_has_evidence_as_well(g: DefectorGraph):
    text = "SELECT ?decade WHERE {\n ?d dg:defector person:rudolf-nureyev ;\n cg:when ?decade .\n}"
    answer = g.query(text, evidence=True)
    assert answer.rows == [(Literal("1961", datatype=NamedNode(PREFIXES["edtf"] + "EDTF")),)]
    assert answer.evidence is not None
    assert {c.span for c in answer.evidence[0]} == {node("span:agency-nureyev-leap")}  # A smallest set.


def test_a_query_that_is_no_select_has_no_matcher(theory: Theory):
    assert row_matcher("ASK { ?s ?p ?o }", theory, lambda _: Answer()) is None


def test_web_annotations_select_characters_of_the_document(g: DefectorGraph):
    answer = g.query("theatres/who-left-on-whose-tour", evidence=True, person="Нуреев")
    assert answer.evidence is not None
    out = annotations_as("turtle", answer.rows, answer.evidence, g.graph)
    found = [quad.triple for quad in parse(out, format=RdfFormat.TURTLE)]
    starts = {int(t.object.value) for t in found if t.predicate.value == OA + "start"}
    sources = {t.object.value for t in found if t.predicate.value == OA + "hasSource"}
    assert starts == {citation.start for citation in answer.evidence[0]}
    assert all(source.startswith(PREFIXES["doc"]) for source in sources)
    assert annotations_as("jsonld", answer.rows, answer.evidence, g.graph).startswith("[")


def test_a_row_without_passages_has_no_annotation(g: DefectorGraph):
    assert list(annotations_of([(node("person:ada"),)], [[]], g.graph)) == []
