"""Graphs that are served one by one, and those of any store; nothing here needs the project."""

from __future__ import annotations

from typing import Protocol

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.rdf.formats import RDF_FORMATS, Format
from kg.rdf.namespaces import PREFIXES

__all__ = ["Graphs", "StoreGraphs"]


class Graphs(Protocol):
    """A default graph and named graphs, each of which can be written in any format."""

    def names(self) -> list[str]:
        """Return the IRIs of the named graphs, in order."""

    def write(self, name: str | None, form: Format) -> bytes:
        """Return a graph, the default one without a name, in a format."""


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
        syntax = RDF_FORMATS[form.name]
        prefixes = PREFIXES if syntax.abbreviates else None
        if name is not None and form.name in {"trig", "nquads"}:
            return syntax.write(self._store.quads_for_pattern(None, None, None, graph), prefixes)
        return self._store.dump(format=syntax.engine, from_graph=graph, prefixes=prefixes) or b""
