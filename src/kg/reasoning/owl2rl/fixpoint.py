"""The closure as a fixpoint: compiled rules, each round joining only with what the last round found.

Facts are derived round by round until nothing is new; then the rules are compiled again if axioms were found
among the new facts or terms were merged, and only rules that were not there before run over all facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from kg.reasoning.owl2rl.compilation import Compiler, demanded_classes
from kg.reasoning.owl2rl.equality import Equality
from kg.reasoning.owl2rl.joins import Solver
from kg.reasoning.owl2rl.relations import Facts, pack, union, unpack
from kg.reasoning.owl2rl.rules import Clause, variables_of
from kg.reasoning.owl2rl.specification import SCHEMA_RULES, SUPERFLUOUS_AXIOMS
from kg.reasoning.owl2rl.terms import Ids, Literals
from kg.reasoning.owl2rl.values import differ, in_value_space
from kg.reasoning.owl2rl.vocabulary import RECOGNISED, SAME_AS, THING, TYPE, term

__all__ = ["Fixpoint"]

Found = dict[int, list[Ids]]


class Fixpoint:
    """The state of the reasoning: facts, what is the same, and the rules in force."""

    def __init__(self, asserted: Facts, axiomatic: Facts, compiler: Compiler, literals: Literals, *, with_things: bool):
        self.facts = Facts({predicate: relation.keys for predicate, relation in asserted})
        self.literals = literals
        self.solver = Solver(literals)
        self.equality = Equality(len(literals.terms))
        self.clauses: list[Clause] = []
        self.has_literal_conflict = False
        self._compiler = compiler
        self._axioms = Facts()
        self._is_only_literal = literals.is_literal
        self._demanded: set[int] = {THING} if with_things else set()
        self._always = frozenset(self._demanded)
        self._demands_all = False
        self._stale = True
        self._axiomatic = axiomatic
        self._said_same = np.empty(0, dtype=np.int64)
        self._absent = [number for number in compiler.literals if not _has_value(asserted, literals, number)]

    def run(self) -> None:
        """Derive everything: first with the schema rules alone, then with the rules of the axioms."""
        self._start()
        no_axioms = self._compiler.compile(Facts(), self.solver, self.equality.representative)
        self._saturate([clause for clause in no_axioms if clause.name.startswith(SCHEMA_RULES)], Facts())
        while self._stale:
            self._stale = False
            fresh, delta = self._recompile()
            self._saturate(fresh, delta)

    def _start(self) -> None:
        same = self.facts.pop(SAME_AS)
        self._said_same = union(unpack(same))
        self.facts.add({predicate: relation.keys for predicate, relation in self._axiomatic})
        self._axioms.add(self._compiler.axioms_of(_keys(self.facts), self.equality.representative))
        if self._merge(same):
            self._rewrite(Facts())

    def _recompile(self) -> tuple[list[Clause], Facts]:
        """Put the rules of all axioms in force; return those to run over all facts, and facts now needed."""
        before, had = set(self.clauses), self._demanded
        compiled = self._compiler.compile(self._axioms, self.solver, self.equality.representative)
        self._demanded = demanded_classes(compiled) | self._always
        self._demands_all = any(cls < 0 for cls in self._demanded)
        self.clauses = compiled
        newly = self._demanded - had
        fresh = [clause for clause in compiled if clause not in before or (newly and _gives_type(clause))]
        return fresh, self._seeds(newly)

    def _saturate(self, fresh: list[Clause], delta: Facts) -> None:
        """Run rules over all facts, and then all rules over what is new, until nothing is."""
        if not self.clauses:
            self.clauses = fresh
        triggers = _triggers(self.clauses)
        found, axioms = Found(), Found()
        for clause in fresh:
            self._derive(clause, found, axioms)
        self._derive_from(delta, triggers, found, axioms)
        while found:
            delta = self._absorb(found, axioms)
            found, axioms = Found(), Found()
            self._derive_from(delta, triggers, found, axioms)

    def _derive_from(self, delta: Facts, triggers: _Triggers, found: Found, axioms: Found) -> None:
        for predicate, relation in delta:
            classes = relation.objects().tolist() if predicate == TYPE else []
            for value in (None, *classes):
                for clause, place in triggers.get((predicate, value), ()):
                    self._derive(clause, found, axioms, delta, place)

    def _derive(self, clause: Clause, found: Found, axioms: Found, delta: Facts | None = None, at: int = -1) -> None:
        """Find what a rule gives; for a rule that says false there is nothing to find yet."""
        if clause.head is None or self._is_idle(clause):
            return
        subject, predicate, value = clause.head
        table = self.solver.solve(clause.body, variables_of([clause.head]), self.facts, delta, at)
        if not table.size:
            return
        subjects, objects = table.value(subject), table.value(value)
        if predicate == TYPE and value >= 0 and not self._is_demanded(value):
            # A literal in a class that no rule asks for can neither be told in RDF nor lead to anything.
            wanted = ~self._is_only_literal[subjects]
            subjects, objects = subjects[wanted], objects[wanted]
        keys = pack(subjects, objects)
        found.setdefault(predicate, []).append(keys)
        if self._compiler.is_axiom(predicate, value) and clause.name not in SUPERFLUOUS_AXIOMS:
            axioms.setdefault(predicate, []).append(keys)

    def _is_idle(self, clause: Clause) -> bool:
        """Tell whether a rule only says that something is an owl:Thing, and nobody asks."""
        return clause.head is not None and clause.head[1:] == (TYPE, THING) and not self._is_demanded(THING)

    def _is_demanded(self, cls: int) -> bool:
        return cls in self._demanded or self._demands_all

    def _absorb(self, found: Found, axioms: Found) -> Facts:
        """Take in what was found, merge what is the same, and return what is new."""
        same = union(found.pop(SAME_AS, []))
        delta = self.facts.add(self._represented(found))
        new_axioms = self._compiler.axioms_of(self._represented(axioms).items(), self.equality.representative)
        if len(self._axioms.add(new_axioms)):
            self._stale = True
        return self._rewrite(delta) if self._merge(same) else delta

    def _represented(self, found: Found) -> dict[int, Ids]:
        keys = {predicate: union(parts) for predicate, parts in found.items()}
        if self.equality.is_trivial:
            return keys
        facts = Facts(keys)
        facts.rewrite(self.equality.representative)
        return dict(_keys(facts))

    def _merge(self, same: Ids) -> bool:
        """Make pairs the same; tell whether that was news."""
        left, right = unpack(same)
        open_question = left != right
        both = np.flatnonzero(open_question & self.literals.is_literal[left] & self.literals.is_literal[right])
        open_question[[i for i in both.tolist() if self._is_settled(int(left[i]), int(right[i]))]] = False
        left, right = left[open_question], right[open_question]
        for column in (left, right):
            rows, spellings = self.literals.respell(column)
            if rows is not None:
                present = ~np.isin(spellings, self._absent)
                left = np.concatenate((left, column[rows][present]))
                right = np.concatenate((right, spellings[present]))
        return self.equality.merge(left, right)

    def _is_settled(self, left: int, right: int) -> bool:
        """Tell whether two literals are known to be equal (dt-eq: joins see to it) or different (dt-diff)."""
        values = self.literals.value(left), self.literals.value(right)
        is_conflict = differ(*values)
        self.has_literal_conflict |= is_conflict
        return is_conflict or (values[0] is not None and values[0] == values[1])

    def _rewrite(self, delta: Facts) -> Facts:
        """Put representatives everywhere, and return what is new now."""
        representative = self.equality.representative
        delta.rewrite(representative)
        delta.add(dict(_keys(self.facts.rewrite(representative))))
        self._axioms.rewrite(representative)
        self._is_only_literal = np.ones(len(representative), dtype=np.bool_)
        self._is_only_literal[representative[~self.literals.is_literal]] = False
        self._stale = True
        return delta

    def _seeds(self, newly: set[int]) -> Facts:
        """Return what holds of itself in classes and properties that rules now ask about."""
        found = {TYPE: self._literal_types(newly)} if newly else {}
        asked = any(predicate == SAME_AS for clause in self.clauses for _, predicate, _ in clause.body)
        if asked:
            used = self.used_terms()
            found[SAME_AS] = pack(used, used)
        return self.facts.add(found)

    def used_terms(self) -> Ids:
        """Return every term of every triple, by its representative: what eq-ref calls the same as itself."""
        parts = [np.array([predicate for predicate, _ in self.facts], dtype=np.int64)]
        parts.append(self.equality.representative[self._said_same])
        for _, relation in self.facts:
            parts += [relation.subjects(), relation.objects()]
        return union(parts)

    def _literal_types(self, newly: set[int]) -> Ids:
        """Return the datatypes of literals that rules ask about (dt-type2)."""
        numbers = {self.literals.terms.index(term(name)): str(term(name).value) for name in RECOGNISED}
        used = self.used_terms()
        literals = used[self.literals.is_literal[used]].tolist()
        asked = [(number, iri) for number, iri in numbers.items() if self._demands_all or number in newly]
        found = [
            (literal << 32) | number
            for number, iri in asked
            for literal in literals
            if (value := self.literals.value(literal)) is not None and in_value_space(value, iri)
        ]
        return union([np.array(found, dtype=np.int64)])


_Triggers = dict[tuple[int, int | None], list[tuple[Clause, int]]]


def _triggers(clauses: Iterable[Clause]) -> _Triggers:
    """Return what patterns a new triple may match, by its predicate and, for types, its class."""
    found: _Triggers = defaultdict(list)
    for clause in clauses:
        for place, (_, predicate, value) in enumerate(clause.body if clause.head is not None else ()):
            found[predicate, value if predicate == TYPE and value >= 0 else None].append((clause, place))
    return found


def _gives_type(clause: Clause) -> bool:
    return clause.head is not None and clause.head[1] == TYPE


def _keys(facts: Facts) -> Iterable[tuple[int, Ids]]:
    return ((predicate, relation.keys) for predicate, relation in facts)


def _has_value(facts: Facts, literals: Literals, number: int) -> bool:
    """Tell whether a constant of the rules is a value in the graph; only asked when others spell it too."""
    return bool(literals.is_respelled[number]) and any(
        bool(np.any(unpack(relation.keys)[1] == number)) for _, relation in facts
    )
