"""Give variables of a query their values before it runs (SHACL, appendix A and section 5.3.1).

The Recommendation joins the values into each basic pattern. Here a pattern that binds the variable is put into each
group that would not see it otherwise: for `$this` that of all focus nodes, or of one after the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from kg.sparql.groups import Group, read_groups, render, variables
from kg.sparql.tokens import Token, tokenize
from kg.validation.shacl.sparql.exists import loosen_exists
from kg.validation.shacl.sparql.unions import narrow_groups

__all__ = ["PREBOUND", "check_prebinding", "needs_each_focus", "prebind", "replace_variables", "used_variables"]

FORBIDDEN = ("MINUS", "VALUES", "SERVICE")
AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "HAVING"}
PREBOUND = {"this", "currentShape", "shapesGraph"}


def used_variables(text: str) -> set[str]:
    """Return the names of all variables of a query."""
    return {token.variable for token in tokenize(text)} - {""}


def check_prebinding(text: str, bound: set[str]) -> str | None:
    """Return what the query must not do with pre-bound variables (appendix A), if it does."""
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    for keyword in FORBIDDEN:
        if any(token.keyword == keyword for token in tokens):
            return f"{keyword} in a query with pre-bound variables"
    for before, after in pairwise(tokens):
        if before.keyword == "AS" and after.variable in bound | PREBOUND:
            return f"AS binds ${after.variable}, which is bound already"
    return _check_selects(read_groups(tokens), bound | {"this"})


def _check_selects(root: Group, bound: set[str]) -> str | None:
    """Return the fault of a SELECT that does not hand on `$this` (5.2), or of a sub-query that keeps a variable."""
    for group in root.walk():
        projected = _projected(group)
        if projected is None:
            continue
        needed = {"this"} if group is root else bound
        if group is not root and _is_for_all(group):
            projected = _in_scope(group)
        if missing := needed - projected:
            where = "the query" if group is root else "a sub-query"
            return f"{where} does not select ${sorted(missing)[0]}"
    return None


def _is_for_all(group: Group) -> bool:
    """Tell whether a group is a SELECT of all that is in scope."""
    tokens = group.tokens
    return bool(tokens) and tokens[0].keyword == "SELECT" and any(token.text == "*" for token in tokens[1:3])


def _in_scope(group: Group) -> set[str]:
    """Return the variables that a group binds; a filter, EXISTS too, binds none (SPARQL 1.1, section 18.2.1)."""
    found = {token.variable for token in group.pattern} - {""}
    for inner in group.groups:
        projected = None if _is_for_all(inner) else _projected(inner)
        found |= set() if inner.role == "EXISTS" else _in_scope(inner) if projected is None else projected
    return found


def _projected(group: Group) -> set[str] | None:
    """Return the variables that a group's SELECT clause hands on, or None if it has no such clause."""
    clause: list[Token] = []
    started = False
    for part in group.parts:
        if isinstance(part, Group) or part.keyword in ("WHERE", "FROM"):
            break
        if part.keyword == "SELECT":
            started = True
        elif started:
            clause.append(part)
    if not started:
        return None
    plain = Group(parts=list(clause)).pattern
    if any(token.text == "*" for token in plain):
        return variables(group)
    words = [token for token in clause if token.kind != "space"]
    computed = {after.variable for before, after in pairwise(words) if before.keyword == "AS"}
    return {token.variable for token in plain} | computed


def replace_variables(text: str, replacements: Mapping[str, str]) -> str:
    """Replace variables such as `$PATH` by other text."""
    return "".join(replacements.get(token.variable, token.text) for token in tokenize(text))


def needs_each_focus(text: str) -> bool:
    """Tell whether a query must run for each focus node alone: it counts or limits its rows, or looks into a graph.

    In a graph the patterns of many focus nodes would find nothing.
    """
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    words = [token.keyword for token in tokens]
    if {"LIMIT", "OFFSET", "GRAPH"} & set(words):
        return True
    return bool(AGGREGATES & set(words)) and _grouped_by_this(tokens) < words.count("SELECT")


def _grouped_by_this(tokens: list[Token]) -> int:
    """Count the GROUP BY clauses that begin with `$this`."""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return sum(a.keyword == "GROUP" and b.keyword == "BY" and c.variable == "this" for a, b, c in triples)


def prebind(text: str, patterns: Mapping[str, str], *, for_all: bool = False) -> str:
    """Return the query with variables bound by patterns, which must bind each value once and no other variable.

    `for_all` says that the pattern of `$this` is about many nodes: the query is then also written so that the store
    does not join all of them with all else.
    """
    root = read_groups(tokenize(text))
    outermost = root.groups[0]
    bindings = {name: Token("mark", f" {pattern} ") for name, pattern in patterns.items()}
    if for_all:
        loosen_exists(root, outermost)
    _bind_inner(outermost, bindings)
    if for_all and not any(token.keyword in AGGREGATES for group in root.walk() for token in group.tokens):
        narrow_groups(outermost, [bindings["this"]])
    outermost.parts[:0] = list(bindings.values())
    return "".join(map(render, root.parts))


def _bind_inner(group: Group, bindings: Mapping[str, Token], handed_on: frozenset[str] = frozenset()) -> None:
    """Bind the variables in the groups inside; what a sub-query hands on must be bound within it."""
    for inner in group.groups:
        projected = _projected(inner)
        _bind_inner(inner, bindings, frozenset(projected or ()))
        if projected is None and inner.role != "EXISTS":  # which sees what is bound around it
            inner.parts[:0] = [token for name, token in bindings.items() if _lacks(inner, name, name in handed_on)]


def _lacks(group: Group, name: str, wanted: bool) -> bool:
    """Tell whether a group uses a variable (or must hand it on) without a triple pattern that binds it."""
    inside = wanted or name in {token.variable for token in group.tokens}
    inside = inside or any(name in variables(each) for each in group.groups if each.role == "EXISTS")
    return inside and name not in {token.variable for token in group.pattern}
