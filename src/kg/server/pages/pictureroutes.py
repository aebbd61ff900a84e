"""Where files of answers lie, beside their question: pictures and workbooks; pictures of things and of two."""

from __future__ import annotations

from typing import Any

from kg.server.web.exchange import Exchange
from kg.server.web.routing import check_picture, of_project, route

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.pages."
JOBS = {
    "page": {
        "own-picture": _HERE + "ownpictures:own_picture",
        "connection-picture": _HERE + "connecting:connection_picture",
    },
    "answer": {
        "question-picture": _HERE + "questions:question_picture",
        "question-workbook": _HERE + "questions:question_workbook",
    },
}


async def _own_picture(exchange: Exchange) -> None:
    """Answer with a picture of a thing as a file."""
    check_picture(exchange)
    given = {**exchange.scope["path_params"], "language": exchange.parameter("language")}
    await exchange.run("page", "own-picture", given)


async def _connection_picture(exchange: Exchange) -> None:
    """Answer with a picture of the ways between two things as a file."""
    check_picture(exchange)
    given = {name: exchange.parameter(name) or "" for name in ("from", "to", "bodies", "language")}
    await exchange.run("page", "connection-picture", {**exchange.scope["path_params"], **given})


async def _picture(exchange: Exchange) -> None:
    """Answer with a picture of an answer as a file."""
    check_picture(exchange)
    await exchange.run("answer", "question-picture", _asked(exchange))


async def _workbook(exchange: Exchange) -> None:
    """Answer with an answer as a workbook."""
    await exchange.run("answer", "question-workbook", _asked(exchange))


def _asked(exchange: Exchange) -> dict[str, Any]:
    """Return which question an address asks, and of what."""
    given = {name: exchange.parameter(name) for name, _ in exchange.parameters}
    return {**exchange.scope["path_params"], "parameters": given}


routes = [
    route("/questions/{family}/{question}/answer.xlsx", of_project(_workbook)),
    route("/questions/{family}/{question}/{picture}.{suffix}", of_project(_picture)),
    route("/connections/ways.{suffix}", of_project(_connection_picture)),
    route("/pictures/{kind}/{slug:path}/{picture}.{suffix}", of_project(_own_picture)),
]
