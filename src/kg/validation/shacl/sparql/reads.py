"""Which properties a query reads: what it answers depends on the triples of these alone (SPARQL 1.1 Query, section 5).

Only what is certain counts. A query with a variable or a negated set for a property, a path of no steps (which asks
what is in the graph at all), or anything that is not understood here, reads everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.validation.shacl.sparql.tokens import Group, Token, read_groups, tokenize
from kg.validation.shacl.vocabulary import RDF

__all__ = ["EVERYTHING", "reads_of"]

EVERYTHING = frozenset({"*"})
TERMS = ("iri", "variable", "string", "number")
MODIFIERS = ("*", "+", "?")
ENDS = ("OPTIONAL", "UNION", "MINUS", "FILTER", "BIND", "VALUES", "")
IS_A = re.escape(str(RDF.type))
IRI = r"<[^<>\"{}|^`\\\s]*>"
CLASSES = re.compile(
    rf"VALUES (?P<kind>\?\w+) \{{(?P<choice>(?: {IRI})*) \}} [?$]\w+ {IS_A} (?P=kind) \."
    rf"|[?$]\w+ {IS_A} (?P<type>\?\w+) FILTER\((?P=type) IN \((?P<list>{IRI}(?:, {IRI})*)\)\)"
)


class _NotUnderstood(Exception):  # noqa: N818
    """Something that this reader does not know."""


def reads_of(text: str, prefixes: dict[str, str]) -> frozenset[str]:
    """Return the IRIs of the properties that a query reads, or `EVERYTHING`; of types, those of one class if it can be.

    >>> sorted(reads_of("SELECT * { ?s <urn:p>/^<urn:q> ?o FILTER NOT EXISTS { ?o a <urn:C> } }", {}))
    ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type urn:C', 'urn:p', 'urn:q']
    >>> reads_of("SELECT * { ?s ?p ?o }", {})
    frozenset({'*'})
    """
    chosen: set[str] = set()

    def note(match: re.Match[str]) -> str:
        chosen.update(
            f"{RDF.type.value} {cls[1:-1]}" for cls in re.findall(IRI, match["choice"] or match["list"] or "")
        )
        return ""

    rest = _reads(CLASSES.sub(note, text), tuple(sorted(prefixes.items())))
    return rest if rest == EVERYTHING else rest | chosen


@lru_cache(maxsize=4096)
def _reads(text: str, prefixes: tuple[tuple[str, str], ...]) -> frozenset[str]:
    reader = _Reader(dict(prefixes))
    try:
        reader.query(read_groups([token for token in tokenize(text) if token.kind != "space"]))
    except (_NotUnderstood, IndexError, KeyError):
        return EVERYTHING
    return frozenset(reader.found)


class _Reader:
    """Reads groups of triple patterns; anything unknown stops it."""

    def __init__(self, prefixes: dict[str, str]):
        self.prefixes, self.found = prefixes, set[str]()

    def query(self, root: Group) -> None:
        """Read a query or a sub-query: what stands outside its braces has no triple patterns."""
        words = {token.keyword for token in root.tokens}
        if words & {"FROM", "DESCRIBE", "CONSTRUCT", "SERVICE", "GRAPH", "PREFIX", "BASE", "VALUES"}:
            raise _NotUnderstood
        for group in root.groups:
            self.group(group)

    def group(self, group: Group) -> None:
        """Read the parts of a group in turn."""
        if group.tokens[:1] and group.tokens[0].keyword == "SELECT":
            self.query(group)
            return
        parts = list(reversed(group.parts))
        while parts:
            self._part(parts)

    def _part(self, parts: list[Token | Group]) -> None:
        """Read a group inside, a keyword with what belongs to it, or the triples of one subject."""
        part = parts.pop()
        if isinstance(part, Group):
            self.group(part)
        elif part.keyword in ("FILTER", "BIND"):
            self._expression(parts)
        elif part.keyword == "VALUES":
            self._skip_values(parts)
        elif part.keyword not in ("OPTIONAL", "UNION", "MINUS") and part.text != ".":
            self._triples(part, parts)

    def _expression(self, parts: list[Token | Group]) -> None:
        """Pass over an expression up to the parenthesis or the group that ends it; groups inside are read."""
        depth = 0
        while parts:
            part = parts.pop()
            if isinstance(part, Group):
                self.group(part)
            elif part.text in ("(", ")"):
                depth += 1 if part.text == "(" else -1
            if depth == 0 and (isinstance(part, Group) or part.text == ")"):
                return
        raise _NotUnderstood

    @staticmethod
    def _skip_values(parts: list[Token | Group]) -> None:
        """Pass over the data of VALUES."""
        while not isinstance(parts.pop(), Group):
            pass

    def _triples(self, subject: Token, parts: list[Token | Group]) -> None:
        """Read what is said of one subject, up to the full stop, or to what cannot go on."""
        self._check_term(subject, parts)
        while True:
            self._values(subject, parts)
            if not _takes(parts, ";"):
                return
            while _takes(parts, ";"):
                pass
            if not parts or isinstance(parts[-1], Group) or parts[-1].keyword in ENDS[:-1] or parts[-1].text == ".":
                return

    def _values(self, subject: Token, parts: list[Token | Group]) -> None:
        """Read a property and its values."""
        path = list(self._path(parts))
        steps = {self._iri(token) for token in path if token.kind in ("iri", "name")}
        may_stay = any(token.text in ("*", "?") for token in path)
        while True:
            value = self._term(parts)
            if may_stay and not _is_focus(subject, value):
                raise _NotUnderstood
            known_class = len(path) == 1 and steps == {RDF.type.value} and value.kind in ("iri", "name")
            self.found |= {f"{RDF.type.value} {self._iri(value)}"} if known_class else steps
            if not _takes(parts, ","):
                return

    @staticmethod
    def _path(parts: list[Token | Group]) -> Iterator[Token]:
        """Yield the tokens of a property or path."""
        depth, wants_step = 0, True
        while wants_step or depth or _goes_on(parts):
            token = parts.pop()
            if isinstance(token, Group) or not _may_follow(token, wants_step, depth):
                raise _NotUnderstood
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if token.kind in ("iri", "name") or token.text in ("/", "|"):
                wants_step = not wants_step
            yield token

    def _iri(self, token: Token) -> str:
        if token.kind == "iri":
            return token.text[1:-1]
        if token.text == "a":
            return str(RDF.type.value)
        prefix, colon, local = token.text.partition(":")
        if not colon or "\\" in local or "%" in local:
            raise _NotUnderstood
        return self.prefixes[prefix] + local

    def _term(self, parts: list[Token | Group]) -> Token:
        token = parts.pop()
        if isinstance(token, Group):
            raise _NotUnderstood
        self._check_term(token, parts)
        return token

    @staticmethod
    def _check_term(token: Token, parts: list[Token | Group]) -> None:
        """Refuse what is no term; pass over the language or datatype of a literal."""
        if token.kind not in TERMS and not (token.kind == "name" and ":" in token.text):
            raise _NotUnderstood
        if token.kind == "string" and parts and isinstance(parts[-1], Token):
            if parts[-1].text.startswith("@"):
                parts.pop()
            elif _takes(parts, "^"):
                parts.pop()
                parts.pop()


def _takes(parts: list[Token | Group], text: str) -> bool:
    """Pass over a mark, if it comes next."""
    if parts and isinstance(parts[-1], Token) and parts[-1].text == text:
        parts.pop()
        return True
    return False


def _may_follow(token: Token, wants_step: bool, depth: int) -> bool:
    """Tell whether a token of a path can stand where a step is wanted, or behind one."""
    if wants_step:
        return token.kind in ("iri", "name") or token.text in ("(", "^")
    return token.text in ("/", "|", *MODIFIERS) or (token.text == ")" and depth > 0)


def _goes_on(parts: list[Token | Group]) -> bool:
    """Tell whether a path has not come to its end."""
    return bool(parts) and isinstance(parts[-1], Token) and parts[-1].text in ("/", "|", *MODIFIERS)


def _is_focus(*ends: Token) -> bool:
    """Tell whether an end is the focus node (or one that leads to it), which is in the graph whatever else is."""
    return any(end.variable.startswith("this") for end in ends)
