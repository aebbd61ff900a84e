"""The OWL 2 RL rules whose axiom is a list: `LIST[?x, ?y1, ..., ?yn]` (OWL 2 Profiles, section 4.3).

Each function is one rule of the tables: it takes the subject of the axiom and the members of the list,
and yields body and head of every rule that follows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice, pairwise, product
from typing import NamedTuple

from kg.reasoning.owl2rl.relations import Facts
from kg.reasoning.owl2rl.rules import Clause, Numbers, variable
from kg.reasoning.owl2rl.vocabulary import FIRST, NIL, REST, SAME_AS, SUB_CLASS_OF, TYPE

__all__ = ["LIST_RULES", "ListRule", "list_clauses", "read_lists"]

Made = Iterator[tuple[tuple[Numbers, ...], Numbers | None]]
_X, _Y = variable("x"), variable("y")

# A well-formed list is read in one way; of a malformed one, this many readings are enough.
_READINGS = 1_000


def property_chain(prop: int, members: Sequence[int]) -> Made:
    """Yield prp-spo2: along the whole chain p1 ... pn leads p."""
    steps = [variable(f"u{place}") for place in range(len(members) + 1)]
    body = tuple((start, step, end) for (start, end), step in zip(pairwise(steps), members, strict=True))
    yield body, (steps[0], prop, steps[-1])


def key(cls: int, members: Sequence[int]) -> Made:
    """Yield prp-key: two members of the class that share a value of every key property are the same."""
    values = [(prop, variable(f"z{place}")) for place, prop in enumerate(members)]
    shared = ((_X, prop, value) for prop, value in values), ((_Y, prop, value) for prop, value in values)
    yield ((_X, TYPE, cls), *shared[0], (_Y, TYPE, cls), *shared[1]), (_X, SAME_AS, _Y)


def disjoint_properties(_axiom: int, members: Sequence[int]) -> Made:
    """Yield prp-adp: no two of the properties join the same pair."""
    for left, right in combinations(members, 2):
        yield ((_X, left, _Y), (_X, right, _Y)), None


def into_intersection(cls: int, members: Sequence[int]) -> Made:
    """Yield cls-int1: who is in all is in the intersection."""
    yield tuple((_Y, TYPE, member) for member in members), (_Y, TYPE, cls)


def out_of_intersection(cls: int, members: Sequence[int]) -> Made:
    """Yield cls-int2: who is in the intersection is in each."""
    for member in members:
        yield ((_Y, TYPE, cls),), (_Y, TYPE, member)


def into_union(cls: int, members: Sequence[int]) -> Made:
    """Yield cls-uni: who is in one of them is in the union."""
    for member in members:
        yield ((_Y, TYPE, member),), (_Y, TYPE, cls)


def enumeration(cls: int, members: Sequence[int]) -> Made:
    """Yield cls-oo: each one listed is in the class."""
    for member in members:
        yield (), (member, TYPE, cls)


def disjoint_classes(_axiom: int, members: Sequence[int]) -> Made:
    """Yield cax-adc: nobody is in two of the classes."""
    for left, right in combinations(members, 2):
        yield ((_X, TYPE, left), (_X, TYPE, right)), None


def intersection_below_members(cls: int, members: Sequence[int]) -> Made:
    """Yield scm-int: the intersection is a sub-class of each."""
    for member in members:
        yield (), (cls, SUB_CLASS_OF, member)


def members_below_union(cls: int, members: Sequence[int]) -> Made:
    """Yield scm-uni: each is a sub-class of the union."""
    for member in members:
        yield (), (member, SUB_CLASS_OF, cls)


class ListRule(NamedTuple):
    """A rule over a list: name, type that the axiom must bear, property of the list, maker."""

    name: str
    kind: str | None
    prop: str
    make: Callable[[int, Sequence[int]], Made]


LIST_RULES = (
    ListRule("prp-spo2", None, "owl:propertyChainAxiom", property_chain),
    ListRule("prp-key", None, "owl:hasKey", key),
    ListRule("prp-adp", "owl:AllDisjointProperties", "owl:members", disjoint_properties),
    ListRule("cls-int1", None, "owl:intersectionOf", into_intersection),
    ListRule("cls-int2", None, "owl:intersectionOf", out_of_intersection),
    ListRule("cls-uni", None, "owl:unionOf", into_union),
    ListRule("cls-oo", None, "owl:oneOf", enumeration),
    ListRule("cax-adc", "owl:AllDisjointClasses", "owl:members", disjoint_classes),
    ListRule("scm-int", None, "owl:intersectionOf", intersection_below_members),
    ListRule("scm-uni", None, "owl:unionOf", members_below_union),
)


def list_clauses(rule: ListRule, axiom: tuple[Numbers, ...], members: Sequence[int]) -> Iterator[Clause]:
    """Yield the clauses of one rule for one axiom; an empty list says nothing."""
    if members:
        for body, head in rule.make(axiom[-1][0], members):
            yield Clause(rule.name, axiom, body, head)


def read_lists(facts: Facts, head: int) -> Iterator[tuple[int, ...]]:
    """Yield the members of the list that begins at a node, in every way that it can be read."""
    return islice(_readings(facts, head), _READINGS)


def _readings(facts: Facts, head: int) -> Iterator[tuple[int, ...]]:
    longest, waiting = len(facts[REST]), [(head, list[int]())]
    while waiting:
        node, members = waiting.pop()
        while node != NIL and len(members) <= longest:
            steps = list(product(facts[FIRST].objects_of(node).tolist(), facts[REST].objects_of(node).tolist()))
            if not steps:
                break
            waiting.extend((rest, [*members, first]) for first, rest in steps[1:])
            members.append(steps[0][0])
            node = steps[0][1]
        if node == NIL:
            yield tuple(members)
