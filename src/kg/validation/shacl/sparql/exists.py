"""FILTER NOT EXISTS with several patterns is quadratic in Oxigraph: say it with OPTIONAL or MINUS."""

from __future__ import annotations

from kg.sparql.groups import Group, variables
from kg.sparql.tokens import Token

__all__ = ["loosen_exists"]

KEYWORDS = {"FILTER", "A", "IN", "NOT"}
SEVERAL = {".", ";", ",", "/"}
UNBOUNDED = {"*", "+", "?", "{"}


def loosen_exists(root: Group, outermost: Group) -> None:
    """Rewrite every FILTER NOT EXISTS for which it is safe and pays."""
    fixed = _fixed_variables(root)
    for group in [g for g in outermost.walk() if not _in_exists(g, outermost)]:
        bound = {token.variable for token in group.pattern} | ({"this"} if group is outermost else set())
        _loosen_group(group, bound - {""}, fixed)


def _in_exists(group: Group, outermost: Group) -> bool:
    """Tell whether the group stands inside an EXISTS."""
    return any(group in each.walk() for each in outermost.walk() if each.role == "EXISTS")


def _fixed_variables(group: Group) -> set[str]:
    """Return the variables that occur anywhere but inside an EXISTS."""
    found = set[str]()
    for part in group.parts:
        if isinstance(part, Token):
            found |= variables(part)
        elif part.role != "EXISTS":
            found |= _fixed_variables(part)
    return found


def _loosen_group(group: Group, bound: set[str], fixed: set[str]) -> None:
    """Rewrite in one group; what replaces a filter goes to the end, as filters do."""
    for inner in [g for g in group.groups if g.role == "EXISTS"]:
        start = _filter_start(group, inner)
        if start is not None and _is_plain(inner) and variables(inner) & bound:
            del group.parts[start : _index(group, inner) + 1]
            group.parts += _replacement(inner, fixed)


def _index(group: Group, inner: Group) -> int:
    """Return the position of a part, by identity."""
    return next(n for n, part in enumerate(group.parts) if part is inner)


def _filter_start(group: Group, inner: Group) -> int | None:
    """Return the position of FILTER if just FILTER NOT EXISTS stands before the group."""
    wanted = ["EXISTS", "NOT", "FILTER"]
    for position in range(_index(group, inner) - 1, -1, -1):
        part = group.parts[position]
        if isinstance(part, Token) and part.kind == "space":
            continue
        if not isinstance(part, Token) or part.keyword != wanted.pop(0):
            return None
        if not wanted:
            return position
    return None


def _is_plain(inner: Group) -> bool:
    """Tell whether a group has several triple patterns, no endless path, and filters about itself only."""
    pattern = inner.pattern
    names = {token.variable for token in pattern}
    texts = [token.text for token in pattern]
    keywords = {token.text.upper() for token in inner.tokens if token.kind in ("word", "language")}
    parenthesised = {token.variable for token in inner.tokens} - names
    return (
        not inner.groups
        and keywords <= KEYWORDS
        and bool(SEVERAL & set(texts[:-1]))
        and not UNBOUNDED & set(texts)
        and not parenthesised
    )


def _replacement(inner: Group, fixed: set[str]) -> list[Token | Group]:
    """Return OPTIONAL and a test if a variable can tell whether it matched, or else MINUS."""
    own = sorted({token.variable for token in inner.pattern} - fixed - {""})
    if not own:
        return [Token("word", " MINUS "), inner]
    renamed = {name: f"{name}_in{id(inner)}" for name in own}
    parts = [Token("variable", f"?{renamed[p.variable]}") if _is_in(p, renamed) else p for p in inner.parts]  # type: ignore[union-attr]
    test = Token("mark", f" FILTER(!BOUND(?{renamed[own[0]]})) ")
    return [Token("word", " OPTIONAL "), Group("OPTIONAL", parts), test]


def _is_in(part: Token | Group, renamed: dict[str, str]) -> bool:
    """Tell whether a part is a variable to be renamed."""
    return isinstance(part, Token) and part.variable in renamed
