"""The answer of a query as a page, and its pictures as files: read, guarded and limited as the endpoint does it."""

from __future__ import annotations

from typing import Any

from kg.server.endpoint.guard import look
from kg.server.endpoint.protocol import check_view
from kg.server.web.exchange import Exchange
from kg.server.web.routing import check_picture, check_project
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["answer", "picture"]


async def _asked(exchange: Exchange) -> tuple[dict[str, Any], bool]:
    """Return what a job needs to answer the query of an address, and whether the answer is the same each time."""
    check_project(exchange)
    query, view = exchange.parameter("query"), exchange.parameter("view") or None
    if not query:
        raise Problem(400, "missing-query", "Missing query", message("the address has no parameter query"))
    check_view(exchange, view)
    seen = await look(query, exchange.state.limits)
    told = {
        "query": query,
        "view": view,
        "picture": exchange.parameter("picture") or "",
        "names_graphs": seen.datasets and view is None,
        "root": exchange.root,
        "version": exchange.generation.version,
    }
    return told, seen.steady


async def answer(exchange: Exchange) -> None:
    """Answer with the page of an answer."""
    told, steady = await _asked(exchange)
    exchange.wanted(["text/html"], "")  # the editor's form sends its choice of a format with either of its buttons
    await exchange.run_page("sparql-answer", told, lane="query", steady=steady)


async def picture(exchange: Exchange) -> None:
    """Answer with a picture of an answer."""
    told, steady = await _asked(exchange)
    check_picture(exchange)
    await exchange.run("query", "sparql-picture", {**told, **exchange.scope["path_params"]}, steady=steady)
