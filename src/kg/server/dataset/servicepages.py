"""The description of the endpoint over HTTP: of the project's, and of one that serves any files.

The latter is made by workers that can open nothing.
"""

from __future__ import annotations

from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.rdf.formats import RDF_FORMATS
from kg.rdf.store import graph_name, view_name
from kg.server.dataset.numbers import counts_of_layers, counts_of_view
from kg.server.dataset.service import Service, service_description
from kg.server.site.data import Data, named_graphs
from kg.server.site.replies import as_graph, rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.wire.reply import Reply
from kg.settings import current

__all__ = ["service_of_data", "service_of_project"]


def service_of_project(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the description of the endpoint: its view is the default graph, layers and view are named graphs.

    Arguments: media_type; base, the absolute address of the site's root; limits, by their names.
    """
    form = wanted(arguments["media_type"])
    default = counts_of_view(site).triples
    graphs = {graph_name(layer).value: counts.triples for layer, counts in counts_of_layers(site).items()}
    graphs[view_name(site.graph.view).value] = default
    title = f"SPARQL endpoint of the {current().title}"
    service = Service(f"{arguments['base']}/sparql", default, graphs, arguments["limits"], title=title)
    return rdf_reply(as_graph(site, service_description(service), form), form)


def service_of_data(data: Data, arguments: dict[str, Any]) -> Reply:
    """Return the description of the endpoint. Arguments: media_type, base, limits."""
    form = wanted(arguments["media_type"])
    graphs = {name: _size(data.store, NamedNode(name)) for name in named_graphs(data.store)}
    default = _size(data.store, DefaultGraph())
    service = Service(f"{arguments['base']}/sparql", default, graphs, arguments["limits"])
    return rdf_reply(RDF_FORMATS[form.name].write(service_description(service)), form)


def _size(store: Store, graph: NamedNode | DefaultGraph) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
