from __future__ import annotations

import json

import pytest
from pyoxigraph import BlankNode, Literal, QueryResultsFormat, parse_query_results

from kg.errors import KgError
from kg.evidence import Citation
from kg.queries import FORMATS, Answer, serialise
from kg.queries.answermap import told_position
from kg.queries.answers import plain
from kg.queries.cells import cell_of
from kg.queries.table import table
from kg.rdf.namespaces import XSD

from .little import node, triples

ADA = node("person:ada")
ROWS = Answer(
    ("person", "name", "years"),
    [
        (ADA, Literal("Ада, |F|\nenn", language="ru"), Literal("7.50", datatype=XSD.decimal)),
        (BlankNode("b0"), Literal('say "no"'), None),
    ],
)
CITED = Answer(
    ("person",), [(ADA,)], evidence=[[Citation(node("span:one-lamp"), "one", (3, 4), 10, 20, "She kept it.")]]
)
TRIPLES = Answer(triples=triples('person:ada a dg:Person ; rdfs:label "Ada"@en .'))


def test_csv():
    assert serialise(ROWS, "csv") == (
        'person,name,years\nhttps://w3id.org/defector-graph/id/person/ada,"Ада, |F|\nenn",7.5\n_:b0,"say ""no""",\n'
    )


def test_tsv():
    assert serialise(ROWS, "tsv") == (
        "?person\t?name\t?years\n"
        '<https://w3id.org/defector-graph/id/person/ada>\t"Ада, |F|\\nenn"@ru\t7.50\n'
        '_:b0\t"say \\"no\\""\t\n'
    )


def test_json():
    assert json.loads(serialise(ROWS, "json")) == {
        "head": {"vars": ["person", "name", "years"]},
        "results": {
            "bindings": [
                {
                    "person": {"type": "uri", "value": ADA.value},
                    "name": {"type": "literal", "value": "Ада, |F|\nenn", "xml:lang": "ru"},
                    "years": {
                        "type": "literal",
                        "value": "7.50",
                        "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
                    },
                },
                {"person": {"type": "bnode", "value": "b0"}, "name": {"type": "literal", "value": 'say "no"'}},
            ]
        },
    }


def test_xml_reads_back_as_the_same_rows():
    read = parse_query_results(serialise(ROWS, "xml"), format=QueryResultsFormat.XML)
    assert [tuple(row) for row in read] == ROWS.rows


def test_markdown():
    assert serialise(ROWS, "md") == (
        "| person | name | years |\n"
        "| --- | --- | --- |\n"
        "| person:ada | Ада, \\|F\\| enn | 7.5 |\n"
        '| _:b0 | say "no" |  |\n'
    )


def test_table(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "60")
    drawn = serialise(Answer(("person_name", "years"), [(Literal("Ada"), Literal(7))]), "table")
    lines = [line.rstrip() for line in drawn.splitlines()]
    assert lines[0].replace("┃", "│").split() == ["│", "person", "name", "│", "years"]
    assert lines[2].split() == ["1", "│", "Ada", "│", "7"]
    assert lines[-1] == "1 row"


@pytest.mark.parametrize("width", [30, 60, 100])
def test_a_table_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, width: int):
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [(Literal("many words " * 20), ADA, Literal("x" * 200))]
    assert max(map(len, table(Answer(("said", "person", "long"), rows)).splitlines())) <= width


