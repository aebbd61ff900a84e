"""Writing an answer: tables to read, and the standard formats (SPARQL 1.1 Query Results JSON, XML, CSV and TSV)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    Triple,
    parse_query_results,
)

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.queries.csvtext import csv_text, shown
from kg.rdf.formats import RDF_FORMATS
from kg.rdf.graph import Term
from kg.rdf.namespaces import PREFIXES, XSD, abbreviate
from kg.rdf.resultformats import RESULT_FORMATS
from kg.rdf.xmlsafe import safe_xml

if TYPE_CHECKING:
    from kg.evidence import Citation

__all__ = ["FORMATS", "results_document", "serialise", "with_evidence_column"]


def serialise(answer: Answer, format_name: str) -> str:
    """Return an answer in one format; a format that cannot hold the answer is an error."""
    writers = _GRAPH_WRITERS if answer.triples is not None else _RESULT_WRITERS
    if format_name not in writers:
        kind = "triples" if answer.triples is not None else "rows"
        raise KgError(f"an answer of {kind} cannot be written as {format_name}; there are: {', '.join(writers)}")
    return writers[format_name](answer)


def _evidence_cell(citations: list[Citation]) -> str:
    return " | ".join(f"{c.place} [{abbreviate(c.span.value)} {c.start}-{c.end}]: {c.paraphrase}" for c in citations)


def _json(answer: Answer) -> str:
    document = results_document(answer)
    if answer.evidence is not None:
        document["evidence"] = [[citation.as_dict() for citation in citations] for citations in answer.evidence]
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def results_document(answer: Answer) -> dict[str, Any]:
    """Return an answer as SPARQL 1.1 Query Results JSON has it."""
    if answer.boolean is not None:
        return {"head": {}, "boolean": answer.boolean}
    bindings = [
        {name: _json_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}


def _json_term(term: Term | Triple) -> dict[str, Any]:
    """Return a term; triple terms and directions as SPARQL 1.2 Query Results JSON has them (section 3.2.2)."""
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    found = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
        if term.direction:
            found["its:dir"] = str(term.direction)
    elif term.datatype != XSD.string:
        found["datatype"] = term.datatype.value
    return found


def with_evidence_column(answer: Answer) -> Answer:
    """Return the answer with the citations of a row as one more column of text."""
    if answer.evidence is None:
        return answer
    rows = [(*row, Literal(_evidence_cell(c))) for row, c in zip(answer.rows, answer.evidence, strict=True)]
    return Answer((*answer.variables, "evidence"), rows)


def _standard(name: str) -> Callable[[Answer], str]:
    def write(answer: Answer) -> str:
        document = json.dumps(results_document(with_evidence_column(answer)))
        parsed = parse_query_results(document, format=RESULT_FORMATS["json"].engine)
        written = parsed.serialize(format=RESULT_FORMATS[name].engine) or b""
        try:
            return (safe_xml(written) if name == "xml" else written).decode()
        except ValueError as error:
            raise KgError(f"the answer cannot be written as {name}: {error}") from None

    return write


def _csv(answer: Answer) -> str:
    if answer.boolean is not None:
        return "true\n" if answer.boolean else "false\n"
    shown = with_evidence_column(answer)
    return csv_text(shown.variables, shown.rows)


def _markdown(answer: Answer) -> str:
    if answer.boolean is not None:
        return _csv(answer)
    lines = ["| " + " | ".join(answer.variables) + " |", "|" + " --- |" * len(answer.variables)]
    for row in answer.rows:
        cells = [shown(term).replace("|", "\\|").replace("\n", " ") for term in row]
        lines.append("| " + " | ".join(cells) + " |")
    if answer.evidence is not None:
        lines += ["", *_numbered_evidence(answer.evidence)]
    return "\n".join(lines) + "\n"


def _numbered_evidence(evidence: list[list[Citation]]) -> list[str]:
    lines = []
    for number, citations in enumerate(evidence, 1):
        lines += [f"- row {number}: {c.place} ({abbreviate(c.span.value)}): {c.paraphrase}" for c in citations]
    return lines


def _rdf(name: str) -> Callable[[Answer], str]:
    def write(answer: Answer) -> str:
        quads = [Quad(t.subject, t.predicate, t.object) for t in answer.triples or ()]
        syntax = RDF_FORMATS[name]
        return syntax.write(quads, PREFIXES if syntax.abbreviates else None).decode()

    return write


def _table(answer: Answer) -> str:
    from kg.queries.table import table

    return table(answer)


_RESULT_WRITERS: dict[str, Callable[[Answer], str]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _standard("tsv"),
    "json": _json,
    "xml": _standard("xml"),
    "md": _markdown,
}
_GRAPH_WRITERS: dict[str, Callable[[Answer], str]] = {
    **{name: _rdf(name) for name in ("turtle", "ntriples", "jsonld")},
    "table": _rdf("turtle"),
}
FORMATS = tuple(dict.fromkeys([*_RESULT_WRITERS, *_GRAPH_WRITERS]))
