"""Tokens, terms and property paths of SPARQL, as our query files use them (SPARQL 1.1, section 19.8)."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import KgError
from kg.explain.paths import Path
from kg.explain.patterns import Part
from kg.rdf.namespaces import PREFIXES, RDF, XSD

__all__ = ["Tokens"]

_TOKEN = re.compile(
    r"""
    (?P<skip>\s+|\#[^\n]*)
  | (?P<iri><[^<>"{}|^`\\\s]*>)
  | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<lang>@[A-Za-z-]+)
  | (?P<var>[?$]\w+)
  | (?P<name>(?:[A-Za-z][\w-]*)?:(?:[\w%-](?:[\w.%-]*[\w%-])?)?)
  | (?P<number>[0-9]+(?:\.[0-9]+)?)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<mark>\^\^|&&|\|\||[<>!]=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_STEP_MARKS = {"+": "many", "*": "any", "?": "maybe"}


class Tokens:
    """The tokens of a query, read one after the other; our prefixes need not be declared."""

    def __init__(self, text: str):
        self.text = text
        found = (m for m in _TOKEN.finditer(text) if m.lastgroup != "skip")
        self.tokens = [(str(m.lastgroup), m[0], m.start(), m.end()) for m in found]
        self.at = 0
        self.prefixes = dict(PREFIXES)

    def peek(self, ahead: int = 0) -> str:
        """Return a token ahead, or nothing at the end."""
        place = self.at + ahead
        return self.tokens[place][1] if place < len(self.tokens) else ""

    def word(self, ahead: int = 0) -> str:
        """Return a token ahead in upper case."""
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
        return self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text)

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
        if self.at >= len(self.tokens):
            raise KgError("cannot take the query apart: it ends too early")
        kind, word = self.tokens[self.at][:2]
        self.at += 1
        if kind == "var":
            return Variable(word[1:])
        if kind == "iri":
            return NamedNode(word[1:-1])
        if kind == "name":
            prefix, _, local = word.partition(":")
            return NamedNode(self.prefixes[prefix] + local)
        return RDF.type if word == "a" else self.literal(kind, word)

    def literal(self, kind: str, word: str) -> Literal:
        """Return a literal from its first token."""
        if kind == "number":
            return Literal(word, datatype=XSD.decimal if "." in word else XSD.integer)
        if kind == "word" and word in {"true", "false"}:
            return Literal(word, datatype=XSD.boolean)
        if kind != "string":
            raise KgError(f"cannot take the query apart at “{word}”")
        text = word[1:-1].replace('\\"', '"')
        if self.tokens[self.at][0] == "lang":
            return Literal(text, language=self.take()[1:])
        if self.peek() == "^^":
            self.take()
            datatype = self.term()
            return Literal(text, datatype=datatype if isinstance(datatype, NamedNode) else None)
        return Literal(text)
