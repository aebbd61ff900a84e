"""The tokens of a query as the engine sees them, and what the guard wants to know of them (SPARQL 1.1, section 19.8).

A token must end here just where it ends for the engine, or else what follows would be read amiss: a word hidden in what
looks like a string, a comment or an IRI. The engine asks for no space between words and, within an expression, may take
`<` for less-than where the longest token would be an IRI; that is told as `is_ambiguous`. It also splits a prefixed
name that would be no IRI, as `x:SERVICE` where `x:` is `http://host:`; that this can be is told as `may_split_names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Reading", "read", "readings", "unescape"]

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
    """,
    re.VERBOSE | re.DOTALL,
)
# Characters after which an expression may have an IRI but not less-than; no name, number, string or IRI ends with them.
_BEFORE_IRI = frozenset("(,=|&!+*/^")
_NEVER_LESS = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_AUTHORITY_ALONE = re.compile(r"<(?:[^/?#:]+:)?//[^/?#]*>")
_STRADDLING = frozenset("#'()[]")


@dataclass
class Reading:
    """What a text is made of: words and names in upper case, how deep it nests, how many operators it has."""

    text: str
    words: list[str] = field(default_factory=list)
    prefixes: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    deepest: int = 0
    operators: int = 0
    is_ambiguous: bool = False
    may_split_names: bool = False
    _brackets: list[str] = field(default_factory=list)
    _comment_end: int = -1

    @property
    def may_call_service(self) -> bool:
        """Tell whether the engine may read SERVICE here: it asks for no space between words."""
        places = (*self.words, *self.prefixes, *(self.names if self.may_split_names else ()))
        return any("SERVICE" in word for word in places)

    @property
    def names_graphs(self) -> bool:
        """Tell whether the dataset is described by FROM."""
        return any("FROM" in word for word in self.words)

    def take(self, match: re.Match[str], kind: str) -> None:
        """Take the next token of a kind that matters."""
        token = match[0]
        if kind == "word":
            self.words.append(token.upper())
        elif kind == "prefix":
            self._take_name(match["prefix"], token)
        elif kind == "operator":
            self.operators += 1
        elif kind == "open":
            self._brackets.append(token)
            self.deepest = max(self.deepest, len(self._brackets))
        elif kind == "close":
            del self._brackets[-1:]
        elif kind == "iri":
            self.is_ambiguous = self.is_ambiguous or self._may_be_less(match)
            self.may_split_names = self.may_split_names or bool(_AUTHORITY_ALONE.match(unescape(token)))
        else:
            self._comment_end = match.end()

    def _take_name(self, prefix: str, token: str) -> None:
        self.prefixes.add(prefix.upper())
        self.names.add(token[len(prefix) :].upper())
        self.operators += prefix.count("-")  # They may be minus signs between numbers or truth values.

    def _may_be_less(self, match: re.Match[str]) -> bool:
        """Tell whether `<` may be less-than here, and another token or a bracket stand where the IRI seems to end."""
        if self._brackets[-1:] != ["("] or _NEVER_LESS.match(match[0]) or _STRADDLING.isdisjoint(match[0]):
            return False
        end = match.start()
        while end and self.text[end - 1].isspace():
            end -= 1
        is_name = self.text[end - 2 : end - 1] == "\\"
        return end == self._comment_end or is_name or self.text[end - 1 : end] not in _BEFORE_IRI


def read(text: str) -> Reading:
    """Return what a text is made of."""
    reading = Reading(text)
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            reading.take(match, match.lastgroup)
    return reading


def readings(text: str) -> list[Reading]:
    r"""Return the readings of a text: with `\uXXXX` decoded, and as written where an engine may decode them later.

    SPARQL decodes them anywhere in a query (section 19.2); an engine may do so in strings and IRIs alone.
    """
    decoded = unescape(text)
    return [read(decoded)] if decoded == text else [read(decoded), read(text)]


def unescape(text: str) -> str:
    r"""Decode `\uXXXX` and `\UXXXXXXXX`."""
    pattern = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
    return re.sub(pattern, lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), text)
