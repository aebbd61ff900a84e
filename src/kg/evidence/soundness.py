"""What must hold of the sources as a whole, beyond what a shape of one node can say.

The first checks need only the data; the others read the texts, and are left out where these are not at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode

from kg.evidence.records import unrecorded
from kg.evidence.texts import Texts
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, IDENTIFIERS, KINDS, RDF, abbreviate, slug_of

__all__ = ["Flaw", "flaws_of_gazetteer", "flaws_of_sources", "flaws_of_texts", "unfit_names"]

_STARTS = "|".join(map(re.escape, IDENTIFIERS))
_NAME = re.compile(rf"(?:{_STARTS})(?:{'|'.join((*KINDS, 'concept'))})/[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Flaw:
    """Something unsound: the node, the name of the check, what is wrong and how to mend it."""

    node: Subject
    check: str
    message: str


def unfit_names(authored: Graph, sources: Graph) -> Iterator[Flaw]:
    """Yield the things of ours whose IRI has no known kind, or no slug of lower-case words joined by hyphens."""
    for node in (*authored.all_subjects(), *sources.all_subjects()):
        if isinstance(node, NamedNode) and not _NAME.fullmatch(node.value):
            yield Flaw(node, "name", f"{node.value} is no name of ours: id/<kind>/<slug>, the slug in lower case.")


def flaws_of_sources(sources: Graph) -> Iterator[Flaw]:
    """Yield what is wrong with the division of documents into sections and sentences, and with passages."""
    yield from _passages_outside(sources)
    yield from _uncovered_documents(sources)
    yield from _misnumbered_sentences(sources)
    yield from _cited_fiction(sources)


def flaws_of_gazetteer(gazetteer: Graph) -> Iterator[Flaw]:
    """Yield the facts of the gazetteer that come from no record."""
    for node, predicate in unrecorded(gazetteer):
        message = f"No record gives {abbreviate(predicate.value)}: run tools/gazetteer.py, or claim it by cg:basis."
        yield Flaw(node, "recorded", message)


def flaws_of_texts(sources: Graph, texts: Texts) -> Iterator[Flaw]:
    """Yield passages that cut a word or begin with white space, and characters that no sentence holds."""
    for passage in (*sources.of_type(CG.Span), *sources.of_type(CG.Sentence)):
        content = _content(sources, texts, sources.node(passage, CG.ofSection))
        start, end = _offsets(sources, passage)
        if any(_cuts_a_word(content, place) for place in (start, end)):
            yield Flaw(passage, "whole-words", "The passage cuts a word: move its first or last character.")
        if content[start:end] != content[start:end].strip():
            yield Flaw(passage, "no-margin", "The passage begins or ends with white space: leave that out.")
    yield from _uncovered_characters(sources, texts)


def _offsets(sources: Graph, node: Subject) -> tuple[int, int]:
    return int(sources.text(node, CG.startOffset) or 0), int(sources.text(node, CG.endOffset) or 0)


def _sections(sources: Graph) -> list[Subject]:
    return [*sources.of_type(CG.Section), *sources.of_type(CG.OutOfScopeSection)]


def _content(sources: Graph, texts: Texts, section: NamedNode | None) -> str:
    document = sources.node(section, CG.partOfDocument) if section else None
    return texts.by_document[document].content if document in texts.by_document else ""


def _passages_outside(sources: Graph) -> Iterator[Flaw]:
    for passage in (*sources.of_type(CG.Span), *sources.of_type(CG.Sentence)):
        section = sources.node(passage, CG.ofSection)
        first, last = _offsets(sources, section) if section else (0, 0)
        start, end = _offsets(sources, passage)
        if not first <= start < end <= last:
            yield Flaw(passage, "within-its-section", "The passage reaches out of its section, or is empty.")


def _uncovered_documents(sources: Graph) -> Iterator[Flaw]:
    for document in sources.of_type(CG.Document):
        found = sorted(_offsets(sources, section) for section in sources.subjects(CG.partOfDocument, document))
        length = int(sources.text(document, CG.charLength) or 0)
        joined = all(before[1] == after[0] for before, after in pairwise(found))
        if not found or found[0][0] != 0 or found[-1][1] != length or not joined:
            yield Flaw(document, "sections", "The sections do not cover the document from end to end, each once.")


def _misnumbered_sentences(sources: Graph) -> Iterator[Flaw]:
    for section in _sections(sources):
        found = [s for s in sources.subjects(CG.ofSection, section) if CG.Sentence in sources.nodes(s, RDF.type)]
        for number, sentence in enumerate(sorted(found, key=lambda s: _offsets(sources, s))):
            expected = f"{slug_of(section)}-{number:03d}"  # type: ignore[arg-type]
            if sources.text(sentence, CG.ordinal) != str(number) or slug_of(sentence) != expected:  # type: ignore[arg-type]
                yield Flaw(sentence, "ordinal", f"Sentence {number} of the section is called {expected}, from 0 on.")


def _cited_fiction(sources: Graph) -> Iterator[Flaw]:
    fiction = set(sources.of_type(CG.OutOfScopeSection))
    for span in sources.of_type(CG.Span):
        if sources.node(span, CG.ofSection) in fiction:
            yield Flaw(span, "no-fiction", "The passage lies in fiction, which is no evidence: take it away.")


def _cuts_a_word(content: str, place: int) -> bool:
    return 0 < place < len(content) and content[place - 1].isalnum() and content[place].isalnum()


def _uncovered_characters(sources: Graph, texts: Texts) -> Iterator[Flaw]:
    for section in _sections(sources):
        content = _content(sources, texts, section)  # type: ignore[arg-type]
        first, last = _offsets(sources, section)
        covered = [0] * len(content)
        for sentence in sources.subjects(CG.ofSection, section):
            if CG.Sentence in sources.nodes(sentence, RDF.type):
                for place in range(*_offsets(sources, sentence)):
                    covered[place] += 1
        if wrong := [p for p in range(first, min(last, len(content))) if not content[p].isspace() and covered[p] != 1]:
            yield Flaw(section, "every-character", f"Character {wrong[0]} is in no sentence, or in two.")
