"""OWL 2 RL reasoning: triples in, what follows from them out (OWL 2 Profiles, section 4.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from pyoxigraph import Triple

from kg.reasoning.owl2rl.compilation import Compiler
from kg.reasoning.owl2rl.equality import Members
from kg.reasoning.owl2rl.fixpoint import Fixpoint
from kg.reasoning.owl2rl.inconsistency import Inconsistency, inconsistencies
from kg.reasoning.owl2rl.relations import Facts, difference, member, pack, union, unpack
from kg.reasoning.owl2rl.rules import Rule, spelled_rule
from kg.reasoning.owl2rl.terms import Dictionary, Ids, Literals
from kg.reasoning.owl2rl.vocabulary import NOTHING, SAME_AS, SUB_CLASS_OF, THING, VOCABULARY, axiomatic_triples, term

__all__ = ["Closure", "Encoded", "TripleSet", "close", "encode", "reason", "rules_of"]

_REFLEXIVE = (
    "owl:sameAs",
    "rdfs:subClassOf",
    "rdfs:subPropertyOf",
    "owl:equivalentClass",
    "owl:equivalentProperty",
)
_THING_AS_VALUE = ("rdf:type", "rdfs:subClassOf", "rdfs:domain", "rdfs:range")


class TripleSet(Collection[Triple]):
    """A set of triples that become objects only when they are looked at."""

    def __init__(self, facts: Facts, literals: Literals, dictionary: Dictionary):
        self._facts, self._terms, self._dictionary = facts, literals.terms, dictionary

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[Triple]:
        terms = self._terms
        for number, relation in self._facts:
            predicate = terms[number]
            subjects, objects = unpack(relation.keys)
            for subject, value in zip(subjects.tolist(), objects.tolist(), strict=True):
                yield Triple(terms[subject], predicate, terms[value])  # type: ignore[arg-type]

    def __contains__(self, triple: object) -> bool:
        if not isinstance(triple, Triple) or not all(part in self._dictionary for part in triple):
            return False
        subject, predicate, value = (self._dictionary[part] for part in triple)
        return bool(member(np.atleast_1d(pack(subject, value)), self._facts[predicate].keys)[0])


@dataclass(frozen=True)
class Closure:
    """What follows from a graph.

    `inferred` holds the new triples only, all of them legal RDF; `inconsistencies` what cannot be true.
    """

    inferred: TripleSet
    inconsistencies: tuple[Inconsistency, ...]
    fixpoint: Fixpoint

    @property
    def is_consistent(self) -> bool:
        """Tell whether no rule said false."""
        return not self.inconsistencies

    @cached_property
    def rules(self) -> list[Rule]:
        """The rules that were in force: those of the axioms, asserted or not, and those on the schema."""
        return [spelled_rule(clause, self.fixpoint.literals.terms) for clause in self.fixpoint.clauses]


@dataclass(frozen=True)
class Encoded:
    """A graph in numbers, ready for reasoning."""

    dictionary: Dictionary
    compiler: Compiler
    literals: Literals
    asserted: Facts
    axiomatic: Facts


def close(triples: Iterable[Triple], *, axiomatic: bool = False) -> Closure:
    """Return everything that the OWL 2 RL/RDF rules derive from the triples.

    `axiomatic` adds what holds of anything: `x owl:sameAs x`, `x rdf:type owl:Thing`, `c rdfs:subClassOf c`,
    the triples of prp-ap, cls-thing, cls-nothing1 and dt-type1.
    """
    return reason(encode(triples), axiomatic=axiomatic)


def rules_of(triples: Iterable[Triple]) -> list[Rule]:
    """Return the rules that the axioms among the triples make, ready for a backward proof search."""
    return close(triples).rules


def encode(triples: Iterable[Triple]) -> Encoded:
    """Return the triples as sorted arrays of numbers."""
    dictionary = Dictionary()
    compiler = Compiler(dictionary)
    known = dictionary.encode(Triple(*(term(name) for name in names)) for names in axiomatic_triples())  # type: ignore[arg-type]
    asserted = Facts.from_rows(dictionary.encode(triples))
    return Encoded(dictionary, compiler, Literals(dictionary), asserted, Facts.from_rows(known))


def reason(graph: Encoded, *, axiomatic: bool = False) -> Closure:
    """Return the closure of a graph in numbers; its triples are spelled out when they are looked at."""
    fixpoint = Fixpoint(graph.asserted, graph.axiomatic, graph.compiler, graph.literals, with_things=axiomatic)
    fixpoint.run()
    kept = {p: _kept(p, keys, graph, axiomatic) for p, keys in _spread(fixpoint, axiomatic).items()}
    inferred = TripleSet(Facts(kept), graph.literals, graph.dictionary)
    return Closure(inferred, tuple(inconsistencies(fixpoint, graph.asserted)), fixpoint)


def _spread(fixpoint: Fixpoint, axiomatic: bool) -> dict[int, Ids]:
    """Return all facts, told of everything that is the same (eq-rep-s, eq-rep-p, eq-rep-o)."""
    same = fixpoint.equality
    facts = {predicate: relation.keys for predicate, relation in fixpoint.facts if predicate != SAME_AS}
    told_same = fixpoint.used_terms() if axiomatic else np.empty(0, dtype=np.int64)
    pairs = pack(told_same, told_same)
    if not same.is_trivial:
        members = Members(same)
        told = {predicate: members.spread(keys) for predicate, keys in facts.items()}
        facts = {int(equal): keys for predicate, keys in told.items() for equal in members.of(predicate)}
        pairs = union([members.pairs(), members.spread(pairs)])
    facts[SAME_AS] = pairs
    return facts


def _kept(predicate: int, keys: Ids, graph: Encoded, axiomatic: bool) -> Ids:
    """Return what is new, legal RDF and, unless asked for, not trivial."""
    if graph.literals.kinds[predicate] != 0:
        return keys[:0]
    keys = difference(keys, graph.asserted[predicate].keys)
    subjects, objects = unpack(keys)
    keep = graph.literals.kinds[subjects] < 2
    if not axiomatic:
        keep &= ~_is_trivial(predicate, subjects, objects) & ~member(keys, graph.axiomatic[predicate].keys)
    return keys[keep]


def _is_trivial(predicate: int, subjects: Ids, objects: Ids) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which triples hold of anything, such as x sameAs x, x a Thing, Nothing subClassOf c."""
    name = VOCABULARY[predicate] if predicate < len(VOCABULARY) else ""
    found = np.zeros(len(subjects), dtype=np.bool_)
    if name in _REFLEXIVE:
        found |= subjects == objects
    if name in _THING_AS_VALUE:
        found |= objects == THING
    if predicate == SUB_CLASS_OF:
        found |= subjects == NOTHING
    return found
