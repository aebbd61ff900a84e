"""The list of canned queries, the description of one, and its text with parameters bound."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kg.queries import Parameter, Query
from kg.queries.language import languages
from kg.rdf.namespaces import expand
from kg.server.api import faults
from kg.server.api.asking import Choose, Pairs
from kg.server.api.filling import fill
from kg.server.site.questions import api_path, by_family, find, found_by, page_path, text_path
from kg.server.site.site import Site
from kg.server.site.views import view_of
from kg.server.wire.reply import Reply

__all__ = ["FORMATS", "anchor_of", "description", "queries", "query_text", "read_listing"]

FORMATS = {"json": "application/json", "csv": "text/csv"}
_TAKES = ("q", "family", "format")
_COLUMNS = ("name", "summary", "description", "tags", "display", "parameters")


def read_listing(pairs: Pairs, accept: str, choose: Choose) -> dict[str, Any]:
    """Return what a query string and an Accept header ask of the list: the arguments of the job `queries`."""
    given: dict[str, str] = {}
    for name, value in pairs:
        if name not in _TAKES:
            raise faults.unknown_parameter(name, "the list of queries", _TAKES)
        if name in given:
            raise faults.repeated(name)
        given[name] = value
    if "format" in given and given["format"] not in FORMATS:
        raise faults.unusable("format", given["format"], faults.one_of(FORMATS), FORMATS)
    wanted = given.get("format")
    media_type = FORMATS[wanted] if wanted else choose(accept, list(FORMATS.values()))
    if media_type is None:
        raise faults.not_acceptable(FORMATS.values())
    return {"words": given.get("q", "").split(), "family": given.get("family"), "media_type": media_type}


def queries(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """List the queries that have any of the `words`, best first, of one `family` or of all."""
    family = arguments.get("family")
    if family is not None and family not in by_family(site):
        raise faults.no_such_family(family, by_family(site))
    found = found_by(site, arguments.get("words", ()))
    entries = [described(site, query) for query in found if family in {None, family_of(query)}]
    media_type = arguments.get("media_type", FORMATS["json"])
    return Reply(_WRITERS[media_type](entries), media_type)


def description(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Describe the query called `name`, with its text."""
    query = find(site, arguments["name"])
    return Reply(_json({**described(site, query), "sparql": query.text}), FORMATS["json"])


def query_text(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the text of the query called `name`: as its file has it, or with the `parameters` given bound."""
    query = find(site, arguments["name"])
    given = [(name, value) for name, value in arguments.get("parameters", ())]
    names = view_of(site, "accepted").graph.names if given else None
    text = fill(query, given, names.resolve).text if names else query.text
    return Reply(text.encode(), "application/sparql-query")


def family_of(query: Query) -> str:
    """Return the first part of a query's name."""
    return query.name.partition("/")[0]


def anchor_of(name: str) -> str:
    """Return where the documentation of a query begins on its page."""
    return name.replace("/", "-")


def described(site: Site, query: Query) -> dict[str, Any]:
    """Return what is told of a query in the list."""
    return {
        "name": query.name,
        "family": family_of(query),
        "summary": query.summary,
        "description": query.description,
        "tags": list(query.tags),
        "display": query.display,
        "parameters": [_parameter(parameter) for parameter in query.parameters],
        "languages": list(languages(query.path, query.name, query.text)),
        "links": {
            "answer": api_path(site, query.name),
            "page": page_path(site, query.name),
            "sparql": text_path(site, query.name),
            "documentation": f"{site.root}/docs#{anchor_of(query.name)}",
        },
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "kind": parameter.kind,
        "class": expand(parameter.cls) if parameter.cls else None,
        "optional": parameter.optional or parameter.default is not None,
        "default": parameter.default,
        "takes": faults.expected_of(parameter),
    }


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _csv(entries: Sequence[Mapping[str, Any]]) -> bytes:
    """Return one line per query; several tags or parameters of one are divided by spaces."""
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(_COLUMNS)
    for entry in entries:
        tags, parameters = " ".join(entry["tags"]), " ".join(p["name"] for p in entry["parameters"])
        shown = {**entry, "tags": tags, "parameters": parameters}
        lines.writerow([shown[column] for column in _COLUMNS])
    return file.getvalue().encode()


_WRITERS: dict[str, Callable[[Any], bytes]] = {FORMATS["json"]: _json, FORMATS["csv"]: _csv}
