"""Targets (SHACL, 2.1.3) and property paths (2.3.1) against pySHACL."""
# ruff: noqa: E501  (tables and Turtle read better in long lines)

import pytest

from .support import oracle, ours

TARGETS = [
    ("class", "sh:targetClass ex:C", "ex:a a ex:C . ex:b a ex:D .", 1),
    ("class-sub", "sh:targetClass ex:C", "ex:a a ex:E . ex:D rdfs:subClassOf ex:C . ex:E rdfs:subClassOf ex:D .", 1),
    ("class-cycle", "sh:targetClass ex:C", "ex:a a ex:D . ex:D rdfs:subClassOf ex:C . ex:C rdfs:subClassOf ex:D .", 1),
    ("class-twice", "sh:targetClass ex:C, ex:D", "ex:a a ex:C, ex:D .", 1),
    ("implicit", "a rdfs:Class", "ex:a a ex:S . ex:b a ex:D . ex:D rdfs:subClassOf ex:S .", 2),
    ("implicit-owl", "a owl:Class . owl:Class rdfs:subClassOf rdfs:Class", "ex:a a ex:S .", 1),
    ("node", "sh:targetNode ex:a, ex:nowhere, 'text', 5", "ex:a a ex:C .", 4),
    ("subjectsOf", "sh:targetSubjectsOf ex:p, ex:q", "ex:a ex:p 1 ; ex:q 2 . ex:b ex:q 2 . ex:c ex:r 2 .", 2),
    ("objectsOf", "sh:targetObjectsOf ex:p", "ex:a ex:p ex:b, 1, 'x'@en .", 3),
    ("several", "sh:targetNode ex:a ; sh:targetObjectsOf ex:p ; sh:targetClass ex:C", "ex:a ex:p ex:b . ex:b a ex:C .", 2),
    ("none", "sh:description 'no target'", "ex:a a ex:C .", 0),
]  # fmt: skip

GRAPH = """ex:a ex:p ex:b ; ex:q ex:c . ex:b ex:q ex:d ; ex:p ex:a . ex:c ex:p ex:c, ex:e . ex:e ex:q 'x' .
    ex:z ex:p ex:a ; ex:q ex:a ."""

PATHS = [
    ("inverse", "[ sh:inversePath ex:p ]", 2),
    ("sequence", "( ex:p ex:q )", 1),
    ("sequence-inverse", "( ex:q [ sh:inversePath ex:q ] )", 1),
    ("alternative", "[ sh:alternativePath ( ex:p ex:q ) ]", 2),
    ("zeroOrMore", "[ sh:zeroOrMorePath ex:p ]", 2),
    ("oneOrMore", "[ sh:oneOrMorePath [ sh:alternativePath ( ex:p ex:q ) ] ]", 6),
    ("zeroOrOne", "[ sh:zeroOrOnePath ex:p ]", 2),
    ("mixed", "( [ sh:zeroOrMorePath ex:p ] ex:q [ sh:zeroOrOnePath ex:p ] )", 3),
    ("inverse-sequence", "[ sh:inversePath ( ex:p ex:p ) ]", 1),
    ("inverse-star", "[ sh:inversePath [ sh:zeroOrMorePath ex:p ] ]", 3),
]


@pytest.mark.parametrize(("target", "data", "number"), [c[1:] for c in TARGETS], ids=[c[0] for c in TARGETS])
def test_target(target, data, number):
    check(f"ex:S a sh:NodeShape ; sh:hasValue ex:never ; {target} .", data, number)


@pytest.mark.parametrize(("path", "number"), [c[1:] for c in PATHS], ids=[c[0] for c in PATHS])
def test_path(path, number):
    """sh:in () reports each value, and the counts see each once."""
    check(f"ex:S sh:targetNode ex:a ; a sh:PropertyShape ; sh:path {path} ; sh:in () .", GRAPH, number)


@pytest.mark.parametrize("path", [c[1] for c in PATHS], ids=[c[0] for c in PATHS])
@pytest.mark.parametrize("says", ["sh:minCount 2", "sh:maxCount 1", "sh:hasValue ex:c", "sh:nodeKind sh:IRI",
                                  "sh:equals ex:q", "sh:disjoint ex:p", "sh:in ( ex:a ex:c )",
                                  "sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]"])  # fmt: skip
def test_path_with(path, says):
    shapes = f"""ex:S sh:targetNode ex:a, ex:nowhere, 'x' ; sh:targetSubjectsOf ex:p ; a sh:PropertyShape ;
        sh:path {path} ; {says} ."""
    assert ours(GRAPH, shapes) == oracle(GRAPH, shapes)


def check(shapes, data, number):
    rows = ours(data, shapes)
    assert rows == oracle(data, shapes)
    assert len(rows) == number
