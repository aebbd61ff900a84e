"""Reading our own SPARQL: the triple patterns, conditions and blocks of a rule or a canned query.

It reads what the style of our query files allows (SPARQL 1.1 without blank node lists and collections), so that a
solution of a query can be told as the triples that it matched. The engine answers; this only takes apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import KgError
from kg.explain.paths import Path
from kg.explain.patterns import Part
from kg.namespaces import PREFIXES, RDF, XSD

__all__ = ["Block", "Line", "Parsed", "read_sparql"]

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


@dataclass(frozen=True)
class Line:
    """One triple pattern; its predicate is an IRI, a variable or a property path."""

    subject: Part
    predicate: Part | Path
    object: Part


@dataclass
class Block:
    """A group: kind is group, optional, union, minus, select, exists or not exists."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    filters: list[str] = field(default_factory=list)
    bound: list[Variable] = field(default_factory=list)
    values: dict[Variable, list[Part]] = field(default_factory=dict)
    children: list[Block] = field(default_factory=list)

    def computed(self) -> set[Variable]:
        """Return the variables that a BIND gives a value, here or further in."""
        return set(self.bound).union(*(child.computed() for child in self.children))

    def is_simple(self) -> bool:
        """Tell whether only the lines and filters of this block itself decide."""
        return not any(child.kind in {"union", "minus", "select", "exists", "not exists"} for child in self.children)


@dataclass(frozen=True)
class Parsed:
    """A query taken apart; `opening` and `closing` are where the text of its WHERE block begins and ends."""

    text: str
    prologue: str
    template: tuple[Line, ...]
    projection: tuple[Variable, ...]
    where: Block
    opening: int
    closing: int

    def select_all(self, *, values: str = "") -> str:
        """Return a query for all variables of the WHERE block, with VALUES lines put before it."""
        return f"{self.prologue}\nSELECT * WHERE {{\n{values}\n{self.text[self.opening : self.closing]}\n}}"


def read_sparql(text: str) -> Parsed:
    """Return a SELECT or CONSTRUCT query taken apart; a form that cannot be read is an error."""
    return _Reader(text).query()


