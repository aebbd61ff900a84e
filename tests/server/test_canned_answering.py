"""Every canned query answers through the API as its answer file says, in every format, view and part."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.build import Built
from kg.rdf.namespaces import XSD
from kg.server.api.document import plain_value
from kg.server.api.formats import GRAPHS, ROWS
from kg.server.site.site import Site

from ..budgets import spread
from .canned_support import NAMES, TOURS, ask, document, expected, problem, text, with_query

READERS = {"srj": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML, "tsv": QueryResultsFormat.TSV}
OA = "http://www.w3.org/ns/oa#"


def cells(csv_text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_text)))


@pytest.mark.parametrize("name", NAMES)
def test_the_csv_is_that_of_the_answer_file(site: Site, name: str):
    wanted = expected(name)
    reply = ask(site, name, *wanted.parameters, ("format", "csv"))
    assert (reply.status, reply.media_type) == (200, "text/csv")
    assert text(reply) == wanted.csv
    assert reply.headers["X-Total-Count"] == str(len(cells(wanted.csv)) - 1)


@pytest.mark.parametrize("name", NAMES)
def test_the_document_holds_the_same_rows(site: Site, name: str):
    wanted = expected(name)
    head, *rows = cells(wanted.csv)
    found = document(site, name, *wanted.parameters)
    assert found["columns"] == head
    assert found["total"] == len(found["rows"]) == len(rows)
    assert [[as_cell(row[column]) for column in head] for row in found["rows"]] == [[*map(bare, row)] for row in rows]


@pytest.mark.thorough
@pytest.mark.parametrize("name", spread(NAMES, 40))
def test_every_other_format_holds_the_same_rows(site: Site, name: str):
    wanted = expected(name)
    _, *rows = cells(wanted.csv)
    read = {key: as_rows(text(ask(site, name, *wanted.parameters, ("format", key))), key) for key in READERS}
    assert read["srj"] == read["xml"] == read["tsv"]
    assert [[as_cell(plain_value(term)) for term in row] for row in read["srj"]] == [[*map(bare, row)] for row in rows]
    lines = text(ask(site, name, *wanted.parameters, ("format", "md"))).splitlines()
    assert len(lines) == 2 + len(rows)


def as_cell(value: object) -> str:
    return "" if value is None else bare(str(value).lower() if isinstance(value, bool) else str(value))


def bare(cell: str) -> str:
    """Return a number in its shortest form, any other cell as it is."""
    return re.sub(r"\.0*$", "", cell) if re.fullmatch(r"-?\d+\.\d+", cell) else cell


def as_rows(content: str, format_name: str) -> list[tuple]:
    return [tuple(row) for row in parse_query_results(content, format=READERS[format_name])]


@pytest.mark.parametrize(("format_name", "media_type"), ROWS.items())
def test_a_format_is_had_by_name_and_by_accept(site: Site, format_name: str, media_type: str):
    by_name, by_accept = ask(site, TOURS, ("format", format_name)), ask(site, TOURS, accept=media_type)
    assert by_name.media_type == by_accept.media_type == media_type
    assert by_name.body == by_accept.body


def test_the_document_says_what_was_understood(site: Site):
    found = document(site, TOURS, ("person", "Годунов"), ("view", "asserted"))
    assert found["query"] == TOURS
    assert found["view"] == "asserted"
    assert found["parameters"] == {"person": "https://w3id.org/defector-graph/id/person/alexander-godunov"}
    assert [row["company_name"] for row in found["rows"]] == ["Bolshoi Theatre"]


def test_another_view_gives_another_answer(site: Site):
    years = [document(site, TOURS, *view)["total"] for view in ([], [("view", "without:aif")])]
    assert 0 < years[1] < years[0], "some tours are told of by the section aif alone"


def test_links_have_the_root_of_the_site(below: Site):
    reply = ask(below, TOURS, ("limit", "2"))
    assert re.findall(r"<([^>?]*)[^>]*>; rel=\"(\w+-?\w*)\"", reply.headers["Link"]) == [
        ("/graph/api/theatres/who-left-on-whose-tour", "first"),
        ("/graph/api/theatres/who-left-on-whose-tour", "next"),
        ("/graph/api/theatres/who-left-on-whose-tour", "last"),
        ("/graph/questions/theatres/who-left-on-whose-tour", "alternate"),
        ("/graph/openapi.json", "service-desc"),
    ]


def test_evidence_in_json_is_a_list_beside_the_values(site: Site):
    (row,) = document(site, TOURS, ("person", "Годунов"), ("evidence", "true"))["rows"]
    assert row["person_name"] == "Alexander Godunov"
    cited = {citation["span"].rpartition("/")[2]: citation for citation in row["evidence"]}
    assert cited["aif-godunov-asylum"]["section"] == "aif"
    assert cited["aif-godunov-asylum"]["sentences"] == [30]
    assert (cited["aif-godunov-asylum"]["start"], cited["aif-godunov-asylum"]["end"]) == (2257, 2346)


@pytest.mark.parametrize("format_name", ["csv", "tsv", "xml", "srj", "md"])
def test_evidence_elsewhere_is_text(site: Site, format_name: str):
    said = text(ask(site, TOURS, ("person", "Годунов"), ("evidence", "true"), ("format", format_name)))
    assert "aif, sentence 30" in said
    assert "span:aif-godunov-asylum" in said


def test_sparql_results_with_evidence_still_read_as_sparql_results(site: Site):
    said = text(ask(site, TOURS, ("evidence", "true"), ("format", "srj")))
    found = parse_query_results(said, format=QueryResultsFormat.JSON)
    assert [variable.value for variable in found.variables][-1] == "evidence"


@pytest.mark.parametrize(
    ("format_name", "rdf_format"),
    list(zip(GRAPHS, (RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.JSON_LD, RdfFormat.RDF_XML), strict=True)),
)
def test_evidence_in_rdf_is_web_annotations(site: Site, format_name: str, rdf_format: RdfFormat):
    reply = ask(site, TOURS, ("person", "Годунов"), ("evidence", "true"), ("format", format_name))
    triples = list(parse(reply.body, format=rdf_format))
    assert len([t for t in triples if t.object == NamedNode(OA + "Annotation")]) == 1
    ends = {int(t.object.value) for t in triples if t.predicate == NamedNode(OA + "end")}
    assert 2346 in ends


@pytest.mark.parametrize(
    ("name", "format_name"), [(TOURS, "csv"), ("people/who-left-together", "json"), ("law/convictions", "srj")]
)
@pytest.mark.parametrize("limit", [1, 2, 3, 7, 1000])
def test_a_walk_along_the_links_gives_the_whole_answer_once(site: Site, name: str, format_name: str, limit: int):
    whole = rows_of(ask(site, name, ("format", format_name)), format_name)
    walked, pairs = [], [("limit", str(limit)), ("format", format_name)]
    while pairs:
        reply = ask(site, name, *pairs)
        walked += rows_of(reply, format_name)
        assert reply.headers["X-Total-Count"] == str(len(whole))
        following = re.search(r'<([^>]*)>; rel="next"', reply.headers["Link"])
        pairs = [tuple(pair.split("=")) for pair in following[1].partition("?")[2].split("&")] if following else []
    assert walked == whole


def rows_of(reply, format_name: str) -> list:
    if format_name == "csv":
        return cells(text(reply))[1:]
    found = json.loads(text(reply))
    return found["rows"] if format_name == "json" else found["results"]["bindings"]


def test_evidence_of_a_part_is_that_of_its_rows(site: Site):
    whole = document(site, TOURS, ("evidence", "true"))["rows"]
    assert document(site, TOURS, ("evidence", "true"), ("limit", "2"), ("offset", "3"))["rows"] == whole[3:5]


def test_beyond_the_end_there_are_no_rows_and_a_way_back(site: Site):
    reply = ask(site, TOURS, ("limit", "5"), ("offset", "5000"))
    found = json.loads(text(reply))
    assert found["rows"] == []
    assert 'rel="prev"' in reply.headers["Link"]
    assert 'rel="next"' not in reply.headers["Link"]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("http://example.org/a"), "http://example.org/a"),
        (Literal("a", language="en"), "a"),
        (Literal("7", datatype=XSD.integer), 7),
        (Literal("7.5", datatype=XSD.decimal), 7.5),
        (Literal("true", datatype=XSD.boolean), True),
        (Literal("INF", datatype=XSD.double), "INF"),
        (Literal("NaN", datatype=XSD.double), "NaN"),
        (Literal("seven", datatype=XSD.integer), "seven"),
        (Literal("1961-06-16", datatype=XSD.date), "1961-06-16"),
    ],
)
def test_terms_as_json(term, value):
    assert plain_value(term) == value


CONSTRUCT = """CONSTRUCT { ?p a <http://xmlns.com/foaf/0.1/Person> }
WHERE {
  ?p a <https://w3id.org/defector-graph/ontology#TourDefector> .
}"""


@pytest.fixture(scope="module")
def constructing(built: Built) -> Site:
    return with_query(built, CONSTRUCT)


@pytest.mark.parametrize("format_name", GRAPHS)
def test_a_construct_answers_triples(constructing: Site, format_name: str):
    reply = ask(constructing, "people/asked", ("format", format_name))
    assert reply.media_type == GRAPHS[format_name]
    assert "rudolf-nureyev" in text(reply)
    assert "X-Total-Count" not in reply.headers


def test_a_construct_cannot_be_a_table_nor_have_parts(constructing: Site):
    site = constructing
    assert ask(site, "people/asked", accept="text/csv, text/turtle").media_type == "text/turtle"
    refused = problem(site, "people/asked", ("format", "csv"))
    assert (refused.status, refused.members["offered"]) == (406, list(GRAPHS.values()))
    assert problem(site, "people/asked", ("limit", "1"), ("format", "turtle")).members["parameter"] == "limit"


def test_a_yes_or_no(built: Built):
    site = with_query(built, "ASK\nWHERE {\n  ?p a <https://w3id.org/defector-graph/ontology#Person> .\n}")
    assert document(site, "people/asked")["boolean"] is True
    assert json.loads(text(ask(site, "people/asked", ("format", "srj")))) == {"head": {}, "boolean": True}
    assert problem(site, "people/asked", ("evidence", "true")).members["parameter"] == "evidence"
