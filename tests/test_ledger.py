from __future__ import annotations

import pytest

from kg.build import Corpus, read_corpus
from kg.coverage import coverage
from kg.evidence import ledger
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import slug_of

from .little import world

LITTLE = """
doc:d a cg:Document .
section:one a cg:Section ; cg:partOfDocument doc:d ; cg:startOffset 0 ; cg:endOffset 40 .
section:tale a cg:OutOfScopeSection ; cg:partOfDocument doc:d ; cg:startOffset 40 ; cg:endOffset 50 .
sentence:one-000 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 0 ; cg:startOffset 0 ; cg:endOffset 9 .
sentence:one-001 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 1 ; cg:startOffset 10 ; cg:endOffset 19 .
sentence:one-002 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 2 ; cg:startOffset 20 ; cg:endOffset 29 .
sentence:one-003 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 3 ; cg:startOffset 30 ; cg:endOffset 39 ;
  cg:setAsideBecause cc:page-furniture .
sentence:tale-000 a cg:Sentence ; cg:ofSection section:tale ; cg:ordinal 0 ; cg:startOffset 40 ; cg:endOffset 50 ;
  cg:setAsideBecause cc:fiction .
"""


def became_of(sources: Graph, authored: Graph) -> dict[str, tuple[list[str], ...]]:
    return {
        slug_of(row.section): tuple(
            [slug_of(s) for s in part] for part in (row.said, row.in_words, row.set_aside, row.open)
        )
        for row in ledger(sources, authored)
    }


def citing(spans: int, value: str = "dg:place place:p") -> Graph:
    """A node that tells a value by each of some passages."""
    return world("".join(f"event:e{i} {value} ; cg:evidence span:s{i} .\n" for i in range(spans)))


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ([], []),
        ([(0, 9)], ["one-000"]),
        ([(8, 9)], ["one-000"]),
        ([(9, 10)], []),
        ([(8, 11)], ["one-000", "one-001"]),
        ([(10, 29)], ["one-001", "one-002"]),
        ([(0, 29), (11, 12)], ["one-000", "one-001", "one-002"]),
        ([(29, 30)], []),
        ([(12, 13), (0, 2)], ["one-000", "one-001"]),
    ],
)
def test_a_sentence_is_said_when_a_span_that_tells_a_value_overlaps_it(spans: list[tuple[int, int]], said: list[str]):
    body = "".join(
        f"span:s{i} a cg:Span ; cg:ofSection section:one ; cg:startOffset {start} ; cg:endOffset {end} .\n"
        for i, (start, end) in enumerate(spans)
    )
    found = became_of(world(LITTLE + body), citing(len(spans)))
    left = [name for name in ("one-000", "one-001", "one-002") if name not in said]
    assert found["one"] == (said, [], ["one-003"], left)
    assert found["tale"] == ([], [], ["tale-000"], [])


@pytest.mark.parametrize(
    ("authored", "is_said"),
    [
        ("event:e dg:place place:p ; cg:evidence span:s0 .", True),
        ('event:e a cg:Event ; rdfs:label "an event"@en ; cg:evidence span:s0 .', False),
        ("statement:s cg:speaker person:p ; cg:topic c:t ; cg:statementKind c:k ; cg:evidence span:s0 .", False),
        ("statement:s cg:speaker person:p ; cg:content proposition:q ; cg:evidence span:s0 .", True),
        ("event:e dg:place place:p ; cg:citation citation:place .", True),
        ("event:e dg:place place:p ; cg:citation citation:kind .", False),
        ("event:e dg:place place:p ; cg:evidence span:s0 ; cg:citation citation:elsewhere .", False),
        ("", False),
    ],
)
def test_naming_a_kind_a_speaker_or_a_topic_says_nothing(authored: str, is_said: bool):
    sources = world(
        LITTLE
        + """
        span:s0 a cg:Span ; cg:ofSection section:one ; cg:startOffset 0 ; cg:endOffset 9 .
        span:s1 a cg:Span ; cg:ofSection section:one ; cg:startOffset 10 ; cg:endOffset 19 .
        citation:place a cg:Citation ; cg:cites span:s0 ; cg:supports dg:place .
        citation:kind a cg:Citation ; cg:cites span:s0 ; cg:supports cg:statementKind .
        citation:elsewhere a cg:Citation ; cg:cites span:s1 ; cg:supports dg:place .
        """
    )
    assert ("one-000" in became_of(sources, world(authored))["one"][0]) == is_said


def test_a_sentence_may_stand_only_in_words_with_a_reason():
    reason = "sentence:one-000 cg:onlyInWords cc:atmosphere . sentence:one-001 cg:onlyInWords cc:transition ."
    span = "span:s0 a cg:Span ; cg:ofSection section:one ; cg:startOffset 0 ; cg:endOffset 9 ."
    said, in_words, _, left = became_of(world(LITTLE + reason + span), citing(1))["one"]
    assert (said, in_words, left) == (["one-000"], ["one-001"], ["one-002"])


def test_a_span_of_another_section_cites_nothing_here():
    other = "span:s a cg:Span ; cg:ofSection section:tale ; cg:startOffset 0 ; cg:endOffset 9 ."
    assert became_of(world(LITTLE + other), citing(1))["one"][0] == []


def test_sections_come_in_the_order_of_the_documents():
    assert [slug_of(row.section) for row in ledger(world(LITTLE), Graph())] == ["one", "tale"]
    assert [row.total for row in ledger(world(LITTLE), Graph())] == [4, 1]


def test_an_act_is_covered_from_its_first_to_its_last_passage():
    sources = world(
        LITTLE
        + """
        span:a a cg:Span ; cg:ofSection section:one ; cg:startOffset 0 ; cg:endOffset 5 .
        span:b a cg:Span ; cg:ofSection section:one ; cg:startOffset 20 ; cg:endOffset 29 .
        citation:x a cg:Citation ; cg:cites span:b ; cg:supports dg:penaltyKind .
        """
    )
    authored = world(
        """
        law:act a dg:LegalAct ; dg:jurisdiction state:s ; cg:evidence span:a .
        law:act-art-1 a dg:Provision ; dg:partOfAct law:act ; dg:penaltyOption penalty:act-death .
        penalty:act-death a dg:PenaltyOption ; dg:penaltyKind c:death ; cg:citation citation:x .
        law:never-cited a dg:LegalAct .
        """
    )
    rows = coverage(Corpus(Graph(), sources, authored))
    assert list(rows) == ["one", "tale", "one: act"]
    act = rows["one: act"]
    assert [slug_of(s) for s in act.open] == ["one-001"]  # type: ignore[arg-type]
    assert (len(act.said), len(act.set_aside), act.total) == (2, 0, 3)


@pytest.fixture(scope="module")
def rows(project: Project):
    return coverage(read_corpus(project))


@pytest.mark.parametrize("section", ["aif", "oped"])
def test_nothing_is_open_in_the_sections_that_are_encoded(rows, section: str):
    assert [slug_of(sentence) for sentence in rows[section].open] == []


def test_all_of_the_novel_is_set_aside(rows):
    assert len(rows["fiction"].set_aside) == rows["fiction"].total > 0


def test_nothing_is_open_within_the_acts(rows):
    acts = {name: row for name, row in rows.items() if ": " in name}
    assert {"encyclopaedia: ussr-1929-outlawing", "encyclopaedia: rsfsr-cc-1960"} <= set(acts)
    assert {name: [slug_of(s) for s in row.open] for name, row in acts.items() if row.open} == {}
