"""The graphs that are served one by one: those of the project as they were written, or those of any store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, Triple

from kg.build.layers import LAYERS
from kg.build.views import VIEWS
from kg.export import RDF_FORMATS
from kg.namespaces import DG, PREFIXES, slug_of
from kg.serialisation import serialised
from kg.server.linkeddata.kept import built_of, layers_of
from kg.server.linkeddata.mediatypes import Format
from kg.server.linkeddata.writing import as_dataset, as_graph
from kg.server.site import Site
from kg.store import graph_name, view_name

__all__ = ["Graphs", "ProjectGraphs", "StoreGraphs", "views_of"]


class Graphs(Protocol):
    """A default graph and named graphs, each of which can be written in any format."""

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs, in order."""

    def write(self, name: str | None, form: Format) -> bytes:
        """Return a graph, the default one without a name, in a format."""


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


class StoreGraphs:
    """The graphs of any Oxigraph store, whose blank nodes stay as they are: to label strangers' may take for ever."""

    def __init__(self, store: Store):
        self._store = store

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs, in order; graphs named by a blank node cannot be asked for."""
        return sorted(name.value for name in self._store.named_graphs() if isinstance(name, NamedNode))

    def write(self, name: str | None, form: Format) -> bytes:
        """Return a graph; TriG and N-Quads say its name, too."""
        graph = DefaultGraph() if name is None else NamedNode(name)
        rdf_format = RDF_FORMATS[form.name]
        prefixes = PREFIXES if rdf_format in {RdfFormat.TURTLE, RdfFormat.TRIG} else None
        if name is not None and form.name in {"trig", "nquads"}:
            return serialised(self._store.quads_for_pattern(None, None, None, graph), rdf_format, prefixes)
        return self._store.dump(format=rdf_format, from_graph=graph, prefixes=prefixes) or b""
