"""From a path to what answers it: a function of an exchange, or a job of a worker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from kg.server.web.exchange import Exchange
from kg.server.wire.formats import HTML
from kg.server.wire.problems import Problem
from kg.translation import message

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

__all__ = ["Answering", "Endpoint", "check_picture", "check_project", "job", "of_project", "route"]

_PAGE = {*HTML.names, *HTML.media_types}
_PICTURES = ("svg", "json")
Answering = Callable[[Exchange], Awaitable[None]]


class Endpoint:
    """A function of an exchange, as an ASGI application that Starlette can route to."""

    def __init__(self, function: Answering):
        self.function = function

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Answer one request."""
        exchange: Exchange = scope["kg.exchange"]
        await self.function(exchange)


def route(path: str, answer: Answering) -> Route:
    """Return the route from a path to what answers it."""
    return Route(path, Endpoint(answer))


def check_project(exchange: Exchange) -> None:
    """Refuse where files of somebody else are served."""
    if not exchange.generation.is_project:
        raise Problem(404, "not-found", "Not found", message("there is nothing at %(path)s", path=exchange.path))


def check_picture(exchange: Exchange) -> None:
    """Refuse a picture's file that has another ending than pictures have."""
    suffix = exchange.scope["path_params"]["suffix"]
    if suffix not in _PICTURES:
        raise Problem(
            404,
            "not-found",
            "Not found",
            message("pictures end in %(pictures)s, not in %(suffix)s", pictures=", ".join(_PICTURES), suffix=suffix),
        )


def of_project(answer: Answering) -> Answering:
    """Return the answer of a path that exists only where the project is served."""

    async def checked(exchange: Exchange) -> None:
        check_project(exchange)
        await answer(exchange)

    return checked


def job(
    name: str,
    offered: Sequence[str] = (),
    lane: str = "page",
    before: Answering | None = None,
    reads: Sequence[str] = (),
    *,
    has_page: bool = True,
) -> Answering:
    """Return an answer by a job that takes the parts of the path, and the format: by suffix, `format=` or Accept.

    What may take longer than a page is done in the lane `answer`, so that no page waits for it. `before` is what must
    be done first, `reads` the parameters of the query string that the job takes. In HTML
    it answers with a page in the reader’s language; what only leads to one has none (`has_page`).
    """

    async def answer(exchange: Exchange) -> None:
        arguments: dict[str, Any] = dict(exchange.scope["path_params"])
        if "format" not in arguments and offered:
            arguments["format"] = exchange.wanted(offered)
        arguments |= {key: value for key, value in exchange.parameters if key in reads}
        if before is not None:
            await before(exchange)
        arguments["base"] = exchange.base
        if has_page and arguments.get("format") in _PAGE:
            await exchange.run_page(name, arguments, lane=lane)
        else:
            await exchange.run(lane, name, arguments)

    return of_project(answer)
