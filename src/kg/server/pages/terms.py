"""What templates ask of terms: names in the languages of the project, titles, paths, and how to show values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.bibliography import references_of, written
from kg.evidence import Citation
from kg.languages import TAGS
from kg.names import definition_of
from kg.rdf.graph import Subject, Term
from kg.rdf.namespaces import CG, DCTERMS, EDTF, TERM_PREFIXES, XSD, expand, slug_of
from kg.server.pages.titles import NAMING, Titles
from kg.server.site.links import path_of
from kg.translation import gettext, language, marked

__all__ = ["ShownText", "Terms"]

_STANDING = {"preferred": marked("accepted"), "normal": marked("undecided"), "deprecated": marked("not accepted")}
_STYLES = {"ru": "gost"}
"""Styles of footnotes by the language of pages, where that is not Chicago's."""
_PREFIXED = re.compile(rf"\b((?:{'|'.join((*TERM_PREFIXES, 'c', 'cc', 'skos', 'rdfs'))}):[A-Za-z][\w-]*)")


@dataclass(frozen=True)
class ShownText:
    """Words of a source and their language; only where the texts are at hand."""

    words: str
    language: str


class Terms(Titles):
    """Names, titles and paths of terms of one site."""

    def path(self, node: NamedNode) -> str:
        """Return where a node is shown; nothing for what no browser should follow, such as javascript."""
        found = path_of(node.value, self._site.pages)
        return found if found.startswith(("/", "https://", "http://")) else ""

    def is_ours(self, node: NamedNode) -> bool:
        """Tell whether a node is shown on this site."""
        return self.path(node) != node.value

    def in_language(self, node: Subject, language: str) -> str:
        """Return the name in one language, or nothing."""
        return next((text for p in NAMING if (text := self._graph.label(node, p, language))), "")

    def other(self, node: Subject) -> Literal | None:
        """Return the name in the first of the other languages that has one, or nothing."""
        found = ((tag, self.in_language(node, tag)) for tag in TAGS if tag != self.main)
        return next((Literal(name, language=tag) for tag, name in found if name), None)

    def definition(self, node: Subject) -> str:
        """Return what a concept or term means, or nothing."""
        return definition_of(self._graph, node, self.main)

    def is_node(self, term: Term) -> bool:
        """Tell whether a term is a thing and not a value."""
        return isinstance(term, NamedNode)

    def is_date(self, term: Term) -> bool:
        """Tell whether a term is a date: in EDTF, or a day."""
        return isinstance(term, Literal) and term.datatype in (EDTF, XSD.date)

    def language(self, term: Term) -> str:
        """Return the language of a literal, or nothing."""
        return (term.language or "") if isinstance(term, Literal) else ""

    def basis(self, claim: NamedNode) -> str:
        """Say in a word or two how a claimed value was come by."""
        basis = self._graph.node(claim, CG.basis)
        return self.title(basis) if basis else gettext("claim")

    def standing(self, rank: NamedNode | str) -> str:
        """Say how a claim of a rank stands, told as a concept or by its name."""
        name = rank if isinstance(rank, str) else slug_of(rank)
        return gettext(_STANDING.get(name, name))

    def section(self, span: NamedNode) -> NamedNode | None:
        """Return the section of a passage."""
        return self._graph.node(span, CG.ofSection)

    def quoted(self, citation: Citation) -> ShownText:
        """Return the words of a passage with their language."""
        section = self.section(citation.span)
        document = self._graph.node(section, CG.partOfDocument) if section else None
        language = self._graph.text(document, DCTERMS.language) if document else None
        return ShownText(citation.text or "", language or "")

    def footnote(self, citation: Citation) -> str:
        """Return a footnote on a passage as plain text, in the style that is usual in the language spoken."""
        references = references_of(self._graph, citation.span, lambda _: ())
        style = _STYLES.get(language(), "chicago")
        return written(references, "citation", style, self._site.graph.edition).strip()

    def linked(self, text: str) -> list[tuple[str, NamedNode | None]]:
        """Return a text in pieces, each prefixed name of ours with the node that it names."""
        pieces = _PREFIXED.split(text)
        return [(piece, self._known(piece) if number % 2 else None) for number, piece in enumerate(pieces)]

    def _known(self, name: str) -> NamedNode | None:
        node = NamedNode(expand(name) or "urn:nothing")
        return node if self.is_named(node) else None
