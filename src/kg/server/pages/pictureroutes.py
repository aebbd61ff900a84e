"""Where files of answers lie, beside their question: pictures and workbooks; and pictures of things."""

from __future__ import annotations

from typing import Any

from starlette.routing import Route

from kg.server.web.exchange import Exchange
from kg.server.web.routing import Endpoint
from kg.server.wire.problems import Problem

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.pages."
JOBS = {
    "page": {"own-picture": _HERE + "ownpictures:own_picture"},
    "answer": {
        "question-picture": _HERE + "questions:question_picture",
        "question-workbook": _HERE + "questions:question_workbook",
    },
}
_SUFFIXES = ("svg", "json")


def _check_project(exchange: Exchange) -> None:
    if not exchange.generation.is_project:
        raise Problem(404, "not-found", "Not found", f"there is nothing at {exchange.path}")


def _check(exchange: Exchange) -> None:
    _check_project(exchange)
    suffix = exchange.scope["path_params"]["suffix"]
    if suffix not in _SUFFIXES:
        raise Problem(404, "not-found", "Not found", f"pictures end in {' or '.join(_SUFFIXES)}, not in {suffix}")


async def _own_picture(exchange: Exchange) -> None:
    """Answer with a picture of a thing as a file."""
    _check(exchange)
    await exchange.run(
        "page", "own-picture", {**exchange.scope["path_params"], "language": exchange.parameter("language")}
    )


async def _workbook(exchange: Exchange) -> None:
    """Answer with an answer as a workbook."""
    _check_project(exchange)
    given: dict[str, Any] = {name: exchange.parameter(name) for name, _ in exchange.parameters}
    await exchange.run("answer", "question-workbook", {**exchange.scope["path_params"], "parameters": given})


async def _picture(exchange: Exchange) -> None:
    """Answer with a picture of an answer as a file."""
    _check(exchange)
    given: dict[str, Any] = {name: exchange.parameter(name) for name, _ in exchange.parameters}
    await exchange.run("answer", "question-picture", {**exchange.scope["path_params"], "parameters": given})


routes = [
    Route("/questions/{family}/{question}/answer.xlsx", Endpoint(_workbook)),
    Route("/questions/{family}/{question}/{picture}.{suffix}", Endpoint(_picture)),
    Route("/pictures/{kind}/{slug:path}/{picture}.{suffix}", Endpoint(_own_picture)),
]
