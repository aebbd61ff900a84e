"""What things are called: by their names, and those that have none by their kind and whom they belong to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.domain import OBJECTS, OWNERS
from kg.link.authorities import WIKIDATA, record_in_words
from kg.names import Names
from kg.rdf.graph import Subject, Term
from kg.rdf.namespaces import CG, DCTERMS, RDF, RDFS, SKOS, abbreviate, kind_of, slug_of
from kg.server.site.dates import in_words, value_in_words
from kg.server.site.site import Site
from kg.translation import gettext, label_language, marked

__all__ = ["NAMING", "Titles", "kind_of"]

NAMING = (RDFS.label, SKOS.prefLabel)
_MOST_OWNERS = 3
# Terms of others have no names in the graph.
_OF_OTHERS = {
    RDF.type: marked("is a"),
    SKOS.Concept: marked("concept"),
    SKOS.ConceptScheme: marked("list of concepts"),
    SKOS.broader: marked("wider concept"),
    SKOS.inScheme: marked("in the list"),
    SKOS.scopeNote: marked("note"),
    DCTERMS.language: marked("language"),
    DCTERMS.title: marked("title"),
    DCTERMS.license: marked("licence"),
    NamedNode("http://purl.org/linked-data/cube#dataSet"): marked("data set"),
    NamedNode("http://purl.org/linked-data/cube#Observation"): marked("observation"),
}


_VERDICTS = {
    "match-accepted": marked("%(thing)s is %(record)s"),
    "match-rejected": marked("%(thing)s is not %(record)s"),
    "match-open": marked("%(thing)s may be %(record)s"),
}
"""What is said of a thing and a record, by what was judged: a rejected pair is no pair of equals."""


def in_a_row(names: list[str]) -> str:
    """Return names one after the other, the last after “and”."""
    *first, last = names or [""]
    return gettext("%(first)s and %(last)s", first=", ".join(first), last=last) if first else last


class Titles:
    """Titles of terms of one site."""

    def __init__(self, site: Site):
        self._site, self._graph = site, site.graph.graph
        self._names = Names(self._graph)
        self.main = label_language()
        """The language in which things are named first."""

    def is_named(self, node: Subject) -> bool:
        """Tell whether a node has a name of its own."""
        return any(self._graph.has(node, p) for p in NAMING)

    def kinds(self, node: Subject) -> list[NamedNode]:
        """Return the classes that were written for a node."""
        for layer in (
            self._site.authored,
            self._site.sources,
            self._site.links,
            self._site.ontology,
            self._site.gazetteer,
        ):
            if found := layer.nodes(node, RDF.type):
                return found
        return []

    def title(self, term: Term) -> str:
        """Return what a term is called; a node without a name is told by its kind and whom it belongs to."""
        if isinstance(term, Literal):
            return value_in_words(term)
        if not isinstance(term, NamedNode):
            return gettext("something")
        if self.is_named(term):
            return self._names.label(term, self.main)
        teller = self._tellers.get(kind_of(term))
        if teller is not None:
            return teller(term)
        return (
            self._told_by_kind(term)
            if kind_of(term)
            else gettext(_OF_OTHERS[term])
            if term in _OF_OTHERS
            else abbreviate(term.value)
        )

    @cached_property
    def _tellers(self) -> dict[str, Callable[[NamedNode], str]]:
        return {
            "claim": self._claim,
            "citation": self._citation,
            "span": self._span,
            "sentence": self._sentence,
            "match": self._match,
            "statement": self._statement,
        }

    def _told_by_kind(self, node: NamedNode) -> str:
        kinds = [self._kind(cls) for cls in self.kinds(node)] or [kind_of(node)]
        title = ", ".join(kinds)
        what = [self.title(o) for p in OBJECTS for o in self._graph.nodes(node, p)]
        if what:
            title += f": {', '.join(what)}"
        if owners := self._owners(node):
            title = f"{title}, {owners}" if what else gettext("%(kind)s of %(owner)s", kind=title, owner=owners)
        when = self._graph.text(node, CG.when)
        return f"{title}, {in_words(when)}" if when else title

    def _kind(self, cls: NamedNode) -> str:
        return gettext(_OF_OTHERS[cls]) if cls in _OF_OTHERS else self._names.label(cls, self.main)

    def _owners(self, node: NamedNode) -> str:
        for predicate in OWNERS:
            if found := [o for o in self._graph.nodes(node, predicate) if o != node]:
                names = [self.title(o) for o in found[:_MOST_OWNERS]]
                return in_a_row(names)
        return ""

    def _claim(self, node: NamedNode) -> str:
        about, told = self._graph.node(node, CG.aboutProperty), self._graph.node(node, CG.aboutNode)
        of_what = self.title(told) if told else gettext("something")
        if about:
            return gettext("Claim: %(property)s, %(thing)s", property=self.title(about), thing=of_what)
        return gettext("Claim about %(thing)s", thing=of_what)

    def _citation(self, node: NamedNode) -> str:
        cited = self._graph.node(node, CG.cites)
        return gettext("Citation: %(passage)s", passage=self.title(cited)) if cited else slug_of(node)

    def _span(self, node: NamedNode) -> str:
        section = self._graph.node(node, CG.ofSection)
        words = slug_of(node).removeprefix(slug_of(section) + "-") if section else slug_of(node)
        where = self.title(section) if section else gettext("an unknown section")
        return gettext("Passage “%(words)s”, %(section)s", words=words.replace("-", " "), section=where)

    def _sentence(self, node: NamedNode) -> str:
        section = self._graph.node(node, CG.ofSection)
        number = self._graph.text(node, CG.ordinal)
        where = self.title(section) if section else ""
        return gettext("Sentence %(number)s, %(section)s", number=number, section=where)

    def _statement(self, node: NamedNode) -> str:
        kinds = [self.title(kind) for kind in self._graph.nodes(node, CG.statementKind)]
        said = {"kind": in_a_row(kinds) or gettext("statement"), "speaker": self._owners(node) or gettext("somebody")}
        if topics := [self.title(topic) for topic in self._graph.nodes(node, CG.topic)]:
            return gettext("%(kind)s by %(speaker)s on %(topics)s", **said, topics=", ".join(topics))
        return gettext("%(kind)s by %(speaker)s", **said)

    def _match(self, node: NamedNode) -> str:
        of, item = self._graph.node(node, CG.matchOf), self._graph.node(node, CG.matchItem)
        if (compared := self._graph.node(node, CG.featureOf)) is not None:
            about = self._graph.node(node, CG.featureProperty)
            return f"{self._match(compared)}: {slug_of(about) if about else slug_of(node)}"
        name = self.title(of) if of else slug_of(node)
        if item is None:
            return gettext("%(thing)s: looked for in Wikidata", thing=name)
        status = self._graph.node(node, CG.matchStatus)
        record = record_in_words(item.value)
        if item.value.startswith(WIKIDATA.start):
            record = gettext("Wikidata’s %(item)s", item=record)
        verdict = _VERDICTS.get(slug_of(status) if status else "", _VERDICTS["match-open"])
        return gettext(verdict, thing=name, record=record)
