"""The description of the API for people: a page with every question, its parameters, and a request to try."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

from kg.rdf.resultformats import CITATION_STYLES
from kg.server.api.exemplary import example_question, example_thing
from kg.server.api.formats import GRAPHS, MEDIA_TYPES, ROWS
from kg.server.api.listing import anchor_of
from kg.server.api.operation import Operation, languages_of, operations_of
from kg.server.api.paging import address
from kg.server.api.schemas import parameters
from kg.server.site.families import families_of, meaning_of
from kg.server.site.questions import api_path, page_path, text_path
from kg.server.site.rendering import render_plain
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.wire.reply import Reply
from kg.translation import ENGLISH, gettext, language, marked

__all__ = ["docs"]

_HOLDS = {
    "json": marked("plain rows, with the total and the links to other parts"),
    "srj": marked("SPARQL 1.1 Query Results JSON"),
    "xml": marked("SPARQL Query Results XML"),
    "csv": marked("a table for spreadsheets"),
    "tsv": marked("a table whose cells are RDF terms"),
    "md": marked("a table to read"),
    "citation": marked("a footnote for each row, in a style (style=)"),
    "bibtex": marked("the sources of the rows, for LaTeX"),
    "csl-json": marked("the sources of the rows, for reference managers"),
}
_SERVER = "http://127.0.0.1:7878"


def docs(site: Site, arguments: Mapping[str, Any]) -> Reply:  # noqa: ARG001
    """Show the page."""
    families: dict[str, list[dict[str, Any]]] = {}
    for each in operations_of(site):
        families.setdefault(each.family, []).append(_shown(site, each))
    return render_plain(
        "docs.html",
        200,
        site.root,
        site.version,
        families=families,
        titles={each.name: each.title for each in families_of(site, (found.query for found in operations_of(site)))},
        meanings={family: meaning_of(site, family) for family in families},
        rows=[(name, media_type, _HOLDS[name]) for name, media_type in ROWS.items()],
        graphs=list(GRAPHS.items()),
        reserved=list(parameters(languages_of(site)).values()),
        enumerated={
            "format": list(MEDIA_TYPES),
            "style": list(CITATION_STYLES),
            "view": names_of_views(site),
            "language": languages_of(site),
        },
        server=_SERVER,
        first=_first(site),
        thing=example_thing(site),
    )


def _shown(site: Site, found: Operation) -> dict[str, Any]:
    """Return what the page tells of a question."""
    path, pairs = api_path(site, found.query.name), found.request()
    return {
        "name": found.query.name,
        "anchor": anchor_of(found.query.name),
        "summary": found.query.summary_in(language()),
        "about": _about(found),
        "path": path,
        "parameters": [(each, found.examples[each.name]) for each in found.parameters],
        "columns": found.columns,
        "curl": _curl(path, pairs),
        "tries": [
            ("JSON", address(path, pairs)),
            ("CSV", address(path, [*pairs, ("format", "csv")])),
            (gettext("with passages"), address(path, [*pairs, ("evidence", "true")])),
            (gettext("as a page"), address(page_path(site, found.query.name), pairs)),
            ("SPARQL", address(text_path(site, found.query.name), pairs)),
        ],
    }


def _about(found: Operation) -> tuple[str, str]:
    """Return what a row of an answer is, and the language in which that is told."""
    tag = language() if f"description-{language()}" in found.query.header else ENGLISH
    return found.query.description_in(language()), tag


def _first(site: Site) -> str:
    """Return the request that the page begins with: the first of the guide's questions, with its first value."""
    found = {each.query.name: each for each in operations_of(site)}
    each = found.get(example_question()) or next(iter(found.values()), None)
    if each is None:
        return ""
    spellings = [(name, list(values.values())[-1]) for name, values in each.examples.items() if values]
    return f'curl -G "$SERVER{api_path(site, each.query.name)}"' + "".join(
        f' --data-urlencode "{name}={value}"' for name, value in spellings[:1]
    )


def _curl(path: str, pairs: list[tuple[str, str]]) -> str:
    """Return the request as a command; the address of the server is a variable of the shell."""
    given = "".join(f" \\\n  --data-urlencode {shlex.quote(f'{name}={value}')}" for name, value in pairs)
    return f'curl {"-G " if pairs else ""}"$SERVER{path}"{given}'
