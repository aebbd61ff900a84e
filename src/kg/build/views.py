"""Views: what questions are asked of. A view is one materialised graph, closed and ruled, queried alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.build.expand import date_bounds
from kg.build.read import Corpus
from kg.build.settle import settled
from kg.build.standing import with_standing_disputes
from kg.errors import KgError, NotFoundError
from kg.evidence.support import passages_for
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, CONCEPT, identifier, slug_of
from kg.reasoning import Closure, Rule, apply_rules, close, trim

__all__ = [
    "VIEWS",
    "View",
    "check_view_name",
    "contradiction",
    "materialise",
    "select_facts",
    "select_gazetteer",
    "view_names",
    "without_propositions",
]

VIEWS = ("accepted", "asserted", "claims")
_NOT_ASSERTED = (getattr(CONCEPT, "editorial-inference"), getattr(CONCEPT, "editors-knowledge"))


@dataclass(frozen=True)
class View:
    """The parts of one view; their union is what is queried.

    `closure` is how its inferred part was found; None where the view was read from a build.
    """

    name: str
    authored: Graph
    gazetteer: Graph
    claims: list[Triple]
    dates: list[Triple]
    inferred: list[Triple]
    by_rule: Mapping[str, Sequence[Triple]]
    closure: Closure | None = None

    @property
    def inconsistencies(self) -> list[str]:
        """Return what contradicts the ontology, a sentence each."""
        return self.closure.inconsistencies if self.closure is not None else []

    @property
    def ruled(self) -> list[Triple]:
        """Return what the CONSTRUCT rules added."""
        return [triple for triples in self.by_rule.values() for triple in triples]

    @property
    def added(self) -> list[Triple]:
        """Return what the view has beyond what was written."""
        return [*self.claims, *self.dates, *self.inferred, *self.ruled]

    def graph(self, corpus: Corpus) -> Graph:
        """Return the view as one graph, with ontology, sources and links."""
        written = (corpus.ontology, corpus.sources, corpus.links, self.authored, self.gazetteer)
        return Graph.union(*written, self.added)


def view_names(sources: Graph) -> list[str]:
    """Return the names of all views that can be asked."""
    sections = [s for s in sources.subjects(CG.partOfDocument) if isinstance(s, NamedNode)]
    return [*VIEWS, *(f"without:{slug_of(section)}" for section in sections)]


def check_view_name(name: str, sources: Graph) -> None:
    """Refuse a view that does not exist, naming those that do."""
    known = view_names(sources)
    if name not in known:
        raise NotFoundError(f"no view is called {name}; there are:", known)


def materialise(
    corpus: Corpus,
    name: str,
    rules: Sequence[Rule],
    reasoner: str = "compiled",
    *,
    may_contradict: bool = False,
) -> View:
    """Return a view: facts selected, claims settled, dates expanded, closed and ruled.

    What contradicts the ontology is an error, unless the view may contradict it: then its closure says so.
    """
    facts, gazetteer = select_facts(corpus, name), select_gazetteer(corpus, name)
    claims = list(settled(facts, _NOT_ASSERTED if name == "asserted" else ()))
    told = without_propositions(Graph.union(facts, claims))
    dates = list(date_bounds(told))
    ground = [*corpus.ontology, *told, *gazetteer, *dates]
    closure = close(ground, reasoner=reasoner)
    if closure.inconsistencies and not may_contradict:
        raise contradiction(closure.inconsistencies)
    new = trim(closure.inferred, corpus.ontology)
    written = (facts, gazetteer, corpus.sources, corpus.links)
    inferred = [t for t in new if not any(t in known for known in written)]
    by_rule = apply_rules([*ground, *inferred, *corpus.sources, *corpus.links], rules)
    return View(name, facts, gazetteer, claims, dates, inferred, by_rule, closure)


def contradiction(sentences: Sequence[str]) -> KgError:
    """Return the error for what was found, one line each."""
    return KgError("\n".join(("the data contradict the ontology:", *sentences)))


def select_facts(corpus: Corpus, name: str) -> Graph:
    """Return the authored facts that a view keeps: all, or those with a citation outside one section."""
    if not name.startswith("without:"):
        return corpus.authored
    section = identifier("section", name.removeprefix("without:"))
    kept = Graph()
    for subject in corpus.authored.all_subjects():
        kept.update(_kept_of(corpus, subject, section))
    return with_standing_disputes(_without_the_unsaid(kept), corpus.authored)


def select_gazetteer(corpus: Corpus, name: str) -> Graph:
    """Return what a view takes from the gazetteer: all of it, but nothing where only what is told counts."""
    return Graph() if name == "asserted" else corpus.gazetteer


def without_propositions(facts: Graph) -> Graph:
    """Return the facts without the triples of propositions: nothing follows from what is only said, not even a type."""
    propositions = set(facts.of_type(CG.Proposition))
    return Graph(triple for triple in facts if triple.subject not in propositions)


def _without_the_unsaid(facts: Graph) -> Graph:
    """Return the facts without the propositions that nothing holds any more: they cite nothing of their own."""
    propositions = set(facts.of_type(CG.Proposition))
    said: set[Subject] = set()
    waiting = [subject for subject in facts.all_subjects() if subject not in propositions]
    while waiting:
        for _, value in facts.about(waiting.pop()):
            if isinstance(value, NamedNode) and value in propositions and value not in said:
                said.add(value)
                waiting.append(value)
    return Graph(triple for triple in facts if triple.subject not in propositions - said)


def _kept_of(corpus: Corpus, subject: Subject, section: Term) -> list[Triple]:
    """Return the facts of a node that a passage outside the section carries, or that need none."""
    if not (corpus.authored.has(subject, CG.evidence) or corpus.authored.has(subject, CG.citation)):
        return [Triple(subject, p, o) for p, o in corpus.authored.about(subject)]
    carried = {
        predicate: passages_for(corpus.authored, corpus.sources, subject, predicate)
        for predicate in {predicate for predicate, _ in corpus.authored.about(subject)}
    }
    kept = []
    for predicate, value in corpus.authored.about(subject):
        passages = carried[predicate]
        if predicate in (CG.evidence, CG.citation):
            passages = passages_for(corpus.authored, corpus.sources, subject, predicate, value)
        if not passages or _any_outside(corpus, passages, section):
            kept.append(Triple(subject, predicate, value))
    return kept


def _any_outside(corpus: Corpus, spans: Collection[Term], section: Term) -> bool:
    return any(corpus.sources.value(span, CG.ofSection) != section for span in spans)
