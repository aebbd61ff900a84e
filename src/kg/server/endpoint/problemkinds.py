"""What is said of the kinds of problems; their types lead here (RFC 9457, section 3.1.1)."""

from __future__ import annotations

import json

from kg.server.web.exchange import Exchange
from kg.server.wire.problemkinds import KINDS
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["kind_of_problem", "kinds_of_problems"]


async def kinds_of_problems(exchange: Exchange) -> None:
    """List the kinds."""
    if exchange.generation.is_project and exchange.wanted(["application/json", "text/html"]) == "text/html":
        await exchange.run_page("problems", {})
        return
    exchange.wanted(["application/json"], "" if not exchange.generation.is_project else None)
    body = json.dumps(KINDS, indent=2).encode() + b"\n"
    await exchange.send_text(200, "application/json", body)


async def kind_of_problem(exchange: Exchange) -> None:
    """Lead to what is said of one kind."""
    kind = exchange.scope["path_params"]["kind"]
    if kind not in KINDS:
        raise Problem(404, "not-found", "Not found", message("there is no problem of the kind %(kind)s", kind=kind))
    await exchange.send_redirect(f"{exchange.root}/problems#{kind}")
