"""What is told of any files that are served: their graphs one by one, and the endpoint with SPARQL's plain semantics.

These jobs are done by workers that can open nothing.
"""

from __future__ import annotations

from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.rdf.formats import RDF_FORMATS
from kg.server.dataset.service import Service, service_description
from kg.server.linkeddata.graphstore import stored_graph
from kg.server.linkeddata.storegraphs import StoreGraphs
from kg.server.loading import Data
from kg.server.site.replies import rdf_reply, wanted
from kg.server.wire.reply import Reply

__all__ = ["graph_of_data", "service_of_data"]


def graph_of_data(data: Data, arguments: dict[str, Any]) -> Reply:
    """Return a graph. Arguments: as of `stored_graph`."""
    return stored_graph(StoreGraphs(data.store), arguments)


def service_of_data(data: Data, arguments: dict[str, Any]) -> Reply:
    """Return the description of the endpoint. Arguments: media_type, base, limits."""
    form = wanted(arguments["media_type"])
    graphs = {name: _size(data.store, NamedNode(name)) for name in StoreGraphs(data.store).names()}
    default = _size(data.store, DefaultGraph())
    service = Service(f"{arguments['base']}/sparql", default, graphs, arguments["limits"])
    return rdf_reply(RDF_FORMATS[form.name].write(service_description(service)), form)


def _size(store: Store, graph: NamedNode | DefaultGraph) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
