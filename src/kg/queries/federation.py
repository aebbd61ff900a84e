"""SERVICE in a query of one's own: allowed addresses are asked here, and the query goes on without them.

The engine is never let out. For each `SERVICE <address> { … }` that stands directly in WHERE, what else stands there is
answered first (without its filters, which may speak of what the service tells); the bindings of the variables that both
have in common are sent along as VALUES (SPARQL 1.1 Federated Query, section 4), and what comes back takes the place of
the block, as VALUES again.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from pyoxigraph import BlankNode

from kg.errors import KgError
from kg.queries.answers import Answer
from kg.queries.remote import posted_once
from kg.rdf.namespaces import PREFIXES
from kg.sparql.tokens import Token, tokenize

__all__ = ["without_services"]

_ROWS_AT_ONCE = 100
_MOST_ROWS = 5000
_OPEN, _CLOSE = {"{": 1, "(": 1, "[": 1}, {"}": 1, ")": 1, "]": 1}

Ask = Callable[[str], Answer]


@dataclass(frozen=True)
class _Block:
    """One call: where it stands in the tokens, whom it calls, what it asks."""

    start: int
    end: int
    address: str
    pattern: str
    is_silent: bool
    variables: frozenset[str]


@dataclass(frozen=True)
class _Around:
    """What stands around the blocks: prefixes, the rest of WHERE without filters, and its variables."""

    prologue: str
    rest: str
    variables: frozenset[str]


def without_services(text: str, allowed: Sequence[str], ask_here: Ask, timeout: float | None = None) -> str:
    """Return the query with what allowed services answer in the place of their blocks.

    `allowed` are addresses; an address below one of them is allowed as well. Raises KgError for any other address, one
    that leads to a private network unless it is written as a number, a service that does not answer, and a block that
    stands deeper than in WHERE itself.
    """
    tokens = tokenize(text)
    begin, end = _where(tokens)
    blocks = _blocks(tokens, begin, end)
    for block in blocks:
        _check(block.address, allowed)
    rest = _written(tokens, begin + 1, end, [*((b.start, b.end) for b in blocks), *_filters(tokens, begin, end)])
    variables = frozenset(token.variable for token in tokenize(rest) if token.variable)
    around = _Around(_prologue(tokens), rest, variables)
    pieces, last = [], 0
    for block in blocks:
        pieces += [text[last : tokens[block.start].start], _answered(block, around, ask_here, timeout)]
        last = tokens[block.end].end
    return "".join([*pieces, text[last:]])


def _where(tokens: Sequence[Token]) -> tuple[int, int]:
    begin = next((place for place, token in enumerate(tokens) if token.text == "{"), None)
    if begin is None:
        raise KgError("the query is malformed: it has no group in braces")
    return begin, _closing(tokens, begin)


def _closing(tokens: Sequence[Token], begin: int) -> int:
    depth = 0
    for place in range(begin, len(tokens)):
        text = tokens[place].text if tokens[place].kind == "mark" else ""
        depth += _OPEN.get(text, 0) - _CLOSE.get(text, 0)
        if not depth:
            return place
    raise KgError("the query is malformed: a bracket is not closed")


def _blocks(tokens: Sequence[Token], begin: int, end: int) -> list[_Block]:
    found, place, depth = [], begin, 0
    while place < end:
        token = tokens[place]
        mark = token.text if token.kind == "mark" else ""
        depth += _OPEN.get(mark, 0) - _CLOSE.get(mark, 0)
        if token.keyword == "SERVICE":
            if depth > 1:
                raise KgError("SERVICE stands within another group: put it directly into WHERE")
            found.append(block := _block(tokens, place))
            place = block.end
        place += 1
    return found


def _block(tokens: Sequence[Token], start: int) -> _Block:
    solid = [place for place in range(start + 1, len(tokens)) if tokens[place].kind != "space"][:3]
    is_silent = bool(solid) and tokens[solid[0]].keyword == "SILENT"
    called, opened = (solid[1:3] if is_silent else solid[:2]) if len(solid) == 3 else (start, start)
    if tokens[called].kind != "iri" or tokens[opened].text != "{":
        raise KgError("SERVICE names its address in full: SERVICE <https://…> { … }")
    end = _closing(tokens, opened)
    inner = tokens[opened + 1 : end]
    variables = frozenset(token.variable for token in inner if token.variable)
    pattern = "".join(token.text for token in inner)
    return _Block(start, end, tokens[called].text[1:-1], pattern, is_silent, variables)


def _filters(tokens: Sequence[Token], begin: int, end: int) -> list[tuple[int, int]]:
    """Return where the filters of WHERE itself stand: each ends with the first bracket that closes all it opened."""
    found, place = [], begin + 1
    while place < end:
        if tokens[place].text in _OPEN and tokens[place].kind == "mark":
            place = _closing(tokens, place)
        elif tokens[place].keyword == "FILTER":
            opened = next(p for p in range(place, end) if tokens[p].kind == "mark" and tokens[p].text in {"(", "{"})
            found.append((place, _closing(tokens, opened)))
            place = found[-1][1]
        place += 1
    return found


def _written(tokens: Sequence[Token], begin: int, end: int, left_out: Sequence[tuple[int, int]]) -> str:
    gone = {place for first, last in left_out for place in range(first, last + 1)}
    return "".join(" " if place in gone else tokens[place].text for place in range(begin, end))


def _prologue(tokens: Sequence[Token]) -> str:
    """Return the declarations of prefixes: ours, and those of the query, which go before."""
    own: dict[str, str] = {}
    solid = [token for token in tokens if token.kind != "space"]
    for word, name, iri in zip(solid, solid[1:], solid[2:], strict=False):
        if word.keyword == "PREFIX" and name.prefix is not None and iri.kind == "iri":
            own[name.prefix] = iri.text
    known = {**{prefix: f"<{namespace}>" for prefix, namespace in PREFIXES.items()}, **own}
    return "".join(f"PREFIX {prefix}: {iri}\n" for prefix, iri in known.items())


def _answered(block: _Block, around: _Around, ask_here: Ask, timeout: float | None) -> str:
    """Return what a service answers, as VALUES; of a silent one that fails, nothing."""
    prologue, shared = around.prologue, sorted(block.variables & around.variables)
    chunks = [""]
    if shared:
        wanted = " ".join(f"?{name}" for name in shared)
        rows = ask_here(f"{prologue}SELECT DISTINCT {wanted} WHERE {{ {around.rest} }}").rows
        chunks = [_values(shared, rows[n : n + _ROWS_AT_ONCE]) for n in range(0, len(rows), _ROWS_AT_ONCE)]
    names, found = sorted(block.variables), list[Sequence[object]]()
    try:
        for chunk in chunks:
            selected = " ".join(f"?{name}" for name in names) or "*"
            query = f"{prologue}SELECT {selected} WHERE {{ {chunk} {block.pattern} }}"
            found += posted_once(query, block.address, timeout).rows
    except KgError:
        if block.is_silent:
            return " "
        raise
    if len(found) > _MOST_ROWS:
        raise KgError(f"{block.address} answers more than {_MOST_ROWS} rows: ask it for less")
    return f" {_values(names, found)} "


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
