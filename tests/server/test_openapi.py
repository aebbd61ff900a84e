"""The description of the API is valid, says what is true of the answers, and programs can be made of it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from starlette.routing import Match

from kg.build import Built
from kg.server.api.asking import RESERVED
from kg.server.api.formats import MEDIA_TYPES
from kg.server.api.openapi import description_of, openapi
from kg.server.application import routes_of
from kg.server.site.site import Site
from kg.server.site.views import names_of_views

from ..budgets import spread
from .canned_support import NAMES, TOURS, document, problem, text, with_query

VIEWS = ["accepted", "asserted", "claims", "without:aif", "without:oped"]


@pytest.fixture(scope="module")
def description(site: Site) -> dict[str, Any]:
    return description_of(site)


def operation(description: dict[str, Any], name: str) -> dict[str, Any]:
    return description["paths"][f"/api/{name}"]["get"]


def resolved(description: dict[str, Any], part: dict[str, Any]) -> dict[str, Any]:
    """Return a component for a reference to it."""
    if "$ref" not in part:
        return part
    _, _, kind, name = part["$ref"].split("/")
    return description["components"][kind][name]


def validator(description: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": description["components"]})


def answer_schema(description: dict[str, Any], name: str) -> dict[str, Any]:
    return operation(description, name)["responses"]["200"]["content"]["application/json"]["schema"]


def test_it_is_valid(description: dict[str, Any]):
    validate(json.loads(json.dumps(description)))


def test_every_question_is_an_operation(description: dict[str, Any]):
    found = {path.removeprefix("/api/") for path in description["paths"] if path.removeprefix("/api/") in NAMES}
    assert sorted(found) == NAMES


def test_operations_have_names_of_their_own(description: dict[str, Any]):
    named = [each["operationId"] for methods in description["paths"].values() for each in methods.values()]
    assert len(set(named)) == len(named)
    assert all(name.isidentifier() for name in named)


def test_every_family_says_what_it_is_about(description: dict[str, Any]):
    told = {tag["name"]: tag["description"] for tag in description["tags"]}
    families = {name.partition("/")[0] for name in NAMES}
    assert families <= set(told)
    assert [family for family in families if told[family] == f"Questions about {family}."] == []


def test_one_operation(description: dict[str, Any]):
    found = operation(description, TOURS)
    assert found["operationId"] == "theatres_who_left_on_whose_tour"
    assert found["summary"] == "Who left on whose tour?"
    assert found["tags"] == ["theatres"]
    names = [resolved(description, each)["name"] for each in found["parameters"]]
    assert names == ["person", "company", "language", *RESERVED]
    assert found["parameters"][0]["schema"]["type"] == "string"
    assert "dg:Person" in found["parameters"][0]["description"]
    assert set(found["responses"]["200"]["content"]) == set(MEDIA_TYPES.values())


def test_kinds_of_parameters(description: dict[str, Any]):
    year = operation(description, "roles/posts-in-a-year")["parameters"][0]
    assert (year["schema"], year["required"]) == ({"type": "integer", "default": 1979}, False)
    after = operation(description, "people/defectors-in-order-of-date")["parameters"][0]
    assert after["schema"] == {"type": "string", "format": "date"}


def test_a_parameter_without_default_is_required(built: Built):
    died = "?death a <https://w3id.org/defector-graph/ontology#Death> .\n  ?death ?p ?_who_iri ."
    site = with_query(built, f"SELECT ?death\nWHERE {{\n  {died}\n  FILTER(?_age_integer > 1)\n}}")
    assert problem(site, "people/asked", ("who", "Nureyev")).members["parameter"] == "age"
    found = description_of(site)["paths"]["/api/people/asked"]["get"]["parameters"]
    assert [(each["name"], each["required"]) for each in found[:2]] == [("who", True), ("age", True)]


def test_reserved_parameters_are_enumerated(description: dict[str, Any], site: Site):
    shared = description["components"]["schemas"]
    assert shared["Format"]["enum"] == list(MEDIA_TYPES)
    assert shared["View"]["enum"] == names_of_views(site)


def test_no_question_has_a_parameter_of_a_reserved_name(site: Site):
    named = {parameter.name for query in site.graph.catalogue for parameter in query.parameters}
    assert named & set(RESERVED) == set()


def test_columns_are_those_of_the_question(description: dict[str, Any]):
    row = description["components"]["schemas"]["TheatresWhoLeftOnWhoseTourRow"]
    assert list(row["properties"]) == [
        "person_name",
        "company_name",
        "when",
        "where",
        "tour_name",
        "told_by_name",
        "account",
        "person",
        "company",
        "defection",
        "tour",
        "told_by",
        "evidence",
    ]
    assert row["properties"]["person"]["format"] == "iri"
    assert row["properties"]["person_name"]["type"] == ["string", "null"]
    assert row["properties"]["person_name"]["description"] == "The name of person."


@pytest.mark.thorough
@pytest.mark.parametrize("view", VIEWS)
def test_every_answer_is_as_described(description: dict[str, Any], site: Site, view: str):
    for name in spread(NAMES, 20):
        found = document(site, name, ("view", view))
        wrong = list(validator(description, answer_schema(description, name)).iter_errors(found))
        assert wrong == [], f"{name}: {wrong[0].message if wrong else ''}"


@pytest.mark.thorough
@pytest.mark.parametrize("name", spread([name for name in NAMES if not name.startswith("wikidata/")], 45))
def test_evidence_is_as_described(description: dict[str, Any], site: Site, name: str):
    found = document(site, name, ("evidence", "true"), ("limit", "2"))
    assert list(validator(description, answer_schema(description, name)).iter_errors(found)) == []
    assert all("evidence" in row for row in found["rows"])


def examples(description: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (name, each["name"], str(example["value"]))
        for name in NAMES
        for each in operation(description, name)["parameters"]
        if "name" in each
        for example in each["examples"].values()
    ]


def test_every_parameter_has_an_example_and_every_example_works(description: dict[str, Any], site: Site):
    for name, parameter, value in examples(description):
        found = document(site, name, (parameter, value))
        assert found["total"] > 0, f"{name}?{parameter}={value}"
    for name in NAMES:
        own = [each for each in operation(description, name)["parameters"] if "name" in each]
        assert all(each["examples"] for each in own)


def test_names_are_exemplified_in_both_languages(description: dict[str, Any]):
    person = operation(description, "people/names-of-a-person")["parameters"][0]
    assert [example["value"] for example in person["examples"].values()] == [
        "person:rudolf-nureyev",
        "Rudolf Nureyev",
        "Рудольф Нуреев",
    ]


def test_problems_are_as_described(description: dict[str, Any], site: Site):
    check = validator(description, {"$ref": "#/components/schemas/Problem"})
    for pairs in ([("person", "Nureyevsky")], [("x", "y")], [("limit", "0")], [("view", "none")], [("format", "csvv")]):
        assert list(check.iter_errors(problem(site, TOURS, *pairs).as_dict())) == []


def test_the_root_of_the_site_is_the_server(below: Site):
    assert json.loads(text(openapi(below, {})))["servers"] == [{"url": "/graph"}]


@pytest.mark.parametrize(
    "path",
    ["/exports", "/exports/{profile}", "/ontology", "/core", "/shapes", "/context.jsonld", "/frames/{kind}.jsonld"],
)
def test_what_else_the_graph_can_be_had_as_is_named_with_its_formats(description: dict[str, Any], path: str):
    told = description["paths"][path]["get"]
    examples = {each["name"]: each["example"] for each in told.get("parameters", [])}
    assert set(examples) == set(re.findall(r"{(\w+)}", path))
    assert "{" not in "".join(examples.values())
    place = path.format(**examples)
    scope = {"type": "http", "method": "GET", "path": place, "root_path": ""}
    assert any(route.matches(scope)[0] == Match.FULL for route in routes_of()), place
    assert told["responses"]["200"]["content"]
