"""REGEX and REPLACE in an author's query: written for the store, or called here (SPARQL 1.1, 17.4.3.14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, Store

from kg.sparql.tokens import Token, tokenize
from kg.validation.shacl.patterns import Pattern, PatternError, translate
from kg.validation.shacl.patterns.calling import CALL
from kg.validation.shacl.patterns.matching import engine_takes, flags_of

__all__ = ["pattern_fault", "with_patterns"]

FUNCTIONS = ("REGEX", "REPLACE")
EMPTY = Store()  # asked only what a written string is


class _Call(NamedTuple):
    """A call of a function of patterns: where its name stands among the tokens, and its arguments."""

    name: int
    arguments: list[list[int]]


def pattern_fault(text: str) -> str | None:
    """Return what is wrong with the first pattern of a query that is written in it and is none of XPath."""
    tokens = tokenize(text)
    for call in _calls(tokens):
        try:
            _constant(tokens, call)
        except PatternError as problem:
            return f"{tokens[call.name].keyword} with what is no XPath pattern ({problem})"
    return None


def with_patterns(text: str) -> str:
    """Return the query with its patterns in the dialect of the store, or with calls of ours in their place."""
    tokens = tokenize(text)
    written = [token.text for token in tokens]
    for call in _calls(tokens):
        pattern = _constant(tokens, call)
        if pattern is not None and tokens[call.name].keyword == "REGEX" and engine_takes(pattern):
            _write(written, call, pattern)
        else:
            written[call.name] = f"<{CALL}{tokens[call.name].keyword}>"
    return "".join(written)


def _write(written: list[str], call: _Call, pattern: Pattern) -> None:
    """Put a translated pattern and its flags in the place of the second argument and the third."""
    for places in call.arguments[1:]:
        for place in places:
            written[place] = ""
    written[call.arguments[1][0]] = f" {Literal(pattern.for_rust)}"
    if len(call.arguments) > 2:
        written[call.arguments[2][0]] = f" {flags_of(pattern)}"


def _constant(tokens: list[Token], call: _Call) -> Pattern | None:
    """Return the pattern of a call, if pattern and flags are written as strings."""
    places = [call.arguments[1], *call.arguments[3 if tokens[call.name].keyword == "REPLACE" else 2 :]]
    given = [[tokens[place] for place in each if tokens[place].kind != "space"] for each in places]
    if not all(len(each) == 1 and each[0].kind == "string" for each in given):
        return None
    return translate(*(_said(each[0].text) for each in given))


def _said(written: str) -> str:
    """Return what a string of SPARQL says, its escapes read."""
    (row,) = EMPTY.query(f"SELECT ({written} AS ?said) {{}}")  # type: ignore[misc]
    return str(row[0].value)


def _calls(tokens: list[Token]) -> Iterator[_Call]:
    """Yield the calls of functions of patterns that have two arguments at least."""
    for place, token in enumerate(tokens):
        if token.keyword in FUNCTIONS:
            arguments = _arguments(tokens, place + 1)
            if len(arguments) > 1:
                yield _Call(place, arguments)


def _arguments(tokens: list[Token], place: int) -> list[list[int]]:
    """Return the places of the tokens of each argument between the parentheses that follow."""
    found: list[list[int]] = []
    depth = 0
    for at in range(place, len(tokens)):
        text = tokens[at].text if tokens[at].kind == "mark" else ""
        depth += (text == "(") - (text == ")")
        if depth == 0 and text == ")":
            return found
        if (text == "(" and depth == 1) or (text == "," and depth == 1):
            found.append([])
        elif found:
            found[-1].append(at)
    return found
