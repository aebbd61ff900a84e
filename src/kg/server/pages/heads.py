"""The head that all pages of things share: names, kinds, the data behind the page, the same thing elsewhere."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import CG, RDFS, SKOS
from kg.server.pages.citing import cite_this
from kg.server.pages.context import Context
from kg.server.pages.embedding import embedded_jsonld
from kg.server.site.linkheader import Link, link_header
from kg.server.site.links import data_path, path_of
from kg.server.wire.formats import CARD
from kg.server.wire.formats import FORMATS as RDF_FORMATS

__all__ = ["FORMATS", "alternates_of", "head_of", "other_names"]

FORMATS = {form.suffix: (form.title, form.media_type) for form in (*RDF_FORMATS, CARD)}


def alternates_of(context: Context, node: NamedNode) -> str:
    """Return the `Link` header that names the same thing as data (RFC 8288)."""
    root = context.site.root
    found = ((data_path(node.value, root, suffix), media_type) for suffix, (_, media_type) in FORMATS.items())
    return link_header(Link(path, "alternate", media_type) for path, media_type in found)


def head_of(context: Context, node: NamedNode) -> dict[str, Any]:
    """Return what the head of every thing's page needs."""
    return {
        "node": node,
        "kinds": context.terms.kinds(node),
        "definition": context.terms.definition(node),
        "data": data_path(node.value, context.site.root, "").removesuffix("."),
        "formats": FORMATS,
        "json_ld": Markup(embedded_jsonld(context.site, node.value)),  # noqa: S704
        "cite": cite_this(context, node),
        "wikidata": context.graph.node(node, CG.wikidata),
        "summary": _summary(context, node),
        "path_in_site": path_of(node.value).removeprefix("/page/"),
    }


def _summary(context: Context, node: NamedNode) -> str:
    """Return what search engines and previews show of a page: names, kinds, what it means or where it is from."""
    terms, definition = context.terms, context.terms.definition(node)
    other = terms.other(node)
    names = ", ".join([terms.title(node), *([other.value] if other else [])])
    kinds = ", ".join(terms.title(kind) for kind in terms.kinds(node))
    told = definition or "What is told, fact by fact, each with its passage."
    return f"{names} ({kinds}). {told}" if kinds else f"{names}. {told}"


def other_names(context: Context, node: NamedNode) -> list[Literal]:
    """Return the other names of a thing."""
    main = {value.value for p in (RDFS.label, SKOS.prefLabel) for value in context.graph.objects(node, p)}
    found = (value for value in context.graph.objects(node, SKOS.altLabel) if isinstance(value, Literal))
    return [value for value in found if value.value not in main]
