"""What a query is said to read: for every query of our shapes, the triples it reads give it the same answer as all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pyoxigraph import Triple

from kg.build.expand import date_bounds
from kg.build.findings import read_labelled
from kg.build.read import read_graph
from kg.graph import Graph
from kg.project import Project
from kg.validation import shacl
from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.sparql.reads import EVERYTHING, reads_of
from kg.validation.shacl.vocabulary import RDF

PREFIXES = {"ex": "urn:"}
TYPE = RDF.type.value

UNDERSTOOD = [
    ("?s ex:p ?o", {"urn:p"}),
    ("?s <urn:p> ?o . ?o ex:q 'a'@en , \"b\"^^ex:t , 1 ; ex:r ?x ; .", {"urn:p", "urn:q", "urn:r"}),
    ("?s ex:p/^ex:q|(ex:r/ex:s)+ ?o", {"urn:p", "urn:q", "urn:r", "urn:s"}),
    ("?s (ex:p)+ ex:o", {"urn:p"}),
    ("?this (ex:p)* ?value", {"urn:p"}),
    ("?s a ex:C", {f"{TYPE} urn:C"}),
    ("?s a ex:C , ex:D ; ex:p ?o", {f"{TYPE} urn:C", f"{TYPE} urn:D", "urn:p"}),
    ("?s a ?class", {TYPE}),
    ("?s a/ex:p ex:C", {TYPE, "urn:p"}),
    ("?s ex:p ?o FILTER(?o > 1 && EXISTS { ?o ex:q ?x }) ?o ex:r 2", {"urn:p", "urn:q", "urn:r"}),
    ("?s ex:p ?o FILTER NOT EXISTS { ?o ex:q ?x } BIND(STR(?o) AS ?t)", {"urn:p", "urn:q"}),
    ("{ ?s ex:p ?o } UNION { ?s ex:q ?o } OPTIONAL { ?s ex:r ?x } MINUS { ?s ex:s ?o }", {f"urn:{n}" for n in "pqrs"}),
    ("{ SELECT DISTINCT ?s WHERE { ?s ex:p ?o } GROUP BY ?s } ?s ex:q ?x", {"urn:p", "urn:q"}),
    ("VALUES ?c { ex:C ex:D } ?s ex:p ?c", {"urn:p"}),
    ("VALUES (?c ?d) { (ex:C ex:D) } ?s ex:p ?c", {"urn:p"}),
    (f"VALUES ?c {{ <urn:C> <urn:D> }} ?s <{TYPE}> ?c .", {f"{TYPE} urn:C", f"{TYPE} urn:D"}),
    (f"?s ex:p ?o FILTER(EXISTS {{ ?o <{TYPE}> ?k FILTER(?k IN (<urn:C>)) }})", {f"{TYPE} urn:C", "urn:p"}),
]


@pytest.mark.parametrize(("pattern", "reads"), UNDERSTOOD, ids=[pattern for pattern, _ in UNDERSTOOD])
def test_a_query_reads_the_properties_it_names(pattern: str, reads: set[str]):
    assert reads_of(f"SELECT * WHERE {{ {pattern} }}", PREFIXES) == reads


@pytest.mark.parametrize(
    "pattern",
    [
        "?s ?p ?o",
        "?s ex:p ?o ; ?q ?x",
        "?s !ex:p ?o",
        "?s ex:q|!(ex:p) ?o",
        "?s ex:p* ?o",
        "?s ex:p* ex:o",
        "ex:s ex:p? ?o",
        "?s (ex:p?/ex:q?) ?o",
        "?s ex:p [ ex:q ?o ]",
        "?s ex:p ( 1 2 )",
        "?s ex:p -1",
        "?s ex:p true",
        "GRAPH ?g { ?s ex:p ?o }",
        "SERVICE ex:s { ?s ex:p ?o }",
        "?s unknown:p ?o",
        "?s ex:p ?o FILTER(EXISTS { ?o ?q ?x })",
        "?s ex:p ?o . { SELECT ?s WHERE { ?s ?q ?x } }",
        f"VALUES ?c {{ <urn:C> }} ?s <{TYPE}> ?d .  ?s ?d ?x",
    ],
)
def test_what_is_not_certain_reads_everything(pattern: str):
    assert reads_of(f"SELECT * WHERE {{ {pattern} }}", PREFIXES) == EVERYTHING


@pytest.mark.parametrize("text", ["DESCRIBE ?s { ?s ex:p ?o }", "SELECT * FROM ex:g { ?s ex:p ?o }"])
def test_other_forms_of_query_read_everything(text: str):
    assert reads_of(text, PREFIXES) == EVERYTHING


Asked = tuple[str, str, tuple[Any, ...], list[str]]


def listening(method: str, heard: list[Asked]) -> Callable[..., Iterator[Any]]:
    """Return a method of `Dataset` that notes each query with its answer."""
    own = getattr(Dataset, method)

    def ask(self: Dataset, query: str, *rest: Any) -> Iterator[Any]:
        rows = list(own(self, query, *rest))
        heard.append((method, query, rest, sorted(map(str, rows))))
        yield from rows

    return ask


def is_read(triple: Triple, reads: frozenset[str]) -> bool:
    return bool({"*", triple.predicate.value, f"{triple.predicate.value} {str(triple.object)[1:-1]}"} & reads)


def test_every_query_of_our_shapes_needs_only_what_it_reads(project: Project, monkeypatch: pytest.MonkeyPatch):
    corpus = read_labelled(project)
    written = (corpus.ontology, corpus.sources, corpus.authored, corpus.links)
    data = list(Graph.union(*written, date_bounds(corpus.authored)))
    heard: list[Asked] = []
    with monkeypatch.context() as patch:
        for method in ("select", "select_plain"):
            patch.setattr(Dataset, method, listening(method, heard))
        shacl.validate(data, read_graph(project.shape_files()))
    parts: dict[frozenset[str], Dataset] = {EVERYTHING: Dataset(data)}
    for method, query, rest, rows in heard:
        reads = reads_of(query, rest[0] if rest else {})
        if reads not in parts:
            parts[reads] = Dataset(triple for triple in data if is_read(triple, reads))
            parts[reads].odd = parts[EVERYTHING].odd
        assert sorted(map(str, getattr(parts[reads], method)(query, *rest))) == rows, query
    assert len(heard) > 300
    assert len([reads for reads in parts if reads != EVERYTHING]) > 100
