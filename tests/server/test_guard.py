"""What the guard refuses before a query is parsed, and what looks alike and must pass (SPARQL 1.1, section 19)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kg.server.endpoint.guard import look, look_at
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem

LIMITS = Limits()
WHERE = "SELECT * WHERE { ?s ?p ?o . %s }"


def refused(text: str, limits: Limits = LIMITS) -> Problem:
    with pytest.raises(Problem) as found:
        look_at(text, limits)
    return found.value


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <x> {}",
        "service <x> {}",
        "SeRvIcE SILENT <x> {}",
        "SERVICE\n#comment\n<x> {}",
        "SERVICE#>\n<x>{}",
        "OPTIONAL{}SERVICESILENT<x>{}",
        "OPTIONAL { SERVICE ?s {} }",
        "SERVICE:x{}",
        "GRAPH ?g { SERVICE <x> {} }",
        "GRAPH ?g{?a?b 1e5SERVICE<x>{}}",
        "GRAPH ?g{?a?b true.SERVICE<x>{}}",
        "GRAPH ?g{?a?b 1.SERVICE<x>{}}",
        "GRAPH ?g{?a?b'x'@en.SERVICE<x>{}}",
        "FILTER EXISTS { SERVICE <x> {} }",
        "FILTER NOT EXISTS{SERVICE<x>{}}",
        "FILTER(EXISTS{SERVICE<x>{}}||true)",
        "{ SELECT * { SERVICE <x> {} } }",
        "{ SELECT (EXISTS{SERVICE<x>{}} AS ?y) {} }",
        "MINUS{SERVICE<x>{}}",
        "BIND(IF(EXISTS{SERVICE<x>{}},1,2) AS ?y)",
        r"\u0053ERVICE <x> {}",
        r"S\U00000045RVICE <x> {}",
    ],
)
def test_every_spelling_of_service_is_refused(clause):
    problem = refused(WHERE % clause)
    assert (problem.status, problem.kind, problem.members["feature"]) == (403, "forbidden-feature", "SERVICE")


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param(r"""?a ?b "\u0022" . SERVICE <x> {} #" """, id="an escaped quotation mark decoded too early"),
        pytest.param(r"""?a ?b "\u0022 . SERVICE <x> {} #" """ + "\n", id="the end of a string only when decoded"),
        pytest.param(r'''?a ?b ("""a" "b") . SERVICE <x> {} #\z"""''' + "\n", id="no long string: an escape is wrong"),
        pytest.param(r"""?a ?b ('''a' "b") . SERVICE <x> {} #\z'''""" + "\n", id="no long string with apostrophes"),
        pytest.param(r'''?a ?b ("""a" "b") . SERVICE <x> {} #\uD800"""''' + "\n", id="no long string: a surrogate"),
        pytest.param(
            r'''?a ?b ("""a" "b") . SERVICE <x> {} #\U00110000"""''' + "\n", id="no long string: no codepoint"
        ),
        pytest.param(
            r"""?a ?b <urn:\u0041'''>, "\u0022" . SERVICE <x> {} #'''""" + '"""\n', id="an IRI with escape and quotes"
        ),
        pytest.param('?a ?b """" SERVICE "" """ . SERVICE <x> {} #"""\n', id="quotation marks at the edges"),
        pytest.param("?a ?b 'it\\'s' . SERVICE <x> {} #'\n", id="an escaped apostrophe"),
        pytest.param("PREFIXED:. SERVICE <x> {}", id="a full stop after an empty local name"),
        pytest.param("?a ?b PREFIXED:.SERVICE<x>{}", id="a local name does not begin with a full stop"),
        pytest.param("?a ?b PREFIXED:a.b.SERVICE<x>{}", id="the engine ends a local name at its second full stop"),
        pytest.param("?a ?b PREFIXED:a..b.SERVICE:x {}", id="the second of two full stops in a row"),
        pytest.param("?a a:a SERVICE:x {}", id="the verb a, then an object"),
    ],
)
def test_service_behind_confusing_strings_is_refused(clause):
    assert refused(WHERE % clause).status == 403


