"""Where lies what the editor's script asks for: path, job, and the function that does it.

The page itself is the answer of /sparql without a query.
"""

from __future__ import annotations

from starlette.routing import Route

from kg.server.web.exchange import Exchange
from kg.server.web.routing import Endpoint
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["JOBS", "routes"]

JOBS = {
    "page": {
        "editor": "kg.server.editor.page:editor",
        "editor-data": "kg.server.editor.resources:editor_data",
        "editor-things": "kg.server.editor.resources:editor_things",
    }
}


async def editor_data(exchange: Exchange) -> None:
    """Answer with prefixes, terms and examples."""
    await _answer(exchange, "editor-data")


async def editor_things(exchange: Exchange) -> None:
    """Answer with everything that has a name."""
    await _answer(exchange, "editor-things")


async def _answer(exchange: Exchange, job: str) -> None:
    if not exchange.generation.is_project:
        raise Problem(404, "not-found", "Not found", message("there is no editor for files that are not the project's"))
    exchange.wanted(["application/json"])
    await exchange.run("page", job, {})


routes = [
    Route("/sparql/editor.json", Endpoint(editor_data)),
    Route("/sparql/things.json", Endpoint(editor_things)),
]
