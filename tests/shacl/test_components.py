"""Every constraint component of SHACL Core against pySHACL: passing and failing values in one small graph."""
# ruff: noqa: E501  (tables and Turtle read better in long lines)

import pytest

from .support import oracle, ours

# name, what the shape says (of ex:p unless it names a path), the data, number of results
PROPERTY_CASES = [
    ("class", "sh:class ex:D", "ex:a ex:p ex:d, ex:e, 'text', [] . ex:d a ex:D . ex:e a ex:E .", 3),
    ("class-sub", "sh:class ex:D", "ex:a ex:p ex:d, ex:e . ex:d a ex:F . ex:F rdfs:subClassOf ex:D .", 1),
    ("class-two", "sh:class ex:D, ex:E", "ex:a ex:p ex:d . ex:d a ex:D .", 1),
    ("datatype-integer", "sh:datatype xsd:integer", "ex:a ex:p 1, '1', 1.0, ex:b, 'abc'^^xsd:integer .", 4),
    ("datatype-string", "sh:datatype xsd:string", "ex:a ex:p 'a', 'a'@en, 1, ex:a .", 3),
    ("datatype-lang", "sh:datatype rdf:langString", "ex:a ex:p 'a', 'a'@en, 1 .", 2),
    ("datatype-date", "sh:datatype xsd:date", "ex:a ex:p '2020-01-01'^^xsd:date, '2020-13-01'^^xsd:date .", 1),
    ("datatype-int", "sh:datatype xsd:int", "ex:a ex:p '1'^^xsd:int, 1, '5'^^xsd:byte .", 2),
    ("datatype-bool", "sh:datatype xsd:boolean", "ex:a ex:p true, 'maybe'^^xsd:boolean .", 1),
    ("datatype-own", "sh:datatype ex:dt", "ex:a ex:p 'a'^^ex:dt, 'a' .", 1),
    ("nodeKind-iri", "sh:nodeKind sh:IRI", "ex:a ex:p ex:b, 'a', _:b .", 2),
    ("nodeKind-blank", "sh:nodeKind sh:BlankNode", "ex:a ex:p ex:b, 'a', _:b .", 2),
    ("nodeKind-literal", "sh:nodeKind sh:Literal", "ex:a ex:p ex:b, 'a', _:b .", 2),
    ("nodeKind-blankOrIri", "sh:nodeKind sh:BlankNodeOrIRI", "ex:a ex:p ex:b, 'a', _:b .", 1),
    ("nodeKind-blankOrLiteral", "sh:nodeKind sh:BlankNodeOrLiteral", "ex:a ex:p ex:b, 'a', _:b .", 1),
    ("nodeKind-iriOrLiteral", "sh:nodeKind sh:IRIOrLiteral", "ex:a ex:p ex:b, 'a', _:b .", 1),
    ("minCount-0", "sh:minCount 0", "", 0),
    ("minCount-1", "sh:minCount 1", "ex:b a ex:C ; ex:p 1 .", 1),
    ("minCount-2", "sh:minCount 2", "ex:a ex:p 1 . ex:b a ex:C ; ex:p 1, 2 . ex:c a ex:C .", 2),
    ("maxCount-0", "sh:maxCount 0", "ex:a ex:p 1 . ex:b a ex:C .", 1),
    ("maxCount-1", "sh:maxCount 1", "ex:a ex:p 1, 2 . ex:b a ex:C ; ex:p 1 .", 1),
    ("maxCount-3", "sh:maxCount 3", "ex:a ex:p 1, 2, 3, 4 . ex:b a ex:C ; ex:p 1, 2, 3 .", 1),
    ("minExclusive", "sh:minExclusive 3", "ex:a ex:p 2, 3, 4, 3.5, 'x', ex:b .", 4),
    ("minInclusive", "sh:minInclusive 3", "ex:a ex:p 2, 3, 4, 2.5, 'x', _:b .", 4),
    ("maxExclusive", "sh:maxExclusive 3", "ex:a ex:p 2, 3, 4, 2.5, 'x'@en .", 3),
    ("maxInclusive", "sh:maxInclusive 3", "ex:a ex:p 2, 3, 4, 3.5e0, 'x' .", 3),
    ("maxInclusive-date", "sh:maxInclusive '2000-01-01'^^xsd:date",
     "ex:a ex:p '1999-12-31'^^xsd:date, '2000-01-02'^^xsd:date, 5 .", 2),
    ("minInclusive-dateTime", "sh:minInclusive '2000-01-01T00:00:00Z'^^xsd:dateTime",
     "ex:a ex:p '1999-12-31T00:00:00Z'^^xsd:dateTime, '2000-01-01T01:00:00+01:00'^^xsd:dateTime .", 1),
    ("minLength", "sh:minLength 3", "ex:a ex:p 'ab', 'abc', 12, 123, ex:b, [] .", 3),
    ("maxLength", "sh:maxLength 3", "ex:a ex:p 'abcd', 'abc', 1234, ex:b, [] .", 4),
    ("length-utf", "sh:maxLength 2", "ex:a ex:p 'äö', 'äöü', '𝄞𝄞', '𝄞𝄞𝄞' .", 2),
    ("pattern", "sh:pattern '^a.c$'", "ex:a ex:p 'abc', 'xabc', 'abc'@en, ex:abc, [] .", 3),
    ("pattern-part", "sh:pattern 'b'", "ex:a ex:p 'abc', 'xyz', 5 .", 2),
    ("pattern-flags", "sh:pattern '^A' ; sh:flags 'i'", "ex:a ex:p 'abc', 'Abc', 'b' .", 1),
    ("pattern-multiline", "sh:pattern '^b' ; sh:flags 'm'", "ex:a ex:p 'a\\nb', 'ab' .", 1),
    ("pattern-quote", "sh:pattern '\\\\d\\\"\\\\\\\\'", "ex:a ex:p '1\\\"\\\\', '1' .", 1),
    ("pattern-back-reference", "sh:pattern '^(a|x)\\\\1'", "ex:a ex:p 'aab', 'xbc', [] .", 2),
    ("pattern-back-reference", "sh:pattern '^(.)\\\\1$'", "ex:a ex:p 'aa', 'ab' .", 1),
    ("languageIn", "sh:languageIn ( 'en' 'de' )", "ex:a ex:p 'a'@en, 'a'@en-GB, 'a'@fr, 'a', 1, ex:a .", 4),
    ("uniqueLang", "sh:uniqueLang true", "ex:a ex:p 'a'@en, 'b'@en, 'c'@de, 'd', 'e' .", 1),
    ("uniqueLang-two", "sh:uniqueLang true", "ex:a ex:p 'a'@en, 'b'@en . ex:b a ex:C ; ex:p 'a'@en .", 1),
    ("uniqueLang-false", "sh:uniqueLang false", "ex:a ex:p 'a'@en, 'b'@en .", 0),
    ("equals", "sh:equals ex:q", "ex:a ex:p 1, 2 ; ex:q 2, 3 . ex:b a ex:C ; ex:p 1 ; ex:q 1 .", 2),
    ("disjoint", "sh:disjoint ex:q", "ex:a ex:p 1, 2, ex:a ; ex:q 2, 3, ex:a .", 2),
    ("lessThan", "sh:lessThan ex:q", "ex:a ex:p 1, 2, 3, 'x' ; ex:q 3, 2 . ex:b a ex:C ; ex:p 1 .", 3),
    ("lessThanOrEquals", "sh:lessThanOrEquals ex:q", "ex:a ex:p 1, 2, 3, 'x' ; ex:q 3, 2 .", 2),
    ("lessThan-date", "sh:lessThan ex:q", "ex:a ex:p '2000-01-01'^^xsd:date ; ex:q '1999-01-01'^^xsd:date .", 1),
    ("not", "sh:not [ sh:datatype xsd:integer ]", "ex:a ex:p 1, 'a', ex:b .", 1),
    ("not-query", "sh:not [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]", "ex:a ex:p ex:b, ex:c . ex:b ex:q 1 .", 1),
    ("and", "sh:and ( [ sh:minLength 2 ] [ sh:maxLength 3 ] )", "ex:a ex:p 'a', 'ab', 'abcd' .", 2),
    ("or", "sh:or ( [ sh:datatype xsd:integer ] [ sh:nodeKind sh:IRI ] )", "ex:a ex:p 1, ex:b, 'a', 2.0 .", 2),
    ("or-class", "sh:or ( [ sh:class ex:D ] [ sh:class ex:E ] )", "ex:a ex:p ex:d, ex:e, ex:f, 1 . ex:d a ex:D . ex:e a ex:E .", 2),
    ("or-query", "sh:or ( [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] [ sh:nodeKind sh:Literal ] )",
     "ex:a ex:p ex:b, ex:c, 1 . ex:b ex:q 1 .", 1),
    ("xone", "sh:xone ( [ sh:minLength 2 ] [ sh:maxLength 3 ] )", "ex:a ex:p 'a', 'ab', 'abcd' .", 1),
    ("xone-query", "sh:xone ( [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] [ sh:property [ sh:path ex:r ; sh:minCount 1 ] ] )",
     "ex:a ex:p ex:b, ex:c, ex:d . ex:b ex:q 1 . ex:c ex:q 1 ; ex:r 1 .", 2),
    ("node", "sh:node [ sh:class ex:D ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ]",
     "ex:a ex:p ex:b, ex:c, 'x' . ex:b a ex:D ; ex:q 1 . ex:c a ex:D .", 2),
    ("property", "sh:property [ sh:path ex:q ; sh:minCount 1 ; sh:datatype xsd:integer ]",
     "ex:a ex:p ex:b, ex:c, ex:d . ex:b ex:q 1 . ex:c ex:q 'x' . ex:x a ex:C ; ex:p ex:d .", 2),
    ("node-in-node", "sh:node [ sh:property [ sh:path ex:q ; sh:node [ sh:property [ sh:path ex:r ; sh:maxCount 0 ] ] ] ]",
     "ex:a ex:p ex:b, ex:c . ex:b ex:q ex:d . ex:d ex:r 1 .", 1),
    ("node-nested-property", "sh:node [ sh:property [ sh:path ex:q ; sh:property [ sh:path ex:r ; sh:maxCount 0 ] ] ]",
     "ex:a ex:p ex:b, ex:c . ex:b ex:q ex:d . ex:d ex:r 1 .", 1),
    ("qualified-min", "sh:qualifiedValueShape [ sh:languageIn ( 'en' ) ] ; sh:qualifiedMinCount 1",
     "ex:a ex:p 'a'@en . ex:b a ex:C ; ex:p 'a'@de . ex:c a ex:C .", 2),
    ("qualified-min-2", "sh:qualifiedValueShape [ sh:class ex:D ] ; sh:qualifiedMinCount 2",
     "ex:a ex:p ex:d, ex:e . ex:d a ex:D . ex:e a ex:D . ex:b a ex:C ; ex:p ex:d, ex:f .", 1),
    ("qualified-max", "sh:qualifiedValueShape [ sh:class ex:D ] ; sh:qualifiedMaxCount 1",
     "ex:a ex:p ex:d, ex:e . ex:d a ex:D . ex:e a ex:D . ex:b a ex:C ; ex:p ex:d, ex:f .", 1),
    ("qualified-max-0", "sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ; sh:qualifiedMaxCount 0",
     "ex:a ex:p ex:d . ex:b a ex:C ; ex:p 1 .", 1),
    ("qualified-query", "sh:qualifiedValueShape [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
     "ex:a ex:p ex:d, ex:e . ex:d ex:q 1 . ex:e ex:q 1 . ex:b a ex:C ; ex:p ex:d . ex:c a ex:C ; ex:p ex:f . ex:g a ex:C .", 3),
    ("hasValue", "sh:hasValue ex:d", "ex:a ex:p ex:d, ex:e . ex:b a ex:C ; ex:p ex:e . ex:c a ex:C .", 2),
    ("hasValue-literal", "sh:hasValue 1", "ex:a ex:p 1.0 . ex:b a ex:C ; ex:p 1 .", 1),
    ("in", "sh:in ( ex:d 'a'@en 1 'x' )", "ex:a ex:p ex:d, ex:e, 'a', 'a'@en, 1, 1.0, 'x' .", 3),
    ("in-empty", "sh:in ()", "ex:a ex:p ex:d .", 1),
    ("closed", "sh:closed true ; sh:ignoredProperties ( rdf:type )", "ex:a ex:p ex:d . ex:d a ex:D ; ex:q 1 .", 1),
    ("severity", "sh:maxCount 0 ; sh:severity sh:Warning", "ex:a ex:p 1 .", 1),
    ("severity-own", "sh:maxCount 0 ; sh:severity ex:Trouble", "ex:a ex:p 1 .", 1),
    ("deactivated", "sh:maxCount 0 ; sh:deactivated true", "ex:a ex:p 1 .", 0),
]  # fmt: skip

