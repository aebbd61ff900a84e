"""Where linked data lie: path, job, and the function that does it."""

from __future__ import annotations

from typing import Any

from kg.server.web.exchange import Exchange
from kg.server.web.routing import job, of_project, route
from kg.server.wire.formats import OFFERED_FOR_DATA, OFFERED_FOR_IDENTIFIER, OFFERED_FOR_THING

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.linkeddata."
JOBS = {
    # Of files that are served in the place of the project; the workers of this lane can open nothing.
    "query": {"graph": _HERE + "graphstore:graph_of_data"},
    "answer": {
        "graph": _HERE + "graphs:graph_of_project",
        "profile": _HERE + "profiles:profile_document",
        "profiles": _HERE + "profiles:profiles_list",
    },
    "page": {"data": _HERE + "things:data_of_thing", "identifier": _HERE + "things:redirect_of_thing"},
}


async def _graph(exchange: Exchange) -> None:
    """Answer with a graph, by its name or by the path behind /graph/ (Graph Store HTTP Protocol, section 4)."""
    names = [name for name, _ in exchange.parameters]
    arguments: dict[str, Any] = {
        "graph": [value for name, value in exchange.parameters if name == "graph"],
        "default": "default" in names,
        "format": exchange.wanted(OFFERED_FOR_DATA),
        **exchange.scope["path_params"],
    }
    lane = "answer" if exchange.generation.is_project else "query"
    await exchange.run(lane, "graph", {**arguments, "root": exchange.root})


routes = [
    route("/id/{kind}/{slug}", job("identifier", OFFERED_FOR_IDENTIFIER, has_page=False)),
    route("/data/{kind}/{slug}.{format}", job("data", reads=("style",))),
    route("/data/{kind}/{slug}", job("data", OFFERED_FOR_THING, reads=("style",))),
    route("/exports", job("profiles", lane="answer")),
    route("/exports/{profile}.{format}", job("profile", lane="answer")),
    route("/exports/{profile}", job("profile", OFFERED_FOR_DATA, "answer")),
    route("/graph", _graph),
    route("/graph/{path:path}", of_project(_graph)),
]
