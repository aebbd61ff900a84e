"""The query files keep their conventions: header, prefixes, layout, labels, parameters.

And they hold nothing that two engines read differently.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from pyoxigraph import NamedNode, Store

from kg.build import Built
from kg.queries import Query, ask_oxigraph, bind, read_query
from kg.rdf.store import view_name

QUERIES = Path(__file__).parents[1] / "queries"
PATHS = sorted(QUERIES.rglob("*.rq"))
HEADER_KEYS = ["summary", "description", "advice", "tags", "wordings", "display", "evidence", "defaults", "classes"]
LOWER_CASE_WORDS = {"a", "true", "false"}
WITHOUT_EVIDENCE = ("checks/", "wikidata/", "people/names-of-a-person", "evidence/garbled-translations")
FIRST_EXAMPLE = "law/provision-in-force-at-event"


def name_of(path: Path) -> str:
    return str(path.relative_to(QUERIES).with_suffix(""))


@pytest.fixture(params=PATHS, ids=name_of)
def query(request: pytest.FixtureRequest) -> Query:
    return read_query(request.param, name_of(request.param))


@pytest.fixture(scope="session")
def store(built: Built) -> Store:
    return built.store()


def code(query: Query) -> list[str]:
    """Return the lines below the header."""
    return [line for line in query.text.splitlines() if not line.startswith("#")]


def bare(query: Query) -> str:
    """Return the query below its header without strings and IRIs."""
    return re.sub(r'"(?:[^"\\]|\\.)*"|<[^>\s]*>', '""', "\n".join(code(query)))


def body(query: Query) -> str:
    """Return the bare query without its prefixes."""
    return "\n".join(line for line in bare(query).splitlines() if not line.startswith("PREFIX"))


def outermost_select(query: Query) -> str:
    return body(query).split("\nWHERE {\n", 1)[0]


def selected(query: Query) -> list[str]:
    """Return the selected variables; of an expression only the one that it fills."""
    expression = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))* AS (\?\w+)\)"
    return re.findall(r"\?\w+", re.sub(expression, r"\1", outermost_select(query)))


def braces_after(text: str, opening: str) -> list[str]:
    """Return what stands between the braces after each occurrence of some words."""
    found = []
    for match in re.finditer(opening + r"\s*\{", text):
        depth, end = 1, match.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        found.append(text[match.end() : end - 1])
    return found


def test_header_comes_first_and_in_order(query: Query) -> None:
    header, _, rest = query.text.partition("\n\n")
    assert all(line.startswith("#+ ") for line in header.splitlines())
    assert "#+" not in rest
    keys = re.findall(r"^#\+ ([a-z]+):", header, flags=re.MULTILINE)
    assert keys == [key for key in HEADER_KEYS if key in keys]
    assert set(keys) >= {"summary", "description", "tags", "display"}


def test_summary_is_a_question_and_that_of_a_check_a_statement(query: Query) -> None:
    assert query.summary.endswith("." if query.name.startswith("checks/") else "?")
    assert query.summary[0].isupper()
    assert query.description.endswith(".")
    assert query.name.startswith("checks/") == query.name.endswith("-violation")


def test_a_check_says_how_to_mend_what_it_finds(query: Query) -> None:
    is_check = query.name.startswith("checks/")
    assert is_check == ("advice" in query.header or "contradictions" in query.tags)


def test_declares_all_and_only_used_prefixes_in_order(query: Query) -> None:
    declared = re.findall(r"^PREFIX ([a-z]+): <", query.text, flags=re.MULTILINE)
    assert declared == sorted(set(declared))
    assert set(declared) == set(re.findall(r"(?<![\w?$:-])([a-z][\w-]*):(?=[\w-])", body(query)))


def test_keywords_are_in_upper_case(query: Query) -> None:
    words = re.findall(r"(?<![\w?$:@-])[A-Za-z_]+(?![\w:-])", re.sub(r"[?$]\w+|\b[\w-]+:[\w-]+", "", body(query)))
    assert [word for word in words if word != word.upper() and word not in LOWER_CASE_WORDS] == []


def test_one_pattern_a_line(query: Query) -> None:
    inside = body(query).partition("\nWHERE {\n")[2]
    assert [line for line in inside.splitlines() if re.search(r"\s[;.]\s+\S", line)] == []
    assert max(len(line) for line in query.text.splitlines() if line.startswith("#+")) <= 150
    assert "\t" not in query.text
    assert query.text.endswith("\n")


def test_outermost_group_opens_on_a_line_of_its_own(query: Query) -> None:
    assert code(query).count("WHERE {") == 1
    assert outermost_select(query).count("SELECT") == 1


def test_orders_by_every_column(query: Query) -> None:
    last = code(query)[-1]
    assert last.startswith("ORDER BY ")
    assert [variable for variable in selected(query) if variable not in re.findall(r"\?\w+", last)] == []


def test_labels_stand_beside_what_they_name(query: Query) -> None:
    chosen = selected(query)
    named = [v for v in chosen if v.endswith("_name") and v.removesuffix("_name") not in chosen]
    assert query.name == FIRST_EXAMPLE or named == []
    labels = re.findall(r"(\?\w+) (?:rdfs:label|skos:prefLabel)(?:\|\S+)? (\?\w+_name)\b", body(query))
    assert [(thing, label) for thing, label in labels if label != f"{thing}_name"] == []


def test_labels_are_of_one_language(query: Query) -> None:
    labels = re.findall(r"(?:rdfs:label|skos:prefLabel|cg:paraphrase|cg:rationale) (\?\w+)", body(query))
    assert [label for label in labels if f"LANG({label})" not in query.text] == []


def test_evidence_variables_are_selected(query: Query) -> None:
    assert [name for name in query.evidence if f"?{name}" not in selected(query)] == []
    rows_are_counts = "GROUP BY" in query.text
    assert query.evidence or rows_are_counts or query.name.startswith(WITHOUT_EVIDENCE)


def test_parameters_are_used_as_agreed(query: Query) -> None:
    for parameter in query.parameters:
        variable = f"?{parameter.variable}"
        assert parameter.optional == (parameter.default is None)
        assert not parameter.optional or f"FILTER(!BOUND({variable}) || " in query.text
        assert f"BIND({variable}" not in query.text
        inner = "".join(braces_after(body(query), r"SELECT[^{]*WHERE")[1:])
        assert variable not in inner, "a value bound at the top does not reach into a sub-query"


def test_reads_the_graph_and_nothing_else(query: Query) -> None:
    assert not re.search(r"\b(FROM|GRAPH|INSERT|DELETE|LOAD)\b", body(query))
    calls = re.findall(r"(?<![\w?$:])service\b", body(query), re.IGNORECASE)
    assert len(calls) == len(query.calls) == query.text.count("SERVICE <")


def test_authored_dates_are_never_compared(query: Query) -> None:
    for variable in re.findall(r"dg:(?:when|valueLiteral) (\?\w+)", body(query)):
        expressions = re.findall(r"(?:FILTER|BIND|HAVING)\(.*", body(query))
        compared = rf"{re.escape(variable)}\b\s*(?:[<>=]|!=)|[<>=]\s*{re.escape(variable)}\b"
        assert [line for line in expressions if re.search(compared, line)] == []


def test_negation_holds_one_pattern_and_no_expression_asks_for_existence(query: Query) -> None:
    for inside in braces_after(body(query), "NOT EXISTS"):
        assert not re.search(r"[;.{]\s", inside)
    assert "EXISTS" not in outermost_select(query)
    assert [line for line in code(query) if "BIND(" in line and "EXISTS" in line] == []


def test_runs_when_pasted_alone_and_with_its_defaults(query: Query, store: Store) -> None:
    if query.calls:
        return  # tests/link/test_called.py asks it
    ask_oxigraph(query.text, store, view_name("accepted"))
    ask_oxigraph(bind(query, {}, full_iri), store, view_name("accepted"))


def full_iri(text: str, cls: str | None) -> NamedNode:
    assert text.startswith("https://"), f"a default is a full IRI, not {text} ({cls})"
    return NamedNode(text)


def test_people_are_told_of_every_family():
    told = yaml.safe_load((QUERIES / "families.yaml").read_text(encoding="utf-8"))
    assert set(told) == {folder.name for folder in QUERIES.iterdir() if folder.is_dir()}
    assert all(set(each) == {"title", "about", "meaning"} for each in told.values())


def optional_depth(query: Query) -> int:
    """Return how many OPTIONALs stand inside each other at the deepest place."""
    opened: list[bool] = []
    deepest = 0
    for brace in re.findall(r"OPTIONAL\s*\{|[{}]", body(query)):
        if brace == "}":
            opened.pop()
        else:
            opened.append(brace.startswith("OPTIONAL"))
            deepest = max(deepest, sum(opened))
    return deepest


def test_optionals_stand_at_most_two_deep(query: Query) -> None:
    # A third level is evaluated for the whole store before it is joined: 12 seconds where two levels take a tenth.
    assert optional_depth(query) <= 2


def test_a_third_optional_is_counted() -> None:
    text = "OPTIONAL { ?a cg:when ?b OPTIONAL { ?b cg:when ?c OPTIONAL { ?c cg:when ?d } } }"
    query = read_query(QUERIES / f"{FIRST_EXAMPLE}.rq", FIRST_EXAMPLE)
    assert optional_depth(replace(query, text=text)) == 3
