"""What is refused before a query is parsed: size, nesting, operations that change or leave the data.

The engine's parser is recursive and dies of a few thousand nested groups, and no engine here tells what a parsed query
holds; so the tokens are looked at (SPARQL 1.1 Query, section 19.8). Most queries are passed after a look at their
characters alone.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.sparql.complexity import QueryLimits, too_much
from kg.sparql.lexer import Reading, readings
from kg.translation import marked, message

__all__ = ["FORMS", "Look", "look", "look_at"]

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# What calls for a closer look, wherever it stands (ſ is another small S).
_SUSPICIOUS = ("\\u", "service", "load", "from", "rand", "now", "uuid", "bnode", "ſ")
_VERSION = r"""VERSION\s*+(?:"[^"\\\n\r]*+"|'[^'\\\n\r]*+')"""
_PROLOGUE = re.compile(
    rf"(?>\s++|\#[^\n\r]*+|PREFIX\s++[^\s:<>]*+:\s*+<[^<>]*+>|BASE\s*+<[^<>]*+>|{_VERSION})*+(?P<form>[A-Za-z]++)", re.I
)
_EXCESS = {
    "depth": marked("the query nests deeper than %(limit)s brackets"),
    "operators": marked("the query has more than %(limit)s operators"),
    "selects": marked("the query has more than %(limit)s sub-selects"),
}
_CHANGING = frozenset(["RAND", "NOW", "UUID", "STRUUID", "BNODE"])


@dataclass(frozen=True)
class Look:
    """What is known of a query before it is parsed.

    `form` is SELECT, ASK, CONSTRUCT, DESCRIBE, or empty where none is found; `datasets`: it names graphs by FROM;
    `steady`: asked twice of the same data it gives the same answer.
    """

    form: str
    datasets: bool = False
    steady: bool = True


_LONG = 1 << 14


async def look(text: str, limits: Limits) -> Look:
    """Do the same as `look_at`; a long text is looked at beside the event loop, so that others need not wait."""
    return look_at(text, limits) if len(text) < _LONG else await asyncio.to_thread(look_at, text, limits)


def look_at(text: str, limits: Limits) -> Look:
    """Return what a query is, or raise the problem for which it is refused."""
    if len(text) > limits.text or len(text.encode("utf-8", "surrogatepass")) > limits.text:
        detail = message("the query is longer than %(text)s bytes", text=limits.text)
        raise Problem(413, "query-too-long", "Query too long", detail, limit=limits.text)
    if len(text) <= limits.operators and _is_plain(text.lower(), limits):
        found = _PROLOGUE.match(text)
        if found and found["form"].upper() in FORMS:
            return Look(found["form"].upper())
    looks = [_look_closely(reading, limits) for reading in readings(text)]
    return looks[0]


def _is_plain(lower: str, limits: Limits) -> bool:
    """Tell whether the characters alone show that nothing here can be refused."""
    if lower.count("{") + lower.count("(") + lower.count("[") > limits.depth or lower.count("select") > limits.selects:
        return False
    return not any(word in lower for word in _SUSPICIOUS)


def _look_closely(reading: Reading, limits: Limits) -> Look:
    if reading.may_call_service:
        detail = message("SERVICE is not allowed here: a query reads this endpoint's data and nothing else")
        raise Problem(403, "forbidden-feature", "Federation is refused", detail, feature="SERVICE")
    if reading.may_hide_service:
        raise _ambiguous()
    _refuse_updates(reading)
    _refuse_complexity(reading, limits)
    form = next((form for form in FORMS if reading.first.startswith(form)), "")
    return Look(form, reading.names_graphs, not (reading.is_ambiguous or _CHANGING & set(reading.words)))


def _refuse_complexity(reading: Reading, limits: Limits) -> None:
    of_text = QueryLimits(limits.text, limits.depth, limits.operators, limits.selects)
    if excess := too_much(reading, of_text):
        raise _too_complex(*excess)


def _too_complex(what: str, limit: int) -> Problem:
    detail = message(_EXCESS[what], limit=limit)
    return Problem(400, "query-too-complex", "Query too complex", detail, limit=limit)


def _ambiguous() -> Problem:
    detail = message(
        "after `<` it cannot be told less-than from an IRI: write a space after less-than, an IRI with its scheme"
    )
    return Problem(400, "ambiguous-query", "Ambiguous query", detail)


def _refuse_updates(reading: Reading) -> None:
    if reading.update:
        detail = message("%(update)s is an update: this endpoint only reads", update=reading.update)
        raise Problem(403, "forbidden-feature", "Updates are refused", detail, feature=reading.update)
