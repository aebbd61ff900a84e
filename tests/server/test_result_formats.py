"""Every format of results and of graphs, read back by two engines: the same answer whichever way it is written."""

from __future__ import annotations

import io

import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from rdflib.compare import isomorphic
from rdflib.query import Result

SELECT = """SELECT ?n ?value ?empty { VALUES (?n ?value) {
    (1 "a \\"quoted\\", text\\nover lines") (2 "},{"@en) (3 <http://example.org/é>) (4 1.5) (5 UNDEF)
} } ORDER BY ?n"""
GRAPH = """PREFIX ex: <http://example.org/>
CONSTRUCT { ex:a ex:p "x\\"y\\n<z>", "имя"@ru, 1, true ; ex:q [ ex:r ex:b ] } {}"""

RESULTS = [
    ("json", "application/sparql-results+json", QueryResultsFormat.JSON),
    ("xml", "application/sparql-results+xml", QueryResultsFormat.XML),
    ("tsv", "text/tab-separated-values", QueryResultsFormat.TSV),
]
GRAPHS = [
    ("turtle", "text/turtle", RdfFormat.TURTLE),
    ("ntriples", "application/n-triples", RdfFormat.N_TRIPLES),
    ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
    ("rdfxml", "application/rdf+xml", RdfFormat.RDF_XML),
    ("trig", "application/trig", RdfFormat.TRIG),
    ("nquads", "application/n-quads", RdfFormat.N_QUADS),
]
IN_RDFLIB = {"ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


def media_type(answer) -> str:
    return answer.headers["content-type"].partition(";")[0]


@pytest.mark.parametrize(("name", "accept", "syntax"), RESULTS)
def test_solutions_come_back_the_same(server, name, accept, syntax):
    by_header, by_name = server.sparql(SELECT, accept), server.sparql(SELECT, "*/*", format=name)
    assert media_type(by_header) == media_type(by_name) == accept
    assert by_header.content == by_name.content
    read = parse_query_results(by_header.content, format=syntax)
    assert isinstance(read, QuerySolutions)
    values = [row["value"].value if row["value"] else None for row in read]
    assert values == ['a "quoted", text\nover lines', "},{", "http://example.org/é", "1.5", None]
    rows = Result.parse(io.BytesIO(by_header.content), format=name)
    assert [str(row.value) if row.value is not None else None for row in rows] == values


def test_solutions_in_csv(server):
    """SPARQL 1.1 Query Results CSV and TSV Formats, section 3.2: plain values, quoted as RFC 4180 has it."""
    answer = server.sparql(SELECT, "text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.decode() == (
        'n,value,empty\r\n1,"a ""quoted"", text\nover lines",\r\n2,"},{",\r\n3,http://example.org/é,\r\n4,1.5,\r\n5,,\r\n'
    )


@pytest.mark.parametrize(("name", "accept", "syntax"), RESULTS[:2])
@pytest.mark.parametrize(("query", "truth"), [("ASK{}", True), ("ASK{FILTER(false)}", False)])
def test_truth_values_come_back_the_same(server, query, truth, name, accept, syntax):
    content = server.sparql(query, accept).content
    assert bool(parse_query_results(content, format=syntax)) is truth
    assert Result.parse(io.BytesIO(content), format=name).askAnswer is truth


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_truth_values_in_tables(server, name):
    assert server.sparql("ASK{}", format=name).text == "true\n"
    assert server.sparql("ASK{FILTER(false)}", format=name).text == "false\n"


@pytest.mark.parametrize(("name", "accept", "syntax"), GRAPHS)
def test_graphs_come_back_the_same(server, name, accept, syntax):
    by_header, by_name = server.sparql(GRAPH, accept), server.sparql(GRAPH, "*/*", format=name)
    assert media_type(by_header) == media_type(by_name) == accept
    triples = {quad.triple for quad in parse(by_header.content, format=syntax)}
    assert len(triples) == 6
    expected = rdflib.Graph().parse(data=server.sparql(GRAPH, "application/n-triples").text, format="nt")
    read = rdflib.Dataset() if name in {"trig", "nquads"} else rdflib.Graph()
    read.parse(data=by_header.content, format=IN_RDFLIB.get(name, name))
    found = rdflib.Graph()
    for statement in read:
        found.add(tuple(statement)[:3])
    assert isomorphic(found, expected)


def test_describe_tells_what_is_said_of_a_thing(server):
    thing = server.rows("SELECT ?s { ?s a ?type FILTER(ISIRI(?s)) } ORDER BY ?s LIMIT 1")[0]["s"]
    answer = server.sparql(f"DESCRIBE <{thing}>", "text/turtle")
    assert (answer.status_code, media_type(answer)) == (200, "text/turtle")
    assert {quad.subject.value for quad in parse(answer.content, format=RdfFormat.TURTLE)} == {thing}


@pytest.mark.parametrize(
    ("query", "accept", "chosen"),
    [
        ("ASK{}", "text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK{}", "application/json", "application/json"),
        ("ASK{}", "application/xml", "application/xml"),
        ("ASK{}", "text/*", "text/csv"),
        ("ASK{}", "*/*", "application/sparql-results+json"),
        ("ASK{}", "text/turtle", None),
        ("DESCRIBE <a:b>", "*/*", "text/turtle"),
        ("DESCRIBE <a:b>", "application/*", "application/n-triples"),
        ("DESCRIBE <a:b>", "application/json", "application/json"),
        ("CONSTRUCT WHERE { ?s ?p <a:b> }", "text/csv", None),
        ("CONSTRUCT WHERE { ?s ?p <a:b> }", "text/turtle;q=0, */*;q=0.1", "application/n-triples"),
    ],
)
def test_the_form_of_the_query_decides_what_is_on_offer(server, query, accept, chosen):
    answer = server.sparql(query, accept)
    assert (answer.status_code, media_type(answer)) == ((200, chosen) if chosen else (406, "application/problem+json"))
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("accept", "template"),
    [
        ("application/ld+json", "ex:a ex:p <<( ex:a ex:p 1 )>>"),
        ("application/ld+json", "ex:a ex:p 2 . ex:b ex:p <<( ex:a ex:p <<( ex:a ex:p 1 )>> )>>"),
        ("application/rdf+xml", 'ex:a ex:p "\\u0007"'),
    ],
)
def test_what_a_format_cannot_say_is_told(server, accept, template):
    answer = server.sparql(f"PREFIX ex: <http://example.org/> CONSTRUCT {{ {template} }} {{}}", accept)
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("query-not-answerable")
