"""What `kg verify` tells of passages that the texts do not say as registered: where, what, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg.build import Corpus
from kg.evidence import Texts
from kg.evidence.causes import cause_of_change
from kg.evidence.verification import Check, State
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, abbreviate

__all__ = ["changed_lines", "place_of"]

_ANOTHER_TEXT = "put back the text that was registered, or mend what its passages no longer say"
_OF_A_CHANGED_TEXT = "the text has changed: cite its words anew, or put the text back"
_WRONG = {
    "span": "offsets or digest are not those of the words meant: kg cite gives both",
    "sentence": "offsets or digest are wrong: put back what kg new document wrote",
}


def changed_lines(checks: Iterable[Check], corpus: Corpus, texts: Texts, of: Project) -> Iterator[str]:
    """Yield a line for each check that failed; of a text whose words are the same, one for all its passages."""
    changed = [check for check in checks if check.state is State.CHANGED]
    documents = {check.node: _cause(check.node, corpus.sources, texts) for check in changed if check.kind == "document"}
    for check in changed:
        document = _document(check, corpus.sources)
        cause = documents.get(document) if document else None
        if check.kind == "document" or not cause:
            advice = cause or _advice(check, document in documents)
            told = f"{check.kind} {abbreviate(str(check.node.value))}: the text no longer says what was registered"
            yield f"{place_of(check.node, corpus, of)}: {told}; {advice}"


def place_of(node: Subject, corpus: Corpus, of: Project) -> str:
    """Return file and line where a node is described."""
    path = corpus.files[node]
    line = turtle.subject_line(path.read_text(encoding="utf-8"), node) if isinstance(node, NamedNode) else None
    return f"{of.relative(path)}:{line}"


def _cause(document: Subject, sources: Graph, texts: Texts) -> str:
    return cause_of_change(texts.by_document[document], sources.text(document, CG.sha256))


def _document(check: Check, sources: Graph) -> Subject | None:
    if check.kind == "document":
        return check.node
    section = sources.node(check.node, CG.ofSection)
    return sources.node(section, CG.partOfDocument) if section else None


def _advice(check: Check, is_of_a_changed_text: bool) -> str:
    if check.kind == "document":
        return _ANOTHER_TEXT
    return _OF_A_CHANGED_TEXT if is_of_a_changed_text else _WRONG[check.kind]
