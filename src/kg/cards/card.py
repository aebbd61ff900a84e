"""A card: one thing with its names, what happened in order of date, its ties and disputes, each with its citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pyoxigraph import Literal, NamedNode

from kg.cards.model import Card, Detail, Difference, Fact, LookedUp
from kg.cards.vocabulary import kinds_in_vocabulary, meaning_of
from kg.domain import SPEAKING_OF, UNSAID
from kg.evidence import Texts, citations_of
from kg.evidence.records import record_in_words, record_of
from kg.names import Names
from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, CONCEPT, IDENTIFIERS, RDF, RDFS, SKOS, abbreviate, is_term
from kg.translation import readable, written

__all__ = ["card_of", "difference_of"]

_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
_BOUNDS = (CG.beginEarliest, CG.beginLatest, CG.endEarliest, CG.endLatest, CG.openBegin, CG.openEnd)
_SIDES = (CG.hasClaim, CG.hasSide)
_ASIDE = (*_NAMES, *_BOUNDS, RDF.type, CG.when, CG.evidence, CG.citation, CG.wikidata)


def card_of(
    node: NamedNode, graph: Graph, authored: Graph, texts: Texts | None = None, gazetteer: Graph | None = None
) -> Card:
    """Return the card of a thing; `authored` and `gazetteer` tell what was written from what follows."""
    return _Writer(graph, authored, texts, gazetteer).card(node)


def difference_of(dispute: NamedNode, graph: Graph, authored: Graph, texts: Texts | None = None) -> Difference:
    """Return a dispute with its sides."""
    return _Writer(graph, authored, texts).difference(dispute)


class _Writer:
    def __init__(self, graph: Graph, authored: Graph, texts: Texts | None, gazetteer: Graph | None = None):
        self._graph, self._authored, self._texts = graph, authored, texts
        self._gazetteer = gazetteer or Graph()
        self._names = Names(graph)

    def card(self, node: NamedNode) -> Card:
        wikidata = self._graph.node(node, CG.wikidata)
        mine = self._fact_nodes(node)
        differences = self._differences({node, *mine})
        shown = {side.node for each in differences for side in each.sides}
        claims = [claim for claim in self._claims_about({node, *mine}) if claim not in shown]
        nodes = sorted({*mine, *claims}, key=self._in_time)
        return Card(
            node=node,
            labels=self._labels(node),
            also=sorted({str(o.value) for o in self._graph.objects(node, SKOS.altLabel)}),
            kinds=self._kinds(node) or kinds_in_vocabulary(node, self._graph),
            wikidata=wikidata.value if wikidata else None,
            meaning=meaning_of(node, self._graph, self._names),
            facts=[self._fact(found, node) for found in nodes],
            looked_up=self._looked_up(node),
            follows=self._follows(node),
            differences=differences,
        )

    def _labels(self, node: NamedNode) -> dict[str, str]:
        labels = [o for p in _NAMES[:2] for o in self._graph.objects(node, p) if isinstance(o, Literal)]
        return {label.language or "": label.value for label in labels}

    def _kinds(self, node: Subject) -> list[str]:
        """Return the labels of the classes, those that were written first."""
        written = self._authored.nodes(node, RDF.type)
        inferred = [cls for cls in self._graph.nodes(node, RDF.type) if cls not in written and is_term(cls)]
        return [self._names.label(cls) for cls in [*written, *inferred]]

    def _fact_nodes(self, node: NamedNode) -> set[NamedNode]:
        """Return the cited nodes that speak of a thing, and those that speak of what happened to it."""
        direct = {subject for predicate, subject in self._authored.pointing_at(node) if is_term(predicate)}
        direct |= {claimed for claim in self._preferred_claims_of(node) if (claimed := self._subject_of(claim))}
        mine = {s for s in {*direct, node} if isinstance(s, NamedNode) and self._is_fact(s)}
        return mine | {s for found in mine for s in self._speaking_of(found)}

    def _speaking_of(self, node: NamedNode) -> list[NamedNode]:
        found = [s for predicate in SPEAKING_OF for s in self._authored.subjects(predicate, node)]
        return [s for s in found if isinstance(s, NamedNode) and self._is_fact(s)]

    def _preferred_claims_of(self, node: NamedNode) -> list[Subject]:
        claims = self._authored.subjects(CG.valueNode, node)
        return [claim for claim in claims if self._authored.value(claim, CG.rank) == CONCEPT.preferred]

    def _subject_of(self, claim: Subject) -> NamedNode | None:
        return self._authored.node(claim, CG.aboutNode)

    def _is_fact(self, node: Subject) -> bool:
        cited = self._authored.has(node, CG.evidence) or self._authored.has(node, CG.citation)
        return cited and CG.Claim not in self._authored.nodes(node, RDF.type)

    def _claims_about(self, nodes: set[NamedNode]) -> list[NamedNode]:
        """Return the claims that did not become facts."""
        claims = [claim for node in nodes for claim in self._authored.subjects(CG.aboutNode, node)]
        return [c for c in claims if isinstance(c, NamedNode) and self._authored.value(c, CG.rank) != CONCEPT.preferred]

    def _in_time(self, node: NamedNode) -> tuple[str, str, str]:
        told = self._subject_of(node) or node
        begin, end = (self._graph.text(told, p) for p in (CG.beginEarliest, CG.endLatest))
        return (begin or end or "9999", end or "9999", node.value)

    def _fact(self, node: NamedNode, subject: NamedNode | None = None) -> Fact:
        rank = self._graph.node(node, CG.rank)
        return Fact(
            node=node,
            when=self._graph.text(node, CG.when) or "",
            classes=tuple((cls, self._names.label(cls)) for cls in self._authored.nodes(node, RDF.type)),
            said=tuple(self._claimed(node) if rank else self._details(node, subject)),
            citations=tuple(citations_of(self._graph, node, self._texts)),
            status=self._names.label(rank) if rank else "",
        )

    def _details(self, node: NamedNode, subject: NamedNode | None) -> list[Detail]:
        told = [
            (predicate, value)
            for predicate, value in self._graph.about(node)
            if predicate not in _ASIDE and value != subject and self._is_written(node, predicate, value)
        ]
        return self._grouped(told)

    def _grouped(self, told: Iterable[tuple[NamedNode, Term]]) -> list[Detail]:
        """Return the values of properties of one name together."""
        found: dict[str, Detail] = {}
        for predicate, value in told:
            name = self._names.label(predicate)
            before = found.setdefault(name, Detail(name, (), predicate))
            found[name] = replace(before, values=(*before.values, (value, self._shown(value))))
        return [self._in_one_language(detail) for detail in found.values()]

    def _in_one_language(self, detail: Detail) -> Detail:
        kept = readable([value for value, _ in detail.values])
        return replace(detail, values=tuple(pair for pair in detail.values if pair[0] in kept))

    def _claimed(self, claim: NamedNode) -> list[Detail]:
        """Return what a claim says, of what, and who says so."""
        predicate = self._graph.node(claim, CG.aboutProperty)
        value = self._graph.value(claim, CG.valueNode) or self._graph.value(claim, CG.valueLiteral)
        found = self._grouped([(predicate, value)]) if predicate and value else []
        if told := self._subject_of(claim):
            found.append(Detail("of", ((told, ", ".join(self._kinds(told)[:1])),)))
        if speaker := self._graph.node(claim, CG.assertedBy):
            found.append(Detail("asserted by", ((speaker, self._names.label(speaker)),), CG.assertedBy))
        return found

    def _is_written(self, node: NamedNode, predicate: NamedNode, value: Term) -> bool:
        told = (self._authored, self._gazetteer)
        return any(value in layer.objects(node, predicate) for layer in told) or any(
            self._graph.value(claim, CG.aboutProperty) == predicate
            for claim in self._authored.subjects(CG.aboutNode, node)
            if value in (*self._graph.objects(claim, CG.valueNode), *self._graph.objects(claim, CG.valueLiteral))
        )

    def _shown(self, value: Term) -> str:
        """Return a value as people read it; a node without a name is told by its kind and its main values."""
        if not isinstance(value, NamedNode):
            return str(value.value)
        label = self._names.label(value)
        if label != abbreviate(value.value) or not value.value.startswith(IDENTIFIERS):
            return label
        if CG.Proposition in self._authored.nodes(value, RDF.type):
            return self._said(value)
        kinds = [self._names.label(cls) for cls in self._authored.nodes(value, RDF.type)]
        values = [o for p, o in self._authored.about(value) if p not in _ASIDE]
        named = [self._names.label(o) if isinstance(o, NamedNode) else str(o.value) for o in values]
        told = [name for name in named if ":" not in name]
        return f"{', '.join(kinds)} ({', '.join(told)})" if told else ", ".join(kinds) or label

    def _said(self, proposition: NamedNode) -> str:
        """Return what is said as one phrase, with what is said within it in brackets of its own."""
        literals = self._authored.objects(proposition, CG.propositionLiteral)
        subjects, relations, values, modalities = (
            [self._shown(part) for part in self._authored.nodes(proposition, predicate)]
            for predicate in (CG.propositionSubject, CG.propositionProperty, CG.propositionValue, CG.modality)
        )
        denied = ["not:"] if self._authored.text(proposition, CG.negative) == "true" else []
        words = [*subjects, *denied, *relations, *values, *(self._shown(literal) for literal in literals)]
        return f"[{' '.join(words)}{''.join(f', {name}' for name in modalities)}]"

    def _looked_up(self, node: NamedNode) -> list[LookedUp]:
        """Return what a gazetteer says of a thing, with the record that it comes from."""
        found = []
        for predicate, value in self._gazetteer.about(node):
            if (record := record_of(self._gazetteer, node, predicate)) is not None:
                source = record_in_words(self._gazetteer, record)
                found.append(LookedUp(self._names.label(predicate), self._shown(value), source))
        return sorted(found, key=lambda each: (each.name, each.value))

    def _follows(self, node: NamedNode) -> list[Detail]:
        """Return the short cuts that lead from this thing to other things with names."""
        return self._grouped(
            (predicate, value)
            for predicate, value in self._graph.about(node)
            if is_term(predicate) and isinstance(value, NamedNode) and self._is_short_cut(node, predicate, value)
        )

    def _is_short_cut(self, node: NamedNode, predicate: NamedNode, value: NamedNode) -> bool:
        if predicate in UNSAID:
            return False
        is_named = self._names.label(value) != abbreviate(value.value)
        is_ours = value.value.startswith(IDENTIFIERS)
        return is_named and is_ours and not self._is_written(node, predicate, value) and not self._is_only_a_fact(value)

    def _is_only_a_fact(self, node: NamedNode) -> bool:
        """Tell whether a cited node has no name of its own, unlike a body, a journey or a person that is cited."""
        return self._is_fact(node) and not any(self._authored.has(node, predicate) for predicate in _NAMES)

    def _differences(self, mine: set[NamedNode]) -> list[Difference]:
        disputes = [node for node in self._graph.of_type(CG.Dispute) if isinstance(node, NamedNode)]
        return [self.difference(node) for node in disputes if mine & self._concerned(node)]

    def _sides(self, dispute: NamedNode) -> list[NamedNode]:
        return list(dict.fromkeys(side for p in _SIDES for side in self._authored.nodes(dispute, p)))

    def _concerned(self, dispute: NamedNode) -> set[NamedNode]:
        """Return what the sides of a dispute are about."""
        return {self._subject_of(side) or side for side in self._sides(dispute)}

    def difference(self, dispute: NamedNode) -> Difference:
        """Return a dispute with its sides."""
        sides = tuple(self._fact(side) for side in self._sides(dispute))
        return Difference(dispute, self._names.label(dispute), written(self._graph, dispute, CG.rationale), sides)
