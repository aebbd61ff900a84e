from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import kg
from kg.api import DefectorGraph
from kg.build import Built
from kg.errors import KgError, NotFoundError

from .little import ROOT, node

MODULES = sorted(name for _, name, _ in pkgutil.walk_packages(kg.__path__, "kg.") if not name.startswith("kg.cli"))


@pytest.fixture(scope="module")
def g(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


@pytest.mark.usefixtures("built")
def test_open_gives_the_accepted_view_of_the_project():
    opened = kg.open(project=ROOT)
    assert isinstance(opened, kg.DefectorGraph)
    assert opened.view == "accepted"
    assert opened.graph.text(node("event:nureyev-defection"), node("cg:when")) == "1961"


@pytest.mark.usefixtures("built")
def test_a_view_that_does_not_exist_is_an_error_at_once():
    with pytest.raises(NotFoundError, match="no view is called yesterday"):
        kg.open("yesterday", project=ROOT)


def test_a_folder_that_is_no_project_is_told(tmp_path: Path):
    with pytest.raises(KgError, match=r"is no project: there is no project\.toml in it"):
        kg.open(project=tmp_path)


def test_a_session_shows_what_is_open_and_what_was_answered(g: DefectorGraph):
    assert repr(g) == f"<defector-graph: view accepted, {len(g.graph):,} triples>"
    together = g.query("people/who-left-together")
    assert repr(together).startswith("<Answer: 2 rows of when, person_name, other_name")
    first, second, _ = str(together).splitlines()
    assert first.split() == ["when", "person_name", "other_name", "means_name"]
    assert second.split()[:3] == ["1983", "Vakhtang", "Jordania"]
    assert repr(g.query("ASK { person:rudolf-nureyev a dg:Defector }")) == "<Answer: yes>"
    built_of = g.query("CONSTRUCT { ?d a dg:Defection } WHERE { ?d dg:defector person:rudolf-nureyev }")
    assert repr(built_of) == "<Answer: 1 triple>"
    assert "nureyev-defection" in str(built_of)


def test_sentences_in_a_language_that_the_project_has_not_are_refused(g: DefectorGraph):
    for tell in (lambda: g.account("Муллова", "fr"), lambda: g.path("Нуреев", "Годунов", language="fr")):
        with pytest.raises(KgError, match="fr is no language of the project; there are: en, ru"):
            tell()


@pytest.mark.parametrize(
    ("person", "inside", "outside"),
    [
        ("Alliluyeva", "In which month of 1967 Alliluyeva left", "Of what Nureyev died"),
        ("Нуреев", "Of what Nureyev died", "In which month of 1967 Alliluyeva left"),
    ],
)
def test_disagreements_can_be_asked_of_one_person(g: DefectorGraph, person: str, inside: str, outside: str):
    topics = set(g.query("evidence/disagreements", person=person).column("dispute_name"))
    assert inside in topics
    assert outside not in topics
    assert topics < set(g.query("evidence/disagreements").column("dispute_name"))


def test_motives_can_be_asked_of_one_person(g: DefectorGraph):
    told = g.query("people/motives-told", person="Барышников")
    assert set(told.column("agent_name")) == {"Mikhail Baryshnikov"}
    assert "creative freedom" in told.column("motive_name")


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="nothing"):
        kg.nothing  # noqa: B018


SELECT = """
SELECT ?name ?year ?none
WHERE {
  event:nureyev-defection dg:defector ?person ; cg:when ?year .
  ?person rdfs:label ?name .
  OPTIONAL { ?person dg:no ?none }
}
ORDER BY ?name
"""


def test_a_query_as_text_needs_no_prefixes(g: DefectorGraph):
    answer = g.query(SELECT)
    assert answer.variables == ("name", "year", "none")
    assert answer.values() == [("Rudolf Nureyev", "1961", None), ("Рудольф Нуреев", "1961", None)]
    assert answer.column("year") == ["1961", "1961"]
    assert [row["name"] for row in answer] == ["Rudolf Nureyev", "Рудольф Нуреев"]
    assert len(answer) == 2


def test_a_question_about_1922_calls_the_theatre_by_its_name_of_that_time(g: DefectorGraph):
    answer = g.query("roles/posts-in-a-year", year="1922")
    told = dict(zip(answer.column("person_name"), answer.column("called_then"), strict=True))
    assert told["Fyodor Chaliapin"] == "Mariinsky Theatre"


def test_both_engines_give_the_same_rows(g: DefectorGraph):
    assert g.query(SELECT, engine="rdflib").rows == g.query(SELECT).rows


def test_a_row_gives_terms_and_python_values(g: DefectorGraph):
    (row,) = g.query('SELECT ?n ?t ?x { VALUES (?n ?t ?x) { (7 true "text") } }')
    assert row.as_dict() == {"n": 7, "t": True, "x": "text"}
    assert row.term("n").value == "7"


