"""The graphs of the project: its layers as they were written, and its views."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Triple

from kg.build.layers import LAYERS
from kg.build.views import VIEWS
from kg.rdf.formats import Format
from kg.rdf.namespaces import DG, slug_of
from kg.rdf.store import graph_name, view_name
from kg.server.linkeddata.kept import built_of, layers_of
from kg.server.linkeddata.writing import as_dataset, as_graph
from kg.server.site.site import Site

__all__ = ["ProjectGraphs", "views_of"]


def views_of(site: Site) -> list[str]:
    """Return the names of the views; those other than the accepted one are built when they are first asked for."""
    sections = [section for section in site.sources.subjects(DG.partOfDocument) if isinstance(section, NamedNode)]
    return [*VIEWS, *(f"without:{slug_of(section)}" for section in sections)]


class ProjectGraphs:
    """The layers and views of the project; the default graph is the view of the site, as at the endpoint."""

    def __init__(self, site: Site):
        self._site = site
        self._layers = {graph_name(layer).value: layer for layer in LAYERS}
        self._views = {view_name(view).value: view for view in views_of(site)}

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
            return layers_of(self._site)[self._layers[name]]
        return built_of(self._site).triples(self._views[name] if name else self._site.graph.view)
