"""What the guard must let through: every legal query within the limits, whatever its names and texts look like.

The canned queries are dressed up: other names for prefixes and variables, comments, blocks of data, other cases of
keywords. What the engine's parser takes, the guard must take.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.rdf.namespaces import PREFIXES
from kg.server.endpoint.guard import look_at
from kg.server.wire.limits import Limits
from kg.sparql.lexer import readings
from kg.sparql.services import services_of

from ..little import ROOT
from .test_guard_engine import is_valid, passes

LIMITS = Limits()
CANNED = [
    text
    for path in sorted((ROOT / "queries").rglob("*.rq"))
    if not services_of(text := path.read_text(encoding="utf-8"))
]
HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
TEMPTING = [
    "service",
    "webservice",
    "SERVICE",
    "Service-x",
    "from",
    "load",
    "now",
    "rand",
    "silent",
    "graph",
    "ſervice",
]
NAMES = [*TEMPTING, "a·b", "na\u0301me", "x\u203fy", "имя", "from·service", "e1", "x.y"]
ADDRESSES = ["http://e.org/", "http://e.org", "urn:x:", "http://e.org/service#", "http://e.org/(a)#'", "mailto:"]
DATA = [
    "-1",
    "+1",
    "-.5",
    "1.5",
    "1e5",
    "-1.5E-3",
    "<urn:a#b>",
    "<#a>",
    "<urn:service>",
    "'SERVICE'",
    '"from"',
    "true",
]
COMMENTS = ["# SERVICE <x> {}", "# it's", '#"""', "# FROM <x>", "#<", "# now("]

names = st.sampled_from(NAMES)


@st.composite
def legal(draw) -> str:
    """A canned query in other clothes."""
    text = HEAD + draw(st.sampled_from(CANNED))
    prefix, other = (
        draw(st.sampled_from(["dg", "rdfs", "c"])),
        draw(st.sampled_from([n for n in NAMES if "." not in n])),
    )
    text = re.sub(rf"(?<![\w:<?$/]){prefix}:", f"{other}:", text)
    variables = sorted(set(re.findall(r"\?([a-z]\w*)", text)))
    for variable in draw(st.lists(st.sampled_from(variables), max_size=3, unique=True)) if variables else ():
        text = re.sub(rf"\?{variable}\b", f"?{draw(names.filter(lambda n: '-' not in n and '.' not in n))}x", text)
    rows = " ".join(f"({draw(st.sampled_from(DATA))})" for _ in range(draw(st.integers(0, 4))))
    clauses = [
        f"VALUES (?data) {{ {rows} }}",
        f"OPTIONAL {{ ?s p:{draw(names)} ( {draw(st.sampled_from(DATA))} <urn:a#b> ) }}",
        f"GRAPH {other}:g {{ ?s ?p ?o }}",
        f"FILTER(?data < {draw(st.sampled_from(['1', '-1', '?from', 'p:now']))})",
    ]
    added = "\n".join(draw(st.lists(st.sampled_from(clauses), max_size=3)))
    text = text.replace("WHERE {", f"WHERE {{ {draw(st.sampled_from(COMMENTS))}\n{added}", 1)
    return f"PREFIX p: <{draw(st.sampled_from(ADDRESSES))}>\n{text}"


@settings(max_examples=20 * settings().max_examples)
@given(legal())
def test_a_legal_query_passes_however_it_is_named(text: str):
    assume(is_valid(text))
    assert passes(text), text
    assert not any(reading.may_call_service for reading in readings(text))


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX service: <http://e.org/> SELECT * { ?s service:p ?o }",
        "PREFIX service: <http://e.org/> SELECT * { GRAPH service:g { ?s ?p ?o } }",
        "PREFIX service: <http://e.org/> DESCRIBE service:x { ?s ?p ?o }",
        "PREFIX service: <http://e.org/> SELECT * FROM service:g { ?s ?p ?o }",
        "PREFIX service: <http://e.org/> SELECT * FROM NAMED service:g { ?s ?p ?o }",
        "PREFIX service: <http://e.org/> SELECT * { ?s a service:x { ?s ?p ?o } }",
        "PREFIX service: <http://e.org/> SELECT * { { } ?s ?p service:x { } ?s <urn:p> service:y\n{ } }",
        "PREFIX service: <http://e.org/> SELECT * { ?s ?p 1 ; a service:x, service:y { ?s ?p ?o } }",
        "PREFIX service: <http://e.org/> SELECT * { ?s ?p 1.5 . ?o service:p service:x # SERVICE\n { } }",
        "PREFIX web-service: <http://e.org/> SELECT * { ?s web-service:p 'a', web-service:x {} }",
        "PREFIX x: <http://e.org> SELECT * { ?s x:service ?o . OPTIONAL { ?s x:service.p ?o } }",
        "SELECT * { ?na\u0301me·service ?p ?o }",
        "SELECT * { VALUES ?now { <urn:a#b> <urn:c(d)> } }",
        "SELECT ?from { ?s ?p ( <urn:a#b> <urn:it's> ) }",
        "SELECT * { FILTER(NOW() > ?x) VALUES (?x) { (<urn:a#b>) } }",
        "SELECT * { VALUES ?x { %s } }" % ("-1.5 +2 " * 3000),
        "PREFIX dbpedia-owl: <http://e.org/> SELECT * { VALUES ?x { %s } }" % ("dbpedia-owl:Person " * 5000),
        "PREFIX a-b: <http://e.org/> SELECT * { VALUES (?x ?y) { %s } }" % ("(a-b:c-d UNDEF)" * 5000),
        "SELECT * { VALUES ?x { %s } }" % ("<<( <urn:a> <urn:b> -1 )>> " * 3000),
        'VERSION "1.2" CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }',
        "VERSION '1.2' ASK { ?from ?p ?o }",
    ],
)
def test_what_was_refused_amiss_passes(query: str):
    assert is_valid(query)
    assert look_at(query, LIMITS).form in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def test_minus_between_values_counts_as_an_operator():
    long = "SELECT * { BIND(1 %s AS ?x) }" % ("-1 " * 5000)
    assert is_valid(long)
    assert not passes(long)


@pytest.mark.parametrize(
    "piece", ["service", "service ", "service:a ", "service #", "service <", "SERVICE silent ", "service:service:"]
)
def test_looking_takes_linear_time_in_the_number_of_words_that_look_like_service(piece: str):
    """A text of the greatest length is looked at; a look that took quadratic time would not end within the tests."""
    passes("SELECT * { " + piece * ((LIMITS.text - 20) // len(piece)) + " }")
