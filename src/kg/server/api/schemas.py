"""The parts of the OpenAPI description that all operations share (OpenAPI 3.1; JSON Schema 2020-12)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.queries.language import ENGLISH
from kg.queries.language import NAME as LANGUAGE
from kg.rdf.resultformats import CITATION_STYLES
from kg.server.api.asking import LARGEST
from kg.server.api.formats import MEDIA_TYPES
from kg.translation import marked

__all__ = ["CITATION", "PROBLEM", "parameters", "reference", "responses", "shared"]

Schema = dict[str, Any]


def reference(kind: str, name: str) -> Schema:
    """Return a reference to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


def text(about: str = "", **more: Any) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", **({"description": about} if about else {}), **more}


def listed(items: Schema, about: str = "") -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items, **({"description": about} if about else {})}


def record(about: str, required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    """Return the schema of an object."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "description": about, "properties": properties, "required": list(required)}


def whole(about: str, least: int = 0, **more: Any) -> Schema:
    """Return the schema of a whole number."""
    return {"type": "integer", "minimum": least, "description": about, **more}


_NAMED = {
    "name": text("What may be given instead: a prefixed name, or the name of a question."),
    "id": text("The IRI of a thing.", format="iri"),
    "href": text("Where the thing is shown.", format="uri-reference"),
    "path": text("Where the question is asked.", format="uri-reference"),
}
PROBLEM = record(
    "What went wrong, as RFC 9457 has it.",
    {
        "type": text("What kind of problem it is.", format="uri-reference"),
        "title": text("The kind of problem in words."),
        "status": whole("The status code.", 400, maximum=599),
        "detail": text("What is wrong with this request, and what is allowed instead."),
    },
    {
        "instance": text("The request that it is about.", format="uri-reference"),
        "parameter": text("The parameter that is wrong."),
        "expected": text("What the parameter takes."),
        "allowed": listed(text(), "The values or parameters that are allowed."),
        "offered": listed(text(), "The media types that there are."),
        "candidates": listed(
            record("A thing or question that comes near.", {"label": text()}, _NAMED),
            "What may have been meant.",
        ),
    },
)
CITATION = record(
    "A passage that a row rests on. Numbers count from 0, offsets are in Unicode code points, the end is not included.",
    {
        "span": text("The IRI of the passage.", format="iri"),
        "section": text("The section that it stands in."),
        "sentences": listed(whole(""), "The sentences that it touches."),
        "start": whole("Where it begins."),
        "end": whole("Where it ends."),
        "paraphrase": text("What it says, in the editors' words."),
    },
    {
        "supports": listed(
            text(format="iri"),
            "The properties that it supports; left out where it supports all that no citation names.",
        ),
        "text": text("Its own words, where the server has the texts."),
    },
)
_TERM = record(
    "An RDF term.",
    {"type": {"type": "string", "enum": ["uri", "literal", "bnode"]}, "value": text()},
    {"xml:lang": text(), "datatype": text(format="iri")},
)
_RESULTS = record(
    "SPARQL 1.1 Query Results JSON.",
    {"head": record("The variables.", {}, {"vars": listed(text())})},
    {
        "results": record(
            "The solutions.",
            {"bindings": listed({"type": "object", "additionalProperties": reference("schemas", "Term")})},
        ),
        "boolean": {"type": "boolean"},
    },
)
_PARTS = record(
    "Where the other parts of the answer are; empty unless a limit was given.",
    {},
    {relation: text(format="uri-reference") for relation in ("first", "prev", "next", "last")},
)


def parameters(languages: Sequence[str]) -> dict[str, Schema]:
    """Return the parameters that every question has, and that of the language, which all with names or words have."""

    def query(name: str, about: str, schema: Schema) -> Schema:
        empty = {"allowEmptyValue": True}
        return {"name": name, "in": "query", "required": False, "description": about, **empty, "schema": schema}

    formats = marked(
        "The format of the answer; it goes before Accept. RDF formats hold evidence, as Web Annotations; citation, "
        "bibtex and csl-json are made of it."
    )
    view = marked("The view that is asked: accepted facts, asserted facts, all claims, or without one section.")
    language = marked("The language of the names and words in the answer; of questions whose answer has any.")
    tags = {**reference("schemas", "Language"), "default": ENGLISH}
    return {
        **({"Language": query(LANGUAGE, language, tags)} if languages else {}),
        "Format": query("format", formats, reference("schemas", "Format")),
        "Evidence": query(
            "evidence",
            marked("Whether each row comes with the passages that say so."),
            {"type": "boolean", "default": False},
        ),
        "Style": query(
            "style",
            marked("The style of footnotes (format=citation)."),
            {"type": "string", "enum": list(CITATION_STYLES)},
        ),
        "View": query("view", view, {**reference("schemas", "View"), "default": "accepted"}),
        "Limit": query(
            "limit", marked("How many rows at most; all when it is left out."), whole("", 1, maximum=LARGEST)
        ),
        "Offset": query("offset", marked("How many rows to leave out."), whole("", maximum=LARGEST, default=0)),
    }


def responses() -> dict[str, Schema]:
    """Return the answers to requests that are refused."""
    said = {
        "BadRequest": "A parameter is unknown, repeated, missing, or has a value that is not allowed.",
        "NotFound": "There is nothing of this name.",
        "NotAcceptable": "None of the formats is acceptable.",
        "Failed": "Anything else that went wrong, such as a limit that was reached.",
    }
    content = {"application/problem+json": {"schema": reference("schemas", "Problem")}}
    return {name: {"description": about, "content": content} for name, about in said.items()}


def shared(views: Sequence[str], languages: Sequence[str]) -> dict[str, dict[str, Schema]]:
    """Return the components that all operations share."""
    return {
        "parameters": parameters(languages),
        "responses": responses(),
        "headers": {
            "Link": {
                "description": "The other parts of the answer (first, prev, next, last), the page of the question, "
                "and this description (RFC 8288).",
                "schema": text(),
            },
            "Total": {"description": "How many rows the whole answer has.", "schema": whole("")},
        },
        "schemas": {
            "Problem": PROBLEM,
            "Citation": CITATION,
            "Term": _TERM,
            "SparqlResults": _RESULTS,
            "Parts": _PARTS,
            "Format": {"type": "string", "enum": list(MEDIA_TYPES)},
            "View": {"type": "string", "enum": list(views)},
            **({"Language": {"type": "string", "enum": list(languages)}} if languages else {}),
        },
    }
