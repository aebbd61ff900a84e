from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.evidence import Texts, segment
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, abbreviate

CASES = [
    ("", []),
    ("   \n\n ", []),
    ("One sentence.", ["One sentence."]),
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("He left! Why? Nobody knows.", ["He left!", "Why?", "Nobody knows."]),
    ("A heading\nA sentence below it.", ["A heading", "A sentence below it."]),
    ("One line.\r\nAnother line.", ["One line.", "Another line."]),
    ("It was J. B. Fenn who left.", ["It was J. B. Fenn who left."]),
    ("It was J.B. Fenn who left. He went.", ["It was J.B. Fenn who left.", "He went."]),
    ("Mr. Fenn and Dr. Gale met in St. Petersburg.", ["Mr. Fenn and Dr. Gale met in St. Petersburg."]),
    ("He was tried under Art. 64 of the code.", ["He was tried under Art. 64 of the code."]),
    ("See vol. 3, p. 12 there.", ["See vol. 3, p. 12 there."]),
    ("He waited… and left.", ["He waited… and left."]),
    ("He waited… Then he left.", ["He waited…", "Then he left."]),
    ("He waited... Then he left.", ["He waited...", "Then he left."]),
    ("“I stay.” She left.", ["“I stay.”", "She left."]),
    ('He said: "I stay." "Why?" she asked.', ['He said: "I stay."', '"Why?" she asked.']),
    ("“Why?” she asked.", ["“Why?” she asked."]),
    ("«Stay!» Then he left.", ["«Stay!»", "Then he left."]),
    ("(He left.) Nobody saw.", ["(He left.)", "Nobody saw."]),
    ("It cost 7.5 roubles.", ["It cost 7.5 roubles."]),
    ("It was 1961. 1962 came.", ["It was 1961.", "1962 came."]),
    ("• First. • Second.", ["• First.", "• Second."]),
    ("He left. – She too.", ["He left.", "– She too."]),
    ("He wrote to example.org about it.", ["He wrote to example.org about it."]),
    ("Он уехал. Она осталась.", ["Он уехал.", "Она осталась."]),
    ("It ended in the 1960s. nobody cared.", ["It ended in the 1960s. nobody cared."]),
]


@pytest.mark.parametrize(("text", "sentences"), CASES, ids=[case[0][:30] for case in CASES])
def test_sentences(text: str, sentences: list[str]):
    assert [text[start:end] for start, end in segment(text)] == sentences


def test_offsets_are_those_of_the_whole_text():
    text = "Heading\nHe left. She stayed."
    assert segment(text, 8, len(text)) == [(8, 16), (17, 28)]
    assert segment(text, 0, 7) == [(0, 7)]


def test_offsets_count_code_points():
    assert segment("𝔄da left. She stayed.") == [(0, 9), (10, 21)]


pieces = st.lists(
    st.sampled_from([*'aA1 .!?…\n\r\t"“”’»«()[]–•ЖяÉ\u00a0\u2028\x0b\x85', "St.", "CM. ", "Mr. ", "J. ", ". A"]),
    max_size=40,
).map("".join)


@settings(deadline=None)
@given(st.one_of(pieces, st.text(max_size=60)))
def test_sentences_hold_every_character_that_is_not_white_exactly_once_and_in_order(text: str):
    found = segment(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    covered = {i for start, end in found for i in range(start, end)}
    assert [i for i, ch in enumerate(text) if not ch.isspace() and i not in covered] == []


@settings(deadline=None)
@given(st.one_of(pieces, st.text(max_size=60)))
def test_no_sentence_begins_or_ends_with_white_space(text: str):
    assert [text[a:b] for a, b in segment(text) if text[a:b] != text[a:b].strip()] == []


def test_the_texts_are_cut_as_it_is_registered(built, texts: Texts):
    sources = Graph(built.layer("sources"))
    for document, text in texts.by_document.items():
        for section in sources.subjects(CG.partOfDocument, document):
            start, end = (int(sources.text(section, p) or 0) for p in (CG.startOffset, CG.endOffset))
            registered = sorted(
                (int(sources.text(s, CG.startOffset) or 0), int(sources.text(s, CG.endOffset) or 0))
                for s in sources.subjects(CG.ofSection, section)
                if s in sources.of_type(CG.Sentence)
            )
            assert segment(text.content, start, end) == registered, abbreviate(str(section.value))
