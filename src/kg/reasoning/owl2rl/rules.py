"""What a rule is: a name from the OWL 2 RL tables, the axiom it was made from, body patterns and a head.

Inside the engine terms are numbers and variables are negative numbers (`Clause`); outside, a rule speaks of
terms and variables (`Rule`), ready for a backward proof search: match the head, then look for the body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode, Triple, Variable

from kg.reasoning.owl2rl.terms import Term

__all__ = [
    "Clause",
    "Numbers",
    "Part",
    "Pattern",
    "Rule",
    "legal_triple",
    "spelled_rule",
    "variable",
    "variables_of",
]

Part = Term | Variable
Numbers = tuple[int, int, int]
_VARIABLES: list[str] = [""]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple that may have variables."""

    subject: Part
    predicate: Part
    object: Part


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of OWL 2 RL made ready for one axiom: when all of the body holds, the head holds.

    `head` is None for a rule that says *false*; `axiom` is empty for rules on the schema itself (table 9).
    """

    name: str
    axiom: tuple[Triple, ...]
    body: tuple[Pattern, ...]
    head: Pattern | None


class Clause(NamedTuple):
    """A rule in numbers."""

    name: str
    axiom: tuple[Numbers, ...]
    body: tuple[Numbers, ...]
    head: Numbers | None

    def bound(self, values: dict[int, int]) -> Clause:
        """Return the clause with numbers in the place of some variables."""
        head = None if self.head is None else _bound(self.head, values)
        axiom, body = (tuple(_bound(pattern, values) for pattern in part) for part in (self.axiom, self.body))
        return Clause(self.name, axiom, body, head)

    def says_nothing(self) -> bool:
        """Tell whether the head is already in the body."""
        return self.head in self.body


def _bound(pattern: Numbers, values: dict[int, int]) -> Numbers:
    subject, predicate, value = pattern
    return values.get(subject, subject), values.get(predicate, predicate), values.get(value, value)


@cache
def variable(name: str) -> int:
    """Return the negative number that stands for a variable in every clause."""
    _VARIABLES.append(name)
    return 1 - len(_VARIABLES)


def variables_of(patterns: Sequence[Numbers]) -> Iterator[int]:
    """Yield the variables of patterns, each once."""
    yield from dict.fromkeys(part for pattern in patterns for part in pattern if part < 0)


def legal_triple(terms: Sequence[Term], numbers: Numbers) -> Triple | None:
    """Return a triple of terms, or None when it is only generalised RDF."""
    subject, predicate, value = (terms[number] for number in numbers)
    if isinstance(subject, NamedNode | BlankNode) and isinstance(predicate, NamedNode):
        return Triple(subject, predicate, value)
    return None


def spelled_rule(clause: Clause, terms: Sequence[Term]) -> Rule:
    """Return the rule with terms in the place of numbers."""
    axiom = (legal_triple(terms, numbers) for numbers in clause.axiom)
    return Rule(
        clause.name,
        tuple(triple for triple in axiom if triple is not None),
        tuple(_spelled(pattern, terms) for pattern in clause.body),
        None if clause.head is None else _spelled(clause.head, terms),
    )


def _spelled(pattern: Numbers, terms: Sequence[Term]) -> Pattern:
    return Pattern(*(_part(number, terms) for number in pattern))


def _part(number: int, terms: Sequence[Term]) -> Part:
    return Variable(_VARIABLES[-number]) if number < 0 else terms[number]
