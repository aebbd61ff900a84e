"""The tokens of a query as the engine sees them, and what the guard wants to know of them (SPARQL 1.1, section 19.8).

A token must end here just where it ends for the engine, or else what follows would be read amiss: a word hidden in what
looks like a string, a comment or an IRI. The engine asks for no space between words and, within an expression, may take
`<` for less-than where the longest token would be an IRI; that is told as `is_ambiguous`. It also splits a prefixed
name that would be no IRI, as `x:SERVICE` where `x:` is `http://host:`; that this can be is told as `may_split_names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.queries.tokens import unescape

__all__ = ["Reading", "read"]

_CODEPOINT = r"\\u(?!(?i:d[89a-f]))[0-9A-Fa-f]{4}|\\U(?:0000(?!(?i:d[89a-f]))|000[1-9A-Fa-f]|0010)[0-9A-Fa-f]{4}"
_ESCAPE = rf"""\\[tbnrf"'\\]|{_CODEPOINT}"""
_TOKEN = re.compile(
    rf"""
      (?P<comment>\#[^\n\r]*+)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODEPOINT})*+>)
    | \"\"\"(?:[^"\\]|{_ESCAPE}|"(?!""))*+\"\"\" | '''(?:[^'\\]|{_ESCAPE}|'(?!''))*+'''
    | "(?:[^"\\\n\r]|{_ESCAPE})*+" | '(?:[^'\\\n\r]|{_ESCAPE})*+'
    | [?$]\w++
    | (?P<prefix>(?:[^\W_][\w.-]*+)?:)(?:(?![.-])(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\.)++)?
    | @[A-Za-z-]++
    | (?P<word>[A-Za-z_]\w*+)
    | (?P<open>[({{\[])
    | (?P<close>[)}}\]])
    | \^\^
    | (?P<operator>\|\||&&|[!+\-*/|^<>=;.])
    | ,
    | [^\s\w]
    | \d++
    """,
    re.VERBOSE | re.DOTALL,
)
# What may stand in an expression before an IRI but not before less-than.
_BEFORE_IRI = frozenset(["(", ",", "=", "||", "&&", "!", "+", "-", "*", "/", "^", "^^", "|", "<", ">"])
_NEVER_LESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_AUTHORITY_ALONE = re.compile(r"<(?:[^/?#:]+:)?//[^/?#]*>")
_STRADDLING = frozenset("#'()[]")


@dataclass
class Reading:
    """What a text is made of: words and names in upper case, how deep it nests, how many operators it has."""

    words: list[str] = field(default_factory=list)
    prefixes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    deepest: int = 0
    operators: int = 0
    is_ambiguous: bool = False
    may_split_names: bool = False
    _brackets: list[str] = field(default_factory=list)
    _previous: str = ""

    def take(self, match: re.Match[str]) -> None:
        """Take the next token."""
        token, kind = match[0], match.lastgroup
        if kind == "word":
            self.words.append(token.upper())
        elif kind == "prefix":
            self.prefixes.add(match["prefix"].upper())
            self.names.add(token[len(match["prefix"]) :].upper())
            self.operators += match["prefix"].count("-")  # They may be minus signs between numbers or truth values.
        elif kind == "operator":
            self.operators += 1
        elif kind == "open":
            self._brackets.append(token)
            self.deepest = max(self.deepest, len(self._brackets))
        elif kind is not None:
            self._take_other(token, kind)
        if kind != "comment":
            self._previous = token

    def _take_other(self, token: str, kind: str) -> None:
        if kind == "close" and self._brackets:
            self._brackets.pop()
        elif kind == "iri":
            self.is_ambiguous = self.is_ambiguous or self._may_be_less(token)
            self.may_split_names = self.may_split_names or bool(_AUTHORITY_ALONE.match(unescape(token)))

    def _may_be_less(self, token: str) -> bool:
        """Tell whether `<` may be less-than here, and another token or a bracket stand where the IRI seems to end."""
        in_expression = self._brackets[-1:] == ["("] and self._previous not in _BEFORE_IRI
        return in_expression and not _NEVER_LESS.match(token) and not _STRADDLING.isdisjoint(token)


def read(text: str) -> Reading:
    """Return what a text is made of."""
    reading = Reading()
    for match in _TOKEN.finditer(text):
        reading.take(match)
    return reading
