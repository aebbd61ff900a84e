"""The tokens of SPARQL, with nothing lost: what they come from can be written again (SPARQL 1.1, section 19.8)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Token", "declared_prefixes", "tokenize"]

_NAME_CHARACTER = r"[\w\u00b7\u0300-\u036f\u203f\u2040-]"
TOKEN = re.compile(
    rf'''(?P<space>(?:\s+|\#[^\n\r]*)+)
    |(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
        |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<iri><[^<>"{{}}|^`\\\s]*>)
    |(?P<variable>[?$]\w+)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<number>(?:\d+\.?\d*|\.\d+)[eE][+-]?\d+|\d*\.\d+|\d+)
    |(?P<name>(?:_|[^\W\d_](?:{_NAME_CHARACTER}|\.(?={_NAME_CHARACTER}))*)?
        :(?:{_NAME_CHARACTER}|:|%[0-9A-Fa-f]{{2}}|\\.|\.(?=[\w:%\\-]))*)
    |(?P<word>[A-Za-z_]\w*)
    |(?P<mark>\^\^|&&|\|\||[<>!]=|.)''',
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """A piece of a query, and where it begins in the text.

    `kind` is space (comments too), string, iri, variable, language, number, name (with a colon), word or mark.
    """

    kind: str
    text: str
    start: int = 0

    @property
    def end(self) -> int:
        """Return where the token ends in the text."""
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """Return the text in capitals if it can be a keyword."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def variable(self) -> str:
        """Return the name of a variable, without its mark."""
        return self.text[1:] if self.kind == "variable" else ""

    @property
    def prefix(self) -> str | None:
        """Return the prefix of a prefixed name, or None; blank nodes have none."""
        return self.text.partition(":")[0] if self.kind == "name" and not self.text.startswith("_:") else None


def tokenize(text: str) -> list[Token]:
    """Split a query into tokens.

    >>> [token.text for token in tokenize("$this dg:a/dg:b ?v.") if token.kind != "space"]
    ['$this', 'dg:a', '/', 'dg:b', '?v', '.']
    """
    return list(_tokens(text))


def declared_prefixes(text: str) -> dict[str, str]:
    """Return the prefixes that a query declares, with their namespaces.

    >>> declared_prefixes("PREFIX oa: <http://www.w3.org/ns/oa#> ASK {}")
    {'oa': 'http://www.w3.org/ns/oa#'}
    """
    told = [token for token in tokenize(text) if token.kind != "space"]
    declared = (told[place + 1 : place + 3] for place, token in enumerate(told) if token.keyword == "PREFIX")
    return {name.text[:-1]: iri.text[1:-1] for name, iri in declared if iri.kind == "iri"}


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(Token(match.lastgroup, match[0], match.start()) for match in TOKEN.finditer(text))  # type: ignore[arg-type]
