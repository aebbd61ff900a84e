"""What is said: statements have content, and propositions belong to them and make nothing a fact."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.build import read_corpus
from kg.build.read import Corpus
from kg.build.views import materialise
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import DG, RDF, abbreviate
from kg.reasoning import read_rules

from .little import ROOT, world

KINDS = (DG.Statement, NamedNode(DG.Statement.value.replace("Statement", "PublicStatement")))
RULES = read_rules(Project(ROOT).rule_files())
PRIVATE = NamedNode(DG.Statement.value.replace("Statement", "PrivateStatement"))


@pytest.fixture(scope="module")
def authored(project: Project) -> Graph:
    return read_corpus(project).authored


def statements(authored: Graph) -> list[NamedNode]:
    return [s for kind in (*KINDS, PRIVATE) for s in authored.of_type(kind) if isinstance(s, NamedNode)]


def test_hardly_a_statement_is_without_content(authored: Graph):
    silent = sorted(abbreviate(s.value) for s in statements(authored) if not authored.has(s, DG.content))
    assert len(silent) < 0.05 * len(statements(authored)), silent


def test_every_proposition_has_subject_property_and_one_value(authored: Graph):
    for proposition in authored.of_type(DG.Proposition):
        values = [
            *authored.objects(proposition, DG.propositionValue),
            *authored.objects(proposition, DG.propositionLiteral),
        ]
        parts = (
            len(authored.objects(proposition, DG.propositionSubject)),
            len(authored.objects(proposition, DG.propositionProperty)),
            len(values),
        )
        assert parts == (1, 1, 1), proposition


def test_no_proposition_is_ranked_disputed_or_cited(authored: Graph):
    propositions = set(authored.of_type(DG.Proposition))
    ranked = [p for p in propositions if authored.has(p, DG.rank) or authored.has(p, DG.evidence)]
    sides = [t for p in (DG.hasClaim, DG.hasSide) for s in authored.subjects(p) for t in authored.objects(s, p)]
    claimed = [node for claim in authored.of_type(DG.Claim) for node in authored.objects(claim, DG.aboutNode)]
    assert ranked == []
    assert [node for node in (*sides, *claimed) if node in propositions] == []


def test_a_proposition_types_nothing_and_says_nothing_in_a_view(authored: Graph, graph: Graph):
    for proposition in authored.of_type(DG.Proposition):
        assert set(graph.objects(proposition, RDF.type)) == {DG.Proposition}, proposition
        subject = authored.value(proposition, DG.propositionSubject)
        predicate = authored.node(proposition, DG.propositionProperty)
        value = authored.value(proposition, DG.propositionValue)
        if subject is None or predicate is None or value is None or value in authored.objects(subject, predicate):
            continue  # What somebody says may also be told as a fact, with passages of its own.
        assert value not in graph.objects(subject, predicate), proposition


SAID = """
statement:talk a dg:PublicStatement ; dg:speaker person:ben ; dg:concerns person:ada ; dg:statementKind c:assessment ;
  dg:content proposition:said ; dg:evidence span:x .
person:ada a dg:Person . person:ben a dg:Person . state:isle a dg:State . place:bay a dg:Place .
place:shore a dg:Place ; dg:within place:isles . place:isles a dg:Place .
event:left a dg:Departure ; dg:departed person:ada .
"""
# Each is a proposition that would type or tie things, were it a fact.
SPOKEN = [
    "dg:propositionSubject event:left ; dg:propositionProperty dg:defector ; dg:propositionValue person:ada",  # true
    "dg:propositionSubject state:isle ; dg:propositionProperty dg:defector ; dg:propositionValue c:dancer",  # nonsense
    "dg:propositionSubject c:dancer ; dg:propositionProperty dg:memberOf ; dg:propositionValue group:company",
    "dg:propositionSubject c:dancer ; dg:propositionProperty dg:isKindOf ; dg:propositionValue c:artist",
    "dg:propositionSubject person:ada ; dg:propositionProperty dg:wants ; dg:propositionValue place:bay ; "
    "dg:place place:shore ; dg:when '1861' ; dg:negative true",
]


@pytest.mark.parametrize("content", SPOKEN)
def test_whatever_is_said_builds_and_nothing_follows(content: str, project: Project):
    ontology = read_corpus(project).ontology
    said = world(SAID + f"proposition:said a dg:Proposition ; {content} .")
    silent = world(SAID + "proposition:said a dg:Proposition .")
    found, expected = (materialise(Corpus(ontology, authored=facts), "accepted", RULES) for facts in (said, silent))
    assert found.inconsistencies == []
    assert set(found.added) == set(expected.added)
