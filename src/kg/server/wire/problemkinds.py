"""The kinds of problems: what each means and what to do about it, in the words of pages."""

from __future__ import annotations

from kg.translation import marked

__all__ = ["KINDS"]

KINDS = {
    "address-too-long": marked("The address has more than a mebibyte. Send a query in the body of a POST."),
    "ambiguous-query": marked("A `<` may be less-than or the begin of an IRI. Write a space after less-than."),
    "answer-limit": marked("The answer has more bytes than one answer may have. Ask for less, or take a dump."),
    "busy": marked("As many requests wait as may wait. Ask again after the time in Retry-After."),
    "cannot-answer": marked("The question was understood, and the engine could not answer it. The detail says why."),
    "forbidden-feature": marked(
        "The query would change data or call another endpoint. This endpoint only reads its own data."
    ),
    "headers-too-large": marked("The head of the request has more than a mebibyte."),
    "http-version": marked(
        "The version of HTTP is not spoken here, or the answer is too long to be sent at once and HTTP/1.0 knows no "
        "other way. Use HTTP/1.1."
    ),
    "internal-error": marked("The server made a mistake. Its log says which."),
    "invalid-parameter": marked("A parameter has a value of the wrong type. The detail says what is allowed."),
    "malformed-batch": marked(
        "What was sent is no reconciliation query of version 0.2. The detail says which and why."
    ),
    "malformed-host": marked("The request names no host, more than one, or what is no name of a host."),
    "malformed-parameters": marked("The parameters cannot be read. Percent-encode them as UTF-8."),
    "malformed-query": marked("The query is no SPARQL 1.1. Line and column say where it cannot go on."),
    "malformed-request": marked("What was sent is no request of HTTP/1.1."),
    "memory-limit": marked("The query needed more memory than a worker may have. Ask for less."),
    "method-not-allowed": marked("This address does not know the method. The Allow header has those that it knows."),
    "missing-parameter": marked("A question needs a parameter that was not given."),
    "missing-query": marked("The form has no field `query`."),
    "no-evidence": marked("The question does not say which of its nodes carry evidence."),
    "not-acceptable": marked("Neither Accept nor `format` wants what is on offer. The member `offered` lists it."),
    "not-finished": marked(
        "The answer takes longer than one may wait for it. It is finished and kept: ask again after the "
        "time in Retry-After."
    ),
    "not-found": marked("There is nothing at this address."),
    "not-loaded": marked("The data could not be loaded. The server's log says why."),
    "query-not-answerable": marked(
        "The query is well formed, and the engine cannot evaluate it, as an unknown function."
    ),
    "query-too-complex": marked(
        "The query has more brackets within each other, operators or sub-selects than is allowed."
    ),
    "query-too-long": marked("The text of the query is longer than is allowed."),
    "removed-dump": marked(
        "There was a dump of this name. The member `kept` leads to the one that holds what it held."
    ),
    "repeated-parameter": marked("A parameter that may stand once stands more often."),
    "request-timeout": marked("The request did not arrive in time."),
    "request-too-large": marked("The body of the request is larger than is allowed."),
    "restarting": marked("The data are being loaded anew. Ask again after the time in Retry-After."),
    "retired-thing": marked(
        "There was a thing of this name; it is gone. `candidates` are the things that stand in its place."
    ),
    "rows-limit": marked("The answer has more rows than one answer may have. Ask for less, or take a dump."),
    "time-limit": marked("The query took longer than it may and was stopped. Ask for less."),
    "two-datasets": marked("A view and named graphs were given. Give one or the other."),
    "unfit-format": marked("The format cannot hold what stands in the data. The detail says what. Choose another one."),
    "unknown-choice": marked("A list or a comparison does not have what was chosen. The detail says what there is."),
    "unknown-dump": marked("There is no dump of this name. `/dump/` lists them."),
    "unknown-format": marked("There is no such format here."),
    "unknown-graph": marked("There is no such graph. The member `graphs` lists those that there are."),
    "unknown-name": marked(
        "Nothing, or more than one thing, bears the name. The member `candidates` has what comes near."
    ),
    "unknown-parameter": marked("The question has no parameter of this name."),
    "unknown-query": marked("There is no canned query of this name."),
    "unknown-thing": marked("There is no thing of this name. The member `candidates` has what comes near."),
    "unknown-transfer-coding": marked("The body is written in a way that is not understood here. Send it as it is."),
    "unknown-version": marked("There is no such version of the vocabulary here."),
    "unknown-view": marked("There is no such view. The member `views` lists them."),
    "unsupported-media-type": marked("The body is neither a form nor a query."),
    "which-graph": marked("The address names no graph, or two ways of naming one."),
    "worker-lost": marked("The process that answered died. Another has taken its place: ask again."),
}
