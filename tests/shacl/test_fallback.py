"""Shapes that cannot be compiled go to pySHACL, and the report says so."""

import warnings

import pytest

from kg.validation.shacl import ShapesError, validate
from kg.validation.shacl.components import HANDLERS

from .support import oracle, row, turtle

RECURSIVE = """ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:P . ex:P sh:path ex:p ; sh:node ex:T .
    ex:T a sh:NodeShape ; sh:property ex:Q . ex:Q sh:path ex:p ; sh:node ex:T ; sh:maxCount 1 .
    ex:Other a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:O . ex:O sh:path ex:q ; sh:minCount 1 ."""
DATA = "ex:a a ex:C ; ex:p ex:b . ex:b ex:p ex:c, ex:d ."


def test_a_recursive_shape_falls_back():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = validate(turtle(DATA), turtle(RECURSIVE))
        assert {row(result, blank=True) for result in report.results} == oracle(DATA, RECURSIVE)
    assert [(fallback.shape.value, fallback.reason[:9]) for fallback in report.fallbacks] == [
        ("http://example.org/S", "recursive")
    ]
    assert {result.component.value.rpartition("#")[2][:8] for result in report.results} == {
        "NodeCons",
        "MinCount",
    }


def test_an_expression_falls_back():
    shapes = "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:expression [ sh:path ex:p ] ."
    assert validate(turtle("ex:a a ex:C ; ex:p true ."), turtle(shapes)).fallbacks[0].reason.startswith("sh:expression")


@pytest.mark.parametrize(
    "expression", ["[ ex:x 1 ]", "[ sh:filterShape 1 ; sh:nodes 2 ]", "[ ex:f ( sh:this ) , ( 1 ) ]"]
)
def test_what_pyshacl_cannot_read_is_told_without_a_traceback(expression):
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:expression {expression} ."
    with pytest.raises(ShapesError, match="pySHACL, which must check what has no compiled form, cannot"):
        validate(turtle("ex:a a ex:C ; ex:p true ."), turtle(shapes))


def test_javascript_is_not_taken_for_checked():
    """SHACL-JS: that nothing is found must not look like a verdict (SHACL, 3.4.2: a failure is to be told)."""
    shapes = "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:js [ sh:jsFunctionName 'f' ] ."
    report = validate(turtle(DATA), turtle(shapes), strict=False)
    assert not report.fallbacks
    assert any("sh:js of <http://example.org/S> is not checked" in notice for notice in report.notices)


def test_what_nobody_targets_does_not_fall_back():
    assert not validate(turtle(DATA), turtle("ex:T a sh:NodeShape ; sh:node ex:T .")).fallbacks


def test_a_query_that_the_engine_refuses_falls_back(monkeypatch):
    def refuse(*_):
        raise SyntaxError("cannot be parsed")

    monkeypatch.setitem(HANDLERS, "minCount", refuse)
    shapes = "ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property ex:O . ex:O sh:path ex:q ; sh:minCount 1 ."
    report = validate(turtle(DATA), turtle(shapes))
    assert [fallback.reason for fallback in report.fallbacks] == ["cannot be parsed"]
    assert {row(result) for result in report.results} == oracle(DATA, shapes)
