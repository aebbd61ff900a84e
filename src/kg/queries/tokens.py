"""The words of a query outside its strings, comments and IRIs (SPARQL 1.1, section 19.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["unescape", "words"]

_TOKEN = re.compile(
    r"""
    (?P<skip>
        \#[^\n\r]*
      | <[^<>"{}|^`\\\x00-\x20]*>
      | \"\"\"(?:(?:"|"")?(?:[^"\\]|\\.))*\"\"\" | '''(?:(?:'|'')?(?:[^'\\]|\\.))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | [?$]\w+
      | [\w-]*:[\w.:%\\-]*
    )
    | (?P<word>[A-Za-z_]\w*)
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


def words(query: str) -> Iterator[str]:
    """Yield keywords and bare names in upper case, codepoint escapes decoded first.

    >>> list(words('ASK { ?from <http://service/> "FROM" }'))
    ['ASK']
    """
    for match in _TOKEN.finditer(unescape(query)):
        if match["word"]:
            yield match["word"].upper()


def unescape(query: str) -> str:
    r"""Decode `\uXXXX`, which SPARQL allows anywhere in a query (section 19.2)."""
    pattern = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    return re.sub(pattern, lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)
