from __future__ import annotations

import pytest

from kg.rdf.namespaces import BASE
from kg.server.site.links import data_path, id_path, iri_of, path_of

PERSON = BASE + "id/person/rudolf-nureyev"
NUREYEV = "%D0%BD%D1%83%D1%80%D0%B5%D0%B5%D0%B2"
# IRI, path below the root
OURS = [
    (PERSON, "/page/person/rudolf-nureyev"),
    (BASE + "id/concept/dancer", "/page/concept/dancer"),
    (BASE + "id/person/нуреев", f"/page/person/{NUREYEV}"),
    (BASE + "id/person/a'b", "/page/person/a'b"),
    (BASE + "ontology#Defection", "/ontology#Defection"),
    (BASE + "ontology", "/ontology"),
    (BASE + "shapes#Claim-node", "/shapes#Claim-node"),
    (BASE + "graph/authored", "/graph/authored"),
    (BASE + "graph/view/accepted", "/graph/view/accepted"),
    (BASE + "query/theatres/who-left-on-whose-tour", "/questions/theatres/who-left-on-whose-tour"),
    (BASE + ".well-known/void", "/.well-known/void"),
    (BASE, "/"),
]  # fmt: skip


@pytest.mark.parametrize("root", ["", "/graph", "/a/b"])
@pytest.mark.parametrize(("iri", "path"), OURS)
def test_every_iri_of_ours_has_a_path_below_the_root_and_back(iri: str, path: str, root: str):
    assert path_of(iri, root) == root + path
    assert iri_of(root + path, root) == iri


@pytest.mark.parametrize(
    "iri",
    [
        "http://www.wikidata.org/entity/Q19351",
        "http://xmlns.com/foaf/0.1/Agent",
        "https://w3id.org/defector-graph-of-others/id/person/x",
        "urn:uuid:1",
        "",
    ],
)
def test_the_iris_of_others_stay_as_they_are(iri: str):
    assert path_of(iri, "/graph") == iri


@pytest.mark.parametrize(
    "iri",
    [
        BASE + 'id/person/"><script>alert(1)</script>',
        BASE + "id/person/x y\n",
        BASE + "id/person/x?y=z#w",
        BASE + "id/person/\\..\\x",
        BASE + 'ontology#"><b>',
    ],
)
def test_no_path_can_end_an_attribute_or_a_header(iri: str):
    path = path_of(iri)
    assert not set(path) & set('"<> \n\r\\`{}|^')
    assert iri_of(path) == iri


def test_a_question_mark_or_hash_in_a_slug_is_no_query_and_no_fragment():
    assert path_of(BASE + "id/person/x?y#z") == "/page/person/x%3Fy%23z"


def test_page_data_and_identifier_of_a_thing_lie_side_by_side():
    assert path_of(PERSON, "/g") == "/g/page/person/rudolf-nureyev"
    assert data_path(PERSON, "/g", "nq") == "/g/data/person/rudolf-nureyev.nq"
    assert id_path(PERSON, "/g") == "/g/id/person/rudolf-nureyev"
    assert {iri_of("/page/person/x"), iri_of("/data/person/x"), iri_of("/id/person/x")} == {BASE + "id/person/x"}


def test_an_iri_that_is_percent_encoded_already_is_not_encoded_twice():
    assert path_of(BASE + "id/person/a%20b") == "/page/person/a%20b"
