"""What things are called: by their names, and those that have none by their kind and whom they belong to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.domain import OBJECTS, OWNERS
from kg.link.authorities import WIKIDATA, record_in_words
from kg.names import Names
from kg.rdf.graph import Subject, Term
from kg.rdf.namespaces import CG, DCTERMS, EDTF, RDF, RDFS, SKOS, XSD, abbreviate, kind_of, slug_of
from kg.server.site.dates import in_words
from kg.server.site.site import Site
from kg.translation import label_language

__all__ = ["NAMING", "Titles", "kind_of"]

NAMING = (RDFS.label, SKOS.prefLabel)
_MOST_OWNERS = 3
# Terms of others have no names in the graph.
_OF_OTHERS = {
    RDF.type: "is a",
    SKOS.Concept: "concept",
    SKOS.ConceptScheme: "list of concepts",
    SKOS.broader: "wider concept",
    SKOS.inScheme: "in the list",
    SKOS.scopeNote: "scope note",
    DCTERMS.language: "language",
}


_VERDICTS = {"match-accepted": "is", "match-rejected": "is not", "match-open": "may be"}
"""What stands between a thing and an item, by what was judged: a rejected pair is no pair of equals."""


def _plain(literal: Literal) -> str:
    """Return a literal as people read it: dates in words, whole numbers without a fraction, yes and no."""
    if literal.datatype == EDTF:
        return in_words(literal.value)
    if literal.datatype == XSD.decimal:
        return literal.value.removesuffix(".0")
    if literal.datatype == XSD.boolean:
        return "yes" if literal.value in {"true", "1"} else "no"
    return literal.value


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
            return _plain(term)
        if not isinstance(term, NamedNode):
            return "something"
        if self.is_named(term):
            return self._names.label(term, self.main)
        teller = self._tellers.get(kind_of(term))
        if teller is not None:
            return teller(term)
        return self._told_by_kind(term) if kind_of(term) else _OF_OTHERS.get(term, abbreviate(term.value))

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
        kinds = [self._names.label(cls, self.main) for cls in self.kinds(node)] or [kind_of(node)]
        title = ", ".join(kinds)
        what = [self.title(o) for p in OBJECTS for o in self._graph.nodes(node, p)]
        if what:
            title += f": {', '.join(what)}"
        if owners := self._owners(node):
            title += f", {owners}" if what else f" of {owners}"
        when = self._graph.text(node, CG.when)
        return f"{title}, {in_words(when)}" if when else title

    def _owners(self, node: NamedNode) -> str:
        for predicate in OWNERS:
            if found := [o for o in self._graph.nodes(node, predicate) if o != node]:
                names = [self.title(o) for o in found[:_MOST_OWNERS]]
                return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return ""

    def _claim(self, node: NamedNode) -> str:
        about, told = self._graph.node(node, CG.aboutProperty), self._graph.node(node, CG.aboutNode)
        of_what = self.title(told) if told else "something"
        return f"Claim: {self.title(about)}, {of_what}" if about else f"Claim about {of_what}"

    def _citation(self, node: NamedNode) -> str:
        cited = self._graph.node(node, CG.cites)
        return f"Citation: {self.title(cited)}" if cited else slug_of(node)

    def _span(self, node: NamedNode) -> str:
        section = self._graph.node(node, CG.ofSection)
        words = slug_of(node).removeprefix(slug_of(section) + "-") if section else slug_of(node)
        where = self.title(section) if section else "an unknown section"
        return f"Passage “{words.replace('-', ' ')}”, {where}"

    def _sentence(self, node: NamedNode) -> str:
        section = self._graph.node(node, CG.ofSection)
        return f"Sentence {self._graph.text(node, CG.ordinal)}, {self.title(section) if section else ''}"

    def _statement(self, node: NamedNode) -> str:
        kinds = [self.title(kind) for kind in self._graph.nodes(node, CG.statementKind)]
        title = f"{' and '.join(kinds) or 'statement'} by {self._owners(node) or 'somebody'}"
        topics = [self.title(topic) for topic in self._graph.nodes(node, CG.topic)]
        return f"{title} on {', '.join(topics)}" if topics else title

    def _match(self, node: NamedNode) -> str:
        of, item = self._graph.node(node, CG.matchOf), self._graph.node(node, CG.matchItem)
        if (compared := self._graph.node(node, CG.featureOf)) is not None:
            about = self._graph.node(node, CG.featureProperty)
            return f"{self._match(compared)}: {slug_of(about) if about else slug_of(node)}"
        name = self.title(of) if of else slug_of(node)
        if item is None:
            return f"{name}: looked for in Wikidata"
        status = self._graph.node(node, CG.matchStatus)
        whose = "Wikidata’s " if item.value.startswith(WIKIDATA.start) else ""
        return f"{name} {_VERDICTS.get(slug_of(status) if status else '', 'and')} {whose}{record_in_words(item.value)}"
