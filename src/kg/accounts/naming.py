"""What things are called within a sentence: a stored form of the name, else its label; lists, numbers and lengths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pyoxigraph import Literal, NamedNode

from kg.accounts.dates import FORMS, date_in_words
from kg.accounts.extents import EXTENTS, extent_in_words
from kg.accounts.lengths import length_in_words
from kg.accounts.model import Piece, Remark
from kg.accounts.telling import Told
from kg.accounts.wording import Wording
from kg.rdf.graph import Term
from kg.rdf.namespaces import EDTF, RDFS, SKOS, XSD, kind_of
from kg.settings import current

__all__ = ["Namer", "joined"]

Pieces = tuple[Piece | Remark, ...]


class Namer:
    """Names in one language; the thing that an account is about goes by the last part of its name where that is one."""

    def __init__(self, told: Told, wording: Wording, about: NamedNode):
        self._told, self._graph, self._wording, self._about = told, told.graph, wording, about

    def is_named(self, node: Term) -> bool:
        """Tell whether a node has a name of its own."""
        return any(self._graph.has(node, predicate) for predicate in (RDFS.label, SKOS.prefLabel))

    def label(self, node: NamedNode) -> str:
        """Return the name in the language, else in any."""
        for predicate in (RDFS.label, SKOS.prefLabel):
            if (found := self._graph.label(node, predicate, self._wording.language)) is not None:
                return found
        return next((text for p in (RDFS.label, SKOS.prefLabel) if (text := self._graph.text(node, p))), "")

    def name(self, node: NamedNode, form: str = "") -> str:
        """Return the name in a form: one that is stored, else made of the plain name by the pattern of the form."""
        stored = self._wording.names.get(node, {})
        short = self.short(node) if node == self._about else ""
        if form in stored:
            return stored[form].rpartition(" ")[2] if short else stored[form]
        plain = short or stored.get("name") or self._within(node)
        if form == "a":
            return f"{self._article(plain)} {plain}".strip()
        return self._wording.word(f"form-{form}", "{}").format(plain) if form else plain

    def is_plural(self, node: Term) -> bool:
        """Tell whether the name of a thing stands in the plural, by itself or as those of its class do."""
        many = self._wording.many
        if not isinstance(node, NamedNode) or not many:
            return False
        pattern = next((many[key] for key in (node, *self._told.classes(node)) if key in many), None)
        return pattern is not None and re.match(pattern, self.label(node)) is not None

    def _within(self, node: NamedNode) -> str:
        """Return the label as it stands within a sentence: that of a kind of people begins with a small letter."""
        label, lower = self.label(node), self._wording.lower
        kept = next((lower[cls] for cls in self._told.classes(node) if cls in lower), None) if lower else None
        return label if kept is None or re.match(kept, label) else label[:1].lower() + label[1:]

    def short(self, node: NamedNode) -> str:
        """Return the other name that is the last word of the name, so that a life is not full of first names."""
        if kind_of(node) not in current().kinds.lives:
            return ""
        first, _, last = self.label(node).rpartition(" ")
        others = self._graph.objects(node, SKOS.altLabel)
        known = [str(other.value) for other in others if _in(other, self._wording.language)]
        return last if (first and last in known) or any(other.endswith(f" {last}") for other in known) else ""

    def _article(self, name: str) -> str:
        return next((word for word, pattern in self._wording.articles.items() if re.match(pattern, name)), "")

    def quoted(self, literal: Literal, form: str = "") -> Piece:
        """Return a literal as a piece; words of another language stand in quotation marks."""
        text, language = self.literal(literal, form), literal.language
        if not language or language == self._wording.language:
            return Piece(text)
        return Piece(self._wording.word("foreign", "“{}”").format(text), language=language)

    def literal(self, literal: Literal, form: str = "") -> str:
        """Return a literal in words: dates, lengths of time and whole numbers as people write them."""
        if literal.datatype == EDTF and form in EXTENTS:
            return extent_in_words(literal.value, self._wording.dates, form, self._wording.words.get("exactness", {}))
        if literal.datatype == EDTF:
            return self.date(literal.value, form)
        if literal.datatype == XSD.duration:
            return length_in_words(literal.value, self._wording)
        if literal.datatype == XSD.boolean:
            return self._wording.word("yes" if literal.value in {"true", "1"} else "no", literal.value)
        return literal.value.removesuffix(".0") if literal.datatype == XSD.decimal else literal.value

    def date(self, edtf: str, form: str = "") -> str:
        """Return a date (EDTF) in words."""
        return date_in_words(edtf, self._wording.dates, form if form in FORMS else "name")

    def counted(self, number: float, forms: Sequence[str]) -> str:
        """Return the form of a word that agrees with a number."""
        return self._wording.plural(number, tuple(forms))

    def in_language(self, terms: Iterable[Term]) -> list[Term]:
        """Return the terms without the texts that stand there in the language of the account, too."""
        known = list(terms)
        mine = [term for term in known if _in(term, self._wording.language)]
        return [term for term in known if not (mine and isinstance(term, Literal) and term.language) or term in mine]


def _in(term: Term, language: str) -> bool:
    return isinstance(term, Literal) and term.language == language


def joined(parts: Sequence[Pieces], wording: Wording) -> Pieces:
    """Return pieces as a list in words: “a”, “a and b”, “a, b and c”; with semicolons where parts have commas."""
    if len(parts) < 2:
        return tuple(piece for part in parts for piece in part)
    words = " ".join(piece.text for part in parts for piece in part)
    has_lists = "," in words or wording.word("and", ",") in words
    between, last = ("; ", "; ") if has_lists else (", ", wording.word("and", ", "))
    found: list[Piece | Remark] = []
    for number, part in enumerate(parts):
        if number:
            found.append(Piece(last if number == len(parts) - 1 else between))
        found.extend(part)
    return tuple(found)
