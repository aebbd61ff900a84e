"""Turn a query about one `$this` into one about all focus nodes (SHACL, appendix A and section 5.3.1)."""

from __future__ import annotations

from itertools import pairwise

from kg.sparql.groups import Group, read_groups, render, variables
from kg.sparql.tokens import Token, tokenize
from kg.validation.shacl.sparql.exists import loosen_exists
from kg.validation.shacl.sparql.unions import narrow_groups

__all__ = [
    "ask_as_select",
    "bind_focus",
    "bind_parameters",
    "check_prebinding",
    "needs_each_focus",
    "replace_variables",
]

FORBIDDEN = ("MINUS", "VALUES", "SERVICE")
AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "HAVING"}
PREBOUND = {"this", "currentShape", "shapesGraph"}


def check_prebinding(text: str, bound: set[str]) -> str | None:
    """Return what the query must not do with pre-bound variables (appendix A), if it does."""
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    for keyword in FORBIDDEN:
        if any(token.keyword == keyword for token in tokens):
            return f"{keyword} in a query with pre-bound variables"
    for before, after in pairwise(tokens):
        if before.keyword == "AS" and after.variable in bound | PREBOUND:
            return f"AS binds ${after.variable}, which is bound already"
    return _check_subqueries(read_groups(tokens), bound | {"this"})


def _check_subqueries(root: Group, bound: set[str]) -> str | None:
    """Return the fault of a sub-query that does not hand on the pre-bound variables."""
    for group in root.walk():
        tokens = group.tokens
        if group is root or not tokens or tokens[0].keyword != "SELECT":
            continue
        missing = bound - {token.variable for token in tokens}
        if missing:
            return f"a sub-query does not select ${sorted(missing)[0]}"
    return None


def replace_variables(text: str, replacements: dict[str, str]) -> str:
    """Replace variables such as `$PATH` by other text."""
    return "".join(replacements.get(token.variable, token.text) for token in tokenize(text))


def bind_parameters(text: str, terms: dict[str, str]) -> str:
    """Put terms in place of the variables of parameters; in the SELECT clause they are left out."""
    root = read_groups(tokenize(text))
    header = {id(token) for token in root.pattern if token.variable in terms}
    parts = ["" if id(part) in header else render(part) for part in root.parts]
    return replace_variables("".join(parts), terms)


def ask_as_select(text: str, path: str) -> str:
    """Return a query for the focus nodes and values for which an ASK query says no (section 6.3)."""
    body = render(read_groups(tokenize(text)).groups[0])
    if path:
        return f"SELECT DISTINCT $this ?value WHERE {{ {path} FILTER NOT EXISTS {body} }}"
    return f"SELECT DISTINCT $this WHERE {{ FILTER NOT EXISTS {replace_variables(body, {'value': '$this'})} }}"


def needs_each_focus(text: str) -> bool:
    """Tell whether a query counts or limits its rows, and so must run for each focus node alone."""
    tokens = [token for token in tokenize(text) if token.kind != "space"]
    words = [token.keyword for token in tokens]
    if {"LIMIT", "OFFSET"} & set(words):
        return True
    return bool(AGGREGATES & set(words)) and _grouped_by_this(tokens) < words.count("SELECT")


def _grouped_by_this(tokens: list[Token]) -> int:
    """Count the GROUP BY clauses that begin with `$this`."""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return sum(a.keyword == "GROUP" and b.keyword == "BY" and c.variable == "this" for a, b, c in triples)


def bind_focus(text: str, focus: str) -> str:
    """Return the query for all nodes that the focus pattern binds to `?this`.

    A group inside sees nothing of what is bound outside, so one that uses `$this` only in a filter gets the
    focus pattern too.
    """
    root = read_groups(tokenize(text))
    outermost = root.groups[0]
    pattern = [Token("mark", f" {focus} ")]
    loosen_exists(root, outermost)
    _bind_inner(outermost, pattern)
    if not any(token.keyword in AGGREGATES for group in root.walk() for token in group.tokens):
        narrow_groups(outermost, pattern)
    outermost.parts[:0] = pattern
    return "".join(map(render, root.parts))


def _bind_inner(group: Group, pattern: list[Token]) -> None:
    """Bind `$this` in the groups inside; EXISTS sees the variables around it by itself."""
    for inner in group.groups:
        if inner.role != "EXISTS":
            _bind_inner(inner, pattern)
            if _only_filtered(inner):
                inner.parts[:0] = pattern


def _only_filtered(group: Group) -> bool:
    """Tell whether a group uses `$this` without a triple pattern that binds it."""
    inside = "this" in {token.variable for token in group.tokens}
    inside = inside or any("this" in variables(each) for each in group.groups if each.role == "EXISTS")
    selects = any(token.keyword == "SELECT" for token in group.tokens[:1])
    return inside and not selects and "this" not in {token.variable for token in group.pattern}
