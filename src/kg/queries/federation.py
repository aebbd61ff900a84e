"""SERVICE in a query of one's own: allowed addresses are asked here, and the query goes on without them.

The engine is never let out. What stands around a `SERVICE <address> { … }` is answered first, as far as it bounds what
the service is asked for (`kg.queries.surroundings`); the bindings of the variables that both have in common are sent
along as VALUES (SPARQL 1.1 Federated Query, section 4), and what comes back takes the place of the block, as VALUES
again.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pyoxigraph import BlankNode

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.queries.remote import posted_once
from kg.queries.surroundings import surroundings
from kg.rdf.graph import Term
from kg.rdf.namespaces import PREFIXES
from kg.sparql.groups import Group, read_groups, render, variables
from kg.sparql.tokens import Token, tokenize

__all__ = ["without_services"]

_ROWS_AT_ONCE = 100
_MOST_ROWS = 5000

Ask = Callable[[str], Answer]


@dataclass(frozen=True)
class _Call:
    """A call: where it stands in the text, whom it calls, what it asks, what bounds that."""

    start: int
    end: int
    address: str
    pattern: str
    is_silent: bool
    variables: frozenset[str]
    around: str


def without_services(text: str, allowed: Sequence[str], ask_here: Ask, timeout: float | None = None) -> str:
    """Return the query with what allowed services answer in the place of their blocks, wherever they stand.

    `allowed` are addresses; an address below one of them is allowed as well. What stands within a block is asked of its
    service as it is. Raises KgError for any other address, one that leads to a private network unless it is written as
    a number, and a service that does not answer.
    """
    tokens = tokenize(text)
    calls = list(_calls(read_groups(tokens)))
    for call in calls:
        _check(call.address, allowed)
    prologue = _prologue(tokens)
    pieces, last = [], 0
    for call in calls:
        pieces += [text[last : call.start], _answered(call, prologue, ask_here, timeout)]
        last = call.end
    return "".join([*pieces, text[last:]])


def _calls(query: Group, group: Group | None = None) -> Iterator[_Call]:
    """Yield the calls of a query in order."""
    group, called = group or query, list[Token]()
    for part in group.parts:
        if isinstance(part, Token):
            if part.keyword == "SERVICE" or (called and part.kind != "space"):
                called.append(part)
        elif called:
            yield _call(query, called, part)
            called = []
        else:
            yield from _calls(query, part)
    if called:
        raise KgError("SERVICE names its address in full: SERVICE <https://…> { … }")


def _call(query: Group, called: Sequence[Token], group: Group) -> _Call:
    is_silent = len(called) > 1 and called[1].keyword == "SILENT"
    address = called[-1]
    if address.kind != "iri" or len(called) != 2 + is_silent:
        raise KgError("SERVICE names its address in full: SERVICE <https://…> { … }")
    pattern = "".join(map(render, group.parts))
    around = surroundings(query, group)
    names = frozenset(variables(group))
    return _Call(called[0].start, group.end, address.text[1:-1], pattern, is_silent, names, around)


def _prologue(tokens: Sequence[Token]) -> str:
    """Return the declarations of prefixes: ours, and those of the query, which go before."""
    own: dict[str, str] = {}
    solid = [token for token in tokens if token.kind != "space"]
    for word, name, iri in zip(solid, solid[1:], solid[2:], strict=False):
        if word.keyword == "PREFIX" and name.prefix is not None and iri.kind == "iri":
            own[name.prefix] = iri.text
    known = {**{prefix: f"<{namespace}>" for prefix, namespace in PREFIXES.items()}, **own}
    return "".join(f"PREFIX {prefix}: {iri}\n" for prefix, iri in known.items())


def _answered(call: _Call, prologue: str, ask_here: Ask, timeout: float | None) -> str:
    """Return what a service answers, as VALUES; of a silent one that fails, nothing."""
    shared = sorted(call.variables & {token.variable for token in tokenize(call.around)} - {""})
    chunks = [""]
    if shared:
        wanted = " ".join(f"?{name}" for name in shared)
        here = ask_here(f"{prologue}SELECT DISTINCT {wanted} WHERE {{ {call.around} }}")
        shared, rows = _bound(here)
        chunks = [_values(shared, rows[n : n + _ROWS_AT_ONCE]) for n in range(0, len(rows), _ROWS_AT_ONCE)]
        chunks = chunks if shared else [""][: len(rows)]
    names, found = sorted(call.variables), list[Sequence[object]]()
    try:
        for chunk in chunks:
            selected = " ".join(f"?{name}" for name in names) or "*"
            query = f"{prologue}SELECT {selected} WHERE {{ {chunk} {call.pattern} }}"
            found += posted_once(query, call.address, timeout).rows
    except KgError:
        if call.is_silent:
            return " "
        raise
    if len(found) > _MOST_ROWS:
        raise KgError(f"{call.address} answers more than {_MOST_ROWS} rows: ask it for less")
    return f" {_values(names, found)} "


def _bound(answer: Answer) -> tuple[list[str], list[tuple[Term | None, ...]]]:
    """Return the columns that have a value in every row, each row once: a row without one would ask for all again."""
    kept = [n for n in range(len(answer.variables)) if all(row[n] is not None for row in answer.rows)]
    rows = dict.fromkeys(tuple(row[n] for n in kept) for row in answer.rows)
    return [answer.variables[n] for n in kept], list(rows)


def _values(names: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = " ".join(f"?{name}" for name in names)
    return f"VALUES ({head}) {{ {' '.join('(' + ' '.join(map(_term, row)) + ')' for row in rows)} }}"


def _term(term: object) -> str:
    """Return a term as VALUES has it; a blank node means nothing elsewhere."""
    if isinstance(term, BlankNode):
        raise KgError("a service and the graph cannot share a blank node: ask for what has a name")
    return "UNDEF" if term is None else str(term)


def _check(address: str, allowed: Sequence[str]) -> None:
    """Refuse an address that is not allowed, and a name that leads into a private network."""
    if not any(address == each or address.startswith(each.rstrip("/") + "/") for each in allowed):
        raise KgError(f"{address} is not allowed: name it with --allow-service {address}")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise KgError(f"{address} is no http address")
    if _is_number(parts.hostname):
        return
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(parts.hostname, parts.port or 443)}
    except OSError as error:
        raise KgError(f"{address}: {error}") from None
    private = sorted(each for each in found if not ipaddress.ip_address(each.partition("%")[0]).is_global)
    if private:
        raise KgError(f"{address} leads into a private network ({private[0]}): write that number if it is meant")


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
