"""Queries that meet a literal which the store would rewrite go another way, and must come to the same (SPARQL 1.1)."""
# ruff: noqa: E501  (tables and queries read better in long lines)

from __future__ import annotations

from collections import Counter

import pytest

from kg.validation.shacl import LimitError, validate

from .support import turtle
from .test_recommendation import asks, told

XSD = "<http://www.w3.org/2001/XMLSchema#"
ODD = "OPTIONAL { ex:nowhere ex:p 007 } "  # matches nothing, but names a literal that the store would rewrite

# section of SPARQL 1.1 (or of XPath functions), data, query without its first brace's odd literal, values
CASES = [
    ("11.2", "ex:a ex:p 5 .", "SELECT $this (COUNT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["1"]),
    ("11.2", "ex:a ex:p 5 .", "SELECT $this { $this ex:p ?v } GROUP BY $this HAVING (COUNT(?v) < 5)", ["a"]),
    ("11.2", "ex:b ex:p 5 .", "SELECT $this (AVG(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["5"]),
    ("18.5.1.3", 'ex:a ex:p 5, "x" .', "SELECT $this (SUM(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["a"]),
    ("18.5.1.3", "ex:a ex:p 5, 1.5 .", "SELECT $this (SUM(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["6.5"]),
    ("18.5.1.4", 'ex:a ex:p 5, "x" .', "SELECT $this (AVG(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["a"]),
    ("18.5.1.5", "ex:a ex:p ex:i, 5 .", "SELECT $this (MIN(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["i"]),
    ("17.4.1.9", "ex:a ex:p 5, 6.0 .", "SELECT $this ?value { $this ex:p ?value FILTER (?value IN (5.0, 6)) }", ["5", "6.0"]),
    ("17.4.1.9", "ex:a ex:p 5, 6.0 .", "SELECT $this ?value { $this ex:p ?value FILTER (?value NOT IN (5.0, 7)) }", ["6.0"]),
    ("17.4.1.9", 'ex:a ex:p 5, "x" .', "SELECT $this ?value { $this ex:p ?value FILTER (?value IN (1/0, 5)) }", ["5"]),
    ("17.2", 'ex:a ex:p "x" .', "SELECT $this ?value { $this ex:p ?value FILTER (!(?value > 5 && 1 = 2)) }", ["x"]),
    ("17.3", 'ex:a ex:p "x", 5 .', "SELECT $this ?value { $this ex:p ?value FILTER (?value < 10) }", ["5"]),
    ("17.3", 'ex:a ex:p "x", 5 .', "SELECT $this ?value { $this ex:p ?value FILTER (!(?value < 10)) }", []),
    ("17.3", "ex:a ex:p '2001-02-03'^^xsd:date .", f"SELECT $this ?value {{ $this ex:p ?value FILTER (?value > 5 || ?value < '2001-02-04'^^{XSD}date>) }}", ["2001-02-03"]),
    ("17.4.2.4", 'ex:a ex:p 5, "x", ex:i .', "SELECT $this ?value { $this ex:p ?value FILTER isNumeric(?value) }", ["5"]),
    ("18.4", "ex:a ex:q ex:c . ex:c ex:q ex:a .", "SELECT $this ?value { $this ex:q+ ?value }", ["a", "c"]),
    ("18.4", "ex:a ex:q ex:b . ex:b ex:q ex:a .", "SELECT $this ?value { $this ex:q* ?value }", ["a", "b", "a", "b"]),
    ("18.4", "ex:a ex:q ex:c . ex:c ex:r ex:a .", "SELECT $this ?value { $this !(ex:q|^ex:p) ?value }", ["c"]),
    ("18.4", 'ex:a ex:q "" .', "SELECT $this ?value { $this ex:q* ?value FILTER isLiteral(?value) }", [""]),
    ("XPath 5.4.3", 'ex:a ex:p "hello" .', "SELECT $this (SUBSTR(?v, 0, 3) AS ?value) { $this ex:p ?v }", ["he"]),
    ("XPath 5.4.3", 'ex:a ex:p "hello" .', "SELECT $this (SUBSTR(?v, 2) AS ?value) { $this ex:p ?v }", ["ello"]),
    ("XPath 5.6.3", 'ex:a ex:p "abc\\n" .', "SELECT $this ?value { $this ex:p ?value FILTER REGEX(?value, 'c$') }", []),
    ("XPath 5.6.3", 'ex:a ex:p "ac", "a-c" .', "SELECT $this ?value { $this ex:p ?value FILTER REGEX(?value, '^[a-z-[b]]+$') }", ["ac"]),
    ("XPath 5.6.4", 'ex:a ex:p "abc" .', "SELECT $this (REPLACE(?v, 'b', '$0$0') AS ?value) { $this ex:p ?v }", ["abbc"]),
    # Numbers have no greatest (XPath 4.2: a processor may limit them, and then it must say so).
    ("17.3", "ex:a ex:p 4000000000 .", "SELECT $this ?value { $this ex:p ?value FILTER (?value * ?value * ?value > 5) }", ["4000000000"]),
    ("17.3", "ex:a ex:p 9000000000000000000 .", "SELECT $this ?value { $this ex:p ?value FILTER (!(?value + ?value < 5)) }", ["9000000000000000000"]),
    ("17.3", "ex:a ex:p 1, 10000000000 .", "SELECT $this (?v / 0.0000000001 AS ?value) { $this ex:p ?v }", ["10000000000", "100000000000000000000"]),
    ("17.3", "ex:a ex:p -4000000000 .", "SELECT $this (ABS(?v) * ABS(?v) * -?v AS ?value) { $this ex:p ?v }", ["64000000000000000000000000000"]),
    ("17.3", 'ex:a ex:p "7"^^xsd:double .', "SELECT $this (?v / 0 AS ?value) { $this ex:p ?v }", ["INF"]),
    ("18.5.1.3", "ex:a ex:p 5000000000000000000, 5000000000000000001 .", "SELECT $this (SUM(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["10000000000000000001"]),
    ("18.5.1.4", "ex:a ex:p 9000000000000000000, 9000000000000000002 .", "SELECT $this (AVG(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["9000000000000000001"]),
    ("18.5.1.7", 'ex:a ex:p "x", 5 .', "SELECT $this (GROUP_CONCAT(?v) AS ?value) { $this ex:p ?v } GROUP BY $this", ["a"]),
    # Casts take white space away, and write numbers as XPath does (XPath 19.1).
    ("17.5", "ex:a ex:p ' 5 ' .", f"SELECT $this ({XSD}integer>(?v) AS ?value) {{ $this ex:p ?v }}", ["5"]),
    ("17.5", "ex:a ex:p ' true' .", f"SELECT $this ?value {{ $this ex:p ?value FILTER {XSD}boolean>(?value) }}", [" true"]),
    ("17.5", "ex:a ex:p '99999999999999999999' .", f"SELECT $this ({XSD}integer>(?v) + 1 AS ?value) {{ $this ex:p ?v }}", ["100000000000000000000"]),
    ("17.5", "ex:a ex:p 1.0e6, 1.5e0, 1e-7 .", f"SELECT $this ({XSD}string>(?v) AS ?value) {{ $this ex:p ?v }}", ["1.0E6", "1.5", "1.0E-7"]),
    ("17.5", "ex:a ex:p '5 6', '5.5' .", f"SELECT $this ({XSD}integer>(?v) AS ?value) {{ $this ex:p ?v }}", ["a", "a"]),
    ("17.4.2.8", "ex:a ex:p '07' .", f"SELECT $this (STRDT(?v, {XSD}integer>) AS ?value) {{ $this ex:p ?v }}", ["07"]),
    # False is less than true, and NaN is not even itself.
    ("17.3", "ex:a ex:p false, true ; ex:q true .", "SELECT $this ?value { $this ex:p ?value ; ex:q ?w FILTER (?value < ?w) }", ["false"]),
    ("17.3", "ex:a ex:p 1, 2 .", "SELECT $this ?value { $this ex:p ?value FILTER ((?value > 1) > (?value > 5)) }", ["2"]),
    ("17.3", 'ex:a ex:p "NaN"^^xsd:double .', "SELECT $this ?value { $this ex:p ?value FILTER (?value >= ?value) }", []),
    # What is neither number nor truth by its form is false; a string of a language is a plain literal (17.2.2).
    ("17.2.2", 'ex:a ex:p "x"^^xsd:integer, "x"^^xsd:boolean, "NaN"^^xsd:double, 0, 1 .', "SELECT $this ?value { $this ex:p ?value FILTER (!?value) }", ["x", "x", "NaN", "0"]),
    ("17.2.2", 'ex:a ex:p "x"@en, ""@en, ex:i .', "SELECT $this ?value { $this ex:p ?value FILTER (?value) }", ["x"]),
    ("17.2", "ex:a ex:p 1 .", "SELECT $this ?value { $this ex:p ?value FILTER (?nothing || ?value) }", ["1"]),
    ("17.4.1.7", 'ex:a ex:p "x"^^xsd:integer .', f"SELECT $this ?value {{ $this ex:p ?value FILTER (?value = 'x'^^{XSD}integer>) }}", ["x"]),
    ("17.4.5", f"ex:a ex:p '-0044-03-15T00:00:00-05:30'^^{XSD}dateTime> .", "SELECT $this (CONCAT(STR(YEAR(?v)), STR(TIMEZONE(?v))) AS ?value) { $this ex:p ?v }", ["-44-PT5H30M"]),
    ("18.2.4.1", "ex:a ex:p 1, 2 .", "SELECT $this (COUNT(*) AS ?value) { $this ex:p ?v } GROUP BY $this (?v > 0)", ["2"]),
    ("15.1", "ex:a ex:p 10, 05 .", "SELECT $this ?value { $this ex:p ?value } ORDER BY ?value LIMIT 1", ["05"]),
    ("17.5", "ex:a ex:p 5.7, true .", f"SELECT $this ({XSD}integer>(?v) AS ?value) {{ $this ex:p ?v }}", ["5", "1"]),
]  # fmt: skip


@pytest.mark.parametrize("way", ["", ODD], ids=["store", "rdflib"])
@pytest.mark.parametrize(("section", "data", "query", "expected"), CASES)
def test_both_ways_come_to_what_the_recommendation_says(section, data, query, expected, way):
    del section
    report = validate(turtle(data), turtle(asks(query.replace("{", "{ " + way, 1))))
    assert Counter(map(told, report.results)) == Counter(expected)


CHAIN = " ".join(f"ex:n{n} ex:q ex:n{n + 1} ." for n in range(2000))


def test_a_path_may_be_long():
    query = f"SELECT $this (COUNT(?v) AS ?value) {{ {ODD} ex:n0 ex:q* ?v . $this ex:p 1 }} GROUP BY $this"
    report = validate(turtle(CHAIN + " ex:a ex:p 1 ."), turtle(asks(query)))
    assert [told(result) for result in report.results] == ["2001"]


@pytest.mark.parametrize("way", ["", ODD], ids=["store", "rdflib"])
def test_a_pattern_that_backtracks_without_end_is_told(way):
    query = rf"SELECT $this {{ {way} $this ex:p ?v FILTER REGEX(?v, '^(a|a|aa)+\\\\1$') }}"
    with pytest.raises(LimitError, match="backtracking"):
        validate(turtle(f'ex:a ex:p "{"a" * 40}!" .'), turtle(asks(query)))


def test_a_pattern_that_repeats_too_much_is_told():
    shapes = "ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:pattern '(a{1000}){1000}' ] ."
    with pytest.raises(LimitError, match="repeats more than"):
        validate(turtle('ex:a ex:p "a" .'), turtle(shapes))


def test_a_component_without_a_validator_for_the_kind_of_shape_is_named():
    shapes = """ex:L a sh:ConstraintComponent ; sh:parameter [ sh:path ex:most ] ; sh:nodeValidator [ sh:select "SELECT $this {}" ] .
        ex:S sh:targetNode ex:a ; sh:property ex:P . ex:P sh:path ex:p ; ex:most 1 ."""
    report = validate(turtle("ex:a ex:p 1 ."), turtle(shapes), strict=False)
    assert report.conforms
    assert any("no validator for property shapes" in notice for notice in report.notices)