NODE_CASES = [
    ("class", "sh:class ex:D", "ex:b a ex:C, ex:D .", 1),
    ("nodeKind", "sh:nodeKind sh:IRI", "_:b a ex:C .", 1),
    ("pattern", "sh:pattern '/a$'", "ex:b a ex:C . [] a ex:C .", 2),
    ("in", "sh:in ( ex:a )", "ex:b a ex:C .", 1),
    ("hasValue", "sh:hasValue ex:a", "ex:b a ex:C .", 1),
    ("equals", "sh:equals ex:q", "ex:a ex:q ex:a . ex:b a ex:C ; ex:q ex:c .", 2),
    ("disjoint", "sh:disjoint ex:q", "ex:a ex:q ex:a . ex:b a ex:C ; ex:q ex:c .", 1),
    ("closed", "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path ex:p ]",
     "ex:a ex:p 1 ; ex:q 2, 3 ; ex:r 4 .", 3),
    ("closed-inverse", "sh:closed true ; sh:property [ sh:path [ sh:inversePath ex:p ] ]", "ex:a ex:p 1 .", 2),
    ("not", "sh:not [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ]", "ex:a ex:p 1 . ex:b a ex:C .", 1),
    ("and", "sh:and ( [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ] ex:Other )", "ex:a ex:p 1 . ex:b a ex:C .", 1),
    ("or", "sh:or ( [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ] [ sh:class ex:D ] )",
     "ex:a ex:p 1 . ex:b a ex:C . ex:c a ex:C, ex:D .", 1),
    ("node", "sh:node ex:Other ; sh:property [ sh:path ex:p ; sh:node ex:Other ]", "ex:a ex:p 'x' .", 1),
    ("disjoint-siblings",
     """sh:property ex:P1, ex:P2 . ex:P1 sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:D ] ; sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 .
        ex:P2 sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:E ] ; sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1""",
     "ex:a ex:p ex:d . ex:d a ex:D, ex:E . ex:b a ex:C ; ex:p ex:e, ex:f . ex:e a ex:E . ex:f a ex:D .", 2),
    ("datatype", "sh:datatype xsd:string", "", 1),
    ("deactivated", "sh:class ex:D ; sh:deactivated true", "", 0),
]  # fmt: skip

OTHER = "ex:Other a sh:NodeShape ; sh:nodeKind sh:IRI ."


@pytest.mark.parametrize(
    ("says", "data", "number"), [c[1:] for c in PROPERTY_CASES], ids=[c[0] for c in PROPERTY_CASES]
)
def test_property_shape(says, data, number):
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P . ex:P sh:path ex:p ; {says} ."
    check(shapes, "ex:a a ex:C . " + data, number)


@pytest.mark.parametrize(("says", "data", "number"), [c[1:] for c in NODE_CASES], ids=[c[0] for c in NODE_CASES])
def test_node_shape(says, data, number):
    check(f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; {says} . {OTHER}", "ex:a a ex:C . " + data, number)


def check(shapes, data, number):
    rows = ours(data, shapes)
    assert rows == oracle(data, shapes)
    assert len(rows) == number
