"""From what people write to the thing meant: IRI, prefixed name, slug, or a label in any language and spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from kg.errors import NotFoundError
from kg.rdf.graph import Graph
from kg.rdf.namespaces import IDENTIFIER, PREFIXES, RDF, RDFS, SKOS, abbreviate, expand, slug_of

__all__ = ["Names", "normalise"]

_LABELS = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_KINDS_FIRST = ("person", "group", "place", "state", "work", "law", "concept")
_WITHOUT_NAMES = ("sentence", "span", "citation")


def normalise(name: str) -> str:
    """Return a name without case, accents, punctuation and the dots of ё.

    >>> normalise("Фёдор  Шаляпин") == normalise("федор шаляпин")
    True
    """
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(" " if not (ch.isalnum() or unicodedata.combining(ch)) else ch for ch in decomposed)
    return " ".join("".join(ch for ch in bare if not unicodedata.combining(ch)).split())


@dataclass(frozen=True)
class _Name:
    node: NamedNode
    words: str


class Names:
    """Every name in a graph, ready to be looked up."""

    def __init__(self, graph: Graph):
        self._graph = graph

    @cached_property
    def _names(self) -> list[_Name]:
        found = {
            _Name(node, normalise(label.value))
            for predicate in _LABELS
            for node in self._graph.subjects(predicate)
            if isinstance(node, NamedNode) and node.value.startswith((IDENTIFIER, PREFIXES["dg"]))
            for label in self._graph.objects(node, predicate)
            if isinstance(label, Literal)
        }
        return sorted(found, key=lambda name: (name.words, name.node.value))

    def resolve(self, text: str, cls: str | None = None) -> NamedNode:
        """Return the one thing that is meant; `cls` (prefixed name) is the class it must belong to.

        Raises NotFoundError with the candidates when nothing, or more than one thing, is meant.
        """
        found = self._candidates(text)
        fitting = [node for node in found if cls is None or self._is_a(node, cls)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise NotFoundError(f"“{text}” is the name of several things; say which:", self._describe(fitting))
        if found:
            raise NotFoundError(f"“{text}” is no {cls}:", self._describe(found))
        raise NotFoundError(f"nothing here is called “{text}”", self._near(text, cls))

    def search(self, text: str) -> list[NamedNode]:
        """Return the things with a name in which every word begins a word, best first; else those spelt alike.

        Names that are the text come first, then those with all its words, then those with beginnings of words.
        """
        wanted = normalise(text)
        if not wanted:
            return []
        words = wanted.split()
        exact = [name.node for name in self._names if name.words == wanted]
        whole = self._with_words(wanted)
        begun = [name.node for name in self._names if _all_begin(words, name.words.split())]
        return list(dict.fromkeys([*exact, *whole, *begun])) or self._spelt_alike(wanted)

    def _spelt_alike(self, wanted: str) -> list[NamedNode]:
        from difflib import get_close_matches

        known = {word for name in self._names for word in (name.words, *name.words.split())}
        close = get_close_matches(wanted, known, n=6, cutoff=0.75)
        found = (name.node for word in close for name in self._names if word in {name.words, *name.words.split()})
        return list(dict.fromkeys(found))

    def _candidates(self, text: str) -> list[NamedNode]:
        """Return the things of the first way of reading the text that finds any."""
        if (iri := expand(text)) is not None:
            return [NamedNode(iri)] if self._is_known(NamedNode(iri)) else []
        wanted = normalise(text)
        exact = [name.node for name in self._names if name.words == wanted]
        for found in (exact, self._with_slug(text), self._with_words(wanted)):
            if found:
                return _kinds_first(found)
        return []

    def _is_known(self, node: NamedNode) -> bool:
        return any(True for _ in self._graph.about(node))

    def _with_slug(self, text: str) -> list[NamedNode]:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
            return []
        subjects = (s for s in self._graph.all_subjects() if isinstance(s, NamedNode))
        return [s for s in subjects if s.value.startswith(IDENTIFIER) and slug_of(s) == text and _may_be_named(s)]

    def _with_words(self, wanted: str) -> list[NamedNode]:
        words = set(wanted.split())
        maybe = (name for name in self._names if all(word in name.words for word in words))
        return [name.node for name in maybe if words and words <= set(name.words.split())]

    def _is_a(self, node: NamedNode, cls: str) -> bool:
        return NamedNode(expand(cls) or cls) in self._graph.objects(node, RDF.type)

    def _near(self, text: str, cls: str | None) -> list[str]:
        from difflib import get_close_matches

        allowed = [name for name in self._names if cls is None or self._is_a(name.node, cls)]
        close = get_close_matches(normalise(text), {name.words for name in allowed}, n=4, cutoff=0.6)
        return self._describe([name.node for name in allowed if name.words in close])

    def _describe(self, nodes: Iterable[NamedNode]) -> list[str]:
        return [f"{abbreviate(node.value)}  {self.label(node)}" for node in dict.fromkeys(nodes)]

    def label(self, node: NamedNode, language: str = "en") -> str:
        """Return the label in a language, else any label, else the prefixed name."""
        for predicate in (RDFS.label, SKOS.prefLabel):
            if (found := self._graph.label(node, predicate, language)) is not None:
                return found
        for predicate in (RDFS.label, SKOS.prefLabel):
            if (found := self._graph.text(node, predicate)) is not None:
                return found
        return abbreviate(node.value)


def _all_begin(beginnings: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each beginning is that of one of the words."""
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _may_be_named(node: NamedNode) -> bool:
    return not node.value.removeprefix(IDENTIFIER).startswith(tuple(f"{kind}/" for kind in _WITHOUT_NAMES))


def _kinds_first(nodes: Sequence[NamedNode]) -> list[NamedNode]:
    """Return the people, groups and places among the things, or all when there are none: a dispute is no namesake."""
    unique = list(dict.fromkeys(nodes))
    for kinds in (_KINDS_FIRST[:1], _KINDS_FIRST[:5], _KINDS_FIRST):
        main = [n for n in unique if n.value.removeprefix(IDENTIFIER).startswith(tuple(f"{kind}/" for kind in kinds))]
        if main:
            return main
    return unique
