"""Terms, variables and property paths of SPARQL, read from the tokens of a query (SPARQL 1.1, sections 4 and 9)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import KgError
from kg.rdf.graph import Term
from kg.rdf.namespaces import PREFIXES, RDF, XSD
from kg.sparql.tokens import Token, tokenize

__all__ = ["Cursor", "Part", "Path"]

Part = Term | Variable
_STEP_MARKS = {"+": "many", "*": "any", "?": "maybe"}
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_END = Token("end", "")


@dataclass(frozen=True)
class Path:
    """A path: kind is either, then, back, many (+), any (*) or maybe (?)."""

    kind: str
    parts: tuple[Part | Path, ...]


class Cursor:
    """The tokens of a query, read one after the other; our prefixes need not be declared."""

    def __init__(self, text: str):
        self.text = text
        self.tokens = [token for token in tokenize(text) if token.kind != "space"]
        self.at = 0
        self.prefixes = dict(PREFIXES)

    def token(self, ahead: int = 0) -> Token:
        """Return a token ahead, or an empty one at the end."""
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else _END

    def peek(self, ahead: int = 0) -> str:
        """Return the text of a token ahead, or nothing at the end."""
        return self.token(ahead).text

    def word(self, ahead: int = 0) -> str:
        """Return the text of a token ahead in upper case."""
        return self.peek(ahead).upper()

    def take(self, expected: str = "") -> str:
        """Return the next token and go on; another one than expected is an error."""
        found = self.peek()
        if not found or (expected and found.upper() != expected):
            raise KgError(f"cannot take the query apart at “{found}”" + (f", {expected} expected" if expected else ""))
        self.at += 1
        return found

    def start(self) -> int:
        """Return where the next token begins."""
        return self.tokens[self.at].start if self.at < len(self.tokens) else len(self.text)

    def balanced(self) -> None:
        """Skip from an opening bracket to the one that closes it."""
        depth = 0
        while True:
            found = self.take()
            depth += (found in "({") - (found in ")}")
            if not depth:
                return

    def path(self) -> Part | Path:
        """Read a predicate: a term, or a property path (SPARQL 1.1, section 9)."""
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else Path("either", tuple(branches))

    def sequence(self) -> Part | Path:
        """Read steps one after the other."""
        steps = [self.step()]
        while self.peek() == "/":
            self.take()
            steps.append(self.step())
        return steps[0] if len(steps) == 1 else Path("then", tuple(steps))

    def step(self) -> Part | Path:
        """Read one step of a path."""
        if self.peek() == "^":
            self.take()
            return Path("back", (self.step(),))
        found: Part | Path
        if self.peek() == "(":
            self.take()
            found = self.path()
            self.take(")")
        else:
            found = self.term()
        if self.peek() in _STEP_MARKS:
            return Path(_STEP_MARKS[self.take()], (found,))
        return found

    def term(self) -> Part:
        """Read a term or a variable."""
        token = self.token()
        if token is _END:
            raise KgError("cannot take the query apart: it ends too early")
        self.at += 1
        if token.kind == "variable":
            return Variable(token.variable)
        if token.kind == "iri":
            return NamedNode(token.text[1:-1])
        if token.kind == "name":
            return self._named(token)
        return RDF.type if token.text == "a" else self._literal(token)

    def _named(self, token: Token) -> NamedNode:
        """Return the IRI of a prefixed name; a prefix that nothing declares is an error."""
        if token.prefix not in self.prefixes:
            raise KgError(f"cannot take the query apart at “{token.text}”: the prefix is not declared")
        return NamedNode(self.prefixes[token.prefix] + _unescaped(token.text.partition(":")[2]))

    def _literal(self, token: Token) -> Literal:
        """Return a literal from its first token."""
        if token.kind == "number":
            return Literal(token.text, datatype=_datatype(token.text))
        if token.text in {"true", "false"}:
            return Literal(token.text, datatype=XSD.boolean)
        if token.kind != "string":
            raise KgError(f"cannot take the query apart at “{token.text}”")
        marks = 3 if token.text.startswith(('"""', "'''")) else 1
        text = _unescaped(token.text[marks:-marks])
        if self.token().kind == "language":
            return Literal(text, language=self.take()[1:])
        if self.peek() == "^^":
            self.take()
            datatype = self.term()
            return Literal(text, datatype=datatype if isinstance(datatype, NamedNode) else None)
        return Literal(text)


def _datatype(number: str) -> NamedNode:
    if "e" in number.lower():
        return XSD.double
    return XSD.decimal if "." in number else XSD.integer


def _unescaped(text: str) -> str:
    r"""Return a text without its escapes: `\t` and its like, `\uXXXX`, and any other character for itself."""

    def character(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])

    return _ESCAPED.sub(character, text) if "\\" in text else text
