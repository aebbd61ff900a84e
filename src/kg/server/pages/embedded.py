"""A thing as JSON-LD inside its page, so that machines that read pages find the data."""

from __future__ import annotations

from markupsafe import Markup
from pyoxigraph import NamedNode

from kg.export import describe, write_graph
from kg.server.pages.context import Context

__all__ = ["embedded_json_ld", "harmless_in_html"]

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def embedded_json_ld(context: Context, node: NamedNode) -> Markup:
    """Return a thing and what belongs to it as JSON-LD, ready to stand in a script element."""
    site = context.site
    triples = describe(node, site.authored, site.sources, site.ontology)
    file = site.graph.built.project.ontology / "context.jsonld"
    return harmless_in_html(write_graph(triples, "jsonld", file))


def harmless_in_html(json_text: str) -> Markup:
    """Return JSON that no HTML parser can mistake for the end of its element; it says the same."""
    return Markup(json_text.translate(_ESCAPES))  # noqa: S704
