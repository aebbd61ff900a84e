"""The SPARQL 1.1 Protocol for queries (W3C Recommendation of 2013, section 2.1): one endpoint, three ways to ask."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.server.endpoint.guard import Look, look
from kg.server.web.exchange import Exchange
from kg.server.web.request import decoded_pairs
from kg.server.wire.formats import FORMATS, GRAPH_TYPES, RESULT_TYPES
from kg.server.wire.negotiation import media_type_of
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["check_view", "sparql"]

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_METHODS = "GET, HEAD, POST, OPTIONS"
_DESCRIPTION = tuple(form.media_type for form in FORMATS if not form.several or form.name == "jsonld")


@dataclass(frozen=True)
class _Request:
    query: str | None
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    view: str | None
    format: str | None
    seconds: float | None


async def sparql(exchange: Exchange) -> None:
    """Answer a query; without one, show the editor or describe the service."""
    request = await _read(exchange)
    if request.query is None:
        await _describe(exchange, request)
        return
    check_view(exchange, request.view)
    seen = await look(request.query, exchange.state.limits)
    media_type = exchange.wanted(_offered(seen, exchange, request), request.format or "")
    if media_type == "text/html":
        await exchange.run_page("editor", {"query": request.query, "view": request.view or "accepted"})
        return
    await exchange.run(
        "query",
        "sparql",
        {
            "query": request.query,
            "media_type": media_type,
            "default_graphs": request.default_graphs,
            "named_graphs": request.named_graphs,
            "names_graphs": seen.datasets and request.view is None,
            "view": request.view,
        },
        steady=seen.steady,
        seconds=request.seconds,
    )


def check_view(exchange: Exchange, view: str | None) -> None:
    """Refuse a view that is not there."""
    views = exchange.generation.views
    if view is not None and view not in views:
        detail = message(
            "no view is called %(view)s; there are: %(views)s", view=view, views=", ".join(views) or message("none")
        )
        raise Problem(400, "unknown-view", "Unknown view", detail, views=list(views))


def _offered(seen: Look, exchange: Exchange, request: _Request) -> list[str]:
    offered = list(GRAPH_TYPES if seen.form in {"CONSTRUCT", "DESCRIBE"} else RESULT_TYPES)
    if request.format:
        names_html = media_type_of(request.format, ("text/html",)) is not None
    else:
        names_html = "text/html" in exchange.header("accept")
    is_shown = names_html and exchange.method != "POST" and exchange.generation.is_project
    return [*offered, "text/html"] if is_shown else offered


async def _describe(exchange: Exchange, request: _Request) -> None:
    if exchange.method == "POST":
        raise Problem(400, "missing-query", "Missing query", message("the form has no field query"))
    offered = [*_DESCRIPTION, "text/html"] if exchange.generation.is_project else list(_DESCRIPTION)
    media_type = exchange.wanted(offered, request.format or "")
    if media_type == "text/html":
        await exchange.run_page("editor", {"query": "", "view": request.view or "accepted"})
        return
    arguments = {"media_type": media_type, "base": exchange.base, "limits": exchange.state.limits.as_dict()}
    await exchange.run("page" if exchange.generation.is_project else "query", "service", arguments)


async def _read(exchange: Exchange) -> _Request:
    if exchange.method in {"GET", "HEAD"}:
        return _request(exchange.parameters)
    if exchange.method != "POST":
        detail = message("%(method)s is not allowed here", method=exchange.method)
        raise Problem(405, "method-not-allowed", "Method not allowed", detail, headers={"allow": _METHODS})
    coding = exchange.header("content-encoding").strip().lower()
    if coding not in ("", "identity"):
        detail = message("a query comes as it is, not in the content coding %(coding)s", coding=coding)
        headers = {"accept-encoding": "identity"}
        raise Problem(415, "unsupported-media-type", "Unsupported content coding", detail, headers=headers)
    kind = exchange.header("content-type").partition(";")[0].strip().lower()
    if kind == _FORM:
        body = await exchange.body(4 * exchange.state.limits.text)
        return _request([*exchange.parameters, *decoded_pairs(body)])
    if kind == _QUERY:
        return await _direct(exchange)
    if kind == _UPDATE:
        raise _update()
    detail = message(
        "a query comes as %(form)s or %(query)s, not as %(kind)s",
        form=_FORM,
        query=_QUERY,
        kind=kind or message("nothing"),
    )
    raise Problem(
        415, "unsupported-media-type", "Unsupported media type", detail, headers={"accept-post": f"{_FORM}, {_QUERY}"}
    )


async def _direct(exchange: Exchange) -> _Request:
    body = await exchange.body(exchange.state.limits.text)
    try:
        return replace(_request(exchange.parameters, has_body=True), query=body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Problem(400, "malformed-query", "Malformed query", message("the query is not in UTF-8")) from None


def _request(pairs: list[tuple[str, str]], has_body: bool = False) -> _Request:
    if any(name == "update" for name, _ in pairs):
        raise _update()
    single = _values(pairs)
    for name, values in single.items():
        if name in _NAMING_FORMATS:
            continue
        if len(values) > 1 or (values and has_body and name == "query"):
            raise Problem(
                400, "repeated-parameter", "Repeated parameter", message("%(name)s is given more than once", name=name)
            )
    one = {name: values[0] if values else None for name, values in single.items()}
    if one["query"]:
        one["query"] = one["query"].removeprefix("\ufeff")
    default = tuple(value for name, value in pairs if name == "default-graph-uri" and value) or None
    named = tuple(value for name, value in pairs if name == "named-graph-uri" and value) or None
    if one["view"] is not None and (default or named):
        detail = message(
            "a view is a dataset of its own: give view, or default-graph-uri and named-graph-uri, not both"
        )
        raise Problem(400, "two-datasets", "Two datasets", detail)
    return _Request(one["query"], default, named, one["view"], _format(single), _seconds(one["timeout"]))


def _values(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Return what was given of each parameter; a form sends its empty fields, too: they count as not given."""
    found: dict[str, list[str]] = {name: [] for name in _SINGLE}
    for name, value in pairs:
        if name in found and (value or name == "query"):
            found[name].append(value)
    return found


_SINGLE = ("query", "view", "format", "output", "timeout")
# Clients in use send several, some by names of their own: the first that means something counts, else Accept does.
_NAMING_FORMATS = ("format", "output")
_KNOWN_FORMATS = (*GRAPH_TYPES, *RESULT_TYPES, "text/html")


def _format(single: dict[str, list[str]]) -> str | None:
    # A plus in an address is a space, and no media type has one.
    given = [value.replace(" ", "+") for name in _NAMING_FORMATS for value in single[name]]
    return next((value for value in given if media_type_of(value, _KNOWN_FORMATS)), None)


def _seconds(text: str | None) -> float | None:
    """Return the time that a client allows; more than the limit does not count."""
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if seconds == 0:
        return None  # How clients say that they set no limit.
    if not 0 < seconds < 1e6:
        raise Problem(
            400,
            "malformed-parameters",
            "Malformed parameters",
            message("timeout=%(text)s: a number of seconds", text=text),
        )
    return seconds


def _update() -> Problem:
    detail = message("this endpoint only reads: there is no update")
    return Problem(403, "forbidden-feature", "Updates are refused", detail, feature="update")
