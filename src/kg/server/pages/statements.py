"""What was written of a thing itself: its own properties, each with the passages that tell it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.evidence.citations import citations_of, telling
from kg.evidence.records import record_in_words, record_of
from kg.rdf.graph import Term
from kg.rdf.namespaces import CG, OWL, RDF, RDFS, SKOS
from kg.server.pages.context import Context
from kg.server.pages.facts import ShownDetail, ShownValue
from kg.server.pages.footnotes import Footnotes
from kg.translation import readable

__all__ = ["own_details", "pointing_at"]

_IN_THE_HEAD = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.definition, RDF.type, CG.wikidata, CG.paraphrase)
_ELSEWHERE = (CG.evidence, CG.citation, OWL.sameAs)
# A group of pointers that says less than the facts or the footnotes do.
_TOLD_ELSEWHERE = (CG.evidence, CG.citation, CG.ofSection, CG.aboutNode, CG.matchOf, CG.featureOf)


def own_details(context: Context, node: NamedNode, notes: Footnotes) -> list[ShownDetail]:
    """Return the properties of a thing that somebody wrote or a preferred claim gave it."""
    citations = citations_of(context.graph, node, context.site.graph.texts)
    found = []
    for predicate, values in _own_values(context, node):
        shown = tuple(ShownValue(v, tuple(context.claims_for(node, predicate, v))) for v in values)
        record = _record(context, node, predicate)
        marks = () if record else tuple(notes.mark(telling(citations, predicate)))
        found.append(ShownDetail(context.terms.title(predicate), predicate, shown, marks, record))
    return found


def _record(context: Context, node: NamedNode, predicate: NamedNode) -> str:
    """Return the record of a gazetteer that gives a thing its values of a property; empty when they are told."""
    gazetteer = context.site.gazetteer
    record = None if context.site.authored.has(node, predicate) else record_of(gazetteer, node, predicate)
    return record_in_words(gazetteer, record) if record is not None else ""


def _own_values(context: Context, node: NamedNode) -> Iterator[tuple[NamedNode, list[Term]]]:
    by_predicate: dict[NamedNode, list[Term]] = {}
    for predicate, value in context.graph.about(node):
        aside = predicate in _IN_THE_HEAD or predicate in _ELSEWHERE
        if not aside and context.is_written(node, predicate, value):
            by_predicate.setdefault(predicate, []).append(value)
    yield from ((predicate, readable(values)) for predicate, values in by_predicate.items())


def pointing_at(context: Context, node: NamedNode, told: set[NamedNode]) -> list[tuple[NamedNode, list[NamedNode]]]:
    """Return what else points at a thing, by property; `told` are the nodes that the page tells already."""
    found: dict[NamedNode, list[NamedNode]] = {}
    for predicate, subject in context.pointers(node):
        if predicate not in _TOLD_ELSEWHERE and subject not in told:
            found.setdefault(predicate, []).append(subject)
    return list(found.items())
