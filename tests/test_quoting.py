from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.errors import KgError, NotFoundError
from kg.evidence import Texts
from kg.evidence.quoting import Passage, add_span, find_passage, span_of
from kg.evidence.texts import Text
from kg.rdf import turtle
from kg.rdf.graph import Graph

from .little import node, world

TEXT = "Ada kept the lamp.\nBen kept the oil.\nBen said “no”."
SOURCES = """
doc:d a cg:Document .
section:one a cg:Section ; cg:partOfDocument doc:d ; cg:startOffset 0 ; cg:endOffset 18 .
section:two a cg:Section ; cg:partOfDocument doc:d ; cg:startOffset 19 ; cg:endOffset 51 .
"""


@pytest.fixture
def sources() -> Graph:
    return world(SOURCES)


@pytest.fixture
def little_texts() -> Texts:
    return Texts({node("doc:d"): Text(Path("d.txt"), TEXT, "")})


@pytest.mark.parametrize(
    ("name", "words", "section", "start"),
    [
        ("d", "kept the lamp", "section:one", 4),
        ("doc:d", "kept the oil", "section:two", 23),
        ("two", "kept the", "section:two", 23),
        ("section:one", "kept the", "section:one", 4),
        ("d", "“no”", "section:two", 46),
    ],
)
def test_words_are_found_in_a_document_or_a_section(
    sources: Graph, little_texts: Texts, name: str, words: str, section: str, start: int
):
    digest = hashlib.sha256(words.encode()).hexdigest()
    found = find_passage(sources, little_texts, name, words)
    assert found == Passage(node(section), start, start + len(words), digest)


@pytest.mark.parametrize("words", ["kept the rope", 'said "no"', "lamp. Ben", "lamp.\nBen", ""])
def test_words_that_are_not_there_are_an_error(sources: Graph, little_texts: Texts, words: str):
    with pytest.raises(KgError, match="does not have these exact words"):
        find_passage(sources, little_texts, "d", words)


def test_words_that_are_there_twice_are_an_error_that_says_where(sources: Graph, little_texts: Texts):
    with pytest.raises(KgError, match=r"2 times, at one 4, two 23: take in more words"):
        find_passage(sources, little_texts, "d", "kept the")


def test_an_unknown_document_lists_the_known_ones(sources: Graph, little_texts: Texts):
    with pytest.raises(NotFoundError) as caught:
        find_passage(sources, little_texts, "nowhere", "kept")
    assert caught.value.candidates == ("d", "one", "two")


def test_the_span_is_canonical_turtle_ready_to_paste():
    passage = Passage(node("section:one"), 4, 17, "ab" * 32)
    written = span_of(passage, "lamp", "She was the keeper.")
    assert turtle.write(turtle.read_text(written)) == written
    assert written.endswith(
        f"""
span:one-lamp
    a cg:Span ;
    cg:endOffset 17 ;
    cg:ofSection section:one ;
    cg:paraphrase "She was the keeper."@en ;
    cg:sha256 "{"ab" * 32}" ;
    cg:startOffset 4 .
"""
    )


def test_a_registered_span_is_found_by_its_own_words(built, texts: Texts):
    sources = Graph(built.layer("sources"))
    span = node("span:oped-nureyev-sentence")
    start, end = (int(sources.text(span, node(p)) or 0) for p in ("cg:startOffset", "cg:endOffset"))
    words = texts.by_document[node("doc:seed-001")].content[start:end]
    found = find_passage(sources, texts, "oped", words)
    assert (found.section, found.start, found.end) == (node("section:oped"), start, end)
    assert found.sha256 == sources.text(span, node("cg:sha256"))


def test_a_span_is_written_into_the_file_of_its_section_in_its_place(sources: Graph, tmp_path: Path):
    later, earlier = (Passage(node("section:one"), start, start + 3, "ab" * 32) for start in (9, 4))
    path = add_span(tmp_path, sources, later, "the", "The second word.")
    assert add_span(tmp_path, sources, earlier, "kept", "The first word.") == path == tmp_path / "one.ttl"
    written = path.read_text(encoding="utf-8")
    assert written.index("span:one-kept") < written.index("span:one-the")
    assert turtle.is_canonical(path)


def test_a_taken_name_is_refused_and_nothing_written(tmp_path: Path):
    there = world(SOURCES + "span:one-lamp a cg:Span ; cg:startOffset 13 ; cg:endOffset 17 .")
    passage = Passage(node("section:one"), 4, 17, "ab" * 32)
    with pytest.raises(KgError, match="span:one-lamp is there already, for characters 13-17"):
        add_span(tmp_path, there, passage, "lamp", "She kept it.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("slug", ["Lamp", "the lamp", "", "lamp-", "../lamp"])
def test_a_slug_is_words_joined_by_hyphens(sources: Graph, tmp_path: Path, slug: str):
    with pytest.raises(KgError, match="lower-case letters and digits"):
        add_span(tmp_path, sources, Passage(node("section:one"), 4, 17, "ab" * 32), slug, "She kept it.")
