from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from kg.evidence import Texts
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import DG, IDENTIFIER, KINDS, RDF, abbreviate, slug_of

from .little import ROOT

RUN = 6
_NOT_OURS = {"build", "dist", "__pycache__", "node_modules"}


@pytest.fixture(scope="module")
def files(project: Project) -> dict[Path, list]:
    return {path: turtle.read(path) for path in project.data_files()}


def test_each_subject_is_in_one_file(files: dict[Path, list]):
    owners = defaultdict(set)
    for path, triples in files.items():
        if "links" not in path.parts:
            for triple in triples:
                owners[triple.subject].add(path.name)
    assert {abbreviate(s.value): sorted(names) for s, names in owners.items() if len(names) > 1} == {}


def test_no_data_file_has_a_blank_node(files: dict[Path, list]):
    assert [p.name for p, found in files.items() if any(isinstance(x, BlankNode) for t in found for x in t)] == []


def test_every_subject_has_a_kind_and_a_slug(files: dict[Path, list]):
    kinds = "|".join((*KINDS, "concept"))
    form = re.compile(rf"{re.escape(IDENTIFIER)}(?:{kinds})/[a-z0-9]+(?:-[a-z0-9]+)*")
    subjects = {t.subject.value for found in files.values() for t in found}
    assert sorted(s for s in subjects if not form.fullmatch(s)) == []


def test_no_claim_is_also_written_as_a_fact(files: dict[Path, list]):
    authored = Graph(t for found in files.values() for t in found)
    twice = []
    for claim in authored.of_type(DG.Claim):
        about, predicate = authored.node(claim, DG.aboutNode), authored.node(claim, DG.aboutProperty)
        value = authored.value(claim, DG.valueNode) or authored.value(claim, DG.valueLiteral)
        if about and predicate and value in authored.objects(about, predicate):
            twice.append(abbreviate(str(claim.value)))
    assert twice == []


@pytest.fixture(scope="module")
def sources(files: dict[Path, list]) -> Graph:
    return Graph(t for found in files.values() for t in found)


def offsets(sources: Graph, passage) -> tuple[int, int]:
    return int(sources.text(passage, DG.startOffset) or 0), int(sources.text(passage, DG.endOffset) or 0)


def test_every_passage_lies_within_its_section(sources: Graph):
    outside = []
    for passage in (*sources.of_type(DG.Span), *sources.of_type(DG.Sentence)):
        section = sources.node(passage, DG.ofSection)
        first, last = offsets(sources, section)
        start, end = offsets(sources, passage)
        if not first <= start < end <= last:
            outside.append(slug_of(passage))
    assert outside == []


def test_sections_of_a_document_cover_it_without_overlap(sources: Graph):
    for document in sources.of_type(DG.Document):
        found = sorted(offsets(sources, section) for section in sources.subjects(DG.partOfDocument, document))
        assert found[0][0] == 0
        assert found[-1][1] == int(sources.text(document, DG.charLength) or 0)
        assert all(before[1] == after[0] for before, after in pairwise(found))


def test_sentences_are_numbered_from_0_in_the_order_of_the_text(sources: Graph):
    for section in (*sources.of_type(DG.Section), *sources.of_type(DG.OutOfScopeSection)):
        found = [s for s in sources.subjects(DG.ofSection, section) if DG.Sentence in sources.nodes(s, RDF.type)]
        found.sort(key=lambda sentence: offsets(sources, sentence))
        assert [sources.text(s, DG.ordinal) for s in found] == [str(n) for n in range(len(found))], section
        assert [slug_of(s) for s in found] == [f"{slug_of(section)}-{n:03d}" for n in range(len(found))]


def test_no_passage_of_fiction_is_cited(sources: Graph):
    fiction = set(sources.of_type(DG.OutOfScopeSection))
    assert [slug_of(s) for s in sources.of_type(DG.Span) if sources.node(s, DG.ofSection) in fiction] == []


def content_of(sources: Graph, texts: Texts, section) -> str:
    document = sources.node(section, DG.partOfDocument)
    return texts.by_document[document].content


def test_no_offset_cuts_a_word(sources: Graph, texts: Texts):
    cut = []
    for passage in (*sources.of_type(DG.Span), *sources.of_type(DG.Sentence)):
        content = content_of(sources, texts, sources.node(passage, DG.ofSection))
        for place in offsets(sources, passage):
            if 0 < place < len(content) and content[place - 1].isalnum() and content[place].isalnum():
                cut.append(f"{slug_of(passage)} at {place}")
    assert cut == []


def test_no_passage_begins_or_ends_with_white_space(sources: Graph, texts: Texts):
    loose = []
    for passage in (*sources.of_type(DG.Span), *sources.of_type(DG.Sentence)):
        start, end = offsets(sources, passage)
        words = content_of(sources, texts, sources.node(passage, DG.ofSection))[start:end]
        if words != words.strip():
            loose.append(slug_of(passage))
    assert loose == []


def test_every_character_that_is_not_white_is_in_exactly_one_sentence(sources: Graph, texts: Texts):
    for section in (*sources.of_type(DG.Section), *sources.of_type(DG.OutOfScopeSection)):
        content = content_of(sources, texts, section)
        first, last = offsets(sources, section)
        covered = [0] * len(content)
        for sentence in sources.subjects(DG.ofSection, section):
            if DG.Sentence in sources.nodes(sentence, RDF.type):
                start, end = offsets(sources, sentence)
                for place in range(start, end):
                    covered[place] += 1
        wrong = [p for p in range(first, last) if not content[p].isspace() and covered[p] != 1]
        assert wrong == [], slug_of(section)


def runs(text: str) -> dict[tuple[str, ...], int]:
    """Return every run of six words with the line on which it ends."""
    words = [
        (word, number)
        for number, line in enumerate(text.casefold().replace("’", "'").split("\n"), 1)
        for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", line)
    ]
    return {tuple(word for word, _ in words[i : i + RUN]): words[i + RUN - 1][1] for i in range(len(words) - RUN + 1)}


def our_files() -> list[Path]:
    """Return the text files of the checkout, leaving out what is built, hidden or binary."""
    found = []
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any((part.startswith(".") and part != ".ci") or part in _NOT_OURS for part in parts)
        if path.is_file() and not hidden and not any(part.endswith(".egg-info") for part in parts):
            found.append(path)
    return found


def test_no_run_of_six_words_of_a_source_text_is_anywhere_in_the_project(texts: Texts):
    theirs = {run for text in texts.by_document.values() for run in runs(text.content)}
    shared = []
    for path in our_files():
        try:
            ours = runs(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            continue
        shared += sorted({f"{path.relative_to(ROOT)}:{ours[run]}" for run in ours.keys() & theirs})
    assert shared == []
