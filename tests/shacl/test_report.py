"""The report as values and as a graph (SHACL, section 3.6)."""
# ruff: noqa: E501  (tables and Turtle read better in long lines)

import pyshacl

from kg.validation.shacl import validate
from kg.validation.shacl.fallback import read_report, to_rdflib

from .support import row, turtle

SHAPES = """ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P, ex:Q ; sh:node ex:T .
    ex:P sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:in () ; sh:message "no"@en, "нет"@ru ; sh:severity sh:Info .
    ex:Q sh:path [ sh:alternativePath ( ex:p [ sh:zeroOrMorePath ex:q ] ) ] ; sh:maxCount 0 .
    ex:T a sh:NodeShape ; sh:class ex:D ."""
DATA = "ex:a a ex:C ; ex:p ex:b . ex:c ex:q ex:b ."


def test_a_report_read_back_is_the_same():
    report = validate(turtle(DATA), turtle(SHAPES))
    again = read_report(to_rdflib(report.to_triples()))
    assert {row(r) for r in again} == {row(r) for r in report.results}
    assert {m for r in again for m in r.messages} == {m for r in report.results for m in r.messages}


def test_the_report_is_a_valid_report():
    """The vocabulary's own rule: one report, sh:conforms, results with their mandatory properties."""
    shapes = """ex:R sh:targetClass sh:ValidationReport ; sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ;
            sh:datatype xsd:boolean ] , [ sh:path sh:result ; sh:class sh:ValidationResult ; sh:minCount 1 ] .
        ex:V sh:targetClass sh:ValidationResult ; sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
            [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
            [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ] , [ sh:path sh:value ; sh:maxCount 1 ] ."""
    graph = to_rdflib(validate(turtle(DATA), turtle(SHAPES)).to_triples())
    assert pyshacl.validate(graph, shacl_graph=to_rdflib(turtle(shapes)), inplace=True)[0]


def test_messages_of_all_languages():
    results = validate(turtle(DATA), turtle(SHAPES)).results
    (info,) = [r for r in results if r.severity.value.endswith("Info")]
    assert {(m.value, m.language) for m in info.messages} == {("no", "en"), ("нет", "ru")}


def test_details_say_why_a_node_does_not_conform():
    (node,) = [r for r in validate(turtle(DATA), turtle(SHAPES)).results if r.details]
    assert [detail.component.value.rpartition("#")[2] for detail in node.details] == ["ClassConstraintComponent"]


def test_conforms():
    report = validate([], turtle(SHAPES))
    assert report.conforms
    assert len(list(report.to_triples())) == 2


def test_the_order_does_not_depend_on_the_input():
    triples = turtle("ex:a a ex:C . ex:b a ex:C . ex:c a ex:C .")
    assert validate(triples, turtle(SHAPES)) == validate(reversed(triples), reversed(turtle(SHAPES)))
