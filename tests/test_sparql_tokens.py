from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import KgError
from kg.rdf.namespaces import XSD
from kg.sparql.groups import read_groups, render
from kg.sparql.terms import Cursor
from kg.sparql.tokens import tokenize

from .little import ROOT

# Written after the productions of SPARQL 1.1, section 19.8: what each text is made of.
KINDS = {
    "?x $y": ["variable", "variable"],
    "<http://e.org/a>": ["iri"],
    "?a<?b": ["variable", "mark", "variable"],
    "ex:a.b ex: :c _:d": ["name", "name", "name", "name"],
    "ex:a.": ["name", "mark"],
    "ex:caf\u00e9\u00b7e\u0301": ["name"],
    r"ex:a\,b%20c": ["name"],
    "1 1.5 .5 1e6 1.5E-3": ["number"] * 5,
    '"a" \'b\' """c "d" e""" \'\'\'f\'\'\'': ["string"] * 4,
    r'"a\"b"': ["string"],
    '"a"@en-GB "b"^^ex:c': ["string", "language", "string", "mark", "name"],
    "SELECT a true": ["word", "word", "word"],
    "a && b || c != d >= e": ["word", "mark", "word", "mark", "word", "mark", "word", "mark", "word"],
    "?x # ?y\n?z": ["variable", "variable"],
    "1-2": ["number", "mark", "number"],
}
FILES = [*sorted((ROOT / "queries").rglob("*.rq")), *sorted((ROOT / "ontology" / "rules").glob("*.rq"))]


@pytest.mark.parametrize(("text", "kinds"), KINDS.items())
def test_a_text_is_made_of_tokens(text: str, kinds: list[str]):
    assert [token.kind for token in tokenize(text) if token.kind != "space"] == kinds


@given(st.text())
def test_nothing_is_lost(text: str):
    tokens = tokenize(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_tree_of_groups_is_written_as_it_was(path):
    text = path.read_text(encoding="utf-8")
    written = "".join(map(render, read_groups(tokenize(text)).parts))
    assert "".join(written.split()) == "".join(text.split())


TERMS = {
    "?x": Variable("x"),
    "<urn:a>": NamedNode("urn:a"),
    "xsd:date": NamedNode(XSD.date.value),
    r"xsd:a\,b": NamedNode(XSD.date.value.removesuffix("date") + "a,b"),
    "12": Literal("12", datatype=XSD.integer),
    "1.5": Literal("1.5", datatype=XSD.decimal),
    "1e3": Literal("1e3", datatype=XSD.double),
    "false": Literal("false", datatype=XSD.boolean),
    '"a"': Literal("a"),
    r'"a\"\n\u0416"': Literal('a"\nЖ'),
    '"""a "b" c"""@en': Literal('a "b" c', language="en"),
    "'1961'^^xsd:gYear": Literal("1961", datatype=XSD.gYear),
}


@pytest.mark.parametrize(("text", "term"), TERMS.items())
def test_a_term_is_read_as_what_it_stands_for(text: str, term: object):
    assert Cursor(text).term() == term


@pytest.mark.parametrize("text", ["nobody:x", "_:b", "{", "", "LIMIT"])
def test_what_is_no_term_is_an_error(text: str):
    with pytest.raises(KgError, match="cannot take the query apart"):
        Cursor(text).term()