class _Reader:
    def __init__(self, text: str):
        self.text = text
        found = (m for m in _TOKEN.finditer(text) if m.lastgroup != "skip")
        self.tokens = [(str(m.lastgroup), m[0], m.start(), m.end()) for m in found]
        self.at = 0
        self.prefixes = dict(PREFIXES)

    def peek(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place][1] if place < len(self.tokens) else ""

    def word(self, ahead: int = 0) -> str:
        return self.peek(ahead).upper()

    def take(self, expected: str = "") -> str:
        found = self.peek()
        if not found or (expected and found.upper() != expected):
            raise KgError(f"cannot take the query apart at “{found}”" + (f", {expected} expected" if expected else ""))
        self.at += 1
        return found

    def start(self) -> int:
        return self.tokens[self.at][2] if self.at < len(self.tokens) else len(self.text)

    def query(self) -> Parsed:
        while self.word() == "PREFIX":
            self.take()
            prefix = self.take().removesuffix(":")
            self.prefixes[prefix] = self.take()[1:-1]
        prologue = self.text[: self.start()]
        template: list[Line] = []
        projection: list[Variable] = []
        if self.word() == "CONSTRUCT":
            self.take()
            template = self.group("group").lines
        else:
            projection = list(self.head())
        if self.word() == "WHERE":
            self.take()
        opening = self.tokens[self.at][3]
        where = self.group("group")
        return Parsed(
            self.text, prologue, tuple(template), tuple(projection), where, opening, self.tokens[self.at - 1][2]
        )

    def head(self) -> Iterator[Variable]:
        """Read a SELECT head and yield the variables that it takes over as they are."""
        self.take("SELECT")
        depth = 0
        while self.peek() != "{" and self.word() != "WHERE":
            token = self.take()
            depth += (token == "(") - (token == ")")
            if token[0] in "?$" and len(token) > 1 and not depth:
                yield Variable(token[1:])

    def group(self, kind: str) -> Block:
        self.take("{")
        block = Block(kind)
        if self.word() == "SELECT":
            block.kind = "select"
            list(self.head())
            if self.word() == "WHERE":
                self.take()
            block.children.append(self.group("group"))
            while self.peek() != "}":
                self.take()
        while self.peek() != "}":
            self.member(block)
        self.take("}")
        return block

    def member(self, block: Block) -> None:
        word = self.word()
        if word in {"OPTIONAL", "MINUS"}:
            self.take()
            block.children.append(self.group(word.lower()))
        elif word == "FILTER":
            self.take()
            self.filter(block)
        elif word in {"BIND", "VALUES"}:
            self.take()
            self.assignment(block, word)
        elif word in {"{", "GRAPH"}:
            self.alternatives(block)
        elif word == ".":
            self.take()
        else:
            self.lines(block)

    def alternatives(self, block: Block) -> None:
        if self.word() == "GRAPH":
            self.at += 2
        branches = [self.group("group")]
        while self.word() == "UNION":
            self.take()
            branches.append(self.group("group"))
        block.children.append(branches[0] if len(branches) == 1 else Block("union", children=branches))

    def filter(self, block: Block) -> None:
        negated = self.word() == "NOT"
        if self.word(int(negated)) == "EXISTS":
            self.at += 1 + negated
            block.children.append(self.group("not exists" if negated else "exists"))
            return
        begun = self.start()
        while self.peek() != "(":
            self.take()
        self.balanced()
        block.filters.append(" ".join(self.text[begun : self.tokens[self.at - 1][3]].split()))

    def assignment(self, block: Block, word: str) -> None:
        if word == "BIND":
            self.balanced()
            block.bound.append(Variable(self.tokens[self.at - 2][1][1:]))
            return
        names = []
        while self.peek() != "{":
            names.append(self.take())
        begun = self.at
        self.balanced()
        if len(names) == 1:
            block.values[Variable(names[0][1:])] = self.listed(begun + 1)

    def listed(self, begun: int) -> list[Part]:
        """Read the terms of a VALUES list again, now as terms."""
        end, self.at = self.at, begun
        found = []
        while self.at < end - 1:
            found.append(self.term())
        self.at = end
        return found

    def balanced(self) -> None:
        """Skip from an opening bracket to the one that closes it."""
        depth = 0
        while True:
            token = self.take()
            depth += (token in "({") - (token in ")}")
            if not depth:
                return

    def lines(self, block: Block) -> None:
        subject = self.term()
        while True:
            predicate = self.path()
            while True:
                block.lines.append(Line(subject, predicate, self.term()))
                if self.peek() != ",":
                    break
                self.take()
            if self.peek() != ";":
                break
            self.take()
        if self.peek() == ".":
            self.take()

    def path(self) -> Part | Path:
        branches = [self.sequence()]
        while self.peek() == "|":
            self.take()
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else Path("either", tuple(branches))

    def sequence(self) -> Part | Path:
        steps = [self.step()]
        while self.peek() == "/":
            self.take()
            steps.append(self.step())
        return steps[0] if len(steps) == 1 else Path("then", tuple(steps))

    def step(self) -> Part | Path:
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
        if self.at >= len(self.tokens):
            raise KgError("cannot take the query apart: it ends too early")
        kind, token = self.tokens[self.at][:2]
        self.at += 1
        if kind == "var":
            return Variable(token[1:])
        if kind == "iri":
            return NamedNode(token[1:-1])
        if kind == "name":
            prefix, _, local = token.partition(":")
            return NamedNode(self.prefixes[prefix] + local)
        return RDF.type if token == "a" else self.literal(kind, token)

    def literal(self, kind: str, token: str) -> Literal:
        if kind == "number":
            return Literal(token, datatype=XSD.decimal if "." in token else XSD.integer)
        if kind == "word" and token in {"true", "false"}:
            return Literal(token, datatype=XSD.boolean)
        if kind != "string":
            raise KgError(f"cannot take the query apart at “{token}”")
        text = token[1:-1].replace('\\"', '"')
        if self.tokens[self.at][0] == "lang":
            return Literal(text, language=self.take()[1:])
        if self.peek() == "^^":
            self.take()
            datatype = self.term()
            return Literal(text, datatype=datatype if isinstance(datatype, NamedNode) else None)
        return Literal(text)
