"""Claims: values that are contested, put into somebody's mouth or inferred by the editors."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import LANGUAGE, Records, reference, references
from kg.rdf.namespaces import CG, slug_of

__all__ = ["CLAIMS"]


def _rows(records: Records) -> Iterator[Row]:
    graph = records.graph
    for node in records.of_kind("claim"):
        about, prop = records.one(node, CG.aboutNode), records.one(node, CG.aboutProperty)
        value, literal = records.one(node, CG.valueNode), graph.value(node, CG.valueLiteral)
        rank, basis = records.one(node, CG.rank), records.one(node, CG.basis)
        spans = graph.nodes(node, CG.evidence)
        disputes = graph.subjects(CG.hasClaim, node)
        yield {
            "id": reference(node),
            "iri": node.value,
            "about": reference(about),
            "about_name": records.name(about),
            "property": slug_of(prop) if prop else None,
            "value": reference(value),
            "value_name": records.name(value),
            "value_text": str(literal.value) if isinstance(literal, Literal) else None,
            "rank": slug_of(rank) if rank else None,
            "basis": slug_of(basis) if basis else None,
            "asserted_by": records.names(node, CG.assertedBy),
            "dispute": reference(disputes[0]) if disputes else None,
            "dispute_name": records.name(disputes[0]) if disputes else None,
            "rationale": graph.text(node, CG.rationale),
            "passages": references(spans),
            "sections": tuple(
                sorted({slug_of(s) for e in graph.nodes(node, CG.evidence) for s in graph.nodes(e, CG.ofSection)})
            ),
        }


CLAIMS = Table(
    "claims",
    "Values that are contested, reported or inferred, with their rank",
    ("id",),
    (
        Column("id", "the prefixed name of the claim", refers="things", required=True),
        Column("iri", "the IRI of the claim", "iri", required=True),
        Column("about", "the node that the claim is about", refers="things", required=True),
        Column("about_name", f"its {LANGUAGE} name, where it has one"),
        Column("property", "the property that the claim is about", required=True),
        Column("value", "the value claimed, where it is a thing or a term"),
        Column("value_name", f"its {LANGUAGE} name"),
        Column("value_text", "the value claimed, where it is a text, a date or a number"),
        Column("rank", "preferred (a fact), normal (undecided) or deprecated (on record)", required=True),
        Column("basis", "what it rests on, where the text does not say so itself"),
        Column("asserted_by", "who says so, where a section reports somebody", "list"),
        Column("dispute", "the dispute of which it is a side", refers="things"),
        Column("dispute_name", f"the {LANGUAGE} name of the dispute"),
        Column("rationale", "why"),
        Column("passages", "the passages that it rests on", "list"),
        Column("sections", "their sections", "list"),
    ),
    _rows,
)
