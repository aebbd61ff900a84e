"""A theory: what is given, what follows from it, and every rule by which it does. Proofs are found in it backwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.build.expand import date_bounds
from kg.build.read import Corpus
from kg.build.settle import settled
from kg.build.views import select_facts
from kg.explain.axioms import axiom_in_words
from kg.explain.constructs import ConstructRule
from kg.explain.equality import EQUALITY, has_equals
from kg.explain.grounds import Grounds
from kg.explain.model import Ground, Step, key_of
from kg.explain.patterns import filled, match, solutions, triple_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CONCEPT, DG, RDF
from kg.reasoning import Rule, apply_rules, trim
from kg.reasoning.owl2rl import Inconsistency, close
from kg.reasoning.owl2rl import Rule as OwlRule

__all__ = ["Theory"]

_NOT_ASSERTED = (getattr(CONCEPT, "editorial-inference"), getattr(CONCEPT, "editors-knowledge"))
_BOUNDS = (DG.beginEarliest, DG.beginLatest, DG.endEarliest, DG.endLatest, DG.openBegin, DG.openEnd)


class Theory:
    """One view with everything that follows in it, before trimming; nothing in it changes.

    `ruled` is what the rules are known to add; they are applied when it is not given.
    """

    def __init__(
        self,
        corpus: Corpus,
        view: str = "accepted",
        rules: Sequence[Rule] = (),
        ruled: Sequence[Triple] | None = None,
    ):
        self.corpus, self.view = corpus, view
        facts = select_facts(corpus, view)
        claims = list(settled(facts, _NOT_ASSERTED if view == "asserted" else ()))
        self.authored = facts
        self.layers: dict[str, set[Triple]] = {
            "ontology": set(corpus.ontology),
            "sources": set(corpus.sources),
            "authored": set(facts),
            "claims": set(claims),
            "dates": set(date_bounds(Graph([*facts, *claims]))),
            "links": set(corpus.links),
        }
        self.rules = rules
        self._close(ruled)
        self._steps: dict[Triple, list[Step]] = {}
        self._grounds: dict[Triple, list[Ground]] = {}

    def _close(self, ruled: Sequence[Triple] | None) -> None:
        ground = [t for layer in ("ontology", "authored", "claims", "dates") for t in self.layers[layer]]
        closure = close(ground)
        self.inconsistencies: tuple[Inconsistency, ...] = closure.inconsistencies
        self.owl_rules = closure.rules
        closed = [*ground, *closure.inferred]
        self.closed = Graph(closed)
        known = self.layers["sources"] | self.layers["links"]
        self.inferred = [t for t in trim(closure.inferred, self.corpus.ontology) if t not in known]
        base = [*ground, *self.inferred, *self.layers["sources"]]
        if ruled is None:
            ruled = [t for found in apply_rules(base, self.rules).values() for t in found]
        self.ruled = list(ruled)
        self._ruled_base = [*base, *self.ruled]
        self.graph = Graph([*closed, *known, *self.ruled])
        self._told = {*self._ruled_base, *self.layers["links"]}

    @cached_property
    def store(self) -> Store:
        """The graph that the CONSTRUCT rules read, in an engine."""
        store = Store()
        store.bulk_extend(Quad(t.subject, t.predicate, t.object) for t in self._ruled_base)
        return store

    @cached_property
    def constructs(self) -> list[ConstructRule]:
        """The CONSTRUCT rules, taken apart."""
        return [ConstructRule(rule) for rule in self.rules]

    @cached_property
    def _by_head(self) -> dict[object, list[OwlRule]]:
        """The rules by what they conclude: the class for types, the property for everything else."""
        found: dict[object, list[OwlRule]] = defaultdict(list)
        equality = EQUALITY if has_equals(self.closed) else ()
        for rule in (*self.owl_rules, *equality):
            if rule.head is not None:
                of_class = rule.head.predicate == RDF.type and isinstance(rule.head.object, NamedNode)
                found[rule.head.object if of_class else rule.head.predicate].append(rule)
        return found

    @cached_property
    def _open_rules(self) -> list[OwlRule]:
        """The rules whose head has any property."""
        return [r for key, rules in self._by_head.items() if not isinstance(key, NamedNode) for r in rules]

    @cached_property
    def grounds(self) -> Grounds:
        """What asserts each triple."""
        return Grounds(self.layers, self.authored, self.corpus.sources)

    def holds(self, triple: Triple) -> bool:
        """Tell whether the view has a triple; what is trimmed as idle is not in it."""
        return triple in self._told

    def section_of(self, span: NamedNode) -> NamedNode:
        """Return the section of a span; the span itself when it has none."""
        return self.corpus.sources.node(span, DG.ofSection) or span

    def owl_rules_for(self, goal: Triple) -> Iterable[OwlRule]:
        """Yield the rules of OWL 2 RL whose head may be the goal."""
        keys = [goal.object, goal.predicate] if goal.predicate == RDF.type else [goal.predicate]
        for key in keys:
            yield from self._by_head.get(key, ())
        yield from self._open_rules

    def grounds_of(self, triple: Triple) -> list[Ground]:
        """Return what asserts a triple; empty for what only follows."""
        if triple not in self._grounds:
            self._grounds[triple] = self.grounds.of(triple)
        return self._grounds[triple]

    def steps_to(self, goal: Triple) -> list[Step]:
        """Return every use of a rule that yields the goal from triples that hold, in a stable order."""
        if goal not in self._steps:
            found = [*self._owl_steps(goal), *self._date_steps(goal)]
            for rule in self.constructs:
                found += rule.steps_to(goal, self.graph, self.store)
            unique = dict.fromkeys(step for step in found if goal not in step.premises)
            self._steps[goal] = sorted(unique, key=_step_key)
        return self._steps[goal]

    def _owl_steps(self, goal: Triple) -> Iterable[Step]:
        if goal not in self.closed:
            return
        for rule in self.owl_rules_for(goal):
            bound = match(rule.head, goal) if rule.head is not None else None
            if bound is None:
                continue
            reads = axiom_in_words(rule, self.closed)
            for solution in solutions(rule.body, bound, self.closed):
                premises = [triple_of(filled(pattern, solution)) for pattern in rule.body]
                wanted = (*(t for t in premises if t is not None), *rule.axiom)
                yield Step(goal, rule.name, "owl", reads, tuple(dict.fromkeys(wanted)))

    def _date_steps(self, goal: Triple) -> Iterable[Step]:
        if goal.predicate in _BOUNDS and goal in self.layers["dates"]:
            for value in self.closed.objects(goal.subject, DG.when):  # type: ignore[arg-type]
                when = Triple(goal.subject, DG.when, value)
                if goal in set(date_bounds(Graph([when]))):
                    yield Step(goal, "dates", "dates", "the bounds of a date (EDTF)", (when,))


def _step_key(step: Step) -> tuple[object, ...]:
    return len(step.premises), step.kind, step.rule, [key_of(t) for t in step.premises], step.conditions