@pytest.mark.parametrize(
    "clause",
    [
        pytest.param("FILTER(?s<?o)SERVICE#>\n<x>{}", id="the keyword"),
        pytest.param("FILTER(1<?o)SERVICE#>\n<x>{}", id="after a number"),
        pytest.param("FILTER(?s <?o#>\n)SERVICE<x>{}", id="a comment"),
        pytest.param("FILTER(?s<?o#>'''\n)SERVICE<x>{}#'''\n", id="a comment that hides the start of a string"),
        pytest.param("FILTER(?s<'x>')SERVICE<x>{}#'\n", id="the start of a string"),
        pytest.param("FILTER(?s<='x>')SERVICE<x>{}#'\n", id="at most"),
        pytest.param("FILTER(?s<(?b>?c)&&?o<?o#>'''\n)SERVICE<x>{}#'''\n", id="a bracket"),
        pytest.param("FILTER(?s#,\n<?o#>'''\n)SERVICE<x>{}#'''\n", id="after a comment"),
    ],
)
def test_service_behind_less_than_is_refused(clause):
    assert refused(WHERE % clause).status in {400, 403}


def test_service_is_seen_where_a_prefixed_name_would_be_no_iri():
    """`http://x:SERVICE` has no valid port, so the engine reads `x:` and then a keyword."""
    assert refused("PREFIX x: <http://x:> SELECT * { ?s ?p x:SERVICE<y>{} }").status == 403
    assert refused("PREFIX x: <http:\\u002F\\u002Fx:> SELECT * { ?s ?p x:SERVICE<y>{} }").status == 403


@pytest.mark.parametrize(
    "clause",
    [
        '?a ?b "SERVICE <x> {}"',
        "?a ?b 'the LOAD on the SERVICE'@en",
        '?a ?b """a "SERVICE" <x> \\" """',
        "# SERVICE <x> {}\n",
        "?a <http://example.org/SERVICE> <#service>",
        "?service ?load $SERVICE",
        '?a ?b "x"@service',
        '?a ?b "x"@en-service',
        "?a ex:service ex:SERVICE, ex:load, ex:a.SERVICE, ex:\\-SERVICE",
        "?a ?b _:SERVICE",
        "?a ?b ex:%53SERVICE",
        r'?a ?b "\u0053ERVICE"',
        "FILTER(?s < ?o) FILTER(?o > 3) # SERVICE\n",
        "FILTER(?s<?o) FILTER(?o>3) # SERVICE\n",
        "VALUES (?x ?y) { (<http://example.org/a#SERVICE> <http://example.org/(b)#SERVICE>) }",
        "?a ?b (<http://example.org/a#service> <http://example.org/it's#service>)",
    ],
)
def test_words_that_only_look_like_service_pass(clause):
    assert look_at("PREFIX ex: <http://example.org/> " + WHERE % clause, LIMITS).form == "SELECT"


def test_less_than_that_looks_like_an_iri_is_told_from_it_by_a_space():
    assert refused(WHERE % "FILTER(?s<?o#>'SERVICE <x> {}'\n&&?o>3)").kind == "ambiguous-query"
    assert look_at(WHERE % "FILTER(?s < ?o#>'SERVICE <x> {}'\n&&?o>3)", LIMITS).form == "SELECT"


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://127.0.0.1/>",
        "load silent <x> INTO GRAPH <y>",
        r"\u004COAD <x>",
        "PREFIX a: <x>\n# nothing\nBASE <y> LOAD <x>",
        "INSERT DATA { <a> <b> <c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP SILENT DEFAULT",
        "CREATE GRAPH <g>",
        "COPY <a> TO <b>",
        "MOVE <a> TO <b>",
        "ADD <a> TO <b>",
    ],
)
def test_updates_are_refused(text):
    problem = refused(text)
    assert (problem.status, problem.kind) == (403, "forbidden-feature")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("select(1 as ?x){}", "SELECT"),
        ("SELECT?s{?s?p?o}", "SELECT"),
        ("ASK{}", "ASK"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <x>", "DESCRIBE"),
        ("DESCRIBE<x>", "DESCRIBE"),
        ("# SELECT\nASK {}", "ASK"),
        ("PREFIX select: <ask>\nBASE <construct> DESCRIBE select:x", "DESCRIBE"),
        ("PREFIX : <a> ASK FROM <g> { ?now ?p 'FROM' }", "ASK"),
        (r"\u0041SK {}", "ASK"),
        ("", ""),
        ("WHAT IS THIS", ""),
    ],
)
def test_the_form_is_found(text, form):
    assert look_at(text, LIMITS).form == form


