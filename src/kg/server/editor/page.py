"""The editor's page: a form that works without any script, which the bundle's script makes an editor of."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from kg.rdf.formats import RDF_FORMATS
from kg.rdf.namespaces import PREFIXES, RDFS, identifier
from kg.rdf.resultformats import STANDARD_RESULTS
from kg.server.editor.words import words_of_script
from kg.server.site.rendering import render_plain
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.sparql.tokens import tokenize
from kg.translation import gettext, label_language, marked

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
    "accepted": marked("accepted: what the texts say, and the verdicts"),
    "asserted": marked("asserted: without what the editors conclude"),
    "claims": marked("claims: with every side of every dispute"),
}

_ANYTHING = """
SELECT ?thing ?name
WHERE {
  ?thing rdfs:label ?name .
}
ORDER BY ?name ?thing
LIMIT 50
"""


def first_query() -> str:
    """Return the query that an empty editor shows: the project's, with the prefixes that it uses declared."""
    body = (current().guide.query or _ANYTHING).strip()
    used = sorted({token.prefix for token in tokenize(body) if token.prefix in PREFIXES})
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used)
    return f"{head}\n{body}\n"


def editor(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the page; `query` and `view` are what the address gives."""
    query = arguments.get("query") or ""
    return render_plain(
        "sparql.html",
        200,
        site.root,
        site.version,
        query=query or first_query(),
        is_asked=bool(query),
        view=arguments.get("view") or USUAL,
        usual=USUAL,
        views=views_of(site),
        formats={name: title.replace("(rows)", gettext("(rows)")) for name, title in FORMATS.items()},
        words=words_of_script(),
        bundle=_version_of(BUNDLE, BUNDLE.stat().st_mtime_ns) if BUNDLE.is_file() else None,
    )


def views_of(site: Site) -> dict[str, str]:
    """Return the views by name, each with what it holds."""
    return {name: _VIEW_NOTES.get(name) or _without(site, name) for name in names_of_views(site)}


def _without(site: Site, view: str) -> str:
    """Return what a view holds that leaves out one section."""
    slug = view.removeprefix("without:")
    section = site.sources.label(identifier("section", slug), RDFS.label, label_language())
    return gettext("without: %(section)s", section=section or slug)


@cache
def _version_of(file: Path, changed: int) -> str:  # noqa: ARG001
    """Return what tells this content of a file from any other, so that browsers may keep it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
