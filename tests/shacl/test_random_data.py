"""Random data against a fixed rich set of shapes, compared with pySHACL."""
# ruff: noqa: E501  (tables and Turtle read better in long lines)

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.validation.shacl.vocabulary import RDF, RDFS, XSD

from ..budgets import EXAMPLES
from .support import oracle, ours, turtle

SHAPES = turtle("""
ex: a owl:Ontology ; sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .

ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:targetNode ex:a, ex:absent ;
    sh:property ex:P1, ex:P2, ex:P3, ex:P4, ex:P5, ex:P6, ex:P7, ex:P8, ex:P9 ;
    sh:not ex:N1 ; sh:or ( ex:N1 ex:N2 ) ; sh:xone ( ex:N1 ex:N2 ex:N3 ) ; sh:node ex:N4 ; sh:disjoint ex:p .
ex:P1 sh:path ex:p ; sh:minCount 1 ; sh:maxCount 2 ; sh:datatype xsd:integer ; sh:minInclusive 1 ; sh:maxExclusive 3 .
ex:P2 sh:path ( ex:p ex:q ) ; sh:maxCount 1 ; sh:nodeKind sh:IRI ; sh:class ex:D .
ex:P3 sh:path [ sh:zeroOrMorePath [ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ] ] ; sh:maxCount 4 ; sh:hasValue ex:b .
ex:P4 sh:path ex:q ; sh:equals ex:p ; sh:uniqueLang true ; sh:languageIn ( "en" "de" ) ; sh:minLength 1 ; sh:pattern "[a1]" .
ex:P5 sh:path ex:q ; sh:qualifiedValueShape ex:N1 ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ; sh:qualifiedValueShapesDisjoint true .
ex:P6 sh:path ex:q ; sh:qualifiedValueShape ex:N3 ; sh:qualifiedMinCount 2 ; sh:qualifiedValueShapesDisjoint true .
ex:P7 sh:path ex:p ; sh:in ( ex:a ex:b 1 "a"@en ) ; sh:node ex:N2 ; sh:disjoint ex:q .
ex:P8 sh:path [ sh:zeroOrOnePath ex:q ] ; sh:property ex:P9 ; sh:or ( ex:N3 [ sh:nodeKind sh:Literal ] ) .
ex:P9 sh:path [ sh:inversePath ex:p ] ; sh:maxCount 1 ; sh:severity sh:Warning .
ex:N1 a sh:NodeShape ; sh:class ex:D .
ex:N2 a sh:NodeShape ; sh:property ex:PN . ex:PN sh:path ex:q ; sh:minCount 1 .
ex:N3 a sh:NodeShape ; sh:not ex:N2 ; sh:nodeKind sh:IRI .
ex:N4 a sh:NodeShape ; sh:closed true ; sh:ignoredProperties ( rdf:type rdfs:subClassOf ) ; sh:property ex:PC . ex:PC sh:path ex:q .

ex:T a sh:NodeShape ; sh:targetSubjectsOf ex:q ; sh:targetObjectsOf ex:p ;
    sh:sparql [ sh:prefixes ex: ; sh:select "SELECT $this ?value { $this ex:q ?value FILTER NOT EXISTS { ?value ex:p ?x . ?x ex:q ?y } }" ] ,
        [ sh:prefixes ex: ; sh:select "SELECT $this { { $this ex:p+ $this } UNION { FILTER(isLiteral($this)) } }" ] ,
        [ sh:prefixes ex: ; sh:select "SELECT $this ?value { $this ex:q ?x . { ?x ex:p ?value FILTER(?value != ex:a) } UNION { ?value ex:q $this } }" ] ,
        [ sh:prefixes ex: ; sh:select "SELECT $this { FILTER NOT EXISTS { $this ex:p|ex:q ?x . ?x ex:p ?y FILTER(?y != ?x) } }" ] .
""")

EX = "http://example.org/"
NODES = [NamedNode(EX + name) for name in "abcd"] + [BlankNode("x"), BlankNode("y")]
LITERALS = [Literal(text, datatype=XSD.integer) for text in "123"] + [
    Literal("a", language="en"), Literal("b", language="en"), Literal("a", language="de-AT"), Literal("a"), Literal(""),
    Literal("x", datatype=XSD.integer), Literal("2.0", datatype=XSD.decimal)]  # fmt: skip
CLASSES = [NamedNode(EX + name) for name in "CDE"]

links = st.builds(
    Triple,
    st.sampled_from(NODES),
    st.sampled_from([NamedNode(EX + "p"), NamedNode(EX + "q"), NamedNode(EX + "p")]),
    st.sampled_from(NODES + NODES + LITERALS),
)
types = st.builds(Triple, st.sampled_from(NODES), st.just(RDF.type), st.sampled_from(CLASSES))
subclasses = st.builds(Triple, st.sampled_from(CLASSES), st.just(RDFS.subClassOf), st.sampled_from(CLASSES))
graphs = st.lists(st.one_of(links, links, links, types, types, subclasses), max_size=14, unique_by=str)


@settings(max_examples=max(1, EXAMPLES // 2), suppress_health_check=[HealthCheck.too_slow])
@given(graphs)
def test_random_graph(data):
    assert ours(data, SHAPES) == oracle(data, SHAPES)
