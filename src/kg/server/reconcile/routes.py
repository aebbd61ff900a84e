"""Where the reconciliation service lies: path, job, and the function that does it; what a request says is read here."""

from __future__ import annotations

from kg.server.reconcile.manifest import JSON
from kg.server.reconcile.suggesting import check_what
from kg.server.web.exchange import Exchange
from kg.server.web.request import decoded_pairs
from kg.server.web.routing import of_project, route
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.reconcile."
JOBS = {
    "answer": {
        "reconcile": _HERE + "answering:reconcile",
        "reconcile extend": _HERE + "answering:extend",
        "reconcile propose": _HERE + "answering:proposals",
        "reconcile suggest": _HERE + "suggesting:suggest",
        "reconcile manifest": _HERE + "manifest:manifest",
    },
    "page": {"reconcile preview": _HERE + "preview:preview"},
}
_LANE = "answer"
_FORM = "application/x-www-form-urlencoded"


async def service(exchange: Exchange) -> None:
    """Answer a batch of queries or a data extension query; without either, tell what the service offers."""
    exchange.wanted([JSON], "")
    given = await _given(exchange)
    if "queries" in given and "extend" in given:
        raise Problem(
            400, "malformed-batch", "Malformed reconciliation query", message("give queries or extend, not both")
        )
    if "queries" in given:
        await exchange.run(_LANE, "reconcile", {"queries": given["queries"]})
    elif "extend" in given:
        await exchange.run(_LANE, "reconcile extend", {"extend": given["extend"]})
    elif exchange.method == "POST":
        detail = message("the form has neither a field queries nor a field extend")
        raise Problem(400, "malformed-batch", "Malformed reconciliation query", detail)
    else:
        await exchange.run(_LANE, "reconcile manifest", {"base": exchange.base})


async def suggest(exchange: Exchange) -> None:
    """Suggest entities, types or properties."""
    what = exchange.scope["path_params"]["what"]
    check_what(what)
    prefix, cursor = exchange.parameter("prefix") or "", exchange.parameter("cursor") or ""
    await exchange.run(_LANE, "reconcile suggest", {"what": what, "prefix": prefix, "cursor": cursor})


async def propose(exchange: Exchange) -> None:
    """List the properties that a type may have."""
    given = {name: exchange.parameter(name) or "" for name in ("type", "limit")}
    await exchange.run(_LANE, "reconcile propose", given)


async def preview(exchange: Exchange) -> None:
    """Show one entity."""
    await exchange.run_page("reconcile preview", {"id": exchange.parameter("id") or ""})


async def _given(exchange: Exchange) -> dict[str, str]:
    pairs = list(exchange.parameters)
    if exchange.method == "POST":
        kind = exchange.header("content-type").partition(";")[0].strip().lower()
        if kind != _FORM:
            detail = message("queries come as %(form)s, not as %(kind)s", form=_FORM, kind=kind or message("nothing"))
            headers = {"accept-post": _FORM}
            raise Problem(415, "unsupported-media-type", "Unsupported media type", detail, headers=headers)
        pairs += decoded_pairs(await exchange.body(4 * exchange.state.limits.text))
    return dict(pairs)


routes = [
    route("/reconcile", of_project(service)),
    route("/reconcile/suggest/{what}", of_project(suggest)),
    route("/reconcile/properties", of_project(propose)),
    route("/reconcile/preview", of_project(preview)),
]
