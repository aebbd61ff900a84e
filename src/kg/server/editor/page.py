"""The editor's page: a form that works without any script, which the bundle's script makes an editor of."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from kg.rdf.formats import RDF_FORMATS
from kg.rdf.namespaces import PREFIXES, RDFS, identifier
from kg.rdf.resultformats import STANDARD_RESULTS
from kg.server.site.rendering import render_plain
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.wire.reply import Reply

__all__ = ["FORMATS", "editor", "views_of"]

BUNDLE = Path(__file__).parents[1] / "static" / "editor.js"
"""The script, made by `make run` where npm is at hand (folder `editor/` of the project)."""

FORMATS = {
    **{form.name: f"{form.title} (rows)" if form.rows_only else form.title for form in STANDARD_RESULTS},
    **{name: f"{RDF_FORMATS[name].title} (CONSTRUCT, DESCRIBE)" for name in ("turtle", "ntriples", "jsonld")},
}

USUAL = "accepted"
"""The view that is meant where none is named; a query may then also name graphs of its own."""

_VIEW_NOTES = {
    "accepted": "accepted: what is told, and the verdicts",
    "asserted": "asserted: without what the editors conclude",
    "claims": "claims: with every side of every dispute",
}

_FIRST_QUERY = """\
PREFIX dg: <{dg}>
PREFIX rdfs: <{rdfs}>

SELECT ?when ?name ?person
WHERE {{
  ?defection a dg:Defection ;
    dg:defector ?person ;
    dg:when ?when .
  ?person rdfs:label ?name .
  FILTER(LANG(?name) = "en")
}}
ORDER BY ?when ?name
"""


def editor(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the page; `query` and `view` are what the address gives."""
    query = arguments.get("query") or ""
    return render_plain(
        "sparql.html",
        200,
        site.root,
        site.version,
        query=query or _FIRST_QUERY.format(**PREFIXES),
        is_asked=bool(query),
        view=arguments.get("view") or USUAL,
        usual=USUAL,
        views=views_of(site),
        formats=FORMATS,
        bundle=_version_of(BUNDLE, BUNDLE.stat().st_mtime_ns) if BUNDLE.is_file() else None,
    )


def views_of(site: Site) -> dict[str, str]:
    """Return the views by name, each with what it holds."""
    return {name: _VIEW_NOTES.get(name) or _without(site, name) for name in names_of_views(site)}


def _without(site: Site, view: str) -> str:
    """Return what a view holds that leaves out one section."""
    slug = view.removeprefix("without:")
    return f"without: {site.sources.label(identifier('section', slug), RDFS.label, 'en') or slug}"


@cache
def _version_of(file: Path, changed: int) -> str:  # noqa: ARG001
    """Return what tells this content of a file from any other, so that browsers may keep it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
