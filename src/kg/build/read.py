"""Reading ontology and data, with every fault of a file reported at once: file, line, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.build.doubles import declared_twice
from kg.build.misspellings import nearest
from kg.dates import DateError, bounds
from kg.errors import KgError, SourceError
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph, Subject, Term, subject_of
from kg.rdf.namespaces import CG, EDTF, OWL, RDF, abbreviate, is_term

__all__ = ["Corpus", "read_corpus", "read_graph"]

_SOURCE_CLASSES = (CG.Document, CG.Section, CG.OutOfScopeSection, CG.Span, CG.Sentence, CG.Citation)
_ABOUT_TERMS = (RDF.type, CG.aboutProperty, CG.supports)
_TERM_CLASSES = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@dataclass
class Corpus:
    """What was read: the ontology, the sources, what is authored about the world, the links outwards, the gazetteer.

    The gazetteer holds what no text tells: facts about places and bodies, with the records that they come from.
    """

    ontology: Graph
    sources: Graph = field(default_factory=Graph)
    authored: Graph = field(default_factory=Graph)
    links: Graph = field(default_factory=Graph)
    gazetteer: Graph = field(default_factory=Graph)
    files: dict[Subject, Path] = field(default_factory=dict)


def read_graph(paths: Iterable[Path]) -> Graph:
    """Return the union of some Turtle files."""
    return Graph(turtle.read_all(paths))


def read_corpus(project: Project) -> Corpus:
    """Return ontology and data of a project; a fault in any file raises one error that lists all faults."""
    corpus = Corpus(read_graph(project.vocabulary_files()))
    declared = _declared(corpus.ontology)
    faults = [str(fault) for fault in declared_twice(project)]
    for path in project.data_files():
        try:
            triples = turtle.read(path)
        except SourceError as error:
            faults.append(str(error).replace(str(path), project.relative(path), 1))
            continue
        faults += [str(fault) for fault in _faults(corpus, declared, triples, path, project)]
        _sort_in(corpus, triples, path, project)
    if faults:
        raise KgError("\n".join(faults))
    return corpus


def divide(triples: Iterable[Triple]) -> tuple[Graph, Graph]:
    """Return what is said about the world and what is said about the sources, as two graphs."""
    world, sources = _divided(list(triples))
    return Graph(world), Graph(sources)


def _divided(triples: list[Triple]) -> tuple[list[Triple], list[Triple]]:
    about_sources = {s for s, predicate, cls in triples if predicate == RDF.type and cls in _SOURCE_CLASSES}
    parts: tuple[list[Triple], list[Triple]] = ([], [])
    for triple in triples:
        parts[triple.subject in about_sources].append(triple)
    return parts


def _apart(corpus: Corpus, path: Path, project: Project) -> Graph | None:
    """Return the graph of a file that speaks of things described elsewhere; None for any other file."""
    apart = {"links": corpus.links, "gazetteer": corpus.gazetteer}
    return next((graph for name, graph in apart.items() if path.is_relative_to(project.data / name)), None)


def _sort_in(corpus: Corpus, triples: list[Triple], path: Path, project: Project) -> None:
    if (apart := _apart(corpus, path, project)) is not None:
        apart.update(triples)
        return
    world, sources = _divided(triples)
    corpus.authored.update(world)
    corpus.sources.update(sources)
    for triple in triples:
        corpus.files.setdefault(subject_of(triple), path)


def _faults(
    corpus: Corpus, declared: frozenset[Term], triples: list[Triple], path: Path, project: Project
) -> list[SourceError]:
    place = project.relative(path)
    owners = {} if _apart(corpus, path, project) is not None else corpus.files
    faults: dict[str, SourceError] = {}
    # A blank node has no line of its own; the node that points at it has.
    for triple in sorted(triples, key=lambda each: isinstance(each.subject, BlankNode)):
        owner = owners.get(subject_of(triple))
        if message := _fault(triple, declared, project.relative(owner) if owner else None):
            said, hint = message
            faults.setdefault(said, SourceError(place, said, line=_line(path, triple, said), hint=hint))
    return list(faults.values())


def _line(path: Path, triple: Triple, message: str) -> int | None:
    """Return the line of what a message begins with, if it stands below the subject; else that of the subject."""
    if not isinstance(triple.subject, NamedNode):
        return None
    text = path.read_text(encoding="utf-8")
    begin = turtle.subject_line(text, triple.subject)
    return begin and turtle.word_line(text, message.split(maxsplit=1)[0], begin)


def _fault(triple: Triple, declared: frozenset[Term], owner: str | None) -> tuple[str, str] | None:
    """Return what is wrong with a triple, and a hint; `owner` is another file that has the subject."""
    subject, predicate, value = triple
    if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
        return "has a blank node", "give the node an IRI of its own, so that it can cite and be cited"
    for term in (predicate, value) if predicate in _ABOUT_TERMS else (predicate,):
        if term not in declared and isinstance(term, NamedNode) and is_term(term):
            return f"{abbreviate(term.value)} is not a term of the ontology", _meant(term, declared)
    if owner is not None:
        return f"{abbreviate(str(subject.value))} is also in {owner}", "keep each subject in one file"
    if isinstance(value, Literal) and value.datatype == EDTF:
        try:
            bounds(value.value)
        except DateError as error:
            return str(error), "see docs/how-to-add-a-document.md, dates"
    return None


def _meant(term: NamedNode, declared: frozenset[Term]) -> str:
    """Return what to do about a term that is none: the terms that come near are probably meant."""
    near = nearest(term, (each for each in declared if isinstance(each, NamedNode)))
    return f"did you mean {near}? or: kg new term" if near else "a misspelling? or: kg new term"


def _declared(ontology: Graph) -> frozenset[Term]:
    """Return the classes and properties of the ontology."""
    return frozenset(term for kind in _TERM_CLASSES for term in ontology.of_type(kind))
