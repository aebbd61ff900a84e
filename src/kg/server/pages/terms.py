"""What things are called, in both languages, and where they lie on the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.evidence import Citation
from kg.graph import Subject, Term
from kg.names import Names
from kg.namespaces import DCTERMS, DG, EDTF, IDENTIFIER, RDF, RDFS, SKOS, XSD, abbreviate, expand, slug_of
from kg.server.links import path_of
from kg.server.pages.dates import in_words
from kg.server.site import Site

__all__ = ["ShownText", "Terms", "kind_of"]

_NAMING = (RDFS.label, SKOS.prefLabel)
# Whom or what a node without a name belongs to, the most telling property first.
_OWNERS = (
    DG.subjectPerson,
    DG.roleHolder,
    DG.resident,
    DG.creditedPerson,
    DG.spouse,
    DG.partner,
    DG.parent,
    DG.owner,
    DG.speaker,
    DG.against,
    DG.inFavourOf,
    DG.notHappenedTo,
    DG.quantityOf,
    DG.penaltyKind,
)
_OBJECTS = (DG.position, DG.atGroup, DG.ofWork, DG.function, DG.thingKind, DG.measureKind, DG.nonEventKind)
_MOST_OWNERS = 3
_PREFIXED = re.compile(r"\b((?:dg|c|skos|rdfs):[A-Za-z][\w-]*)")


def kind_of(node: NamedNode) -> str:
    """Return the kind of one of our things, as in its IRI; empty for anything else."""
    return node.value.removeprefix(IDENTIFIER).partition("/")[0] if node.value.startswith(IDENTIFIER) else ""


@dataclass(frozen=True)
class ShownText:
    """Words of a source and their language; only where the texts are at hand."""

    words: str
    language: str


def _plain(literal: Literal) -> str:
    """Return a literal as people read it: dates in words, whole numbers without a fraction, yes and no."""
    if literal.datatype == EDTF:
        return in_words(literal.value)
    if literal.datatype == XSD.decimal:
        return literal.value.removesuffix(".0")
    if literal.datatype == XSD.boolean:
        return "yes" if literal.value in {"true", "1"} else "no"
    return literal.value


class Terms:
    """Names and paths of terms of one site."""

    def __init__(self, site: Site):
        self._site, self._graph = site, site.graph.graph
        self._names = Names(self._graph)

    def path(self, node: NamedNode) -> str:
        """Return where a node is shown."""
        return path_of(node.value, self._site.root)

    def is_ours(self, node: NamedNode) -> bool:
        """Tell whether a node is shown on this site."""
        return self.path(node) != node.value

    def in_language(self, node: Subject, language: str) -> str:
        """Return the name in one language, or nothing."""
        return next((text for p in _NAMING if (text := self._graph.label(node, p, language))), "")

    def russian(self, node: Subject) -> str:
        """Return the Russian name, or nothing."""
        return self.in_language(node, "ru")

    def definition(self, node: Subject) -> str:
        """Return what a concept or term means, or nothing."""
        return self._graph.label(node, SKOS.definition, "en") or ""

    def is_named(self, node: Subject) -> bool:
        """Tell whether a node has a name of its own."""
        return any(self._graph.has(node, p) for p in _NAMING)

    def kinds(self, node: Subject) -> list[NamedNode]:
        """Return the classes that were written for a node."""
        for layer in (self._site.authored, self._site.sources, self._site.links, self._site.ontology):
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
            return self._names.label(term)
        teller = self._tellers.get(kind_of(term))
        if teller is not None:
            return teller(term)
        return self._told_by_kind(term) if kind_of(term) else abbreviate(term.value)

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
        kinds = [self._names.label(cls) for cls in self.kinds(node)] or [kind_of(node)]
        title = ", ".join(kinds)
        what = [self.title(o) for p in _OBJECTS for o in self._graph.nodes(node, p)]
        if what:
            title += f": {', '.join(what)}"
        if owners := self._owners(node):
            title += f", {owners}" if what else f" of {owners}"
        when = self._graph.text(node, DG.when)
        return f"{title}, {in_words(when)}" if when else title

    def _owners(self, node: NamedNode) -> str:
        for predicate in _OWNERS:
            if found := [o for o in self._graph.nodes(node, predicate) if o != node]:
                names = [self.title(o) for o in found[:_MOST_OWNERS]]
                return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return ""

    def _claim(self, node: NamedNode) -> str:
        about, told = self._graph.node(node, DG.aboutProperty), self._graph.node(node, DG.aboutNode)
        of_what = self.title(told) if told else "something"
        return f"Claim: {self.title(about)}, {of_what}" if about else f"Claim about {of_what}"

    def _citation(self, node: NamedNode) -> str:
        cited = self._graph.node(node, DG.cites)
        return f"Citation: {self.title(cited)}" if cited else slug_of(node)

    def _span(self, node: NamedNode) -> str:
        section = self._graph.node(node, DG.ofSection)
        words = slug_of(node).removeprefix(slug_of(section) + "-") if section else slug_of(node)
        where = self.title(section) if section else "an unknown section"
        return f"Passage “{words.replace('-', ' ')}”, {where}"

    def _sentence(self, node: NamedNode) -> str:
        section = self._graph.node(node, DG.ofSection)
        return f"Sentence {self._graph.text(node, DG.ordinal)}, {self.title(section) if section else ''}"

    def _statement(self, node: NamedNode) -> str:
        kinds = [self.title(kind) for kind in self._graph.nodes(node, DG.statementKind)]
        title = f"{' and '.join(kinds) or 'statement'} by {self._owners(node) or 'somebody'}"
        topics = [self.title(topic) for topic in self._graph.nodes(node, DG.topic)]
        return f"{title} on {', '.join(topics)}" if topics else title

    def _match(self, node: NamedNode) -> str:
        of, item = self._graph.node(node, DG.matchOf), self._graph.node(node, DG.matchItem)
        name = self.title(of) if of else slug_of(node)
        return f"{name} and Wikidata’s {slug_of(item)}" if item else f"{name}: looked for in Wikidata"

    def is_node(self, term: Term) -> bool:
        """Tell whether a term is a thing and not a value."""
        return isinstance(term, NamedNode)

    def is_date(self, term: Term) -> bool:
        """Tell whether a term is a date in EDTF."""
        return isinstance(term, Literal) and term.datatype == EDTF

    def language(self, term: Term) -> str:
        """Return the language of a literal, or nothing."""
        return (term.language or "") if isinstance(term, Literal) else ""

    def basis(self, claim: NamedNode) -> str:
        """Say in a word or two how a claimed value was come by."""
        basis = self._graph.node(claim, DG.basis)
        return self.title(basis) if basis else "claim"

    def section(self, span: NamedNode) -> NamedNode | None:
        """Return the section of a passage."""
        return self._graph.node(span, DG.ofSection)

    def quoted(self, citation: Citation) -> ShownText:
        """Return the words of a passage with their language."""
        section = self.section(citation.span)
        document = self._graph.node(section, DG.partOfDocument) if section else None
        language = self._graph.text(document, DCTERMS.language) if document else None
        return ShownText(citation.text or "", language or "")

    def linked(self, text: str) -> list[tuple[str, NamedNode | None]]:
        """Return a text in pieces, each prefixed name of ours with the node that it names."""
        pieces = _PREFIXED.split(text)
        return [(piece, self._known(piece) if number % 2 else None) for number, piece in enumerate(pieces)]

    def _known(self, name: str) -> NamedNode | None:
        node = NamedNode(expand(name) or "urn:nothing")
        return node if self.is_named(node) else None
