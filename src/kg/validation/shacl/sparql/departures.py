"""What the store computes otherwise than SPARQL 1.1: long numbers, casts, bare conditions, the order of booleans."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.sparql.groups import read_groups
from kg.sparql.tokens import Token, declared_prefixes, tokenize
from kg.validation.shacl.literals import ILL_TYPED, Literals
from kg.validation.shacl.vocabulary import XSD

__all__ = ["LONG_NUMBER", "Place", "departs", "in_expressions", "names_ill_typed", "orders"]

AT_A_GLANCE = re.compile(r"[*/+!|&-]|\bSTRDT\b|\bIF\b|\bSUM\b|\bAVG\b|FILTER\s*\(\s*[?$]|XMLSchema#|\w:\w+\s*\(", re.I)
CONDITIONS = {"FILTER", "HAVING"}
WITHIN = {"", "IF"}  # what asks for a truth: a bare condition, and the function of one
BEFORE, AFTER = {"(", "!", "&&", "||"}, {")", "&&", "||", ","}
ORDER = {"<", ">", "<=", ">="}
LOGICAL = {*ORDER, "=", "!=", "!", "&&", "||"}
SIGNS = {"+", "-", "*", "/"}
TOTALS = {"SUM", "AVG"}
LONG = 10  # digits: the product of two shorter numbers has a place in the store, and so have nine thousand million sums
LONG_NUMBER = re.compile(rf"\d{{{LONG}}}|\.\d{{{LONG}}}")


class Place(NamedTuple):
    """A token in parentheses, with those before and after it and the innermost function around it, if any."""

    token: Token
    before: Token
    after: Token
    call: str


def in_expressions(text: str) -> Iterator[Place]:
    """Yield each token in parentheses; within a bare condition the function is nothing."""
    end = Token("end", "")
    for group in read_groups(tokenize(text)).walk():
        stack: list[str] = []
        tokens = group.tokens
        for before, token, after in zip([end, *tokens], tokens, [*tokens[1:], end], strict=False):
            if token.text == "(":
                stack.append(_call(before, stack))
            elif token.text == ")" and stack:
                stack.pop()
            elif stack:
                yield Place(token, before, after, stack[-1])


def _spaceless(text: str) -> list[Token]:
    return [token for token in tokenize(text) if token.kind != "space"]


def _call(before: Token, stack: list[str]) -> str:
    """Return what parentheses belong to: a function, or what is around them, or the condition that they are."""
    if before.keyword in CONDITIONS:
        return ""
    if before.keyword not in ("", "IN", "DISTINCT"):
        return before.keyword
    if before.kind in ("name", "iri") or not stack:
        return "CALL"
    return stack[-1]


def departs(text: str, prefixes: dict[str, str], *, long: bool) -> bool:
    """Tell whether a query computes what the store cannot; `long` tells that the data have numbers of many digits."""
    if not AT_A_GLANCE.search(text):
        return False
    tokens, prefixes = _spaceless(text), {**prefixes, **declared_prefixes(text)}
    if any(_makes_literals(token, after, prefixes) for token, after in pairwise(tokens)):
        return True
    places = list(in_expressions(text))
    return any(map(_asks_for_truth, places)) or _computes(tokens, places, long)


def _makes_literals(token: Token, after: Token, prefixes: dict[str, str]) -> bool:
    """Tell whether a token casts to a datatype of XML Schema, or makes a literal that the store would rewrite."""
    if after.text != "(":
        return False
    if token.kind == "iri":
        return token.text[1:].startswith(XSD.base)
    return token.keyword == "STRDT" or (token.prefix is not None and prefixes.get(token.prefix) == XSD.base)


def _asks_for_truth(place: Place) -> bool:
    """Tell whether a variable stands alone where a truth is asked for (17.2.2)."""
    alone = place.before.text in BEFORE and place.after.text in AFTER
    return bool(place.token.variable) and place.call in WITHIN and (alone or place.before.text == "!")


def _computes(tokens: list[Token], places: list[Place], long: bool) -> bool:
    """Tell whether sums or products may go beyond 64 bits."""
    signs = [place.token.text for place in places if _is_sign(place)]
    totals = any(token.keyword in TOTALS for token in tokens)
    if not (signs or totals):
        return False
    if long or any(token.kind == "number" and LONG_NUMBER.search(token.text) for token in tokens):
        return True
    return signs.count("*") + totals > 1


def _is_sign(place: Place) -> bool:
    """Tell whether a token stands for a sum, a product or the like, and in no path, count or negative number."""
    before, after = place.before, place.after
    if place.token.text not in SIGNS or before.kind in ("name", "iri") or before.keyword == "DISTINCT":
        return False
    return before.text != "(" or (after.kind != "number" and after.text != ")")


def orders(text: str, booleans: Collection[str]) -> bool:
    """Tell whether a query orders values of variables that may hold a boolean, or the results of conditions (17.3)."""
    tokens = _spaceless(text)
    places = [place for place, token in enumerate(tokens) if token.text in ORDER and token.kind == "mark"]
    return any(
        side.variable in booleans for place in places for side in tokens[place - 1 : place + 2] if side.variable
    ) or any(_is_condition(_beside(tokens, place, step)) for place in places for step in (-1, 1))


def _beside(tokens: list[Token], place: int, step: int) -> list[Token]:
    """Return what is in the parentheses before (-1) or behind (1) a token, if that is what stands there."""
    closing, opening = ("(", ")") if step < 0 else (")", "(")
    depth, found = 0, []
    for token in tokens[place + step :: step]:
        depth += (token.text == opening) - (token.text == closing)
        if depth <= 0:
            break
        found.append(token)
    return found


def _is_condition(tokens: list[Token]) -> bool:
    return any(token.kind == "mark" and token.text in LOGICAL for token in tokens)


def names_ill_typed(text: str, prefixes: dict[str, str]) -> bool:
    """Tell whether a query names a literal of a datatype of XML Schema that has no such value."""
    tokens, prefixes = _spaceless(text), {**prefixes, **declared_prefixes(text)}
    for string, mark, kind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if string.kind == "string" and mark.text == "^^":
            prefix, _, local = kind.text.partition(":")
            name = prefixes.get(prefix, "") + local if kind.kind == "name" else kind.text[1:-1]
            twin = Literals().encode(Literal(string.text.strip("\"'"), datatype=NamedNode(name)))
            if isinstance(twin, Literal) and twin.datatype.value.startswith(ILL_TYPED):
                return True
    return False
