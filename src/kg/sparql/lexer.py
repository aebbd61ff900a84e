"""The tokens of a query as the engine sees them, and what the guard wants to know of them (SPARQL 1.1, section 19.8).

A token must end here just where it ends for the engine, or else what follows would be read amiss: a word hidden in what
looks like a string, a comment or an IRI. The engine asks for no space between words and, within an expression, may take
`<` for less-than where the longest token would be an IRI; that is told as `is_ambiguous`. It also splits a prefixed
name that would be no IRI, as `x:SERVICE` where `x:` is `http://host:`; that this can be is told as `may_split_names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.sparql.positions import Position

__all__ = ["Reading", "read", "readings", "unescape"]

_CODEPOINT = r"\\u(?!(?i:d[89a-f]))[0-9A-Fa-f]{4}|\\U(?:0000(?!(?i:d[89a-f]))|000[1-9A-Fa-f]|0010)[0-9A-Fa-f]{4}"
_ESCAPE = rf"""\\[tbnrf"'\\]|{_CODEPOINT}"""
# What may stand within a name beside letters, digits and underscores (PN_CHARS, VARNAME: rules 164 to 166).
_MARKS = r"\u00b7\u0300-\u036f\u203f\u2040"
_TOKEN = re.compile(
    rf"""
      (?P<comment>\#[^\n\r]*+)
    | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|{_CODEPOINT})*+>)
    | \"\"\"(?:[^"\\]|{_ESCAPE}|"(?!""))*+\"\"\" | '''(?:[^'\\]|{_ESCAPE}|'(?!''))*+'''
    | "(?:[^"\\\n\r]|{_ESCAPE})*+" | '(?:[^'\\\n\r]|{_ESCAPE})*+'
    | [?$][\w{_MARKS}]++
    | (?P<prefix>(?:[^\W_][\w.{_MARKS}-]*+)?:)(?:(?![.{_MARKS}-])(?:[\w.:{_MARKS}-]|%[0-9A-Fa-f]{{2}}|\\.)++)?
    | @[A-Za-z-]++
    | (?P<word>[A-Za-z_]\w*+)
    | (?P<number>(?:\d++(?:\.\d++)?|\.\d++)(?:[eE][+-]?\d++)?)
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
_SERVICE = re.compile("service", re.IGNORECASE)
# What follows the keyword where it is one: whom to call, then a group (rule 59, ServiceGraphPattern).
_GAP = r"(?:\s|\#[^\n\r]*+(?:[\n\r]|\Z))*+"
_CALLED = r"""(?:[?$][^\s{}()<>"'#]*+|<[^<>\x00-\x20]*+>|[^\s{}()<>"'?$#:]*+:(?:\\.|[^\s{}()<>"'#])*+)"""
_CALL = re.compile(rf"{_GAP}(?:SILENT{_GAP})?{_CALLED}{_GAP}\{{", re.IGNORECASE)
_LONG_NAME = 1000
_PROLOGUE = frozenset(["PREFIX", "BASE", "VERSION"])
_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"])
# The engine ends a local name before its second full stop, though the grammar lets it go on (rule 169, PN_LOCAL).
_RUN_ON = re.compile(r"[^.]*+\.[^.]*+\.")
# What may hold the keyword; the name of a graph on the line of its own keyword, whatever that line is, does not.
_CHUNK = re.compile(r"""(?:(?<=[\s{}.])GRAPH[ \t]++[^\s{}()<>"'#]++|(?P<chunk>[^\s{}()<>"'#]++))""", re.IGNORECASE)
_BEFORE_GRAPH_NAME = frozenset(["GRAPH", "FROM", "NAMED"])


@dataclass
class Reading:
    """What a text is made of: words and names in upper case, how deep it nests, how many operators it has."""

    text: str
    words: list[str] = field(default_factory=list)
    deepest: int = 0
    operators: int = 0
    is_ambiguous: bool = False
    _first_ambiguous: int = 0
    may_split_names: bool = False
    _has_opened: bool = False
    _calls: bool = False
    _calls_in_names: bool = False
    _calls_for_objects: bool = False
    _position: Position | None = None
    _brackets: list[str] = field(default_factory=list)
    _comment_end: int = -1
    _last: str = ""

    @property
    def first(self) -> str:
        """Return the word that tells what the text is: the first that is not of the prologue."""
        return next((word for word in self.words if word not in _PROLOGUE), "")

    @property
    def update(self) -> str:
        """Return that word where it begins an update (SPARQL 1.1 Update, section 3), else nothing."""
        return self.first if self.first in _UPDATES else ""

    @property
    def may_call_service(self) -> bool:
        """Tell whether the engine may read SERVICE here: it asks for no space between words."""
        if self._calls:
            return True
        is_unsure = self.may_split_names or self.is_ambiguous
        return (self._calls_in_names and self.may_split_names) or (self._calls_for_objects and is_unsure)

    @property
    def may_hide_service(self) -> bool:
        """Tell whether a call may follow where `<` is less-than for the engine and begins an IRI here."""
        if not self.is_ambiguous:
            return False
        chunks = _CHUNK.finditer(self.text, self._first_ambiguous)
        return any(self._calls_within(*each.span("chunk")) for each in chunks if each["chunk"])

    @property
    def names_graphs(self) -> bool:
        """Tell whether the dataset is described by FROM."""
        return any("FROM" in word for word in self.words)

    def take(self, match: re.Match[str], kind: str) -> None:
        """Take the next token of a kind that matters."""
        token = match[0]
        if kind == "word":
            self.words.append(token.upper())
            self._calls = self._calls or self._may_call(match.start(), match.end())
        elif kind == "prefix":
            self._take_name(match)
        elif kind == "operator":
            self.operators += not self._is_among_data()
        elif kind == "open":
            self._open(token)
        elif kind == "close":
            del self._brackets[-1:]
        elif kind == "iri":
            self._take_iri(match)
        elif kind == "comment":
            self._comment_end = match.end()
            return
        self._last = token.upper()

    def _take_iri(self, match: re.Match[str]) -> None:
        if not self.is_ambiguous and self._may_be_less(match):
            self.is_ambiguous, self._first_ambiguous = True, match.start()
        self.may_split_names = self.may_split_names or bool(_AUTHORITY_ALONE.match(unescape(match[0])))

    def _is_among_data(self) -> bool:
        """Tell whether this is within a block of data, where there are no operators: signs of numbers, triple terms."""
        return "VALUES" in self._brackets[-2:]

    def pass_by(self) -> None:
        """Pass a string, a variable or a tag of a language."""
        self._last = ""

    def _take_name(self, match: re.Match[str]) -> None:
        end = match.end("prefix")
        if self._position is not None and self._position.is_at_object:
            self._calls_for_objects = self._calls_for_objects or self._may_call(match.start(), end)
        elif self._last not in _BEFORE_GRAPH_NAME:
            self._calls = self._calls or self._may_call(match.start(), end)
        self._calls_in_names = self._calls_in_names or self._may_call(end, match.end())
        if (rest := _RUN_ON.match(self.text, end, match.end())) is not None:
            self._calls = self._calls or self._may_call(rest.end(), match.end())
        if not self._is_among_data():
            self.operators += match["prefix"].count("-")  # They may be minus signs between numbers or truth values.

    def _may_call(self, start: int, end: int) -> bool:
        """Tell whether SERVICE stands in a token, within a group, with whom to call and a group after it.

        In a token longer than any name it is taken for the keyword unseen, so that looking takes linear time.
        """
        if not self._has_opened or self._calls:
            return False
        return self._calls_within(start, end)

    def _calls_within(self, start: int, end: int) -> bool:
        found = _SERVICE.finditer(self.text, start, end)
        return any(end - start > _LONG_NAME or _CALL.match(self.text, each.end()) for each in found)

    def _open(self, bracket: str) -> None:
        """Take an opening bracket; the one of a block of data is marked."""
        is_data = bracket == "{" and self.words[-1:] == ["VALUES"]
        self._has_opened = self._has_opened or bracket == "{"
        self._brackets.append("VALUES" if is_data else bracket)
        self.deepest = max(self.deepest, len(self._brackets))

    def _may_be_less(self, match: re.Match[str]) -> bool:
        """Tell whether `<` may be less-than here, and another token or a bracket stand where the IRI seems to end."""
        if self._brackets[-1:] != ["("] or self._is_among_data():
            return False
        if _NEVER_LESS.match(match[0]) or _STRADDLING.isdisjoint(match[0]):
            return False
        end = match.start()
        while end and self.text[end - 1].isspace():
            end -= 1
        is_name = self.text[end - 2 : end - 1] == "\\"
        return end == self._comment_end or is_name or self.text[end - 1 : end] not in _BEFORE_IRI


def read(text: str) -> Reading:
    """Return what a text is made of."""
    position = Position(text) if _SERVICE.search(text) else None
    reading = Reading(text, _position=position)
    for match in _TOKEN.finditer(text):
        if position is not None:
            position.take(*match.span())
        if match.lastgroup:
            reading.take(match, match.lastgroup)
        else:
            reading.pass_by()
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
