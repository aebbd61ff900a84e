"""Small damages to the data, drawn by a seed: a value altered to another valid one, a value or a node taken away."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from kg.build import Corpus
from kg.rdf.graph import Graph, Term
from kg.rdf.namespaces import CG, EDTF, RDF, RDFS, SKOS, XSD, abbreviate

__all__ = ["KINDS", "Mutant", "draw"]

KINDS = ("altered", "value removed", "node removed")
_APPARATUS = (CG.evidence, CG.citation, RDF.type, CG.rationale, RDFS.label, SKOS.altLabel, SKOS.prefLabel)
_APPARATUS = (*_APPARATUS, SKOS.definition, SKOS.inScheme, SKOS.broader)


@dataclass(frozen=True)
class Mutant:
    """What was done to the data: kind, a sentence about it, the triples taken out and those put in."""

    kind: str
    what: str
    removed: tuple[Triple, ...]
    added: tuple[Triple, ...] = ()


def draw(corpus: Corpus, seed: int, sample: int) -> list[Mutant]:
    """Return `sample` mutants: half with an altered value, a quarter each without a value and without a node."""
    chance = random.Random(seed)  # noqa: S311
    values = [t for t in sorted(corpus.authored, key=str) if t.predicate not in _APPARATUS]
    nodes = sorted({t.subject for t in values if _is_told(corpus, t.subject)}, key=str)  # type: ignore[arg-type]
    others = _Others(corpus)
    alterable = [(t, other) for t in values if (other := others.of(t, chance)) is not None]
    half, quarter = sample // 2, sample // 4
    altered = [_altered(triple, other) for triple, other in chance.sample(alterable, min(half, len(alterable)))]
    without_value = [_without_value(triple) for triple in chance.sample(values, min(quarter, len(values)))]
    rest = sample - half - quarter
    return [
        *altered,
        *without_value,
        *(_without_node(corpus, node) for node in chance.sample(nodes, min(rest, len(nodes)))),
    ]


def _is_told(corpus: Corpus, node: Term) -> bool:
    return corpus.authored.has(node, CG.evidence) or corpus.authored.has(node, CG.citation)


class _Others:
    """Other valid values: things of the same class, concepts of the same scheme, other years and numbers."""

    def __init__(self, corpus: Corpus):
        self._graph = Graph.union(corpus.ontology, corpus.authored)
        self._members: dict[tuple[Term, ...], list[NamedNode]] = defaultdict(list)
        for node in self._graph.all_subjects():
            if isinstance(node, NamedNode) and (group := self._group(node)):
                self._members[group].append(node)

    def _group(self, node: Term) -> tuple[Term, ...]:
        return tuple(self._graph.objects(node, SKOS.inScheme) or self._graph.objects(node, RDF.type))

    def of(self, triple: Triple, chance: random.Random) -> Term | None:
        """Return another value for the property of a triple, or None where there is none."""
        value = triple.object
        if isinstance(value, Literal):
            return _other_literal(value, chance)
        there = self._graph.objects(triple.subject, triple.predicate)  # type: ignore[arg-type]
        found = [node for node in self._members.get(self._group(value), ()) if node not in there]  # type: ignore[arg-type]
        return chance.choice(found) if found and self._group(value) else None  # type: ignore[arg-type]


def _other_literal(value: Literal, chance: random.Random) -> Literal | None:
    if value.datatype == EDTF and (years := [w for w in _words(value.value) if w.isdigit() and len(w) == 4]):
        other = f"{int(years[0]) - chance.randint(1, 3):04d}"
        return Literal(value.value.replace(years[0], other, 1), datatype=EDTF)
    if value.datatype in (XSD.integer, XSD.nonNegativeInteger):
        return Literal(str(int(value.value) + chance.randint(1, 3)), datatype=value.datatype)
    if value.datatype == XSD.decimal:
        return Literal(f"{float(value.value) + chance.randint(1, 3)}", datatype=XSD.decimal)
    if value.datatype == XSD.boolean:
        return Literal("false" if value.value == "true" else "true", datatype=XSD.boolean)
    return None


def _words(text: str) -> Sequence[str]:
    return "".join(ch if ch.isalnum() else " " for ch in text).split()


def _altered(triple: Triple, other: Term) -> Mutant:
    changed = Triple(triple.subject, triple.predicate, other)
    return Mutant("altered", f"{_shown(*triple)} becomes {_shown(other)}", (triple,), (changed,))


def _shown(*terms: Term) -> str:
    return " ".join(abbreviate(term.value) if isinstance(term, NamedNode) else str(term) for term in terms)


def _without_value(triple: Triple) -> Mutant:
    return Mutant("value removed", f"{_shown(*triple)} is gone", (triple,))


def _without_node(corpus: Corpus, node: NamedNode) -> Mutant:
    """Take away a node with its citations, the passages that nothing else cites, and all that points at it."""
    authored, sources = corpus.authored, corpus.sources
    citations = authored.nodes(node, CG.citation)
    spans = {*authored.nodes(node, CG.evidence), *(s for c in citations for s in sources.nodes(c, CG.cites))}
    lonely = [span for span in spans if not _others_cite(corpus, span, node, citations)]
    gone = [*_about(authored, node), *(t for c in citations for t in _about(sources, c))]
    gone += [t for span in lonely for t in _about(sources, span)]
    gone += [t for t in authored if t.object == node]
    return Mutant("node removed", f"{_shown(node)} is gone", tuple(dict.fromkeys(gone)))


def _others_cite(corpus: Corpus, span: NamedNode, node: NamedNode, citations: Sequence[NamedNode]) -> bool:
    directly = any(other != node for other in corpus.authored.subjects(CG.evidence, span))
    return directly or any(citation not in citations for citation in corpus.sources.subjects(CG.cites, span))


def _about(graph: Graph, node: Term) -> list[Triple]:
    return [Triple(node, predicate, value) for predicate, value in graph.about(node)]  # type: ignore[arg-type]
