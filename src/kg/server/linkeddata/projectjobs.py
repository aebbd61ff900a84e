"""What is told of the project's graphs and endpoint."""

from __future__ import annotations

from typing import Any

from kg.rdf.namespaces import GRAPH
from kg.rdf.store import graph_name, view_name
from kg.server.dataset.numbers import counts_of_layers, counts_of_view
from kg.server.dataset.service import Service, service_description
from kg.server.linkeddata.graphs import ProjectGraphs
from kg.server.linkeddata.graphstore import stored_graph
from kg.server.linkeddata.writing import as_graph
from kg.server.site.replies import rdf_reply, wanted
from kg.server.site.site import Site
from kg.server.wire.reply import Reply

__all__ = ["graph_of_project", "service_of_project"]


def graph_of_project(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return a graph. Arguments: as of `stored_graph`; or path, what stands behind /graph/, in the place of graph."""
    named = {"graph": [GRAPH + arguments["path"]]} if "path" in arguments else {}
    return stored_graph(ProjectGraphs(site), {**arguments, **named, "root": site.root})


def service_of_project(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return the description of the endpoint: its view is the default graph, layers and view are named graphs.

    Arguments: media_type; base, the absolute address of the site's root; limits, by their names.
    """
    form = wanted(arguments["media_type"])
    default = counts_of_view(site).triples
    graphs = {graph_name(layer).value: counts.triples for layer, counts in counts_of_layers(site).items()}
    graphs[view_name(site.graph.view).value] = default
    title = "SPARQL endpoint of the Defector Graph"
    service = Service(f"{arguments['base']}/sparql", default, graphs, arguments["limits"], title=title)
    return rdf_reply(as_graph(site, service_description(service), form), form)
