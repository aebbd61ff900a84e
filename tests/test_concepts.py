"""Concepts are joints: what one fact uses is a plain member of a plain list, and what nothing uses goes.

Each of the concepts counted here was judged by hand; a new one that only one fact uses needs the same judgement, and
the figure its raise. What could be said in parts that other facts share is in `ontology/deprecated.ttl`.
"""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from kg.build import Corpus, read_corpus
from kg.project import Project
from kg.rdf.graph import Graph
from kg.rdf.namespaces import SKOS, abbreviate

from .little import ROOT

PLAIN_MEMBERS = {
    "cs:attitudes": 7,
    "cs:name-kinds": 3,
    "scheme:act-kinds": 3,
    "scheme:actions": 25,
    "scheme:bounds": 1,
    "scheme:burial-kinds": 1,
    "scheme:causes": 2,
    "scheme:circumstances": 3,
    "scheme:contest-kinds": 5,
    "scheme:definitions": 2,
    "scheme:divorce-stages": 2,
    "scheme:functions": 1,
    "scheme:honours": 3,
    "scheme:illnesses": 1,
    "scheme:languages": 2,
    "scheme:means": 3,
    "scheme:measures": 16,
    "scheme:non-events": 5,
    "scheme:offences": 6,
    "scheme:outcomes": 1,
    "scheme:outside-kinds": 25,
    "scheme:part-kinds": 1,
    "scheme:penalties": 2,
    "scheme:performance-kinds": 5,
    "scheme:periods": 6,
    "scheme:person-kinds": 20,
    "scheme:positions": 17,
    "scheme:protected-interests": 7,
    "scheme:purposes": 8,
    "scheme:qualities": 54,
    "scheme:requested": 1,
    "scheme:results": 2,
    "scheme:romanisations": 1,
    "scheme:state-kinds": 5,
    "scheme:statement-kinds": 10,
    "scheme:statuses": 1,
    "scheme:things": 7,
    "scheme:topics": 4,
    "scheme:units": 8,
    "scheme:vague-delays": 6,
    "scheme:vague-lengths": 6,
    "scheme:work-kinds": 13,
}
"""How many concepts of a scheme may be used by one fact only."""

CLOSED_LISTS = {
    "cs:attitudes",
    "cs:match-statuses",
    "cs:name-kinds",
    "cs:only-in-words-reasons",
    "cs:polarities",
    "cs:set-aside-reasons",
    "scheme:bounds",
    "scheme:completions",
    "scheme:outcomes",
    "scheme:romanisations",
    "scheme:union-kinds",
}
"""Lists that the model closes: each member is a choice, whether or not the data have made it."""


def uses(corpus: Corpus) -> Counter[NamedNode]:
    """Return how many facts use each concept; what stands below a concept uses it, too."""
    facts = (t for g in (corpus.authored, corpus.sources, corpus.links, corpus.gazetteer) for t in g)
    told = [t for t in facts if t.predicate not in (SKOS.inScheme, SKOS.broader)]
    below = [t for g in (corpus.ontology, corpus.authored) for t in g if t.predicate == SKOS.broader]
    return Counter(t.object for t in (*told, *below) if isinstance(t.object, NamedNode))


def by_scheme(times: range) -> Counter[str]:
    """Return for each scheme how many of its concepts are used so many times."""
    corpus = read_corpus(Project(ROOT))
    used = uses(corpus)
    members = [t for t in Graph.union(corpus.ontology, corpus.authored) if t.predicate == SKOS.inScheme]
    return Counter(abbreviate(t.object.value) for t in members if used[t.subject] in times)


def test_no_more_concepts_than_judged_are_used_by_one_fact_only() -> None:
    found = by_scheme(range(1, 2))
    assert {scheme: n for scheme, n in found.items() if n > PLAIN_MEMBERS.get(scheme, 0)} == {}


def test_what_nothing_uses_stands_in_a_closed_list() -> None:
    assert set(by_scheme(range(1))) <= CLOSED_LISTS
