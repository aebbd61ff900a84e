from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import KgError, NotFoundError
from kg.queries import Query, bind
from kg.queries.parameters import to_term
from kg.rdf.namespaces import XSD

from .little import node, triples


def question(kind: str, *, optional: bool = False, default: str | None = None, cls: str | None = None) -> Query:
    variable = f"_{'_' if optional else ''}value_{kind}"
    header = ["#+ summary: Which value?"]
    header += [f"#+ defaults:\n#+   - value: {default}"] if default else []
    header += [f"#+ classes:\n#+   - value: {cls}"] if cls else []
    text = "\n".join([*header, f"SELECT ?{variable}", "WHERE {", "  VALUES ?x { 1 }", "}", ""])
    return Query("family/question", text, Path("q.rq"))


def resolve(text: str, cls: str | None) -> NamedNode:
    known = {"ada": node("person:ada")}
    if text not in known or cls not in {None, "dg:Person"}:
        raise NotFoundError(f"nothing here is called {text}")
    return known[text]


def bound(query: Query, value: str) -> object:
    """Return the term that the engine sees."""
    (row,) = Store().query(bind(query, {"value": value}, resolve))
    return row[0]


WILD = [
    "plain",
    "",
    'with "quotes"',
    "it's",
    "back\\slash",
    "trailing\\",
    "line\nbreak\r\n\ttab",
    "<http://example.org/>",
    "} UNION { ?s ?p ?o",
    '" } UNION { ?s ?p ?o } #',
    "\\u0022 }",
    "?_value_literal",
    "WHERE {",
    "\nWHERE {\n",
    "# comment",
    "Нуреев 𝔄 \u0000 \ufffe",
]


@pytest.mark.parametrize("value", WILD, ids=repr)
def test_a_text_stays_a_text_whatever_is_in_it(value: str):
    assert bound(question("literal"), value) == Literal(value)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_through_as_it_is(value: str):
    assert bound(question("literal"), value) == Literal(value)


def test_a_value_cannot_reach_beyond_its_place():
    store = Store()
    store.extend(
        Quad(t.subject, t.predicate, t.object)
        for t in triples('person:ada rdfs:label "Ada" . person:ben rdfs:label "Ben" .')
    )
    text = "SELECT ?s\nWHERE {\n  ?s ?p ?_value_literal .\n}\n"
    query = Query("q", text, Path("q"))
    asked = bind(query, {"value": 'Ada" } ?s ?p ?o } #'}, resolve)
    assert list(store.query(asked)) == []
    assert len(list(store.query(bind(query, {"value": "Ada"}, resolve)))) == 1


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "ada", node("person:ada")),
        ("integer", "7", Literal("7", datatype=XSD.integer)),
        ("integer", "-12", Literal("-12", datatype=XSD.integer)),
        ("date", "1961-06-16", Literal("1961-06-16", datatype=XSD.date)),
        ("literal", "7", Literal("7")),
    ],
)
def test_each_kind_is_bound_as_its_own_type(kind: str, value: str, term: object):
    assert bound(question(kind), value) == term


@pytest.mark.parametrize(
    ("kind", "value", "wanted"),
    [
        ("integer", "seven", "a whole number"),
        ("integer", "7.5", "a whole number"),
        ("integer", "", "a whole number"),
        ("integer", "7 }", "a whole number"),
        ("integer", "7\n", "a whole number"),
        ("integer", "٧", "a whole number"),
        ("date", "1961", "a day, as in 1961-06-16"),
        ("date", "1961-02-29", "a day, as in 1961-06-16"),
        ("date", "16.06.1961", "a day, as in 1961-06-16"),
        ("date", "", "a day, as in 1961-06-16"),
    ],
)
def test_a_value_of_the_wrong_type_says_what_is_wanted(kind: str, value: str, wanted: str):
    with pytest.raises(KgError) as caught:
        bind(question(kind), {"value": value}, resolve)
    assert str(caught.value) == f"value={value}: {wanted}"


def test_an_iri_must_be_of_its_class():
    assert bound(question("iri", cls="dg:Person"), "ada") == node("person:ada")
    with pytest.raises(NotFoundError):
        bind(question("iri", cls="cg:Place"), {"value": "ada"}, resolve)


def test_an_unknown_parameter_names_the_known_ones():
    with pytest.raises(KgError, match=r"family/question has no parameter person \(it has: value\)"):
        bind(question("literal"), {"person": "x"}, resolve)


def test_a_missing_parameter_says_how_to_give_it():
    with pytest.raises(KgError, match=r"needs -p value=… \(an IRI, .* of a dg:Person\)"):
        bind(question("iri", cls="dg:Person"), {}, resolve)


def test_an_optional_parameter_may_be_left_out():
    query = question("literal", optional=True)
    assert bind(query, {}, resolve) == query.text


def test_a_default_stands_in():
    assert '"seven"' in bind(question("literal", default="seven"), {}, resolve)
    assert bound(question("literal", default="seven"), "eight") == Literal("eight")


def test_to_term_keeps_the_digits_of_a_number():
    assert to_term(question("integer").parameters[0], "007", resolve) == Literal("007", datatype=XSD.integer)
