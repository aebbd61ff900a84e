"""The graphs of the project: its layers as they were written, and its views."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode, Triple

from kg.build.layers import LAYERS
from kg.rdf.formats import Format
from kg.rdf.namespaces import GRAPH
from kg.rdf.store import graph_name, view_name
from kg.server.linkeddata.graphstore import stored_graph
from kg.server.site.replies import as_dataset, as_graph
from kg.server.site.site import Site
from kg.server.site.views import names_of_views
from kg.server.wire.reply import Reply

__all__ = ["ProjectGraphs", "graph_of_project"]


class ProjectGraphs:
    """The layers and views of the project; the default graph is the view of the site, as at the endpoint."""

    def __init__(self, site: Site):
        self._site = site
        self._layers = {graph_name(layer).value: layer for layer in LAYERS}
        self._views = {view_name(view).value: view for view in names_of_views(site)}

    def names(self) -> list[str]:
        """Return the IRIs of the layers in the order of the pipeline, then those of the views."""
        return [*self._layers, *self._views]

    def write(self, name: str | None, form: Format) -> bytes:
        """Return a graph; TriG and N-Quads say its name, too."""
        triples = self._triples(name)
        if name is not None and form.name in {"trig", "nquads"}:
            return as_dataset(self._site, {NamedNode(name): triples}, form)
        return as_graph(self._site, triples, form)

    def _triples(self, name: str | None) -> Iterable[Triple]:
        if name in self._layers:
            return self._site.layers[self._layers[name]]
        return self._site.built.triples(self._views[name] if name else self._site.graph.view)


def graph_of_project(site: Site, arguments: dict[str, Any]) -> Reply:
    """Return a graph. Arguments: as of `stored_graph`; or path, what stands behind /graph/, in the place of graph."""
    named = {"graph": [GRAPH + arguments["path"]]} if "path" in arguments else {}
    return stored_graph(ProjectGraphs(site), {**arguments, **named, "root": site.root})
