"""Which passages support which value of a node.

A citation supports the values of the properties that it names; `cg:evidence` supports every value of the node that
no citation names, and each of several pieces of evidence supports all of them. What a node is and is called goes with
any passage that tells anything of it; an entry of a register is there whatever one section says of it. What is said
(a proposition) is carried by the passages of whatever says it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, Subject, Term
from kg.rdf.namespaces import CG, PREFIXES, RDF, RDFS, SKOS
from kg.settings import current

__all__ = ["holders_of", "is_register_entry", "passages_by_property", "passages_for", "passages_of"]

_APPARATUS = (CG.evidence, CG.citation)
_CARRIED_ALONG = frozenset((RDF.type, RDFS.label, SKOS.altLabel))
_NAMING = _CARRIED_ALONG | {SKOS.prefLabel, SKOS.definition, SKOS.broader, SKOS.inScheme}
_REGISTERS = tuple(PREFIXES[kind] for kind in (*current().kinds.registers, "c", "cc"))


_CONTAINING = (
    CG.content,
    CG.propositionSubject,
    CG.propositionValue,
    CG.condition,
    CG.effect,
    CG.motive,
    CG.complements,
    CG.demanded,
    CG.planned,
    CG.attempted,
)


def is_register_entry(node: Subject) -> bool:
    """Tell whether a thing exists whatever one section says of it: people, a group, a place, a state, a concept."""
    return str(node.value).startswith(_REGISTERS)


def passages_of(authored: Graph, sources: Graph, node: Subject) -> frozenset[NamedNode]:
    """Return every passage that a node cites, for whatever value."""
    cited = {span for citation in authored.nodes(node, CG.citation) for span in sources.nodes(citation, CG.cites)}
    return frozenset(cited.union(authored.nodes(node, CG.evidence)))


def passages_by_property(authored: Graph, sources: Graph, node: Subject) -> dict[NamedNode, list[NamedNode]]:
    """Return the evidence of each property that the node has; a property without any is left out."""
    found = _named(authored, sources, node)
    evidence = authored.nodes(node, CG.evidence)
    for predicate in {predicate for predicate, _ in authored.about(node)}:
        if evidence and predicate not in found and predicate not in _APPARATUS:
            found[predicate] = list(evidence)
    return found


def passages_for(
    authored: Graph, sources: Graph, node: Subject, predicate: NamedNode, value: Term | None = None
) -> frozenset[NamedNode]:
    """Return the passages any one of which carries a property of a node; none when it needs no passage.

    A reference to a passage or to a citation, given as `value`, is carried by that passage alone.
    """
    if predicate in _NAMING and is_register_entry(node):
        return frozenset()
    if predicate in _APPARATUS and isinstance(value, NamedNode):
        return frozenset([value] if predicate == CG.evidence else sources.nodes(value, CG.cites))
    if CG.Proposition in authored.nodes(node, RDF.type):
        held = holders_of(authored, node)
        return frozenset(span for holder, by in held for span in passages_for(authored, sources, holder, by))
    if predicate not in _CARRIED_ALONG:
        told = passages_by_property(authored, sources, node)
        if predicate in told:
            return frozenset(told[predicate])
    return passages_of(authored, sources, node)


def holders_of(authored: Graph, proposition: Subject) -> Iterator[tuple[Subject, NamedNode]]:
    """Yield the statements and events in which a proposition stands, however deep, and the property by which."""
    seen: set[Subject] = set()
    waiting = [proposition]
    while waiting:
        inner = waiting.pop()
        for predicate in _CONTAINING:
            for outer in authored.subjects(predicate, inner):
                if CG.Proposition not in authored.nodes(outer, RDF.type):
                    yield outer, predicate
                elif outer not in seen:
                    seen.add(outer)
                    waiting.append(outer)


def _named(authored: Graph, sources: Graph, node: Subject) -> dict[NamedNode, list[NamedNode]]:
    found: dict[NamedNode, list[NamedNode]] = {}
    for citation in authored.nodes(node, CG.citation):
        for named in sources.nodes(citation, CG.supports):
            found.setdefault(named, []).extend(sources.nodes(citation, CG.cites))
    return found
