"""Passages that tell of what was asked for: by the editors' words, by names, by the text if it is at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.rdf.namespaces import CG, RDF, RDFS, SKOS, kind_of
from kg.search import Index, Passages
from kg.search.languages import is_function_word
from kg.search.matching import sure_words
from kg.search.text import tokens
from kg.server.pages.context import Context, context_of
from kg.server.pages.ledger import facts_citing, text_of
from kg.server.pages.terms import ShownText
from kg.server.site.pointers import pointers_of
from kg.server.site.site import Site
from kg.settings import current
from kg.translation import Written, written

__all__ = ["ShownPassage", "found_passages", "told_of"]

_SEVERAL = 2
_LABELS = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)


@dataclass(frozen=True)
class ShownPassage:
    """A passage that was found: where it stands, what it says, what it is about, and whether all words are in it."""

    node: NamedNode
    section: NamedNode | None
    paraphrase: Written
    text: ShownText | None
    about: tuple[NamedNode, ...]
    is_whole: bool


def found_passages(site: Site, words: str, limit: int) -> list[ShownPassage]:
    """Return the passages that tell of words, best first."""
    context = context_of(site)
    passages = site.kept("search in passages", lambda: Passages(_told(context_of(site))))
    found = passages.find(words, site.graph.names.index, limit)
    return [_shown(context, NamedNode(each.iri), each.is_whole) for each in found]


def told_of(site: Site, words: str, passages: Sequence[ShownPassage]) -> NamedNode | None:
    """Return whom the first passage that has all of several words tells of, though none of the words names them.

    Beside somebody who is named only one of whom more is told: Stalin's daughter, but not whom Stalin's daughter met.
    """
    asked = [token for token in tokens(words) if not is_function_word(token.plain)]
    if len(asked) < _SEVERAL or not (passages and passages[0].is_whole):
        return None
    index = site.graph.names.index
    named = {word for token in asked for word in sure_words(token, index)}
    told = {thing: len(pointers_of(site).get(thing, ())) for thing in passages[0].about}
    least = max((count for thing, count in told.items() if named & _words_of(thing, index)), default=0)
    return max((thing for thing, count in told.items() if count > least), key=lambda thing: told[thing], default=None)


def _words_of(thing: NamedNode, index: Index) -> set[str]:
    names = index.things[index.by_iri[thing.value]].names if thing.value in index.by_iri else ()
    return {token.plain for name in names for token in tokens(name.text)}


def _told(context: Context) -> Iterator[tuple[str, str]]:
    sources = context.site.sources
    for span in sorted(sources.of_type(CG.Span), key=str):
        if isinstance(span, NamedNode):
            text = text_of(context, span)
            names = {name for thing in _things_told(context, span) for name in _names(context, thing)}
            told = sorted(str(each.value) for each in sources.objects(span, CG.paraphrase))
            words = (*told, text.words if text else "", *sorted(names))
            yield span.value, " ".join(words)


def _things_told(context: Context, span: NamedNode) -> dict[NamedNode, None]:
    """Return what a passage is cited for, and what stands in the values of that, in order."""
    found: dict[NamedNode, None] = {}
    for fact in facts_citing(context, span):
        found[fact] = None
        found.update((value, None) for value in _values(context, fact))
    return found


def _values(context: Context, fact: NamedNode) -> Iterator[NamedNode]:
    for predicate, value in context.graph.about(fact):
        if isinstance(value, NamedNode) and predicate not in (RDF.type, CG.evidence, CG.citation):
            yield value


def _names(context: Context, thing: NamedNode) -> Iterator[str]:
    for label in _LABELS:
        yield from (each.value for each in context.graph.objects(thing, label) if isinstance(each, Literal))


def _shown(context: Context, span: NamedNode, is_whole: bool) -> ShownPassage:
    sources = context.site.sources
    lives = current().kinds.lives
    about = tuple(thing for thing in _things_told(context, span) if kind_of(thing.value) in lives)
    paraphrase = written(sources, span, CG.paraphrase)
    return ShownPassage(span, sources.node(span, CG.ofSection), paraphrase, text_of(context, span), about, is_whole)
