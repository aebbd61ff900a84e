"""The tree of groups of a query, for rewriting: tokens and groups between braces, all of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.sparql.tokens import Token

__all__ = ["Group", "read_groups", "render", "variables"]


@dataclass
class Group:
    """What stands between two braces, or the whole query; `role` is the keyword before the brace."""

    role: str = ""
    parts: list[Token | Group] = field(default_factory=list)
    end: int = 0
    """Where it ends in the text, its brace included."""

    @property
    def tokens(self) -> list[Token]:
        """Return the tokens of this group itself, spaces left out."""
        return [p for p in self.parts if isinstance(p, Token) and p.kind != "space"]

    @property
    def groups(self) -> list[Group]:
        """Return the groups directly inside this one."""
        return [p for p in self.parts if isinstance(p, Group)]

    def walk(self) -> Iterator[Group]:
        """Yield this group and all inside it."""
        yield self
        for group in self.groups:
            yield from group.walk()

    @property
    def pattern(self) -> list[Token]:
        """Return the tokens of this group itself that are not in parentheses: its triple patterns."""
        depth, found = 0, []
        for token in self.tokens:
            depth -= token.text == ")"
            if depth == 0 and token.text not in ("(", ")"):
                found.append(token)
            depth += token.text == "("
        return found


def read_groups(tokens: list[Token]) -> Group:
    """Return the tree of groups of a query."""
    root = Group()
    stack = [root]
    for token in tokens:
        if token.kind == "mark" and token.text == "{":
            group = Group(_role(stack[-1]))
            stack[-1].parts.append(group)
            stack.append(group)
        elif token.kind == "mark" and token.text == "}" and len(stack) > 1:
            stack.pop().end = token.end
        else:
            stack[-1].parts.append(token)
    return root


def _role(parent: Group) -> str:
    """Return the keyword before a brace that is about to open."""
    before = [part for part in parent.parts if isinstance(part, Group) or part.kind != "space"][-1:]
    return before[0].keyword if before and isinstance(before[0], Token) else ""


def render(part: Token | Group) -> str:
    """Return the text of a token, or of a group with its braces."""
    if isinstance(part, Token):
        return part.text
    return "{ " + "".join(map(render, part.parts)) + " }"


def variables(part: Token | Group) -> set[str]:
    """Return the names of all variables in a token or group."""
    if isinstance(part, Token):
        return {part.variable} - {""}
    return {name for each in part.parts for name in variables(each)}
