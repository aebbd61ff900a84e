"""Reading our own SPARQL: the triple patterns, conditions and blocks of a rule or a canned query.

It reads what the style of our query files allows (SPARQL 1.1 without blank node lists and collections), so that a
solution of a query can be told as the triples that it matched. The engine answers; this only takes apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Variable

from kg.sparql.terms import Cursor, Part, Path

__all__ = ["Block", "Line", "Parsed", "read_sparql"]


@dataclass(frozen=True)
class Line:
    """One triple pattern; its predicate is an IRI, a variable or a property path."""

    subject: Part
    predicate: Part | Path
    object: Part


@dataclass
class Block:
    """A group: kind is group, optional, union, minus, select, exists or not exists.

    `values` are what VALUES allows a variable, `inner` is where the text of a sub-select's WHERE block stands.
    """

    kind: str
    lines: list[Line] = field(default_factory=list)
    filters: list[str] = field(default_factory=list)
    bound: list[Variable] = field(default_factory=list)
    values: dict[Variable, list[Part]] = field(default_factory=dict)
    children: list[Block] = field(default_factory=list)
    inner: tuple[int, int] = (0, 0)

    def computed(self) -> set[Variable]:
        """Return the variables that a BIND gives a value, here or further in."""
        return set(self.bound).union(*(child.computed() for child in self.children))

    def selects(self) -> Iterator[Block]:
        """Yield the sub-selects, here or further in."""
        if self.kind == "select":
            yield self
        for child in self.children:
            yield from child.selects()


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

    def select_all(self, *, values: str = "", inner: tuple[int, int] | None = None) -> str:
        """Return a query for all variables of the WHERE block, or of a sub-select, with VALUES lines put before it."""
        opening, closing = inner or (self.opening, self.closing)
        return f"{self.prologue}\nSELECT * WHERE {{\n{values}\n{self.text[opening:closing]}\n}}"


def read_sparql(text: str) -> Parsed:
    """Return a SELECT or CONSTRUCT query taken apart; a form that cannot be read is an error."""
    return _Reader(text).query()


class _Reader(Cursor):
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
        opening = self.token().end
        where = self.group("group")
        return Parsed(
            self.text, prologue, tuple(template), tuple(projection), where, opening, self.tokens[self.at - 1].start
        )

    def head(self) -> Iterator[Variable]:
        """Read a SELECT head and yield the variables that it takes over as they are."""
        self.take("SELECT")
        depth = 0
        while self.peek() != "{" and self.word() != "WHERE":
            found = self.take()
            depth += (found == "(") - (found == ")")
            if (name := self.token(-1).variable) and not depth:
                yield Variable(name)

    def group(self, kind: str) -> Block:
        self.take("{")
        block = Block(kind)
        if self.word() == "SELECT":
            block.kind = "select"
            list(self.head())
            if self.word() == "WHERE":
                self.take()
            opening = self.token().end
            block.children.append(self.group("group"))
            block.inner = (opening, self.tokens[self.at - 1].start)
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
        block.filters.append(" ".join(self.text[begun : self.tokens[self.at - 1].end].split()))

    def assignment(self, block: Block, word: str) -> None:
        if word == "BIND":
            self.balanced()
            block.bound.append(Variable(self.tokens[self.at - 2].variable))
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
