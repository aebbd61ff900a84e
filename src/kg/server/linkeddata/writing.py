"""Graphs and datasets as replies: deterministic bytes in the format asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Triple

from kg.export import write_dataset, write_graph
from kg.server.linkeddata.kept import project_of
from kg.server.linkeddata.linkheader import Link, link_header
from kg.server.linkeddata.mediatypes import FORMATS, Format, format_of
from kg.server.problems import Problem
from kg.server.reply import Reply
from kg.server.site import Site

__all__ = ["as_dataset", "as_graph", "rdf_reply", "wanted"]


def wanted(name: str, offered: Iterable[Format] = FORMATS) -> Format:
    """Return the format of a name, suffix or media type; one that is not offered is a 404 that names those that are."""
    found, offers = format_of(name), tuple(offered)
    if found is None or found not in offers:
        suffixes = ", ".join(f.suffix for f in offers)
        raise Problem(
            404, "unknown-format", "No such format", f"There is no format “{name}” here; there are: {suffixes}."
        )
    return found


def as_graph(site: Site, triples: Iterable[Triple], form: Format) -> bytes:
    """Return triples as one graph, also in a format that could hold several."""
    return write_graph(triples, form.name, _context(site)).encode()


def as_dataset(site: Site, graphs: Mapping[NamedNode | DefaultGraph, Iterable[Triple]], form: Format) -> bytes:
    """Return several graphs with their names."""
    return write_dataset(graphs, form.name, _context(site)).encode()


def rdf_reply(content: bytes, form: Format, links: Iterable[Link] = (), **headers: str) -> Reply:
    """Return content with its media type and links."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    header = link_header(links)
    return Reply(content, form.content_type, 200, {**({"Link": header} if header else {}), **named})


def _context(site: Site) -> Path:
    return project_of(site).ontology / "context.jsonld"
