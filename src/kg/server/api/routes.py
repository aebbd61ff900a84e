"""Where the API lies: path, job, and the function that does it; what a request asks is read here."""

from __future__ import annotations

from starlette.routing import Route

from kg.server.api.asking import Asking
from kg.server.api.faults import not_the_project, unknown_parameter
from kg.server.api.listing import read_listing
from kg.server.site.faults import no_such_view
from kg.server.web.exchange import Exchange
from kg.server.web.routing import Endpoint
from kg.server.wire.negotiation import choose

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.api."
JOBS = {
    "answer": {
        "canned": _HERE + "answering:canned",
        "queries": _HERE + "listing:queries",
        "description": _HERE + "listing:description",
        "query_text": _HERE + "listing:query_text",
        "openapi": _HERE + "openapi:openapi",
        "docs": _HERE + "docs:docs",
    }
}
_LANE = "answer"


async def answer(exchange: Exchange) -> None:
    """Answer a question."""
    asking = Asking.read(_name(exchange), exchange.parameters, exchange.header("accept"), choose)
    if asking.view not in exchange.generation.views:
        raise no_such_view(asking.view, exchange.generation.views)
    await exchange.run(_LANE, "canned", asking.as_arguments())


async def queries(exchange: Exchange) -> None:
    """List the questions."""
    _check_project(exchange)
    await exchange.run(_LANE, "queries", read_listing(exchange.parameters, exchange.header("accept"), choose))


async def description(exchange: Exchange) -> None:
    """Describe one question."""
    name = _name(exchange)
    _check_takes_nothing(exchange, "the description of a query")
    exchange.wanted(["application/json"])
    await exchange.run(_LANE, "description", {"name": name})


async def query_text(exchange: Exchange) -> None:
    """Give the SPARQL text of a question."""
    name = _name(exchange)
    exchange.wanted(["application/sparql-query", "text/plain"], "")
    await exchange.run(_LANE, "query_text", {"name": name, "parameters": exchange.parameters})


async def openapi(exchange: Exchange) -> None:
    """Describe the API for programs."""
    _check_project(exchange)
    _check_takes_nothing(exchange, "the description of the API")
    media_type = exchange.wanted(["application/json", "application/vnd.oai.openapi+json"])
    await exchange.run(_LANE, "openapi", {"media_type": media_type})


async def docs(exchange: Exchange) -> None:
    """Describe the API for people."""
    _check_project(exchange)
    exchange.wanted(["text/html"])
    await exchange.run_page("docs", {}, lane=_LANE)


def _name(exchange: Exchange) -> str:
    _check_project(exchange)
    found = exchange.scope["path_params"]
    return f"{found['family']}/{found['question']}"


def _check_project(exchange: Exchange) -> None:
    if not exchange.generation.is_project:
        raise not_the_project()


def _check_takes_nothing(exchange: Exchange, what: str) -> None:
    for name, _ in exchange.parameters:
        if name != "format":
            raise unknown_parameter(name, what, ["format"])


routes = [
    Route("/api/queries", Endpoint(queries)),
    Route("/api/queries/{family}/{question}.rq", Endpoint(query_text)),
    Route("/api/queries/{family}/{question}", Endpoint(description)),
    Route("/api/{family}/{question}", Endpoint(answer)),
    Route("/openapi.json", Endpoint(openapi)),
    Route("/docs", Endpoint(docs)),
]
