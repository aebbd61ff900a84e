"""The kinds of problems: what each means and what to do about it; their types lead here (RFC 9457, section 3.1.1)."""

from __future__ import annotations

import json

from kg.server.web.exchange import Exchange
from kg.server.wire.problems import Problem

__all__ = ["KINDS", "kind_of_problem", "kinds_of_problems"]

KINDS = {
    "address-too-long": "The address has more than a mebibyte. Send a query in the body of a POST.",
    "ambiguous-query": "A `<` may be less-than or the begin of an IRI. Write a space after less-than.",
    "answer-limit": "The answer has more bytes than one answer may have. Ask for less, or take a dump.",
    "busy": "As many requests wait as may wait. Ask again after the time in Retry-After.",
    "cannot-answer": "The question was understood, and the engine could not answer it. The detail says why.",
    "forbidden-feature": "The query would change data or call another endpoint. This endpoint only reads its own data.",
    "headers-too-large": "The head of the request has more than a mebibyte.",
    "http-version": "The answer is too long to be sent at once, and HTTP/1.0 knows no other way. Use HTTP/1.1.",
    "internal-error": "The server made a mistake. Its log says which.",
    "invalid-parameter": "A parameter has a value of the wrong type. The detail says what is allowed.",
    "malformed-batch": "What was sent is no reconciliation query of version 0.2. The detail says which and why.",
    "malformed-host": "The Host header is no name of a host.",
    "malformed-parameters": "The parameters cannot be read. Percent-encode them as UTF-8.",
    "malformed-query": "The query is no SPARQL 1.1. Line and column say where it cannot go on.",
    "malformed-request": "What was sent is no request of HTTP/1.1.",
    "memory-limit": "The query needed more memory than a worker may have. Ask for less.",
    "method-not-allowed": "This address does not know the method. The Allow header has those that it knows.",
    "missing-parameter": "A question needs a parameter that was not given.",
    "missing-query": "The form has no field `query`.",
    "no-evidence": "The question does not say which of its nodes carry evidence.",
    "not-acceptable": "Neither Accept nor `format` wants what is on offer. The member `offered` lists it.",
    "not-finished": "The answer takes longer than one may wait for it. It is finished and kept: ask again after the "
    "time in Retry-After.",
    "not-found": "There is nothing at this address.",
    "not-loaded": "The data could not be loaded. The server's log says why.",
    "query-not-answerable": "The query is well formed, and the engine cannot evaluate it, as an unknown function.",
    "query-too-complex": "The query has more brackets within each other, operators or sub-selects than is allowed.",
    "query-too-long": "The text of the query is longer than is allowed.",
    "removed-dump": "There was a dump of this name. The member `kept` leads to the one that holds what it held.",
    "repeated-parameter": "A parameter that may stand once stands more often.",
    "request-timeout": "The request did not arrive in time.",
    "request-too-large": "The body of the request is larger than is allowed.",
    "restarting": "The data are being loaded anew. Ask again after the time in Retry-After.",
    "retired-thing": "There was a thing of this name; it is gone. `candidates` are the things that stand in its place.",
    "rows-limit": "The answer has more rows than one answer may have. Ask for less, or take a dump.",
    "time-limit": "The query took longer than it may and was stopped. Ask for less.",
    "two-datasets": "A view and named graphs were given. Give one or the other.",
    "unknown-choice": "A list or a comparison does not have what was chosen. The detail says what there is.",
    "unknown-dump": "There is no dump of this name. `/dump/` lists them.",
    "unknown-format": "There is no such format here.",
    "unknown-graph": "There is no such graph. The member `graphs` lists those that there are.",
    "unknown-name": "Nothing, or more than one thing, bears the name. The member `candidates` has what comes near.",
    "unknown-parameter": "The question has no parameter of this name.",
    "unknown-query": "There is no canned query of this name.",
    "unknown-thing": "There is no thing of this name. The member `candidates` has what comes near.",
    "unknown-version": "There is no such version of the vocabulary here.",
    "unknown-view": "There is no such view. The member `views` lists them.",
    "unsupported-media-type": "The body is neither a form nor a query.",
    "which-graph": "The address names no graph, or two ways of naming one.",
    "worker-lost": "The process that answered died. Another has taken its place: ask again.",
}


async def kinds_of_problems(exchange: Exchange) -> None:
    """List the kinds."""
    if exchange.generation.is_project and exchange.wanted(["application/json", "text/html"]) == "text/html":
        await exchange.run_page("problems", {"kinds": KINDS})
        return
    exchange.wanted(["application/json"], "" if not exchange.generation.is_project else None)
    body = json.dumps(KINDS, indent=2).encode() + b"\n"
    await exchange.send_text(200, "application/json", body)


async def kind_of_problem(exchange: Exchange) -> None:
    """Lead to what is said of one kind."""
    kind = exchange.scope["path_params"]["kind"]
    if kind not in KINDS:
        raise Problem(404, "not-found", "Not found", f"there is no problem of the kind {kind}")
    await exchange.send_redirect(f"{exchange.state.root}/problems#{kind}")
