"""Literals are reported as the data wrote them, and told apart as terms (RDF 1.1 Concepts, section 3.3)."""
# ruff: noqa: E501  (tables and Turtle read better in long lines)

import pytest
from pyoxigraph import Literal, NamedNode

from kg.validation.shacl import validate
from kg.validation.shacl.lexical import is_well_formed
from kg.validation.shacl.literals import Literals, decode
from kg.validation.shacl.vocabulary import XSD

from .support import turtle

ODD = [("01", "integer"), ("1.50", "decimal"), ("1", "boolean"), ("1.0E0", "double"), ("5", "int"), ("5", "byte"),
       ("2020-01-01+00:00", "date"), ("2020-01-01T00:00:00.000", "dateTime"), ("PT60S", "dayTimeDuration"),
       ("abc", "integer"), ("300", "byte"), ("2021-02-29", "date"), ("a\n\"b", "integer")]  # fmt: skip


def literal(lexical, datatype):
    return Literal(lexical, datatype=NamedNode(XSD.base + datatype))


def found(data, says):
    """Return the values that a property shape reports, as they were written."""
    shapes = f"ex:S sh:targetSubjectsOf ex:p ; sh:property [ sh:path ex:p ; {says} ] ."
    return sorted(str(result.value.value) for result in validate(turtle(data), turtle(shapes)).results if result.value)


@pytest.mark.parametrize(("lexical", "datatype"), ODD)
def test_a_literal_is_reported_as_written(lexical, datatype):
    value = literal(lexical, datatype)
    (result,) = validate(
        turtle(f"ex:a ex:p {value} ."), turtle("ex:S sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:in () .")
    ).results
    assert result.value == value


@pytest.mark.parametrize(("lexical", "datatype"), ODD)
def test_a_target_node_is_reported_as_written(lexical, datatype):
    value = literal(lexical, datatype)
    (result,) = validate([], turtle(f"ex:S sh:targetNode {value} ; sh:nodeKind sh:IRI .")).results
    assert result.focus == value


@pytest.mark.parametrize(("lexical", "datatype"), ODD)
def test_the_datatype_is_that_of_the_data(lexical, datatype):
    wrong = found(f"ex:a ex:p {literal(lexical, datatype)} .", f"sh:datatype xsd:{datatype}")
    assert wrong == ([] if is_well_formed(lexical, datatype) else [lexical])


@pytest.mark.parametrize(("lexical", "datatype"), ODD)
def test_decode_undoes_encode(lexical, datatype):
    value = literal(lexical, datatype)
    assert Literals().encode(value) != value
    assert decode(Literals().encode(value)) == value


def test_different_forms_count_as_different_values():
    assert validate(
        turtle("ex:a ex:p 1, 01, 1.0 ."), turtle("ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:minCount 3 .")
    ).conforms


def test_the_same_value_written_differently_is_another_term():
    data = "ex:a ex:p 01, 1 ."
    assert found(data, "sh:in ( 1 )") == ["01"]
    assert found(data, "sh:in ( 01 )") == ["1"]
    assert found(data + "ex:a ex:q 1 .", "sh:disjoint ex:q") == ["1"]


def test_lengths_and_patterns_see_the_written_form():
    assert found("ex:a ex:p 007, 7 .", "sh:maxLength 2") == ["007"]
    assert found("ex:a ex:p 007, 7 .", "sh:pattern '^0'") == ["7"]


def test_values_compare_whatever_their_form():
    assert found("ex:a ex:p 007, 08, '9'^^xsd:short, 'x'^^xsd:integer .", "sh:minInclusive 8.00") == [
        "007",
        "x",
    ]
    assert found("ex:a ex:p 007, 08 ; ex:q '8.0'^^xsd:decimal .", "sh:lessThan ex:q") == ["08"]


def test_sparql_constraints_calculate_with_values_and_report_what_was_written():
    says = "sh:sparql [ sh:message '{?value} is it' ; sh:select 'SELECT $this ?value { $this $PATH ?value FILTER(?value + 1 = 8) }' ]"
    assert found("ex:a ex:p 007, 6 .", says) == ["007"]
    assert found("ex:a ex:p 007, 7 .", says) == ["007", "7"]


def test_language_tags_of_any_case_are_the_same():
    shapes = turtle("ex:S sh:targetNode ex:a ; sh:path ex:p ; sh:uniqueLang true .")
    assert len(validate(turtle("ex:a ex:p 'a'@en-GB, 'b'@en-gb ."), shapes).results) == 1
