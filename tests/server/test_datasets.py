"""Which graphs a query is asked of (SPARQL 1.1 Protocol, section 2.1.4), for the project and for files of data."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .running import Running, serving

EX, G = "http://example.org/", "https://w3id.org/defector-graph/graph/"
TRIG = f"""@prefix ex: <{EX}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a ex:p "default" . ex:g1 {{ ex:a ex:p "one" }} ex:g2 {{ ex:a ex:p "two", "01"^^xsd:integer }}
"""
DEFAULT = "SELECT ?o { ?s ?p ?o }"
NAMED = "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def little(tmp_path_factory) -> Iterator[Running]:
    """A server of a file with a default graph and two named ones, below /graph."""
    file = tmp_path_factory.mktemp("data") / "little.trig"
    file.write_text(TRIG, encoding="utf-8")
    with serving("--data", str(file), "--root", "/graph", "--timeout", "5") as running:
        yield running


def values(running: Running, query: str, *pairs: tuple[str, str]) -> list[str]:
    """Ask by GET with parameters that may repeat, and return the values of ?o in order."""
    answer = running.get("/sparql", params=[("query", query), *pairs])
    assert answer.status_code == 200, answer.text
    return sorted(row["o"]["value"] for row in answer.json()["results"]["bindings"])


def graphs(*names: str, named: bool = False) -> list[tuple[str, str]]:
    return [("named-graph-uri" if named else "default-graph-uri", EX + name) for name in names]


def asked_from(clause: str) -> str:
    return DEFAULT.replace("{", f"{clause % EX} {{")


@pytest.mark.parametrize(
    ("query", "pairs", "expected"),
    [
        pytest.param(DEFAULT, [], ["default"], id="the default graph is no union"),
        pytest.param(NAMED, [], ["1", "one", "two"], id="the named graphs are those of the file"),
        pytest.param(DEFAULT, graphs("g1"), ["one"], id="one default graph"),
        pytest.param(DEFAULT, graphs("g1", "g2"), ["1", "one", "two"], id="several are merged"),
        pytest.param(DEFAULT, graphs("g1", "g1"), ["one"], id="the same twice"),
        pytest.param(NAMED, graphs("g1"), [], id="no named graphs but those given"),
        pytest.param(NAMED, graphs("g1", named=True), ["one"], id="one named graph"),
        pytest.param(DEFAULT, graphs("g1", named=True), [], id="no default graph but the one given"),
        pytest.param(DEFAULT, graphs("g1") + graphs("g2", named=True), ["one"], id="default beside named"),
        pytest.param(NAMED, graphs("g1") + graphs("g2", named=True), ["1", "two"], id="named beside default"),
        pytest.param(DEFAULT, graphs("nothing"), [], id="unknown: an empty graph"),
        pytest.param(asked_from("FROM <%sg1>"), [], ["one"], id="FROM"),
        pytest.param(asked_from("FROM <%sg1>") + "#NAMED", [], ["one"], id="FROM and a comment"),
        pytest.param(NAMED.replace("{", f"FROM NAMED <{EX}g1> {{", 1), [], ["one"], id="FROM NAMED"),
        pytest.param(asked_from("FROM NAMED <%sg1>"), [], [], id="FROM NAMED, no default graph"),
        pytest.param(asked_from("FROM <%sg1>"), graphs("g2"), ["1", "two"], id="protocol before FROM"),
        pytest.param(f"SELECT*FROM<{EX}g1>{{?s?p?o}}", [], ["one"], id="FROM without spaces"),
    ],
)
def test_the_dataset_of_a_query(little, query, pairs, expected):
    assert values(little, query, *pairs) == expected


def test_a_form_names_graphs_too(little):
    answer = little.ask("POST", "/sparql", data={"query": DEFAULT, "default-graph-uri": [EX + "g1", EX + "g2"]})
    assert len(answer.json()["results"]["bindings"]) == 3
    headers = {"content-type": "application/sparql-query"}
    answer = little.ask("POST", f"/sparql?default-graph-uri={EX}g1", content=DEFAULT, headers=headers)
    assert [row["o"]["value"] for row in answer.json()["results"]["bindings"]] == ["one"]


def test_a_name_that_is_no_iri_is_refused(little):
    answer = little.get("/sparql", params=[("query", DEFAULT), ("default-graph-uri", "not an IRI")])
    assert answer.status_code == 400, answer.text


def test_below_a_root_everything_lies_below_it(little):
    assert little.url.endswith("/graph")
    outside = little.url.removesuffix("/graph")
    assert little.client.get(f"{outside}/sparql?query=ASK%7B%7D").status_code == 404
    assert little.client.get(f"{outside}/graphsparql?query=ASK%7B%7D").status_code == 404
    assert little.client.get(f"{outside}/graph/health").status_code == 200
    assert little.get("/sparql/?query=ASK%7B%7D").headers["location"] == "/graph/sparql?query=ASK%7B%7D"


def test_views_are_those_of_the_project_only(little):
    assert little.sparql("ASK{}", view="accepted").json()["type"] == "/graph/problems/unknown-view"


def test_empty_data_is_data():
    with serving("--data") as running:
        assert running.rows(COUNT) == [{"n": "0"}]
        assert running.rows("SELECT ?g { GRAPH ?g {} }") == []
        assert running.health()["data"]["triples"] == {"all": 0}


def test_the_project_is_asked_of_the_accepted_view(server, built):
    assert server.rows(COUNT) == [{"n": str(built.manifest["triples"]["view/accepted"])}]
    assert server.rows(COUNT, view="accepted") == server.rows(COUNT)


@pytest.mark.parametrize("view", ["asserted", "claims"])
def test_other_views_of_the_project(server, built, view):
    assert server.rows(COUNT, view=view) == [{"n": str(len(list(built.triples(view))))}]


def test_layers_of_the_project_are_graphs(server, built):
    names = {row["g"].removeprefix(G) for row in server.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    layers = {name for name in built.manifest["triples"] if not name.startswith("view/")}
    assert layers <= names
    authored = built.manifest["triples"]["authored"]
    assert server.rows(COUNT, **{"default-graph-uri": G + "authored"}) == [{"n": str(authored)}]
    assert server.rows(COUNT.replace("{", f"FROM <{G}authored> {{")) == [{"n": str(authored)}]
    pair = server.ask(
        "POST", "/sparql", data={"query": COUNT, "default-graph-uri": [G + "authored", G + "links"]}
    ).json()["results"]["bindings"]
    assert int(pair[0]["n"]["value"]) == len({*built.layer("authored"), *built.layer("links")})


def test_an_unknown_graph_of_the_project_is_told_with_those_there_are(server):
    problem = server.sparql(COUNT, **{"named-graph-uri": G + "autored"}).json()
    assert problem["type"] == "/problems/unknown-graph"
    assert G + "authored" in problem["graphs"]


def test_prefixes_of_the_project_need_no_declaration(server):
    assert server.rows("SELECT (COUNT(*) > 0 AS ?some) { ?s a dg:Person }") == [{"some": "true"}]
    other = "PREFIX dg: <http://example.org/> SELECT (COUNT(*) AS ?n) { ?s a dg:Person }"
    assert server.rows(other) == [{"n": "0"}]
