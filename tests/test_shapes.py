"""Each constraint has a little world that meets it and one that breaks it and nothing else.

A case says in its first lines what it is for: `#+ meets: s:A s:B` (valid) or `#+ expect: s:A` (invalid), and
`#+ fail-on: warning` or `info` where the constraint is advice. All cases are validated at once, on ontology and
concepts, with their IRIs made distinct, because checking all takes hardly longer than checking one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, NamedNode, Store, Triple

from kg.build.expand import date_bounds
from kg.build.read import divide, read_graph
from kg.build.settle import settled
from kg.build.views import without_propositions
from kg.link.authorities import AUTHORITIES
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, IDENTIFIER, PREFIXES, SH, SKOS, abbreviate, expand
from kg.reasoning import apply_rules, close, read_rules, trim
from kg.validation import Result, Severity, awaited_shapes, check_shapes, idle_shapes, shapes_of_stage, validate

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "shapes"
SHAPES = read_graph(Project(ROOT).shape_files())
ONTOLOGY = read_graph(Project(ROOT).vocabulary_files())
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
DECLARE, MESSAGE, NAMESPACE, PREFIX, SELECT, USED_PREFIXES = (
    NamedNode(PREFIXES["sh"] + term) for term in ("declare", "message", "namespace", "prefix", "select", "prefixes")
)

Closer = Callable[[Iterable[Triple]], Any]
RECORDS = tuple(authority.start for authority in AUTHORITIES)


@dataclass(frozen=True)
class Case:
    """One file: a little world, and what is to be found in it."""

    path: Path

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def expected(self) -> frozenset[str]:
        return frozenset(self._header("expect"))

    @cached_property
    def met(self) -> frozenset[str]:
        return frozenset(self._header("meets"))

    @property
    def fail_on(self) -> Severity:
        return Severity[(self._header("fail-on") or ["violation"])[0].upper()]

    def _header(self, key: str) -> list[str]:
        return " ".join(re.findall(rf"^#\+ {key}: (.*)$", self.text, re.M)).split()


CASES = [Case(path) for path in sorted(FOLDER.rglob("*.ttl"))]
VALID = [case for case in CASES if case.path.name.startswith("valid.")]
INVALID = [case for case in CASES if case.path.name.startswith("invalid.")]


def of_kind(kind: NamedNode) -> list[NamedNode]:
    return [shape for shape in SHAPES.of_type(kind) if isinstance(shape, NamedNode)]


PROPERTY_SHAPES = of_kind(SH.PropertyShape)
LONE_SHAPES = [shape for shape in of_kind(SH.NodeShape) if not SHAPES.has(shape, SH.property)]
CONSTRAINTS = {abbreviate(shape.value): shape for shape in [*PROPERTY_SHAPES, *LONE_SHAPES]}
QUERIES = {
    abbreviate(shape.value): text
    for shape in LONE_SHAPES
    for query in SHAPES.objects(shape, SH.sparql)
    if (text := SHAPES.text(query, SELECT))
}
DECLARED_BY = {
    bearer: {SHAPES.text(node, PREFIX): SHAPES.text(node, NAMESPACE) for node in SHAPES.objects(bearer, DECLARE)}
    for bearer in SHAPES.subjects(DECLARE)
}
"""The prefixes that the core declares for its shapes, and the project for its own."""
DECLARED = {prefix: namespace for declared in DECLARED_BY.values() for prefix, namespace in declared.items()}


class Worlds:
    """All cases in one graph, each with IRIs of its own, so that a result can be led back to its case."""

    def __init__(self, cases: list[Case]):
        self.graph = Graph()
        self.case_of: dict[Any, Case] = {}
        self._shared = set(ONTOLOGY.all_subjects())
        for number, case in enumerate(cases):
            for triple in turtle.read_text(case.text, case.path):
                terms = [self._own(term, number, case) for term in (triple.subject, triple.object)]
                self.graph.add(terms[0], triple.predicate, terms[1])

    def _own(self, term: Any, number: int, case: Case) -> Any:
        if isinstance(term, BlankNode):
            own: Any = BlankNode(f"{term.value}c{number}")
        elif isinstance(term, NamedNode) and self._is_of_a_case(term):
            # A record of an authority has a number, which grows by three digits.
            joint = "" if term.value.startswith(RECORDS) else "-case-"
            stem = term.value.removesuffix("/")
            own = NamedNode(f"{stem}{joint}{number:03}{term.value[len(stem) :]}")
        else:
            return term
        self.case_of[own] = case
        return own

    def _is_of_a_case(self, term: NamedNode) -> bool:
        ours_or_theirs = (IDENTIFIER, PREFIXES["wd"])
        a_vocabulary = tuple(namespace for namespace in PREFIXES.values() if not namespace.startswith(ours_or_theirs))
        return term not in self._shared and not term.value.startswith(a_vocabulary)


def authored(world: Graph) -> Graph:
    facts, _ = divide(world)
    return Graph([*ONTOLOGY, *world, *date_bounds(facts)])


def whole(world: Graph, closer: Closer) -> Graph:
    facts, sources = divide(world)
    said = facts
    facts.update(list(settled(facts)))
    facts = without_propositions(facts)
    facts.update(list(date_bounds(facts)))
    ground = [*ONTOLOGY, *facts]
    inferred = trim(closer(ground).inferred, ONTOLOGY)
    by_rule = apply_rules([*ground, *inferred, *sources], read_rules(Project(ROOT).rule_files()))
    ruled = [triple for triples in by_rule.values() for triple in triples]
    return Graph([*ground, *said, *sources, *inferred, *ruled])


@pytest.fixture(scope="session")
def closer() -> Closer:
    """The reasoner."""
    return close


@pytest.fixture(scope="session")
def worlds() -> Worlds:
    return Worlds(CASES)


@pytest.fixture(scope="session")
def results(worlds: Worlds, closer: Closer) -> list[Result]:
    return [
        *validate(authored(worlds.graph), shapes_of_stage(SHAPES, "authored")).results,
        *validate(whole(worlds.graph, closer), shapes_of_stage(SHAPES, "whole")).results,
    ]


@pytest.fixture(scope="session")
def results_of(worlds: Worlds, results: list[Result]) -> dict[Case, list[Result]]:
    found: dict[Case, list[Result]] = defaultdict(list)
    for result in results:
        if result.focus in worlds.case_of:
            found[worlds.case_of[result.focus]].append(result)
    return found


def told(results: Iterable[Result]) -> list[str]:
    return [f"{r.constraint}: {r.focus} {r.path or ''} {r.message}" for r in results]


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_invalid_case_breaks_just_the_constraint_that_it_names(
    case: Case, results_of: dict[Case, list[Result]]
) -> None:
    weighty = [r for r in results_of.get(case, []) if r.severity >= case.fail_on]
    assert {r.constraint for r in weighty} == case.expected, told(weighty)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_valid_case_breaks_nothing(case: Case, results_of: dict[Case, list[Result]]) -> None:
    found = results_of.get(case, [])
    wrong = [r for r in found if r.severity == Severity.VIOLATION or r.constraint in case.met]
    assert not wrong, told(wrong)


def test_messages_name_the_values_they_speak_of(results: list[Result]) -> None:
    assert [r.message for r in results if re.search(r"\{[?$]", r.message)] == []


def test_ontology_and_concepts_break_nothing(worlds: Worlds, results: list[Result]) -> None:
    stray = [r for r in results if r.focus not in worlds.case_of]
    assert not stray, told(stray)


def test_every_constraint_has_a_case_that_meets_and_one_that_breaks_it() -> None:
    met = frozenset[str]().union(*(case.met for case in VALID))
    broken = frozenset[str]().union(*(case.expected for case in INVALID))
    assert met == set(CONSTRAINTS)
    assert broken == set(CONSTRAINTS)


def test_every_case_lies_in_the_folder_of_its_shape() -> None:
    astray = [
        case.name
        for case in CASES
        if {name.partition(":")[2].partition("-")[0] for name in case.met | case.expected} != {case.path.parent.name}
    ]
    assert astray == []
    assert len(VALID) + len(INVALID) == len(CASES)


def test_every_invalid_case_names_one_constraint_and_its_severity() -> None:
    wrong = [
        case.name
        for case in INVALID
        if len(case.expected) != 1 or case.fail_on != severity_of(CONSTRAINTS[next(iter(case.expected))])
    ]
    assert wrong == []


def test_every_shape_selects_something_in_a_valid_case(closer: Closer) -> None:
    world = whole(Worlds(VALID).graph, closer)
    complaints = awaited_shapes(world, SHAPES)
    awaiting = [
        f"{abbreviate(str(s.value))} has data now: take cg:awaitsData off it" for s in SHAPES.subjects(CG.awaitsData)
    ]
    assert idle_shapes(world, SHAPES) == []
    assert sorted(complaints) == sorted(awaiting)


def test_no_shape_of_ours_awaits_data_that_are_there(graph: Graph) -> None:
    assert awaited_shapes(graph, SHAPES) == []


def test_shapes_use_terms_that_exist() -> None:
    assert check_shapes(SHAPES, ONTOLOGY) == []


def test_queries_use_terms_that_exist() -> None:
    terms = {name for text in QUERIES.values() for name in re.findall(r"\b(?:cg|dg):\w+", text)}
    assert [
        name for name in sorted(terms) if not ONTOLOGY.objects(NamedNode(expand(name) or name), SKOS.definition)
    ] == []


@pytest.mark.parametrize("name", sorted(CONSTRAINTS))
def test_constraint_has_severity_and_one_message(name: str) -> None:
    shape = CONSTRAINTS[name]
    holders = [shape, *SHAPES.objects(shape, SH.sparql)]
    messages = [m for holder in holders for m in SHAPES.objects(holder, MESSAGE)]
    assert len(SHAPES.objects(shape, SH.severity)) == 1
    assert len(messages) == 1
    assert len(str(messages[0].value)) >= 20


def severity_of(shape: NamedNode) -> Severity:
    return Severity.of(SHAPES.value(shape, SH.severity))


def test_every_shape_with_a_target_has_one_stage() -> None:
    stages = {abbreviate(shape.value): SHAPES.objects(shape, CG.stage) for shape in of_kind(SH.NodeShape)}
    assert {name: s for name, s in stages.items() if [str(x.value) for x in s] not in (["authored"], ["whole"])} == {}


def test_every_property_shape_belongs_to_one_shape_whose_name_it_bears() -> None:
    for shape in PROPERTY_SHAPES:
        owners = [abbreviate(str(owner.value)) for owner in SHAPES.subjects(SH.property, shape)]
        assert owners == [abbreviate(shape.value).partition("-")[0]]


def test_every_query_names_the_declared_prefixes() -> None:
    bearers = [query for shape in LONE_SHAPES for query in SHAPES.objects(shape, SH.sparql)]
    assert [q for q in bearers if not set(SHAPES.objects(q, USED_PREFIXES)) <= set(DECLARED_BY)] == []


@pytest.mark.parametrize("bearer", DECLARED_BY, ids=lambda bearer: bearer.value)
def test_prefixes_declared_are_the_prefixes_used(bearer: NamedNode) -> None:
    namespace = f"{bearer.value}#"
    own = (text for name, text in QUERIES.items() if CONSTRAINTS[name].value.startswith(namespace))
    used = set(re.findall(r"(?<![\w?$])([a-z]+):(?=[A-Za-z)])", "\n".join(LITERAL.sub('""', query) for query in own)))
    assert {prefix: PREFIXES[prefix] for prefix in used} == DECLARED_BY[bearer]


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_query_parses_in_oxigraph_and_is_fit_for_shacl(name: str) -> None:
    query = QUERIES[name]
    Store().query(query, prefixes=DECLARED)
    assert not re.search(r"\b(MINUS|VALUES|SERVICE)\b", query), "SHACL, section 5.2.1: not with pre-bound variables"
    assert re.search(r"SELECT \$this\b", query)
