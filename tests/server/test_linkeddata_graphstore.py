from __future__ import annotations

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from kg.build import Built
from kg.build.layers import LAYERS
from kg.rdf.namespaces import BASE, GRAPH, PREFIXES
from kg.server.linkeddata.graphs import graph_of_project
from kg.server.linkeddata.graphstore import graph_of_data
from kg.server.site.data import Data
from kg.server.site.site import Site
from kg.server.wire.formats import FORMATS
from kg.server.wire.problems import Problem

from ..budgets import spread
from .linked_support import ROOTS, body_of, links_of, quads_of, triples_of

VIEWS = ("accepted", "asserted", "claims")
A_STORE = b"""
@prefix : <http://example.org/> .
:a :in "the default graph" .
:g { :a :in "a named graph" ; :number 1 . }
<http://example.org/graph?x=1&y=2> { :a :in "a graph with a query in its name" . }
_:b { :a :in "a graph without a name" . }
"""


@pytest.fixture(scope="module")
def data() -> Data:
    store = Store()
    store.load(A_STORE, format=RdfFormat.TRIG)
    return Data(store, None, None, {})


EACH = [(layer, form) for form in FORMATS for layer in LAYERS]


@pytest.mark.thorough
@pytest.mark.parametrize(("layer", "form"), spread(EACH, 21), ids=lambda each: getattr(each, "name", each))
def test_each_layer_is_had_by_name_and_by_path_in_every_format(rootless: Site, built: Built, layer: str, form):
    by_name = graph_of_project(rootless, {"graph": [GRAPH + layer], "default": False, "format": form.media_type})
    by_path = graph_of_project(rootless, {"path": layer, "format": form.media_type})
    assert body_of(by_name) == body_of(by_path)
    assert (by_name.status, by_name.media_type) == (200, form.media_type)
    assert len(triples_of(body_of(by_name), form.name)) == len(set(built.layer(layer)))


def test_literals_are_those_of_the_data_not_of_the_store(rootless: Site):
    # The store writes a decimal of seven as 7, the data as 7.0.
    told = body_of(graph_of_project(rootless, {"path": "authored", "format": "nt"})).decode()
    assert f'"7.0"^^<{PREFIXES["xsd"]}decimal>' in told


def test_the_default_graph_is_the_accepted_view(rootless: Site, built: Built):
    default = body_of(graph_of_project(rootless, {"graph": [], "default": True, "format": "nq"}))
    named = body_of(graph_of_project(rootless, {"path": "view/accepted", "format": "nq"}))
    unnamed, of_view = quads_of(default, "nquads"), quads_of(named, "nquads")
    assert {quad.graph_name for quad in unnamed} == {DefaultGraph()}
    assert {quad.graph_name for quad in of_view} == {NamedNode(GRAPH + "view/accepted")}
    assert len(unnamed) == len(of_view) == len(built.triples())


def test_other_views_are_had_too(rootless: Site, built: Built):
    told = triples_of(body_of(graph_of_project(rootless, {"path": "view/without-oped", "format": "nt"})), "ntriples")
    assert len(told) == len(built.triples("without:oped"))


@pytest.mark.parametrize(
    ("graph", "default", "status"),
    [
        ([], False, 400),
        ([GRAPH + "authored"], True, 400),
        ([GRAPH + "authored", GRAPH + "dates"], False, 400),
        ([GRAPH + "nothing"], False, 404),
        (["authored"], False, 404),
        ([""], False, 404),
        (["file:///etc/passwd"], False, 404),
        ([GRAPH + "../ontology"], False, 404),
    ],
)
def test_a_graph_must_be_said_once_and_be_there(rootless: Site, graph: list[str], default: bool, status: int):
    with pytest.raises(Problem) as found:
        graph_of_project(rootless, {"graph": graph, "default": default, "format": "ttl"})
    assert found.value.status == status
    names = {GRAPH + layer for layer in LAYERS} | {f"{GRAPH}view/{view}" for view in VIEWS}
    assert names | {GRAPH + "view/without-oped"} <= set(found.value.members["graphs"])


@pytest.mark.parametrize("root", ROOTS)
def test_the_links_lead_to_the_same_graph_in_the_other_formats(rootless: Site, root: str):
    moved = Site(rootless.graph, root)
    by_path = graph_of_project(moved, {"path": "dates", "format": "ttl"})
    assert (f"{root}/graph/dates?format=nquads", "alternate", "application/n-quads") in links_of(by_path)
    default = graph_of_project(moved, {"graph": [], "default": True, "format": "nt"})
    assert (f"{root}/graph?default&format=trig", "alternate", "application/trig") in links_of(default)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_graphs_of_any_store_are_had_as_they_are(data: Data, form):
    g = "http://example.org/g"
    default = triples_of(body_of(graph_of_data(data, {"graph": [], "default": True, "format": form.suffix})), form.name)
    assert {t.object.value for t in default} == {"the default graph"}
    told = quads_of(body_of(graph_of_data(data, {"graph": [g], "default": False, "format": form.suffix})), form.name)
    assert {q.triple.object.value for q in told} == {"a named graph", "1"}
    has_names = form.name in {"trig", "nquads"}
    assert {q.graph_name for q in told} == {NamedNode(g) if has_names else DefaultGraph()}


def test_names_of_graphs_are_encoded_in_links(data: Data):
    name = "http://example.org/graph?x=1&y=2"
    reply = graph_of_data(data, {"graph": [name], "default": False, "format": "ttl", "root": "/r"})
    [target] = [target for target, _, kind in links_of(reply) if kind == "application/trig"]
    assert target == "/r/graph?graph=http%3A%2F%2Fexample.org%2Fgraph%3Fx%3D1%26y%3D2&format=trig"


def test_the_graphs_of_a_store_that_have_names_are_told(data: Data):
    with pytest.raises(Problem) as found:
        graph_of_data(data, {"graph": ["http://example.org/none"], "default": False, "format": "ttl"})
    names = ["http://example.org/g", "http://example.org/graph?x=1&y=2"]
    assert (found.value.status, found.value.members["graphs"]) == (404, names)


def test_an_empty_store_has_an_empty_default_graph():
    reply = graph_of_data(Data(Store(), None, None, {}), {"graph": [], "default": True, "format": "nt"})
    assert (reply.status, body_of(reply)) == (200, b"")


def test_nameless_nodes_that_are_hard_to_label_take_no_time():
    # A complete graph of blank nodes is the worst case of canonical labelling.
    store, edge = Store(), NamedNode(BASE + "edge")
    store.load(_clique(24), format=RdfFormat.TURTLE)
    reply = graph_of_data(Data(store, None, None, {}), {"graph": [], "default": True, "format": "nt"})
    assert body_of(reply).count(b"\n") == 24 * 23
    assert Quad(edge, edge, edge) not in store


def _clique(size: int) -> bytes:
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
    return "".join(f"_:n{a} <{BASE}edge> _:n{b} .\n" for a, b in pairs).encode()
