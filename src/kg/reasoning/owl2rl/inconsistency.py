"""What cannot be true: the rules of OWL 2 RL that say *false*, and which triples break them.

Rules with a body are asked once, after the closure. Differences (eq-diff1, eq-diff2, eq-diff3) and literals
(dt-diff, dt-not-type) are looked at here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from pyoxigraph import Triple

from kg.reasoning.owl2rl.equality import Members
from kg.reasoning.owl2rl.fixpoint import Fixpoint
from kg.reasoning.owl2rl.listrules import read_lists
from kg.reasoning.owl2rl.relations import Facts, distinct, unpack
from kg.reasoning.owl2rl.rules import Clause, Numbers, legal_triple, variables_of
from kg.reasoning.owl2rl.values import differ, in_value_space
from kg.reasoning.owl2rl.vocabulary import (
    ALL_DIFFERENT,
    DIFFERENT_FROM,
    DISTINCT_MEMBERS,
    MEMBERS,
    RECOGNISED,
    SAME_AS,
    TYPE,
    term,
)

__all__ = ["Inconsistency", "inconsistencies"]


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """A rule that says false: its name in OWL 2 RL, the axiom it speaks for and the triples that break it."""

    rule: str
    axiom: tuple[Triple, ...]
    triples: tuple[Triple, ...]


def inconsistencies(fixpoint: Fixpoint, asserted: Facts) -> list[Inconsistency]:
    """Return every contradiction once, in a stable order."""
    found: dict[tuple[str, tuple[Triple, ...], frozenset[Triple]], Inconsistency] = {}
    for name, axiom, offending in _all(fixpoint, asserted):
        legal = [tuple(_legal(fixpoint, asserted, part)) for part in (axiom, offending)]
        found.setdefault((name, legal[0], frozenset(legal[1])), Inconsistency(name, legal[0], legal[1]))
    return sorted(found.values(), key=lambda one: (one.rule, str(one.axiom), str(one.triples)))


def _legal(fixpoint: Fixpoint, asserted: Facts, statements: Sequence[Numbers]) -> Iterator[Triple]:
    """Yield the statements as triples; for those about a literal, the triples of the graph that have the literal."""
    is_literal = fixpoint.literals.is_literal
    told = [numbers for numbers in statements if not is_literal[numbers[0]]]
    literals = dict.fromkeys(numbers[0] for numbers in statements if is_literal[numbers[0]])
    holding = [numbers for literal in literals for numbers in _holding(fixpoint, asserted, literal)]
    for numbers in [*told, *(numbers for numbers in holding if numbers not in told)]:
        triple = legal_triple(fixpoint.literals.terms, numbers)
        if triple is not None:
            yield triple


def _holding(fixpoint: Fixpoint, asserted: Facts, literal: int) -> Iterator[Numbers]:
    """Yield the asserted statements whose object is the literal or another spelling of its value."""
    for spelling in fixpoint.literals.spellings(literal):
        for predicate, relation in asserted:
            yield from ((int(subject), predicate, spelling) for subject in relation.subjects_of(spelling))


_Raw = tuple[str, Sequence[Numbers], Sequence[Numbers]]


def _all(fixpoint: Fixpoint, asserted: Facts) -> Iterator[_Raw]:
    for clause in fixpoint.clauses:
        if clause.head is None:
            yield from _broken(fixpoint, clause)
    yield from _different_yet_same(fixpoint, asserted)
    yield from _all_different_yet_same(fixpoint, asserted)
    yield from _same_yet_different_literals(fixpoint)
    yield from _one_thing_two_literals(fixpoint)
    yield from _malformed(fixpoint, asserted)
    yield from _outside_datatype(fixpoint)


def _rows(fixpoint: Fixpoint, clause: Clause) -> Iterator[dict[int, int]]:
    """Yield each way in which the body of a rule holds."""
    names = list(variables_of(clause.body))
    table = fixpoint.solver.solve(clause.body, names, fixpoint.facts)
    if table.size and not names:
        yield {}
    elif table.size:
        for row in zip(*(table.columns[name].tolist() for name in names), strict=True):
            yield dict(zip(names, row, strict=True))


def _broken(fixpoint: Fixpoint, clause: Clause) -> Iterator[_Raw]:
    for row in _rows(fixpoint, clause):
        yield clause.name, clause.axiom, clause.bound(row).body


def _different_yet_same(fixpoint: Fixpoint, asserted: Facts) -> Iterator[_Raw]:
    """Yield eq-diff1, in the words of the graph where it says so itself."""
    representative = fixpoint.equality.representative
    told = set[int]()
    for facts in (asserted, fixpoint.facts):
        subjects, objects = unpack(facts[DIFFERENT_FROM].keys)
        same = representative[subjects] == representative[objects]
        for left, right in zip(subjects[same].tolist(), objects[same].tolist(), strict=True):
            if facts is asserted or left not in told:
                told.add(int(representative[left]))
                yield "eq-diff1", (), _same((left, DIFFERENT_FROM, right), left, right)


def _same(statement: Numbers, left: int, right: int) -> tuple[Numbers, ...]:
    return (statement,) if left == right else (statement, (left, SAME_AS, right))


def _all_different_yet_same(fixpoint: Fixpoint, asserted: Facts) -> Iterator[_Raw]:
    """Yield eq-diff2 and eq-diff3: two members of one list that are the same."""
    representative = fixpoint.equality.representative
    typed = set(fixpoint.facts[TYPE].subjects_of(ALL_DIFFERENT).tolist())
    for name, prop in (("eq-diff2", MEMBERS), ("eq-diff3", DISTINCT_MEMBERS)):
        told = set[int]()
        for facts in (asserted, fixpoint.facts):
            for subject, head in _pairs(facts, prop):
                if int(representative[subject]) in typed and int(representative[subject]) not in told:
                    axiom = ((subject, TYPE, ALL_DIFFERENT), (subject, prop, head))
                    for left, right in _doubles(facts, head, fixpoint):
                        told.add(int(representative[subject]))
                        yield name, axiom, ((left, SAME_AS, right),)


def _doubles(facts: Facts, head: int, fixpoint: Fixpoint) -> Iterator[tuple[int, int]]:
    for members in read_lists(facts, head):
        groups: dict[int, list[int]] = {}
        for member in members:
            groups.setdefault(int(fixpoint.equality.representative[member]), []).append(member)
        for group in groups.values():
            yield from combinations(group, 2)


def _pairs(facts: Facts, prop: int) -> Iterable[tuple[int, int]]:
    subjects, objects = unpack(facts[prop].keys)
    return zip(subjects.tolist(), objects.tolist(), strict=True)


def _same_yet_different_literals(fixpoint: Fixpoint) -> Iterator[_Raw]:
    """Yield dt-diff: a rule makes two literals the same that have different values."""
    value = fixpoint.literals.value
    for clause in fixpoint.clauses if fixpoint.has_literal_conflict else ():
        if clause.head is not None and clause.head[1] == SAME_AS:
            for row in _rows(fixpoint, clause):
                left, right = (row.get(part, part) for part in (clause.head[0], clause.head[2]))
                if left < right and differ(value(left), value(right)):
                    yield "dt-diff", clause.axiom, clause.bound(row).body


def _one_thing_two_literals(fixpoint: Fixpoint) -> Iterator[_Raw]:
    """Yield dt-diff: one thing is the same as two literals that have different values."""
    literals = fixpoint.literals
    heads, counts = np.unique(fixpoint.equality.representative[literals.is_literal], return_counts=True)
    if not (counts > 1).any():
        return
    members = Members(fixpoint.equality)
    for head in heads[counts > 1].tolist():
        group = members.of(head)
        thing = group[~literals.is_literal[group]][:1].tolist()
        for left, right in combinations(group[literals.is_literal[group]].tolist(), 2):
            if thing and differ(literals.value(left), literals.value(right)):
                yield "dt-diff", (), ((thing[0], SAME_AS, left), (thing[0], SAME_AS, right))


def _malformed(fixpoint: Fixpoint, asserted: Facts) -> Iterator[_Raw]:
    """Yield dt-not-type for literals whose lexical form is not one of their datatype."""
    for number in fixpoint.literals.malformed:
        places = [(int(s), p, number) for p, relation in asserted for s in relation.subjects_of(number)]
        yield "dt-not-type", (), places


def _outside_datatype(fixpoint: Fixpoint) -> Iterator[_Raw]:
    """Yield dt-not-type for literals that an axiom puts into a datatype that lacks their value."""
    numbers = {fixpoint.literals.terms.index(term(name)): str(term(name).value) for name in RECOGNISED}
    for clause in fixpoint.clauses:
        if clause.head is not None and clause.head[1] == TYPE and clause.head[2] in numbers and clause.head[0] < 0:
            outside = set(_outside(fixpoint, clause, numbers[clause.head[2]]))
            for row in _rows(fixpoint, clause) if outside else ():
                if row[clause.head[0]] in outside:
                    yield "dt-not-type", clause.axiom, clause.bound(row).body


def _outside(fixpoint: Fixpoint, clause: Clause, datatype: str) -> Iterator[int]:
    literals, head = fixpoint.literals, clause.head
    assert head is not None  # noqa: S101 (the caller looked)
    table = fixpoint.solver.solve(clause.body, (head[0],), fixpoint.facts)
    column = distinct(np.sort(table.columns[head[0]])) if table.size else np.empty(0, dtype=np.int64)
    for number in column[literals.is_literal[column] & ~literals.has_datatype(column, datatype)].tolist():
        value = literals.value(number)
        if value is not None and not in_value_space(value, datatype):
            yield number
