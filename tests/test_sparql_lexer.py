from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.errors import KgError
from kg.queries import ask_oxigraph, ask_rdflib
from kg.rdf.store import view_name
from kg.sparql.lexer import read, readings

REACHES_OUT = [
    "SELECT * { SERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { service <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { sErViCe SILENT <http://e.org/> { ?s ?p ?o } }",
    "SELECT * {SERVICE<http://e.org/>{?s ?p ?o}}",
    "SELECT * { # no comment\nSERVICE ?where { ?s ?p ?o } }",
    "SELECT * { # comment\rSERVICE ?where { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x' . SERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''x'y''' . SERVICE <http://e.org/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "a\\"b" . SERVICE <http://e.org/> { ?s ?p ?o } }',
    "SELECT * { FILTER(1 < 2) SERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { FILTER(?a<?b) SERVICE <http://e.org/> { FILTER(?c>?d) } }",
    "SELECT * { \\u0053ERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { \\U00000053ERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e5SERVICE <http://e.org/> { ?s ?p ?o } }",
    "SELECT * { OPTIONAL {}SERVICESILENT<http://e.org/>{ ?s ?p ?o } }",
    "PREFIX : <http://e.org/> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "SELECT * FROM <http://e.org/> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://e.org/> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * from<http://e.org/> { ?s ?p ?o }",
    "SELECT * #x\nFROM <http://e.org/> { ?s ?p ?o }",
    "PREFIX x: <http://e.org/> SELECT * FROM x:graph { ?s ?p ?o }",
    "PREFIX : <http://e.org/> SELECT * FROM :graph { ?s ?p ?o }",
    "ASK FROM <http://e.org/> { ?s ?p ?o }",
    "DESCRIBE <http://e.org/x> FROM <http://e.org/>",
    "CONSTRUCT { ?s ?p ?o } FROM <http://e.org/> WHERE { ?s ?p ?o }",
    "SELECT * \\u0046ROM <http://e.org/> { ?s ?p ?o }",
]

STAYS_INSIDE = [
    "SELECT * { ?s ?p 'SERVICE' }",
    'SELECT * { ?s ?p "FROM <http://e.org/>" }',
    "SELECT * { ?s ?p '''it's\nFROM\nhere''' }",
    'SELECT * { ?s ?p """a "FROM" b""" }',
    'SELECT * { ?s ?p "a\\" SERVICE \\"b" }',
    "SELECT * { ?s ?p ?o } # FROM <http://e.org/> SERVICE",
    "SELECT * { ?s <http://e.org/FROM/SERVICE> ?o }",
    "SELECT ?from ?service { ?from ?p ?service }",
    "SELECT $from { $from ?p ?o }",
    "PREFIX from: <http://e.org/> SELECT * { ?s from:SERVICE from:from }",
    "PREFIX x: <http://e.org/> SELECT * { ?s x:from ?o }",
    "PREFIX x: <http://e.org/> SELECT * { ?s x:from.service ?o }",
    "PREFIX x: <http://e.org/> SELECT * { ?s x:not-from ?o }",
    "SELECT * { _:from ?p ?o }",
    "SELECT * { ?s ?p 'x'@en }",
]


@pytest.mark.parametrize("query", REACHES_OUT)
def test_what_reaches_out_of_the_graph_is_found_in_every_disguise(query: str):
    assert any(reading.may_call_service or reading.names_graphs for reading in readings(query))


@pytest.mark.parametrize("query", STAYS_INSIDE)
def test_what_merely_looks_like_it_is_not(query: str):
    assert not any(reading.may_call_service or reading.names_graphs for reading in readings(query))


@pytest.mark.parametrize("query", REACHES_OUT)
def test_both_engines_refuse_it(query: str):
    with pytest.raises(KgError, match="is not allowed"):
        ask_oxigraph(query, Store(), view_name("accepted"))
    with pytest.raises(KgError, match="is not allowed"):
        ask_rdflib(query, [])


@pytest.mark.parametrize("query", STAYS_INSIDE)
def test_both_engines_answer_the_rest(query: str):
    assert len(ask_oxigraph(query, Store(), view_name("accepted"))) == 0
    assert len(ask_rdflib(query, [])) == 0


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", []),
        ("ask { ?s a <http://e.org/> }", ["ASK", "A"]),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p 'text' }", ["SELECT", "COUNT", "AS"]),
    ],
)
def test_words(query: str, expected: list[str]):
    assert read(query).words == expected
