"""Ill-formed shapes raise a `ShapesError` that names the shape and the triple."""
# ruff: noqa: E501  (tables and Turtle read better in long lines)

import pytest

from kg.validation.shacl import ShapesError, validate

from .support import turtle

CASES = [
    ("misspelt", "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:proprety ex:P .", "sh:proprety is no SHACL term"),
    ("misspelt-value", "ex:S sh:targetClass ex:C ; sh:nodeKind sh:Iri .", "sh:Iri is no SHACL term"),
    ("misspelt-inside", "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:minCout 1 ] .", "sh:minCout"),
    ("two-paths", "ex:S sh:targetClass ex:C ; sh:path ex:p, ex:q .", "two sh:path"),
    ("no-path", "ex:S sh:targetClass ex:C ; sh:property [ sh:minCount 1 ] .", "without sh:path"),
    ("count-in-node-shape", "ex:S sh:targetClass ex:C ; sh:minCount 1 .", "sh:minCount without sh:path"),
    ("not-a-list", "ex:S sh:targetClass ex:C ; sh:in ex:a .", "sh:in must be a well-formed list"),
    ("broken-list", "ex:S sh:targetClass ex:C ; sh:or [ rdf:first ex:T ] .", "sh:or must be a well-formed list"),
    ("short-path", "ex:S sh:targetClass ex:C ; sh:path ( ex:p ) .", "at least two paths"),
    ("no-path-operator", "ex:S sh:targetClass ex:C ; sh:path [ ex:p ex:q ] .", "ill-formed path"),
    ("endless-path", "ex:S sh:targetClass ex:C ; sh:path _:b . _:b sh:inversePath _:b .", "contains itself"),
    ("pattern", "ex:S sh:targetClass ex:C ; sh:pattern '(' .", "no XPath pattern"),
    ("flags", "ex:S sh:targetClass ex:C ; sh:pattern 'a' ; sh:flags 'w' .", "the flag w is none of"),
    ("count", "ex:S sh:targetClass ex:C ; sh:path ex:p ; sh:maxCount 'one' .", "must be an integer"),
    ("two-counts", "ex:S sh:targetClass ex:C ; sh:path ex:p ; sh:maxCount 1, 2 .", "two sh:maxCount"),
    ("datatype", "ex:S sh:targetClass ex:C ; sh:datatype 'integer' .", "must be an IRI"),
    ("kind", "ex:S sh:targetClass ex:C ; sh:nodeKind sh:Violation .", "six node kinds"),
    ("boolean", "ex:S sh:targetClass ex:C ; sh:closed 'yes' .", "true or false"),
    ("language", "ex:S sh:targetClass ex:C ; sh:languageIn ( 1 ) .", "has a member that must be a string"),
    ("missing-shape", "ex:S sh:targetClass ex:C ; sh:node ex:Mising .", "a shape that is not there"),
    ("missing-member", "ex:S sh:targetClass ex:C ; sh:or ( ex:Mising ) .", "one that is not there"),
    ("node-with-path", "ex:S sh:targetClass ex:C ; sh:node [ sh:path ex:p ] .", "with a property shape"),
    ("blank-target", "ex:S sh:targetNode _:b ; sh:class ex:C .", "must not be blank"),
    ("sparql", "ex:S sh:sparql [ sh:select 'SELECT $this { $this ex:p' ] .", "does not parse"),
    ("prefix", "ex:S sh:sparql [ sh:select 'SELECT $this { $this ex:p 1 }' ] .", "prefix ex: is not declared"),
    ("no-select", "ex:S sh:sparql [ sh:message 'x' ] .", "one sh:select"),
    ("minus", "ex:S sh:sparql [ sh:select 'SELECT $this { MINUS { $this a ?x } }' ] .", "MINUS"),
    ("values", "ex:S sh:sparql [ sh:select 'SELECT $this { VALUES ?x { 1 } }' ] .", "VALUES"),
    ("service", "ex:S sh:sparql [ sh:select 'SELECT $this { SERVICE <urn:x> {} }' ] .", "SERVICE"),
    ("as", "ex:S sh:sparql [ sh:select 'SELECT (1 AS ?this) {}' ] .", "bound already"),
    ("subquery", "ex:S sh:sparql [ sh:select 'SELECT $this { { SELECT ?x { ?x a ?y } } }' ] .", "does not select \\$this"),
    ("no-this", "ex:S sh:sparql [ sh:select 'SELECT ?x { ?x a $this }' ] .", "does not select \\$this"),
    ("form", "ex:S sh:sparql [ sh:select 'CONSTRUCT { $this a ?x } WHERE { $this a ?x }' ] .", "another form"),
    ("function", "ex:S sh:sparql [ sh:select 'SELECT $this { FILTER (<urn:f>($this)) }' ] .", "function <urn:f> is not supported"),
    ("path-in-node-shape", "ex:S sh:sparql [ sh:select 'SELECT $this { $this $PATH ?x }' ] .", "PATH"),
    ("entailment", "<urn:x> sh:entailment <http://www.w3.org/ns/entailment/RDFS> .", "reason first"),
]  # fmt: skip


@pytest.mark.parametrize(("shapes", "reason"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_ill_formed_shapes(shapes, reason):
    with pytest.raises(ShapesError, match=reason) as error:
        validate(turtle("ex:a a ex:C ."), turtle(shapes))
    assert error.value.triple in turtle(shapes)


def test_the_error_names_the_shape():
    with pytest.raises(ShapesError, match=r"in shape <http://example.org/S>: .*minCout"):
        validate([], turtle("ex:S sh:property [ sh:path ex:p ; sh:minCout 1 ] ."))
