"""The reconciliation service over HTTP: every answer as the specification has it, and a client that is in use."""

from __future__ import annotations

import json

import jsonschema
import pytest

from ..reconcile import schemas
from .running import Running

QUERIES = {
    "q0": {"query": "Нурееву", "limit": 3},
    "q1": {"query": "Alexander Pushkin", "properties": [{"pid": "P569", "v": "1799"}]},
    "q2": {"query": "Bolshoi Theatre", "type": "Group"},
}
TEN = [
    "rudolf-nureyev",
    "alexander-godunov",
    "mikhail-baryshnikov",
    "natalia-makarova",
    "fyodor-chaliapin",
    "viktor-suvorov",
    "viktor-belenko",
    "andrei-tarkovsky",
    "ayn-rand",
    "alexander-alekhine",
]


def asked(server: Running, **form: object):
    answer = server.ask("POST", "/reconcile", data={name: json.dumps(value) for name, value in form.items()})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    return answer.json()


def got(server: Running, path: str, **parameters: str):
    answer = server.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_manifest_is_one(server: Running):
    manifest = got(server, "/reconcile")
    jsonschema.validate(manifest, schemas.MANIFEST)
    assert manifest["identifierSpace"] == "https://w3id.org/defector-graph/id/"
    view = manifest["view"]["url"].replace("{{id}}", "person%2Frudolf-nureyev").removeprefix(server.url)
    assert server.get(view, "text/turtle").status_code == 303


def test_candidates_are_told_by_post_and_get_alike(server: Running):
    found = asked(server, queries=QUERIES)
    jsonschema.validate(found, schemas.RESULTS)
    assert found == got(server, "/reconcile", queries=json.dumps(QUERIES))
    assert found["q0"]["result"][0]["id"] == "person/rudolf-nureyev"
    assert len(found["q0"]["result"]) == 3
    assert not any(candidate["match"] for candidate in found["q1"]["result"])
    assert found["q2"]["result"][0]["match"] is True


def test_dates_and_occupations_of_ten_people_are_handed_out(server: Running):
    wanted = [{"id": "P106"}, {"id": "P570"}, {"id": "P39", "settings": {"limit": 1}}, {"id": "wikidata"}]
    found = asked(server, extend={"ids": [f"person/{slug}" for slug in TEN], "properties": wanted})
    jsonschema.validate(found, schemas.EXTENSION)
    assert [each["id"] for each in found["meta"]] == ["P106", "P570", "P39", "wikidata"]
    assert [slug for slug in TEN if not found["rows"][f"person/{slug}"]["P106"]] == []
    assert found["rows"]["person/rudolf-nureyev"]["P570"] == [{"str": "1993"}]
    assert found["rows"]["person/rudolf-nureyev"]["wikidata"] == [{"str": "Q84217"}]
    assert len(found["rows"]["person/rudolf-nureyev"]["P39"]) == 1


@pytest.mark.parametrize(
    ("what", "prefix", "schema", "first"),
    [
        ("entity", "Нуре", schemas.ENTITIES, "person/rudolf-nureyev"),
        ("entity", "Q84217", schemas.ENTITIES, "person/rudolf-nureyev"),
        ("type", "Perso", schemas.TYPES, "Person"),
        ("property", "date of b", schemas.PROPERTIES, "P569"),
    ],
)
def test_suggestions_begin_with_what_is_meant(server: Running, what: str, prefix: str, schema: dict, first: str):
    found = got(server, f"/reconcile/suggest/{what}", prefix=prefix)
    jsonschema.validate(found, schema)
    assert found["result"][0]["id"] == first
    rest = got(server, f"/reconcile/suggest/{what}", prefix=prefix, cursor="1")["result"]
    assert rest[:5] == found["result"][1:6]


def test_properties_are_proposed_for_a_type(server: Running):
    found = got(server, "/reconcile/properties", type="Defector", limit="2")
    jsonschema.validate(found, schemas.PROPOSALS)
    assert [each["id"] for each in found["properties"]] == ["P569", "P570"]


def test_a_preview_may_stand_in_a_frame_and_runs_nothing(server: Running):
    answer = server.get("/reconcile/preview", "text/html", params={"id": "person/rudolf-nureyev"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "Rudolf Nureyev" in answer.text
    assert "ballet dancer" in answer.text
    assert "frame-ancestors" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/reconcile?queries=%7B", 400, "malformed-batch"),
        ("/reconcile?queries=%7B%22q0%22%3A%7B%7D%7D", 400, "malformed-batch"),
        (
            "/reconcile?extend=%7B%22ids%22%3A%5B%5D%2C%22properties%22%3A%5B%7B%22id%22%3A%22P0%22%7D%5D%7D",
            400,
            "malformed-batch",
        ),
        ("/reconcile?queries=%7B%7D&extend=%7B%7D", 400, "malformed-batch"),
        ("/reconcile/suggest/nonsense?prefix=a", 404, "not-found"),
        ("/reconcile/preview?id=person/nobody", 404, "unknown-thing"),
    ],
)
def test_what_is_no_query_is_told_as_a_problem(server: Running, path: str, status: int, kind: str):
    answer = server.get(path, "application/json")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (status, kind)


@pytest.mark.filterwarnings("ignore:The inplace keyword")
def test_a_client_in_use_reconciles_a_column(server: Running):
    pandas = pytest.importorskip("pandas")
    reconciler = pytest.importorskip("reconciler")
    names = pandas.Series(["Рудольф Нуреев", "Mikhail Baryshnikov"])
    found = reconciler.reconcile(names, type_id="Person", reconciliation_endpoint=f"{server.url}/reconcile")
    assert list(found["id"]) == ["person/rudolf-nureyev", "person/mikhail-baryshnikov"]
    assert list(found["match"]) == [True, True]
