"""Reading ontology and data, with every fault of a file reported at once: file, line, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg import turtle
from kg.dates import DateError, bounds
from kg.errors import KgError, SourceError
from kg.graph import Graph, Subject, Term, subject_of, value_of
from kg.namespaces import DG, EDTF, OWL, RDF, abbreviate
from kg.project import Project

__all__ = ["Corpus", "read_corpus", "read_graph"]

_SOURCE_CLASSES = (DG.Document, DG.Section, DG.OutOfScopeSection, DG.Span, DG.Sentence, DG.Citation)
_TERM_CLASSES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@dataclass
class Corpus:
    """What was read: the ontology, the sources, what is authored about the world, and the links outwards."""

    ontology: Graph
    sources: Graph = field(default_factory=Graph)
    authored: Graph = field(default_factory=Graph)
    links: Graph = field(default_factory=Graph)
    files: dict[Subject, Path] = field(default_factory=dict)


def read_graph(paths: Iterable[Path]) -> Graph:
    """Return the union of some Turtle files."""
    return Graph(triple for path in paths for triple in turtle.read(path))


def read_corpus(project: Project) -> Corpus:
    """Return ontology and data of a project; a fault in any file raises one error that lists all faults."""
    corpus = Corpus(read_graph(project.vocabulary_files()))
    faults: list[str] = []
    for path in project.data_files():
        try:
            triples = turtle.read(path)
        except SourceError as error:
            faults.append(str(error).replace(str(path), project.relative(path), 1))
            continue
        faults += [str(fault) for fault in _faults(corpus, triples, path, project)]
        _sort_in(corpus, triples, path, project)
    if faults:
        raise KgError("\n".join(faults))
    return corpus


def divide(triples: Iterable[Triple]) -> tuple[Graph, Graph]:
    """Return what is said about the world and what is said about the sources, as two graphs."""
    graph = Graph(triples)
    about_sources = {subject for cls in _SOURCE_CLASSES for subject in graph.of_type(cls)}
    world, sources = Graph(), Graph()
    for triple in graph:
        (sources if triple.subject in about_sources else world).update([triple])
    return world, sources


def _sort_in(corpus: Corpus, triples: list[Triple], path: Path, project: Project) -> None:
    if path.is_relative_to(project.data / "links"):
        corpus.links.update(triples)
        return
    world, sources = divide(triples)
    corpus.authored.update(world)
    corpus.sources.update(sources)
    for triple in triples:
        corpus.files.setdefault(subject_of(triple), path)


def _faults(corpus: Corpus, triples: list[Triple], path: Path, project: Project) -> list[SourceError]:
    text = path.read_text(encoding="utf-8")
    place = project.relative(path)
    faults: dict[str, SourceError] = {}
    for triple in triples:
        if message := _fault(corpus, triple, path, project):
            line = turtle.subject_line(text, triple.subject) if isinstance(triple.subject, NamedNode) else None
            faults.setdefault(message[0], SourceError(place, message[0], line=line, hint=message[1]))
    return list(faults.values())


def _fault(corpus: Corpus, triple: Triple, path: Path, project: Project) -> tuple[str, str] | None:
    subject, value = subject_of(triple), value_of(triple)
    if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
        return "has a blank node", "give the node an IRI of its own, so that it can cite and be cited"
    if unknown := _undeclared(corpus.ontology, triple):
        return f"{abbreviate(unknown.value)} is not a term of the ontology", "a misspelling? or: kg new term"
    owner = corpus.files.get(subject, path)
    if owner != path and not path.is_relative_to(project.data / "links"):
        return f"{abbreviate(subject.value)} is also in {project.relative(owner)}", "keep each subject in one file"
    if isinstance(value, Literal) and value.datatype == EDTF:
        try:
            bounds(value.value)
        except DateError as error:
            return str(error), "see docs/how-to-add-a-document.md, dates"
    return None


def _undeclared(ontology: Graph, triple: Triple) -> NamedNode | None:
    terms: list[Term] = [triple.predicate]
    if triple.predicate in {RDF.type, DG.aboutProperty, DG.supports}:
        terms.append(value_of(triple))
    named = [term for term in terms if isinstance(term, NamedNode) and term in DG]
    return next((term for term in named if not _is_declared(ontology, term)), None)


def _is_declared(ontology: Graph, term: NamedNode) -> bool:
    kinds = ontology.objects(term, RDF.type)
    return any(kind in kinds for kind in _TERM_CLASSES)
