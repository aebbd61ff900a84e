"""Who copied whom: passages that repeat another section's say so, judged by the words that both share."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kg.build import Built
from kg.evidence import Texts
from kg.evidence.wordruns import runs
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, identifier

from .little import node

SHORTEST_ECHO = 4
"""Words in a row that every derived passage has in common with what it repeats."""
CHANCE = {
    (
        "agency",
        "aif",
    ): "stock phrases on tours, titles of companies and residence, none of them within a repeated sentence",
    ("agency", "profiles"): "the stock phrase for not going home",
}
"""Pairs of sections that share runs of six words without either repeating the other."""


@pytest.fixture(scope="module")
def sources(built: Built) -> Graph:
    return Graph(built.layer("sources"))


def words_of(sources: Graph, texts: Texts, passage: Subject) -> str:
    section = sources.node(passage, CG.ofSection) or passage
    text = texts.by_document[sources.node(section, CG.partOfDocument)].content
    begin, end = (int(str(sources.value(passage, edge).value)) for edge in (CG.startOffset, CG.endOffset))
    return text[begin:end]


def derivations(sources: Graph, kind) -> list[tuple[Subject, Subject]]:
    return [
        (copy, original) for copy in sources.of_type(kind) for original in sources.nodes(copy, node("cg:derivedFrom"))
    ]


def grams(text: str, length: int) -> set[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[^\W_]+", text)]
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_a_derived_passage_lies_in_another_section_than_its_original(sources: Graph) -> None:
    pairs = derivations(sources, CG.Span)
    assert pairs
    for copy, original in pairs:
        assert sources.value(copy, CG.ofSection) != sources.value(original, CG.ofSection)


def test_sections_are_derived_just_where_their_passages_are(sources: Graph) -> None:
    of_passages = {
        (sources.value(copy, CG.ofSection), sources.value(original, CG.ofSection))
        for copy, original in derivations(sources, CG.Span)
    }
    assert set(derivations(sources, CG.Section)) == of_passages
    assert (identifier("section", "gallery"), identifier("section", "aif")) in of_passages


def test_a_derived_passage_shares_words_with_its_original(sources: Graph, texts: Texts) -> None:
    for copy, original in derivations(sources, CG.Span):
        shared = grams(words_of(sources, texts, copy), SHORTEST_ECHO) & grams(
            words_of(sources, texts, original), SHORTEST_ECHO
        )
        assert shared, (copy, original)


def test_sections_that_share_long_runs_are_derived_or_known_to_agree_by_chance(sources: Graph, texts: Texts) -> None:
    sections = {str(s.value).rpartition("/")[2]: s for s in sources.subjects(CG.partOfDocument)}
    sections.pop("fiction", None)
    found = {name: set(runs(words_of(sources, texts, section))) for name, section in sections.items()}
    sharing = {pair for pair in combinations(sorted(found), 2) if found[pair[0]] & found[pair[1]]}
    derived = {
        tuple(sorted(str(s.value).rpartition("/")[2] for s in pair)) for pair in derivations(sources, CG.Section)
    }
    assert sharing - derived == set(CHANCE)
