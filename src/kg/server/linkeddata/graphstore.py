"""The Graph Store HTTP Protocol (W3C Recommendation of 2013), reading: one graph by its name or by its path.

Of any files that are served it is done by workers that can open nothing; of the project see `graphs`.
"""

from __future__ import annotations

from typing import Any, Protocol
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.rdf.formats import RDF_FORMATS, Format
from kg.rdf.namespaces import GRAPH, PREFIXES
from kg.server.site.data import Data, named_graphs
from kg.server.site.linkheader import Link
from kg.server.site.replies import rdf_reply, wanted
from kg.server.wire.formats import FORMATS
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import message

__all__ = ["Graphs", "StoreGraphs", "graph_of_data", "stored_graph"]


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
        """Return the IRIs of the named graphs, in order."""
        return named_graphs(self._store)

    def write(self, name: str | None, form: Format) -> bytes:
        """Return a graph; TriG and N-Quads say its name, too."""
        graph = DefaultGraph() if name is None else NamedNode(name)
        syntax = RDF_FORMATS[form.name]
        prefixes = PREFIXES if syntax.abbreviates else None
        if name is not None and form.name in {"trig", "nquads"}:
            return syntax.write(self._store.quads_for_pattern(None, None, None, graph), prefixes)
        return self._store.dump(format=syntax.engine, from_graph=graph, prefixes=prefixes) or b""


def graph_of_data(data: Data, arguments: dict[str, Any]) -> Reply:
    """Return a graph of any files. Arguments: as of `stored_graph`."""
    return stored_graph(StoreGraphs(data.store), arguments)


def stored_graph(graphs: Graphs, arguments: dict[str, Any]) -> Reply:
    """Return a graph in a format (sections 4.2 and 5.2).

    Arguments: graph (list of the IRIs given), default (whether ?default was given), format, and root.
    """
    name = _name(graphs, arguments.get("graph") or [], bool(arguments.get("default")))
    form = wanted(arguments["format"])
    content = graphs.write(name, form)
    return rdf_reply(content, form, _links(name, arguments.get("root", "")))


def _name(graphs: Graphs, given: list[str], default: bool) -> str | None:
    if len(given) + default != 1:
        detail = message("Say which graph: either ?default or ?graph=<its IRI>, one of the two, once.")
        raise Problem(400, "which-graph", "Which graph?", detail, graphs=graphs.names())
    if default:
        return None
    if given[0] not in graphs.names():
        detail = message("There is no graph called %(given)s.", given=given[0])
        raise Problem(404, "unknown-graph", "No such graph", detail, graphs=graphs.names())
    return given[0]


def _links(name: str | None, root: str) -> list[Link]:
    """Return the same graph in the other formats."""
    if name and name.startswith(GRAPH):
        start = f"{root}/graph/{quote(name.removeprefix(GRAPH), safe='/')}?"
    else:
        start = f"{root}/graph?" + ("default&" if name is None else f"graph={quote(name, safe='')}&")
    return [Link(f"{start}format={form.name}", "alternate", form.media_type) for form in FORMATS]
