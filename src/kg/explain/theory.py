"""A theory: what is given, what follows from it, and every rule by which it does. Proofs are found in it backwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from pyoxigraph import NamedNode, Quad, Store, Triple

from kg.build.expand import date_bounds
from kg.build.read import Corpus
from kg.build.views import View, materialise
from kg.errors import KgError
from kg.explain.axioms import axiom_in_words
from kg.explain.constructs import ConstructRule
from kg.explain.equality import EQUALITY, has_equals
from kg.explain.grounds import Grounds
from kg.explain.model import Ground, Step, key_of
from kg.explain.patterns import filled, match, solutions, triple_of
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, RDF
from kg.reasoning import Rule, close, owl2rl
from kg.reasoning.owl2rl import Inconsistency
from kg.reasoning.owl2rl import Rule as OwlRule
from kg.translation import message

__all__ = ["Theory"]

_BOUNDS = (CG.beginEarliest, CG.beginLatest, CG.endEarliest, CG.endLatest, CG.openBegin, CG.openEnd)


class Theory:
    """One view with everything that follows in it, before trimming; nothing in it changes.

    `known` is the view as it was built, where that is at hand. The graph is closed again only when a rule is asked for:
    what is told, and what a query can see of it, needs no rule.
    """

    def __init__(self, corpus: Corpus, view: str = "accepted", rules: Sequence[Rule] = (), known: View | None = None):
        self.corpus, self.view, self.rules = corpus, view, rules
        parts = known or materialise(corpus, view, rules, may_contradict=True)
        self._closing = parts.closure
        self.authored, self.inferred, self.ruled = parts.authored, parts.inferred, parts.ruled
        self.layers: dict[str, set[Triple]] = {
            "ontology": set(corpus.ontology),
            "sources": set(corpus.sources),
            "authored": set(parts.authored),
            "claims": set(parts.claims),
            "dates": set(parts.dates),
            "links": set(corpus.links),
            "gazetteer": set(parts.gazetteer),
        }
        self._steps: dict[Triple, list[Step]] = {}
        self._grounds: dict[Triple, list[Ground]] = {}

    @cached_property
    def _closure(self) -> owl2rl.Closure:
        """How all that follows does: found when the view was made, else found again."""
        found = (self._closing or close(self._ground)).found
        if found is None:
            raise KgError("proofs need the rules of the compiled reasoner")
        return found

    @property
    def inconsistencies(self) -> tuple[Inconsistency, ...]:
        """What contradicts the ontology."""
        return self._closure.inconsistencies

    @cached_property
    def owl_rules(self) -> list[OwlRule]:
        """The rules of OWL 2 RL that were in force."""
        return self._closure.rules

    @property
    def _ground(self) -> list[Triple]:
        return [t for layer in ("ontology", "authored", "claims", "dates", "gazetteer") for t in self.layers[layer]]

    @cached_property
    def closed(self) -> Graph:
        """What is given, and all that follows from it by OWL 2 RL."""
        return Graph([*self._ground, *self._closure.inferred])

    @cached_property
    def graph(self) -> Graph:
        """All that holds: what is given, what follows, and what the CONSTRUCT rules add."""
        return Graph.union(self.closed, self.corpus.sources, self.corpus.links, self.ruled)

    @cached_property
    def _ruled_base(self) -> list[Triple]:
        return [*self._ground, *self.inferred, *self.layers["sources"], *self.layers["links"], *self.ruled]

    @cached_property
    def _told(self) -> set[Triple]:
        return set(self._ruled_base)

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
        return self.corpus.sources.node(span, CG.ofSection) or span

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
            for value in self.closed.objects(goal.subject, CG.when):  # type: ignore[arg-type]
                when = Triple(goal.subject, CG.when, value)
                if goal in set(date_bounds(Graph([when]))):
                    yield Step(goal, "dates", "dates", message("the bounds of a date (EDTF)"), (when,))


def _step_key(step: Step) -> tuple[object, ...]:
    return len(step.premises), step.kind, step.rule, [key_of(t) for t in step.premises], step.conditions
