"""What is said: statements have content, and propositions belong to them and make nothing a fact."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from kg.build import read_corpus
from kg.build.read import Corpus
from kg.build.views import materialise
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF, abbreviate
from kg.reasoning import read_rules

from .little import ROOT, world

KINDS = (CG.Statement, NamedNode(CG.Statement.value.replace("Statement", "PublicStatement")))
RULES = read_rules(Project(ROOT).rule_files())
PRIVATE = NamedNode(CG.Statement.value.replace("Statement", "PrivateStatement"))


@pytest.fixture(scope="module")
def authored(project: Project) -> Graph:
    return read_corpus(project).authored


def statements(authored: Graph) -> list[NamedNode]:
    return [s for kind in (*KINDS, PRIVATE) for s in authored.of_type(kind) if isinstance(s, NamedNode)]


def test_hardly_a_statement_is_without_content(authored: Graph):
    silent = sorted(abbreviate(s.value) for s in statements(authored) if not authored.has(s, CG.content))
    assert len(silent) < 0.05 * len(statements(authored)), silent


def test_every_proposition_has_subject_property_and_one_value(authored: Graph):
    for proposition in authored.of_type(CG.Proposition):
        values = [
            *authored.objects(proposition, CG.propositionValue),
            *authored.objects(proposition, CG.propositionLiteral),
        ]
        parts = (
            len(authored.objects(proposition, CG.propositionSubject)),
            len(authored.objects(proposition, CG.propositionProperty)),
            len(values),
        )
        assert parts == (1, 1, 1), proposition


def test_no_proposition_is_ranked_disputed_or_cited(authored: Graph):
    propositions = set(authored.of_type(CG.Proposition))
    ranked = [p for p in propositions if authored.has(p, CG.rank) or authored.has(p, CG.evidence)]
    sides = [t for p in (CG.hasClaim, CG.hasSide) for s in authored.subjects(p) for t in authored.objects(s, p)]
    claimed = [node for claim in authored.of_type(CG.Claim) for node in authored.objects(claim, CG.aboutNode)]
    assert ranked == []
    assert [node for node in (*sides, *claimed) if node in propositions] == []


def test_a_proposition_types_nothing_and_says_nothing_in_a_view(authored: Graph, graph: Graph):
    for proposition in authored.of_type(CG.Proposition):
        assert set(graph.objects(proposition, RDF.type)) == {CG.Proposition}, proposition
        subject = authored.value(proposition, CG.propositionSubject)
        predicate = authored.node(proposition, CG.propositionProperty)
        value = authored.value(proposition, CG.propositionValue)
        if subject is None or predicate is None or value is None or value in authored.objects(subject, predicate):
            continue  # What somebody says may also be told as a fact, with passages of its own.
        assert value not in graph.objects(subject, predicate), proposition


SAID = """
statement:talk a cg:PublicStatement ; cg:speaker person:ben ; cg:concerns person:ada ; cg:statementKind c:assessment ;
  cg:content proposition:said ; cg:evidence span:x .
person:ada a dg:Person . person:ben a dg:Person . state:isle a dg:State . place:bay a cg:Place .
place:shore a cg:Place ; cg:within place:isles . place:isles a cg:Place .
event:left a dg:Departure ; dg:departed person:ada .
"""
# Each is a proposition that would type or tie things, were it a fact.
SPOKEN = [
    "cg:propositionSubject event:left ; cg:propositionProperty dg:defector ; cg:propositionValue person:ada",  # true
    "cg:propositionSubject state:isle ; cg:propositionProperty dg:defector ; cg:propositionValue c:dancer",  # nonsense
    "cg:propositionSubject c:dancer ; cg:propositionProperty dg:memberOf ; cg:propositionValue group:company",
    "cg:propositionSubject c:dancer ; cg:propositionProperty dg:isKindOf ; cg:propositionValue c:artist",
    "cg:propositionSubject person:ada ; cg:propositionProperty dg:wants ; cg:propositionValue place:bay ; "
    "dg:place place:shore ; cg:when '1861' ; cg:negative true",
]


@pytest.mark.parametrize("content", SPOKEN)
def test_whatever_is_said_builds_and_nothing_follows(content: str, project: Project):
    ontology = read_corpus(project).ontology
    said = world(SAID + f"proposition:said a cg:Proposition ; {content} .")
    silent = world(SAID + "proposition:said a cg:Proposition .")
    found, expected = (materialise(Corpus(ontology, authored=facts), "accepted", RULES) for facts in (said, silent))
    assert found.inconsistencies == []
    assert set(found.added) == set(expected.added)