@pytest.mark.parametrize(("rows", "says"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows")])
def test_a_table_says_how_many_rows_it_has(rows: int, says: str):
    assert table(Answer(("n",), [(Literal(i),) for i in range(rows)])).splitlines()[-1] == says


def test_markup_in_a_value_is_no_markup_in_the_table():
    assert "[bold]Ada[/bold]" in table(Answer(("n",), [(Literal("[bold]Ada[/bold]"),)]))


@pytest.mark.parametrize(
    ("format_name", "yes", "no"),
    [
        ("csv", "true\n", "false\n"),
        ("md", "true\n", "false\n"),
        ("table", "yes\n", "no\n"),
        ("tsv", "true", "false"),
        ("json", '{\n  "head": {},\n  "boolean": true\n}\n', '{\n  "head": {},\n  "boolean": false\n}\n'),
    ],
)
def test_a_yes_or_no(format_name: str, yes: str, no: str):
    assert serialise(Answer(boolean=True), format_name) == yes
    assert serialise(Answer(boolean=False), format_name) == no


def test_a_yes_in_xml():
    assert "<boolean>true</boolean>" in serialise(Answer(boolean=True), "xml")


@pytest.mark.parametrize("format_name", ["csv", "tsv", "md", "json", "xml", "table"])
def test_an_empty_answer_still_names_its_variables(format_name: str):
    assert "person" in serialise(Answer(("person",), []), format_name)


def test_evidence_in_json():
    document = json.loads(serialise(CITED, "json"))
    assert "evidence" not in document["results"]["bindings"][0]
    assert document["evidence"][0] == [
        {
            "span": "https://w3id.org/defector-graph/id/span/one-lamp",
            "section": "one",
            "sentences": [3, 4],
            "start": 10,
            "end": 20,
            "paraphrase": "She kept it.",
        }
    ]


@pytest.mark.parametrize(
    ("format_name", "says"),
    [
        ("csv", "one, sentences 3, 4 [span:one-lamp 10-20]: She kept it."),
        ("tsv", "one, sentences 3, 4 [span:one-lamp 10-20]: She kept it."),
        ("xml", "one, sentences 3, 4 [span:one-lamp 10-20]: She kept it."),
        ("md", "- row 1: one, sentences 3, 4 (span:one-lamp): She kept it."),
        ("table", "[1]\n  one, sentences 3, 4 (span:one-lamp, characters 10-20)\n    She kept it.\n"),
    ],
)
def test_evidence_in_every_format(format_name: str, says: str):
    assert says in serialise(CITED, format_name)


def test_triples_in_n_triples():
    assert serialise(TRIPLES, "ntriples").splitlines() == [
        "<https://w3id.org/defector-graph/id/person/ada> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
        " <https://w3id.org/defector-graph/ontology#Person> .",
        '<https://w3id.org/defector-graph/id/person/ada> <http://www.w3.org/2000/01/rdf-schema#label> "Ada"@en .',
    ]


@pytest.mark.parametrize("format_name", ["turtle", "table"])
def test_triples_in_turtle(format_name: str):
    assert "person:ada a dg:Person" in serialise(TRIPLES, format_name)


@pytest.mark.parametrize(
    ("answer", "format_name"),
    [(ROWS, "turtle"), (ROWS, "jsonld"), (TRIPLES, "csv"), (TRIPLES, "xml"), (ROWS, "pdf"), (TRIPLES, "pdf")],
)
def test_a_format_that_cannot_hold_the_answer_lists_those_that_can(answer: Answer, format_name: str):
    with pytest.raises(KgError, match=f"cannot be written as {format_name}; there are: "):
        serialise(answer, format_name)


def test_the_formats():
    assert set(FORMATS) == {"table", "csv", "tsv", "json", "xml", "md", "turtle", "ntriples", "jsonld"}


@pytest.mark.parametrize(
    ("lexical", "datatype", "cell"),
    [
        ("INF", "double", "INF"),
        ("NaN", "float", "NaN"),
        ("-INF", "double", "-INF"),
        ("1e400", "double", "1e400"),
        ("99999999999999999999", "integer", "99999999999999999999"),
        ("9" * 5000, "integer", "9" * 5000),
        ("seven", "integer", "seven"),
        ("2001-02-30", "date", "2001-02-30"),
        ("-0044-03-15", "date", "-0044-03-15"),
        ("42", "integer", 42),
        ("1", "boolean", True),
    ],
)
def test_what_no_cell_holds_is_text(lexical: str, datatype: str, cell: object):
    assert cell_of(Literal(lexical, datatype=getattr(XSD, datatype))) == cell


@pytest.mark.parametrize(("lexical", "datatype"), [("seven", "integer"), ("x", "double"), ("", "decimal")])
def test_a_number_that_is_none_is_text(lexical: str, datatype: str):
    assert plain(Literal(lexical, datatype=getattr(XSD, datatype))) == lexical


@pytest.mark.parametrize(("longitude", "placed"), [("12.5", True), ("NaN", False), ("INF", False), ("400", False)])
def test_a_map_has_no_place_beyond_the_earth(longitude: str, placed: bool):
    row = (Literal(longitude, datatype=XSD.double), Literal("50", datatype=XSD.double))
    assert bool(told_position(Answer(("longitude", "latitude"), [row]), row)) is placed
