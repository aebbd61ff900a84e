"""Turtle: reading with file and line in every error, and the one canonical way of writing (W3C RDF 1.1 Turtle).

Canonical Turtle changes one line when one triple changes: subjects in order of the text where they have an offset
and of their IRIs elsewhere, one value a line, literals as they were written, no blank nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import SourceError
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.merging import merged
from kg.rdf.namespaces import BASE, CG, PREFIXES, RDF, RDFS, SKOS, XSD
from kg.rdf.turtlehints import hint_for

__all__ = [
    "canonical",
    "is_canonical",
    "read",
    "read_all",
    "read_text",
    "source_error",
    "subject_line",
    "term_to_turtle",
    "word_line",
    "write",
]

_INDENT = "    "
_FIRST = [RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel]
_LAST = [CG.when, CG.rationale, CG.evidence, CG.citation]
_SAFE_LOCAL_NAME = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE = {XSD.integer: re.compile(r"[+-]?[0-9]+"), XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+")}


def read(path: Path) -> list[Triple]:
    """Return the triples of a Turtle file; an error names the file, the line and the column."""
    try:
        return read_text(path.read_bytes(), path)
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error.strerror})") from None


def read_all(paths: Iterable[Path]) -> list[Triple]:
    """Return the triples of some Turtle files; blank nodes of different files are different, whatever their labels."""
    return merged(map(read, paths))


def read_text(text: str | bytes, path: Path | str = "<text>") -> list[Triple]:
    """Return the triples of Turtle text; `path` is only for the error message."""
    try:
        return [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise source_error(path, error, content=_as_bytes(text)) from None


def _as_bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "replace")


def source_error(path: Path | str, error: Exception, is_turtle: bool = True, content: bytes = b"") -> SourceError:
    """Return a parser's complaint with file, line, column and what to do; `content` is what it stopped in, if known."""
    line, column, message = _place(error)
    hint = hint_for(message, content, line) if is_turtle else ""
    return SourceError(path, message, line=line, column=column, hint=hint)


def _place(error: Exception) -> tuple[int | None, int | None, str]:
    line = getattr(error, "lineno", None)
    column = getattr(error, "offset", None)
    message = getattr(error, "msg", None) or str(error)
    return (
        line,
        column,
        re.sub(r"^Parser error( at line \d+( between columns \d+ and \d+)?)?:?\s*", "", message),
    )


def write(triples: Iterable[Triple]) -> str:
    """Return canonical Turtle, with the prefixes that are used and no others."""
    graph = Graph(triples)
    subjects = sorted(graph.all_subjects(), key=lambda subject: _position(graph, subject))
    blocks = [_block(graph, subject) for subject in subjects]
    body = "\n".join(blocks)
    used = [p for p in PREFIXES if re.search(rf"(?:^|[\s^(]){re.escape(p)}:(?!/)", _without_strings(body), re.M)]
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    return f"{head}\n{body}" if body else head


def canonical(path: Path) -> str:
    """Return a file in canonical form; a comment, a blank node or a foreign prefix that would be lost is an error."""
    triples = read(path)
    text = path.read_text(encoding="utf-8")
    for number, line in enumerate(_without_strings(text).splitlines(), start=1):
        if "#" in line:
            raise SourceError(path, "has a comment, which canonical Turtle cannot keep", line=number, hint=_KEEP)
    try:
        return write(triples)
    except ValueError as error:
        raise SourceError(path, str(error), hint="canonical Turtle has none") from None


_KEEP = "say it with cg:rationale, skos:scopeNote or cg:translationNote, or take it away"


def is_canonical(path: Path) -> bool:
    """Tell whether a file is in canonical form already, to the byte: lines end with LF alone."""
    return canonical(path).encode("utf-8") == path.read_bytes()


def _position(graph: Graph, subject: Subject) -> tuple[int, str]:
    offset = graph.text(subject, CG.startOffset)
    return (int(offset) if offset else -1, str(subject.value))


def _block(graph: Graph, subject: Subject) -> str:
    by_predicate: dict[NamedNode, list[Term]] = {}
    for predicate, value in graph.about(subject):
        by_predicate.setdefault(predicate, []).append(value)
    lines = [term_to_turtle(subject)]
    for predicate in sorted(by_predicate, key=_rank):
        name = "a" if predicate == RDF.type else term_to_turtle(predicate)
        values = sorted(map(term_to_turtle, by_predicate[predicate]))
        lines.append(_INDENT + name + " " + f" ,\n{_INDENT}{_INDENT}".join(values) + " ;")
    lines[-1] = lines[-1][:-1] + "."
    return "\n".join(lines) + "\n"


def _rank(predicate: NamedNode) -> tuple[int, str]:
    if predicate in _FIRST:
        return _FIRST.index(predicate), ""
    if predicate in _LAST:
        return 1000 + _LAST.index(predicate), ""
    # Terms of the core stand among those of the project, so that the place of a line does not tell whose they are.
    own = predicate.value.replace(PREFIXES["cg"], BASE + "ontology#", 1)
    return 100, own


def term_to_turtle(term: Term) -> str:
    """Return one term as Turtle writes it: prefixed name, bare number or boolean, or quoted text."""
    if isinstance(term, NamedNode):
        return _name(term.value)
    if isinstance(term, BlankNode):
        raise ValueError("canonical Turtle has no blank nodes: give the node an IRI")
    bare = _BARE.get(term.datatype)
    if (bare and bare.fullmatch(term.value)) or (term.datatype == XSD.boolean and term.value in {"true", "false"}):
        return term.value
    quoted = str(Literal(term.value))
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype == XSD.string else f"{quoted}^^{_name(term.datatype.value)}"


def _name(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _SAFE_LOCAL_NAME.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def _without_strings(turtle: str) -> str:
    return re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', '""', turtle)


def subject_line(text: str, subject: NamedNode) -> int | None:
    """Return the line (from 1) on which a subject's block begins in canonical or hand-written Turtle."""
    names = {_name(subject.value), f"<{subject.value}>"}
    return next((number for number, word in _line_starts(text) if word in names), None)


def word_line(text: str, word: str, begin: int) -> int:
    """Return the line on which a word stands in the block that begins on a line (from 1); else that line."""
    for number, line in enumerate(text.splitlines()[begin - 1 :], start=begin):
        if number > begin and line[:1].strip():
            break
        if word in re.split(r"[\s,;]+", line):
            return number
    return begin


def _line_starts(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line[:1].strip():
            yield number, line.split(maxsplit=1)[0]