@pytest.mark.parametrize(
    ("text", "datasets", "steady"),
    [
        ("SELECT * {}", False, True),
        ("SELECT * FROM <g> {}", True, True),
        ("SELECT * FROM NAMED <g> {}", True, True),
        ("SELECT*FROM<g>{}", True, True),
        ("ASK { ?from <from> 'FROM' }", False, True),
        ("SELECT (rand() AS ?x) {}", False, False),
        ("SELECT (NOW() AS ?x) FROM <g> {}", True, False),
        ("SELECT (UUID() AS ?x) (StrUUID() AS ?y) {}", False, False),
        ("SELECT (BNODE() AS ?x) {}", False, False),
        ("SELECT ('NOW()' AS ?now) {}", False, True),
    ],
)
def test_datasets_and_what_changes_are_found(text, datasets, steady):
    seen = look_at(text, LIMITS)
    assert (seen.datasets, seen.steady) == (datasets, steady)


@pytest.mark.parametrize("unit", ["x", "ы", "\U0001f600"])
def test_the_size_counts_in_bytes(unit):
    fits = "ASK{}#" + unit * ((LIMITS.text - 6) // len(unit.encode()))
    assert look_at(fits, LIMITS).form == "ASK"
    problem = refused(fits + unit * 2)
    assert (problem.status, problem.kind, problem.members["limit"]) == (413, "query-too-long", LIMITS.text)


SMALL = replace(LIMITS, depth=6, operators=12, selects=3)


@pytest.mark.parametrize(
    ("fits", "too_much"),
    [
        pytest.param("ASK " + "{" * 6 + "}" * 6, "ASK " + "{" * 7 + "}" * 7, id="groups"),
        pytest.param(
            "ASK{FILTER(" + "(" * 4 + "1" + ")" * 5 + "}", "ASK{FILTER(" + "(" * 5 + "1" + ")" * 6 + "}", id="("
        ),
        pytest.param("ASK{" + "[" * 5 + "]" * 5 + "}", "ASK{" + "[" * 6 + "]" * 6 + "}", id="blank nodes"),
        pytest.param(
            "ASK{" + "{}" * 40 + "}", "ASK{" + "{}" * 40 + "{{{{{{}}}}}}}", id="beside each other is not deep"
        ),
        pytest.param('ASK{?s ?p "{{{{{{{{"}', 'ASK{?s ?p "{{{{{{{{"{{{{{{}}}}}}}', id="not in strings"),
        pytest.param("ASK{FILTER(1" + "+1" * 11 + ")}", "ASK{FILTER(1" + "+1" * 12 + ")}", id="sums"),
        pytest.param("ASK{FILTER(" + "!" * 11 + "1)}", "ASK{FILTER(" + "!" * 12 + "1)}", id="negations"),
        pytest.param("ASK{{}" + "UNION{}" * 12 + "}", "ASK{{}" + "UNION{}" * 13 + "}", id="unions"),
        pytest.param("ASK{" + "OPTIONAL{}" * 12 + "}", "ASK{" + "OPTIONAL{}" * 13 + "}", id="optional parts"),
        pytest.param("ASK{?s a" + "/a" * 12 + " ?o}", "ASK{?s a" + "/a" * 13 + " ?o}", id="paths"),
        pytest.param("ASK{FILTER(1" + "||1" * 11 + ")}", "ASK{FILTER(1" + "||1" * 12 + ")}", id="alternatives"),
        pytest.param("SELECT*{" + "{SELECT*{}}" * 2 + "}", "SELECT*{" + "{SELECT*{}}" * 3 + "}", id="sub-selects"),
        pytest.param(
            "ASK{FILTER(true-1-1-a-b:x)}", "ASK{FILTER(true" + "-1" * 8 + "-a-b-c-d:x)}", id="minus in a prefix"
        ),
    ],
)
def test_complexity_at_the_limit_passes_and_one_over_is_refused(fits, too_much):
    look_at(fits, SMALL)
    problem = refused(too_much, SMALL)
    assert (problem.status, problem.kind) == (400, "query-too-complex")
    assert problem.members["limit"] in {6, 12, 3}


def test_a_long_text_is_looked_at_beside_the_event_loop_with_the_same_result():
    long = "ASK { ?s ?p '%s' . # SERVICE <x> {}\n}" % ("x" * 100_000)
    assert asyncio.run(look(long, LIMITS)) == look_at(long, LIMITS)
    with pytest.raises(Problem, match="SERVICE"):
        asyncio.run(look(long.replace("#", ""), LIMITS))