def test_ask_and_construct(g: DefectorGraph):
    assert g.query("ASK { person:rudolf-nureyev a dg:Person }").boolean is True
    assert g.query("ASK { person:rudolf-nureyev a cg:Place }").boolean is False
    built = g.query("CONSTRUCT { ?p a dg:Person } WHERE { event:nureyev-defection dg:defector ?p }")
    assert [str(t.subject.value) for t in built.triples or ()] == [node("person:rudolf-nureyev").value]


@pytest.mark.parametrize("person", ["Нуреев", "person:rudolf-nureyev", "rudolf-nureyev", "Rudolf Nuriev"])
def test_a_canned_query_takes_any_way_of_naming(g: DefectorGraph, person: str):
    answer = g.query("theatres/who-left-on-whose-tour", person=person)
    assert set(answer.column("company_name")) == {"Kirov Theatre"}


def test_evidence_comes_with_each_row(g: DefectorGraph):
    answer = g.query("theatres/who-left-on-whose-tour", evidence=True, person="Нуреев")
    assert answer.evidence is not None
    assert len(answer.evidence) == len(answer) > 0
    assert {citation.section for row in answer.evidence for citation in row} >= {"aif"}


def test_an_answer_becomes_a_data_frame(g: DefectorGraph):
    pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
    frame = g.query(SELECT).to_pandas()
    assert list(frame.columns) == ["name", "year", "none"]
    assert frame["name"].tolist() == ["Rudolf Nureyev", "Рудольф Нуреев"]


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        ("no/such-query", {}, "no canned query is called no/such-query"),
        ("SELECT ?x {", {}, "malformed"),
        ("ASK {}", {"engine": "other"}, "no engine is called other; there are: oxigraph, rdflib"),
        ("ASK {}", {"endpoint": "file:///etc/passwd"}, "is no http address"),
        ("ASK { ?s ?p ?o }", {"evidence": True}, "does not say which of its nodes carry evidence"),
        ("theatres/who-left-on-whose-tour", {"person": "Paris"}, "is no dg:Person"),
        ("theatres/who-left-on-whose-tour", {"nobody": "x"}, "has no parameter nobody"),
    ],
)
def test_what_cannot_be_used_is_an_error_that_says_so(g: DefectorGraph, query: str, options: dict, message: str):
    with pytest.raises(KgError, match=message):
        g.query(query, **options)


@pytest.mark.parametrize("query", ["SELECT ?x {", "SELECT ?x {\n ?x nowhere:a ?y }", "SELECT ?x { ?x a ?y }}"])
def test_a_malformed_query_is_told_in_one_short_line_with_the_place(g: DefectorGraph, query: str):
    with pytest.raises(KgError, match=r"malformed: error at \d+:\d+") as caught:
        g.query(query)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 160


def test_nothing_can_be_written(g: DefectorGraph):
    with pytest.raises(KgError, match="only read"):
        g.query("INSERT DATA { person:x a dg:Person }")
    with pytest.raises(Exception, match="read-write"):
        g.built.store().update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_layers_can_be_asked_by_name(g: DefectorGraph):
    assert g.query("ASK { GRAPH graph:authored { event:nureyev-defection cg:when ?when } }").boolean
    assert not g.query("ASK { GRAPH graph:inferred { event:nureyev-defection cg:when ?when } }").boolean


def test_resolve_and_show(g: DefectorGraph):
    assert g.resolve("Ленинград") == node("place:saint-petersburg")
    assert g.show("Нуреев").labels["en"] == "Rudolf Nureyev"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"format": "turtle", "entity": "Нуреев"}, "person:rudolf-nureyev a dg:Person"),
        ({"format": "csv"}, "https://w3id.org/defector-graph/id/person/rudolf-nureyev,person,"),
        ({"format": "nquads", "layers": ("claims",)}, "<https://w3id.org/defector-graph/graph/claims> .\n"),
        ({"format": "ntriples", "layers": ("dates",)}, "core#beginEarliest>"),
    ],
)
def test_export(g: DefectorGraph, options: dict, says: str):
    assert says in g.export(**options)


@pytest.mark.parametrize(
    "options", [{"format": "pdf"}, {"format": "nquads", "layers": ("yesterday",)}, {"entity": "xyzzy"}]
)
def test_an_export_of_what_does_not_exist_is_an_error(g: DefectorGraph, options: dict):
    with pytest.raises(KgError):
        g.export(**options)


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", ["kg", *MODULES])
def test_the_examples_in_the_documentation_run(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_public_names_are_declared():
    for name in ["kg", *MODULES]:
        module = importlib.import_module(name)
        exported = getattr(module, "__all__", ())
        assert [each for each in exported if not hasattr(module, each)] == [], name


def test_the_texts_are_optional(built: Built, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("KG_SOURCES", str(tmp_path))
    assert DefectorGraph(built).texts is None
