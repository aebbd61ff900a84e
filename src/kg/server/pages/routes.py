"""Where pages lie: path, job, and the function that does it; what a request says is handed on as plain text."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from kg.server.pages import pictureroutes, static
from kg.server.pages.guidefiles import MEDIA_TYPES
from kg.server.web.exchange import Exchange
from kg.server.web.routing import Endpoint, check_project
from kg.server.wire.formats import HTML, OFFERED_FOR_LIST, OFFERED_FOR_THING
from kg.server.wire.negotiation import choose

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.pages."
JOBS = {
    "page": {
        "home": _HERE + "home:home_page",
        "thing": _HERE + "things:thing_page",
        "lists": _HERE + "lists:lists_page",
        "list": _HERE + "lists:list_page",
        "connections": _HERE + "connecting:connections_page",
        "compare": _HERE + "comparing:compare_page",
        "search": _HERE + "searching:search_page",
        "questions": _HERE + "questions:questions_page",
        "audit": _HERE + "audit:audit_page",
        "guide": _HERE + "guide:guide_index",
        "guide-page": _HERE + "guide:guide_page",
        "guide-file": _HERE + "guide:guide_file",
        "problem": _HERE + "errors:problem_job",
        "problems": _HERE + "errors:problems_page",
        **pictureroutes.JOBS["page"],
    },
    "answer": {"question": _HERE + "questions:question_page", **pictureroutes.JOBS["answer"]},
}


def _page(job: str, lane: str = "page", *names: str) -> Endpoint:
    """Return an endpoint that answers with a page; `names` are the parameters that the job knows."""

    async def answer(exchange: Exchange) -> None:
        _check(exchange)
        given = {name: exchange.parameter(name) or "" for name in names}
        await exchange.run_page(job, {**exchange.scope["path_params"], **given}, lane=lane)

    return Endpoint(answer)


async def _thing(exchange: Exchange) -> None:
    """Answer with the page of a thing; lead a program that wants its data on to them."""
    check_project(exchange)
    if choose(exchange.header("accept"), HTML.media_types) is None and not exchange.parameter("format"):
        exchange.wanted(OFFERED_FOR_THING)
        kind, slug = (exchange.scope["path_params"][name] for name in ("kind", "slug"))
        await exchange.send_redirect(f"{exchange.root}/id/{kind}/{slug}")
        return
    await exchange.run_page("thing", {**exchange.scope["path_params"]})


async def _question(exchange: Exchange) -> None:
    _check(exchange)
    given: dict[str, Any] = {name: exchange.parameter(name) for name, _ in exchange.parameters if name != "format"}
    await exchange.run_page("question", {**exchange.scope["path_params"], "parameters": given}, lane="answer")


async def _guide(exchange: Exchange) -> None:
    """Answer with a page of the guide, or with a picture or notebook that belongs to one."""
    arguments = {**exchange.scope["path_params"]}
    if arguments["name"].endswith(tuple(MEDIA_TYPES)):
        check_project(exchange)
        await exchange.run("page", "guide-file", arguments)
    else:
        _check(exchange)
        await exchange.run_page("guide-page", arguments)


async def _list(exchange: Exchange) -> None:
    """Answer with a list, narrowed by the parameters, as a page or as data."""
    check_project(exchange)
    media_type = exchange.wanted(OFFERED_FOR_LIST)
    pairs = [pair for pair in exchange.parameters if pair[0] != "format"]
    arguments = {**exchange.scope["path_params"], "chosen": pairs, "format": media_type}
    if media_type in HTML.media_types:
        await exchange.run_page("list", arguments)
    else:
        await exchange.run("page", "list", arguments)


def _check(exchange: Exchange) -> None:
    """Refuse where files of somebody else are served, and what no page can be."""
    check_project(exchange)
    exchange.wanted(HTML.media_types)


routes = [
    Route("/", _page("home")),
    Route("/page/{kind}/{slug:path}", Endpoint(_thing)),
    Route("/browse", _page("lists")),
    Route("/browse/{list}", Endpoint(_list)),
    Route("/connections", _page("connections", "page", "from", "to", "bodies")),
    Route("/compare", _page("compare", "page", "thing", "a", "b")),
    Route("/search", _page("search", "page", "q")),
    Route("/questions", _page("questions", "page", "q")),
    Route("/questions/{family}/{question}", Endpoint(_question)),
    Route("/guide", _page("guide", "page", "q")),
    Route("/guide/{name:path}", Endpoint(_guide)),
    Route("/audit", _page("audit", "page", "kind")),
    *pictureroutes.routes,
    *static.routes,
]
