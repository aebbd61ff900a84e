"""Taking our SPARQL apart: every rule and canned query can be read, and paths are carried by chains of triples."""

from __future__ import annotations

from pathlib import Path as File

import pytest
from pyoxigraph import NamedNode, Variable

from kg.errors import KgError
from kg.explain.paths import witness
from kg.sparql.reader import read_sparql
from kg.sparql.terms import Path

from .little import ROOT, node, world

CANNED = [path for path in sorted((ROOT / "queries").rglob("*.rq")) if "SERVICE <" not in path.read_text("utf-8")]
FILES = [*CANNED, *sorted((ROOT / "ontology" / "rules").glob("*.rq"))]
"""Proofs are of what is told here: a query that asks others has none."""
QUERY = """
PREFIX ex: <http://example.org/>
SELECT ?who (COUNT(?what) AS ?n)
WHERE {
  VALUES ?kind { ex:Lamp "a } b"@en 7 }
  ?who a ?kind ; # a comment }
    ex:keeps ?what , ex:lamp .
  OPTIONAL { ?what ex:years|^ex:of/ex:in+ ?years FILTER(?years > 1.5) }
  FILTER(LANG(?name) = "en" || (?x = "}"))
  FILTER NOT EXISTS { ?who ex:left true }
  { ?who ex:a ?b } UNION { ?who ex:c ?d . MINUS { ?d ex:e <http://example.org/f> } }
  { SELECT ?who WHERE { ?who ex:in ?place } GROUP BY ?who }
  BIND(STR(?who) AS ?label)
}
GROUP BY ?who
"""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_query_of_ours_can_be_taken_apart(path: File):
    parsed = read_sparql(path.read_text(encoding="utf-8"))
    assert parsed.where.lines or parsed.where.children
    assert parsed.text[parsed.closing] == "}"


def test_a_query_is_taken_apart_into_lines_conditions_and_blocks():
    parsed = read_sparql(QUERY)
    where = parsed.where
    assert parsed.projection == (Variable("who"),)
    assert [line.object for line in where.lines][1:] == [Variable("what"), NamedNode("http://example.org/lamp")]
    assert [child.kind for child in where.children] == ["optional", "not exists", "union", "select"]
    assert where.filters == ['(LANG(?name) = "en" || (?x = "}"))']
    assert where.computed() == {Variable("label")}
    assert [str(term) for term in where.values[Variable("kind")]][1] == '"a } b"@en'
    assert [branch.children[0].kind for branch in where.children[2].children[1:]] == ["minus"]
    assert QUERY[slice(*where.children[3].inner)].strip() == "?who ex:in ?place"


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "SELECT * WHERE {", "SELECT ?x { ?x ] ?y }", "", "nonsense"])
def test_what_cannot_be_taken_apart_is_an_error(text: str):
    with pytest.raises(KgError, match="cannot take the query apart"):
        read_sparql(text)


CHAIN = world("person:a dg:p person:b . person:b dg:p person:c . person:c dg:p person:a . person:c dg:q person:d .")
P, Q = node("dg:p"), node("dg:q")


@pytest.mark.parametrize(
    ("path", "end", "steps"),
    [
        (P, "b", 1),
        (P, "c", None),
        (Path("many", (P,)), "c", 2),
        (Path("many", (P,)), "a", 3),
        (Path("any", (P,)), "a", 0),
        (Path("maybe", (P,)), "c", None),
        (Path("back", (P,)), "c", 1),
        (Path("then", (Path("many", (P,)), Q)), "d", 3),
        (Path("either", (Q, P)), "b", 1),
        (Path("back", (Path("then", (P, P)),)), "b", 2),
    ],
)
def test_a_path_is_carried_by_a_shortest_chain(path: Path, end: str, steps: int | None):
    found = witness(path, node("person:a"), node(f"person:{end}"), CHAIN)
    assert (None if found is None else len(found)) == steps
