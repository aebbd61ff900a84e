"""Just enough of SPARQL's grammar to find groups, variables and keywords (SPARQL 1.1 Query, section 19)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

__all__ = ["Group", "Token", "read_groups", "render", "tokenize", "variables"]

TOKEN = re.compile(
    r'''(?P<space>(?:\s+|\#[^\n]*)+)
    |(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<iri><[^<>"{}|^`\\\s]*>)
    |(?P<variable>[?$]\w+)
    |(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    |(?P<name>_?[\w-]*(?:\.[\w-]+)*:(?:[\w:%\\-]|\.(?=[\w:%\\-]))*|@[A-Za-z-]+|[A-Za-z_][\w-]*)
    |(?P<mark>.)''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A piece of a query: `kind` is space, string, iri, variable, number, name or mark."""

    kind: str
    text: str

    @property
    def keyword(self) -> str:
        """Return the text in capitals if it can be a keyword."""
        return self.text.upper() if self.kind == "name" else ""

    @property
    def variable(self) -> str:
        """Return the name of a variable, without its mark."""
        return self.text[1:] if self.kind == "variable" else ""


@dataclass
class Group:
    """What stands between two braces, or the whole query; `role` is the keyword before the brace."""

    role: str = ""
    parts: list[Token | Group] = field(default_factory=list)

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


def tokenize(text: str) -> list[Token]:
    """Split a query into tokens; nothing is lost.

    >>> [token.text for token in tokenize("$this dg:a/dg:b ?v.") if token.kind != "space"]
    ['$this', 'dg:a', '/', 'dg:b', '?v', '.']
    """
    return list(_tokens(text))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(str(match.lastgroup), match[0]) for match in TOKEN.finditer(text))


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
            stack.pop()
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
