"""The Graph Store HTTP Protocol (W3C Recommendation of 2013), reading: one graph by its name or by its path."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from kg.rdf.namespaces import GRAPH
from kg.server.linkeddata.storegraphs import Graphs
from kg.server.site.linkheader import Link
from kg.server.site.replies import rdf_reply, wanted
from kg.server.wire.formats import FORMATS
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply

__all__ = ["stored_graph"]


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
        detail = "Say which graph: either ?default or ?graph=<its IRI>, one of the two, once."
        raise Problem(400, "which-graph", "Which graph?", detail, graphs=graphs.names())
    if default:
        return None
    if given[0] not in graphs.names():
        detail = f"There is no graph called {given[0]}."
        raise Problem(404, "unknown-graph", "No such graph", detail, graphs=graphs.names())
    return given[0]


def _links(name: str | None, root: str) -> list[Link]:
    """Return the same graph in the other formats."""
    if name and name.startswith(GRAPH):
        start = f"{root}/graph/{quote(name.removeprefix(GRAPH), safe='/')}?"
    else:
        start = f"{root}/graph?" + ("default&" if name is None else f"graph={quote(name, safe='')}&")
    return [Link(f"{start}format={form.name}", "alternate", form.media_type) for form in FORMATS]
