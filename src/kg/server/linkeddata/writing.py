"""Graphs and datasets in the format asked for: the same data are the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Triple

from kg.export import write_dataset, write_graph
from kg.rdf.formats import Format
from kg.server.linkeddata.kept import project_of
from kg.server.site.site import Site

__all__ = ["as_dataset", "as_graph"]


def as_graph(site: Site, triples: Iterable[Triple], form: Format) -> bytes:
    """Return triples as one graph, also in a format that could hold several."""
    return write_graph(triples, form.name, _context(site)).encode()


def as_dataset(site: Site, graphs: Mapping[NamedNode | DefaultGraph, Iterable[Triple]], form: Format) -> bytes:
    """Return several graphs with their names."""
    return write_dataset(graphs, form.name, _context(site)).encode()


def _context(site: Site) -> Path:
    return project_of(site).ontology / "context.jsonld"
