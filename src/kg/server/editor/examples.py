"""The canned questions as examples: with the text ready to be run, the blanks it has, and its words by language."""

from __future__ import annotations

from typing import Any

from kg.queries import Parameter, Query, bind
from kg.queries.parameters import Resolver
from kg.rdf.namespaces import abbreviate
from kg.server.site.families import title_of
from kg.server.site.site import Site
from kg.translation import interface_languages, speaking

__all__ = ["examples_of"]


def examples_of(site: Site) -> list[dict[str, Any]]:
    """Return the questions in order of their names."""
    return [_example(query, site) for query in sorted(site.graph.catalogue.answered_here, key=lambda query: query.name)]


def _example(query: Query, site: Site) -> dict[str, Any]:
    return {
        "name": query.name,
        "family": query.name.partition("/")[0],
        "summary": query.summary,
        "description": query.description,
        "display": query.display,
        "parameters": [_parameter(parameter) for parameter in query.parameters],
        "text": _runnable(query, site.graph.names.resolve),
        "told": {tag: _told(query, site, tag) for tag in interface_languages()},
    }


def _told(query: Query, site: Site, tag: str) -> dict[str, str]:
    """Return what the question and its family are called in a language, and what a row is, unless it is in one only."""
    with speaking(tag):
        title = title_of(site, query.name.partition("/")[0])
    summary, description = query.summary_in(tag), query.description_in(tag)
    told = {"title": title}
    told |= {"summary": summary} if summary != query.summary else {}
    return told | ({"description": description} if description != query.description else {})


def _parameter(parameter: Parameter) -> dict[str, Any]:
    told = {
        "name": parameter.name,
        "variable": parameter.variable,
        "kind": parameter.kind,
        "optional": parameter.optional,
        "cls": parameter.cls,
        "value": None if parameter.default is None else abbreviate(parameter.default),
    }
    return {key: value for key, value in told.items() if value is not None}


def _runnable(query: Query, resolve: Resolver) -> str:
    """Return the text with its usual values bound, and its header told in one line."""
    lines = [line for line in bind(query, {}, resolve).splitlines() if not line.startswith("#+")]
    return f"# {query.summary}\n" + "\n".join(lines).strip() + "\n"
