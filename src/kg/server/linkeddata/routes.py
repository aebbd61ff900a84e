"""Where linked data lie: what the web process decides before a worker does the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from starlette.routing import Route

from kg.server.dataset.parts import PARTS
from kg.server.web.exchange import Endpoint, Exchange
from kg.server.wire.formats import (
    OFFERED_FOR_DATA,
    OFFERED_FOR_DOCUMENT,
    OFFERED_FOR_IDENTIFIER,
    OFFERED_FOR_THING,
)
from kg.server.wire.problems import Problem

if TYPE_CHECKING:
    from kg.server.workers.pool import Generation

__all__ = ["routes"]

_dumps: WeakKeyDictionary[Generation, asyncio.Future[None]] = WeakKeyDictionary()
_TELLS_OF_DUMPS = ("dataset", "dumps")
_LISTED = ("application/json", "text/html")


def _route(path: str, answer: Callable[[Exchange], Awaitable[None]]) -> Route:
    return Route(path, Endpoint(answer))


def _of_project(answer: Callable[[Exchange], Awaitable[None]]) -> Callable[[Exchange], Awaitable[None]]:
    """Return the answer of a path that exists only where the project is served."""

    async def checked(exchange: Exchange) -> None:
        if not exchange.generation.is_project:
            raise Problem(404, "not-found", "Not found", f"there is nothing at {exchange.path}")
        await answer(exchange)

    return checked


def _job(name: str, offered: Sequence[str] = (), lane: str = "page") -> Callable[[Exchange], Awaitable[None]]:
    """Return an answer by a job that takes the parts of the path, and the format: by suffix, `format=` or Accept.

    What may take longer than a page is done in the lane `answer`, so that no page waits for it.
    """

    async def answer(exchange: Exchange) -> None:
        arguments: dict[str, Any] = dict(exchange.scope["path_params"])
        if "format" not in arguments and offered:
            arguments["format"] = exchange.wanted(offered)
        if name in _TELLS_OF_DUMPS:
            await _make_dumps(exchange)
        await exchange.run(lane, name, {**arguments, "base": exchange.base})

    return _of_project(answer)


async def _make_dumps(exchange: Exchange) -> None:
    """Have the dumps made, once for all who ask meanwhile; where that failed, the next one tries again."""
    generation = exchange.generation
    making = _dumps.get(generation)
    if making is None or (making.done() and (making.cancelled() or making.exception() is not None)):
        making = _dumps[generation] = asyncio.ensure_future(_made(generation))
    await asyncio.shield(making)


async def _made(generation: Generation) -> None:
    """Make the dumps one part after the other: all of them at once might take longer than a request may."""
    for part in PARTS:
        answer = await generation.run("answer", "make dumps", {"part": part})
        await answer.has_head()


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
    await exchange.run(lane, "graph", {**arguments, "root": exchange.state.root})


async def _dump_folder(exchange: Exchange) -> None:
    await exchange.send_redirect(f"{exchange.state.root}/dump/", 308)


_void = _job("dataset", OFFERED_FOR_DOCUMENT, "answer")
routes = [
    _route("/id/{kind}/{slug}", _job("identifier", OFFERED_FOR_IDENTIFIER)),
    _route("/data/{kind}/{slug}.{format}", _job("data")),
    _route("/data/{kind}/{slug}", _job("data", OFFERED_FOR_THING)),
    _route("/ontology", _job("ontology", OFFERED_FOR_DOCUMENT)),
    _route("/ontology.{format}", _job("ontology")),
    _route("/ontology/{version}", _job("ontology", OFFERED_FOR_DOCUMENT)),
    _route("/shapes", _job("shapes", OFFERED_FOR_DOCUMENT)),
    _route("/shapes.{format}", _job("shapes")),
    _route("/graph", _graph),
    _route("/graph/{path:path}", _of_project(_graph)),
    _route("/.well-known/void", _void),
    _route("/.well-known/void.{format}", _void),
    _route("/dump", _of_project(_dump_folder)),
    _route("/dump/", _job("dumps", _LISTED, "answer")),
    _route("/dump/{name}", _job("dump", lane="answer")),
]
