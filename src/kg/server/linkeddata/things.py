"""Things over HTTP: the way from an identifier to page or data, and the data in every format.

In TriG and N-Quads the statements of a thing stand in the named graphs of their layers, so that what is told and what
follows are told apart, and the default graph is about the document. The formats of one graph, JSON-LD among them (a
life is nested under its person there), hold all of it together; the document says so of itself. Footnotes on a thing
are had in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Triple

from kg.rdf.formats import Format
from kg.rdf.resultformats import CITATION_STYLES
from kg.rdf.store import graph_name
from kg.server.dataset.documents import about_document, links_of_data
from kg.server.linkeddata.description import described
from kg.server.site.candidates import thing_of
from kg.server.site.linkheader import Link, link_header
from kg.server.site.links import data_path, path_of
from kg.server.site.replies import as_dataset, as_graph, rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.wire.formats import CARD, CITATIONS, FORMATS, HTML
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["data_of_thing", "redirect_of_thing", "triples_of_thing"]


def redirect_of_thing(site: Site, arguments: dict[str, Any]) -> Reply:
    """Lead from the identifier of a thing to its page or data (303, see Cool URIs for the Semantic Web).

    Arguments: kind, slug, and format, as the Accept header was understood.
    """
    node = thing_of(site, arguments["kind"], arguments["slug"])
    form = wanted(arguments["format"], (HTML, *FORMATS, CARD, *CITATIONS))
    path = path_of(node.value, site.root) if form == HTML else data_path(node.value, site.root, form.suffix)
    links = [Link(path_of(node.value, site.root), "describedby", HTML.media_type)]
    links += [Link(data_path(node.value, site.root, f.suffix), "describedby", f.media_type) for f in FORMATS]
    body = f"What is told of {node.value} is at {path}\n".encode()
    return Reply(body, "text/plain; charset=utf-8", 303, {"Location": path, "Link": link_header(links)})


def data_of_thing(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the data of a thing, or footnotes on it.

    Arguments: kind, slug, format (a name, suffix or media type), and the style of footnotes, where one is asked for.
    """
    form = wanted(arguments["format"], (*FORMATS, CARD, *CITATIONS))
    node = thing_of(site, arguments["kind"], arguments["slug"])
    if form in CITATIONS:
        content = _footnotes(site, node, form, arguments.get("style") or CITATION_STYLES[0])
    else:
        content = _card(site, node) if form == CARD else _data(site, node, form)
    return rdf_reply(content, form, links_of_data(site, node, form))


def triples_of_thing(site: Site, node: NamedNode) -> list[Triple]:
    """Return the description of a thing and of its document as one graph."""
    told = [triple for triples in described(site, node).values() for triple in triples]
    return [*about_document(site, node), *told]


def _data(site: Site, node: NamedNode, form: Format) -> bytes:
    if form.name not in {"trig", "nquads"}:
        return as_graph(site, triples_of_thing(site, node), form)
    graphs: dict[NamedNode | DefaultGraph, Iterable[Triple]] = {DefaultGraph(): about_document(site, node)}
    graphs |= {graph_name(layer): triples for layer, triples in described(site, node).items()}
    return as_dataset(site, graphs, form)


def _footnotes(site: Site, node: NamedNode, form: Format, style: str) -> bytes:
    if style not in CITATION_STYLES:
        detail = message("style=%(style)s: expected one of %(styles)s", style=style, styles=", ".join(CITATION_STYLES))
        raise Problem(400, "invalid-parameter", "Invalid parameter", detail, parameter="style", allowed=CITATION_STYLES)
    return site.graph.cite(node.value, form.name, style).encode()


def _card(site: Site, node: NamedNode) -> bytes:
    card = site.graph.show(node.value).as_dict()
    return (json.dumps(card, ensure_ascii=False, indent=2) + "\n").encode()
