"""Whether a query computes with literals that the store would rewrite or cannot compare."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Variable

from kg.errors import KgError
from kg.sparql.tokens import Token, tokenize
from kg.validation.shacl.literals import Literals
from kg.validation.shacl.numbers import exceeds_store
from kg.validation.shacl.sparql.departures import departs, in_expressions, names_ill_typed, orders
from kg.validation.shacl.sparql.prebinding import PREBOUND
from kg.validation.shacl.vocabulary import XSD, local_name

if TYPE_CHECKING:
    from kg.sparql.reader import Block
    from kg.sparql.terms import Part, Path

__all__ = ["Computing", "Known", "computing", "has_repetition"]

# Functions that look at a term as it is, at its text or at its language: the twin of a literal serves as well.
PLAIN = {"BOUND", "COUNT", "ISBLANK", "ISIRI", "ISLITERAL", "ISURI", "LANG", "LANGMATCHES", "SAMETERM", "STR"}
# Functions of strings (SPARQL 1.1, 17.4.3): an odd literal is none, so they are errors for its twin as well.
STRINGS = {"CONTAINS", "ENCODE_FOR_URI", "LCASE", "REGEX", "REPLACE", "STRAFTER", "STRBEFORE", "STRENDS", "STRLEN"}
STRINGS |= {"STRSTARTS", "SUBSTR", "UCASE"}
SORTED = re.compile(r"\bORDER\s+BY\b", re.I)
ORDERING = re.compile(r"[)\s\w][<>]=?[\s(?$]|[<>]=?[\s(]")
CONSTANT = re.compile(r"\^\^|\b0\d|\d\.\d|\d[eE]|\+\d|\d{18}")
# Two variables after one another, or what may be a negated property set.
ANY_PROPERTY = re.compile(r"[?$]\w+\s+[?$]\w|!\s*[(<^\w]")
# Numbers that the store may be unable to hold, and the order of booleans, which it does not know (SPARQL 1.1, 17.3).
BEYOND_STORE = re.compile(
    r"(?<![\w.:/#-])(?:\d{19}|\d*\.\d{19})|[<>]=?\s*(?:true|false)\b|\b(?:true|false)\s*[<>]", re.I
)
# A graph that the query does not name: in the store there are others, which are ours.
ANY_GRAPH = re.compile(r"\bGRAPH\s*[?$](?!shapesGraph\b)", re.I)


@dataclass(frozen=True)
class Computing:
    """What a query does with odd literals: calls a function with one, or compares the values of some variables."""

    calls: bool = False
    compared: frozenset[str] = frozenset()

    def with_values(self, text: str, value_of: Callable[[str], str]) -> str:
        """Return the query with the compared variables written as expressions for their values."""
        places = in_expressions(text) if self.compared else ()
        wanted = {p.token.start for p in places if not p.call and p.token.variable in self.compared}
        tokens = tokenize(text) if wanted else []
        written = (value_of(f"?{token.variable}") if token.start in wanted else token.text for token in tokens)
        return "".join(written) if wanted else text


@dataclass(frozen=True)
class Known:
    """What is known of the values that a query may meet.

    `odd` and `unordered` are properties with such values, of which the second are booleans and NaN; `literals` are the
    pre-bound variables that may hold a literal, `truths` those that may hold a boolean, and `given` tells that one of
    them does hold an odd one, which need not be in the data; `long` tells that there are numbers of many digits.
    """

    odd: Collection[NamedNode] = ()
    literals: frozenset[str] = frozenset()
    given: bool = False
    unordered: Collection[NamedNode] = ()
    truths: frozenset[str] = frozenset()
    long: bool = False


def computing(text: str, prefixes: dict[str, str], known: Known) -> Computing:
    """Tell what the query does with odd values, and with odd literals that it names itself.

    When in doubt the answer is that it calls.
    """
    if _is_beyond_store(text, prefixes, known):
        return Computing(calls=True)
    odd, literals, given = known.odd, known.literals, known.given
    if not given and not _may_matter(text, odd, literals):
        return Computing()
    from kg.sparql.reader import read_sparql

    try:
        parsed = read_sparql(_as_select(text, prefixes)).where
    except (KgError, IndexError, ValueError):
        return Computing(calls=given or bool(odd))
    if any(map(_is_odd, _constants(parsed))):
        return Computing(calls=True)
    if not odd and not given:
        return Computing()
    values = {name for block in _blocks(parsed) for name in _values(block, odd)} - PREBOUND | literals
    found = [(p.token.variable, p.call) for p in in_expressions(text) if p.token.variable in values]
    compared = frozenset(name for name, call in found if not call)
    calls = any(call and call not in PLAIN | STRINGS for _, call in found)
    return Computing(calls or _sorts(text, values), compared)


def _is_beyond_store(text: str, prefixes: dict[str, str], known: Known) -> bool:
    """Tell whether a query needs what the store does not have, odd values apart."""
    return (
        BEYOND_STORE.search(text) is not None
        or ANY_GRAPH.search(text) is not None
        or departs(text, prefixes, long=known.long)
        or ("^^" in text and names_ill_typed(text, prefixes))
        or _puts_in_order(text, prefixes, known)
    )


def _puts_in_order(text: str, prefixes: dict[str, str], known: Known) -> bool:
    """Tell whether a query asks which of two booleans is the greater, which the store does not know."""
    if not ORDERING.search(text):
        return False
    names = set(known.truths)
    if known.unordered:
        from kg.sparql.reader import read_sparql

        try:
            parsed = read_sparql(_as_select(text, prefixes)).where
        except (KgError, IndexError, ValueError):
            return True
        names |= {name for block in _blocks(parsed) for name in _values(block, known.unordered)} - PREBOUND
    return orders(text, names)


def has_repetition(text: str) -> bool:
    """Tell whether a query may have a path of any number of steps, or of one or none."""
    pairs = pairwise(tokenize(text))
    return any(
        after.text in ("*", "?") and (before.kind in ("iri", "name") or before.text == ")") for before, after in pairs
    )


def _may_matter(text: str, odd: Collection[NamedNode], literals: Collection[str]) -> bool:
    """Tell at a glance whether a query may have to do with odd literals: most have not."""
    if CONSTANT.search(text):
        return True
    named = any(local_name(each) in text for each in odd)
    return named or (bool(odd) and bool(literals or ANY_PROPERTY.search(text)))


def _sorts(text: str, values: set[str]) -> bool:
    """Tell whether rows are put in an order by one of the variables."""
    ordered = SORTED.split(text)[1:]
    return any(token.variable in values for part in ordered for token in tokenize(part.partition("}")[0]))


def _as_select(text: str, prefixes: dict[str, str]) -> str:
    """Return the query with its prefixes, an ASK query as one that selects all."""
    prologue = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
    parts = [Token("word", "SELECT * ") if token.keyword == "ASK" else token for token in tokenize(text)]
    return prologue + "".join(part.text for part in parts)


def _blocks(block: Block) -> Iterator[Block]:
    yield block
    for child in block.children:
        yield from _blocks(child)


def _constants(block: Block) -> Iterator[Part]:
    return (line.object for each in _blocks(block) for line in each.lines)


def _is_odd(part: Part) -> bool:
    """Tell whether a constant of a pattern is a literal that the store would rewrite."""
    if not isinstance(part, Literal) or not part.datatype.value.startswith(XSD.base):
        return False
    return exceeds_store(part) or Literals().encode(part) != part


def _values(block: Block, odd: Collection[NamedNode]) -> Iterator[str]:
    """Yield the variables of a group that may hold a value of an odd property."""
    for line in block.lines:
        if isinstance(line.object, Variable) and _may_be(line.predicate, odd):
            yield line.object.value
        if isinstance(line.subject, Variable) and not isinstance(line.predicate, NamedNode | Variable):
            yield line.subject.value  # a path may be walked backwards


def _may_be(predicate: Part | Path, odd: Collection[NamedNode]) -> bool:
    return not isinstance(predicate, NamedNode) or predicate in odd
