"""An inner group is evaluated alone, often as a product: give it the triple patterns that stand before it."""

from __future__ import annotations

from kg.sparql.groups import Group, variables
from kg.sparql.tokens import Token

__all__ = ["narrow_groups"]

JOINED = ("", "UNION")
UNNAMED = ("[", "]")


def narrow_groups(outermost: Group, focus: list[Token]) -> None:
    """Copy leading triple patterns into joined groups: joining a pattern twice changes nothing."""
    for inner in [group for group in outermost.groups if is_joined(group)]:
        leading = focus + _leading(outermost)
        if _is_safe(inner, leading):
            inner.parts[:0] = [*leading, Token("mark", " . ")]


def is_joined(group: Group) -> bool:
    """Tell whether the group is a branch of a union, or just stands there."""
    return group.role in JOINED and not any(t.keyword == "SELECT" for t in group.tokens)


def _leading(group: Group) -> list[Token]:
    """Return the triple patterns at the beginning of a group, with their spaces."""
    found: list[Token] = []
    for part in group.parts:
        if isinstance(part, Group) or part.keyword in ("FILTER", "BIND", "OPTIONAL", "GRAPH"):
            break
        found.append(part)
    while found and (found[-1].kind == "space" or found[-1].text == "."):
        found.pop()
    return found


def _is_safe(inner: Group, leading: list[Token]) -> bool:
    """Tell whether the inner group takes from the leading patterns only what it binds itself."""
    if any(token.text in UNNAMED or token.text.startswith("_:") for token in leading):
        return False
    outside = {token.variable for token in leading} - {"", "this"}
    own = {token.variable for token in inner.pattern}
    return bool(outside & own) and not (variables(inner) & outside) - own
