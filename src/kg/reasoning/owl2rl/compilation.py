"""From axioms to rules: every axiom in the graph becomes rules with nothing but individuals left to find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from pyoxigraph import Literal

from kg.reasoning.owl2rl.joins import Solver
from kg.reasoning.owl2rl.listrules import LIST_RULES, ListRule, list_clauses, read_lists
from kg.reasoning.owl2rl.relations import Facts, unpack
from kg.reasoning.owl2rl.rules import Clause, Numbers, variables_of
from kg.reasoning.owl2rl.specification import SUBSUMED_AT_THING, templates
from kg.reasoning.owl2rl.terms import Dictionary, Ids
from kg.reasoning.owl2rl.vocabulary import FIRST, REST, THING, TYPE, term

__all__ = ["Compiler", "demanded_classes"]


class Compiler:
    """Knows which triples are axioms, and makes the rules that follow from them (tables 5 to 9)."""

    def __init__(self, dictionary: Dictionary):
        def number_of(name: str) -> int:
            return dictionary[term(name)]

        self._templates = list(templates(number_of))
        self._lists = [
            (rule, number_of(rule.prop), None if rule.kind is None else number_of(rule.kind)) for rule in LIST_RULES
        ]
        self.literals = [number for text, number in dictionary.items() if isinstance(text, Literal)]
        patterns = [pattern for template in self._templates for pattern in template.axiom]
        kinds = {value for _, predicate, value in patterns if predicate == TYPE}
        kinds.update(kind for _, _, kind in self._lists if kind is not None)
        self.kinds = np.array(sorted(kinds), dtype=np.int64)
        self.predicates = {predicate for _, predicate, _ in patterns} | {prop for _, prop, _ in self._lists}
        self.predicates |= {TYPE, FIRST, REST}

    def is_axiom(self, predicate: int, value: int) -> bool:
        """Tell whether triples of this form can be axioms; a negative number stands for any object."""
        return predicate in self.predicates and (predicate != TYPE or value < 0 or value in self.kinds)

    def axioms_of(self, found: Iterable[tuple[int, Ids]], representative: Ids) -> dict[int, Ids]:
        """Return those triples from which rules are made."""
        axioms: dict[int, Ids] = {}
        predicates = {int(representative[predicate]) for predicate in self.predicates}
        for predicate, keys in found:
            if predicate == TYPE:
                kinds = np.isin(unpack(keys)[1], representative[self.kinds])
                axioms[predicate] = keys[kinds]
            elif predicate in predicates:
                axioms[predicate] = keys
        return axioms

    def compile(self, axioms: Facts, solver: Solver, representative: Ids) -> list[Clause]:
        """Return the rules of all axioms, and the schema rules, each once."""
        made: dict[Clause, None] = {}
        for template in self._templates:
            same = {c: int(representative[c]) for c in _constants(template) if representative[c] != c}
            made.update(dict.fromkeys(_instances(template.bound(same) if same else template, axioms, solver)))
        for rule, prop, kind in self._lists:
            same_kind = None if kind is None else int(representative[kind])
            made.update(dict.fromkeys(_list_instances(rule, int(representative[prop]), same_kind, axioms)))
        return [clause for clause in made if not (clause.says_nothing() or _is_subsumed(clause))]


def demanded_classes(clauses: Iterable[Clause]) -> set[int]:
    """Return the classes that some body asks members of; a negative number means that one asks for all."""
    return {value for clause in clauses for _, predicate, value in clause.body if predicate == TYPE}


def _constants(template: Clause) -> Iterator[int]:
    heads = () if template.head is None else (template.head,)
    for pattern in (*template.axiom, *template.body, *heads):
        yield from (part for part in pattern if part >= 0)


def _instances(template: Clause, axioms: Facts, solver: Solver) -> Iterator[Clause]:
    """Yield the template with each answer to its axiom patterns filled in."""
    names = list(variables_of(template.axiom))
    if not template.axiom:
        yield template
        return
    answers = solver.solve(template.axiom, names, axioms)
    if answers.size:
        for row in zip(*(answers.columns[name].tolist() for name in names), strict=True):
            yield template.bound(dict(zip(names, row, strict=True)))


def _list_instances(rule: ListRule, prop: int, kind: int | None, axioms: Facts) -> Iterator[Clause]:
    subjects, lists = unpack(axioms[prop].keys)
    typed = None if kind is None else set(axioms[TYPE].subjects_of(kind).tolist())
    for subject, head in zip(subjects.tolist(), lists.tolist(), strict=True):
        if typed is None or subject in typed:
            axiom: tuple[Numbers, ...] = () if kind is None else ((subject, TYPE, kind),)
            for members in read_lists(axioms, head):
                yield from list_clauses(rule, (*axiom, (subject, prop, head)), members)


def _is_subsumed(clause: Clause) -> bool:
    things = any(predicate == TYPE and value == THING for _, predicate, value in clause.body)
    return things and clause.name in SUBSUMED_AT_THING
