"""Where it is said: the passages that nodes cite, and for which of their values."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evidence import describe_span
from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import Records, reference
from kg.export.tables.things import is_apart
from kg.rdf.namespaces import CG, slug_of

__all__ = ["CITATIONS", "PASSAGES"]

_EVERY_VALUE = "*"


def _citations(records: Records) -> Iterator[Row]:
    for node in records.things:
        if is_apart(node.value):
            continue
        graph = records.graph
        found = {
            (_EVERY_VALUE, reference(span))
            for span in graph.nodes(node, CG.evidence)
            if graph.has(span, CG.startOffset)
        }
        for citation in graph.nodes(node, CG.citation):
            named = [slug_of(prop) for prop in graph.nodes(citation, CG.supports)] or [_EVERY_VALUE]
            found.update((prop, reference(span)) for span in graph.nodes(citation, CG.cites) for prop in named)
        for prop, span in sorted(found, key=str):
            yield {"node": reference(node), "property": prop, "passage": span}


def _passages(records: Records) -> Iterator[Row]:
    for node in records.of_kind("span"):
        place = describe_span(records.graph, node)
        yield {
            "id": reference(node),
            "iri": node.value,
            "section": reference(records.one(node, CG.ofSection)),
            "sentences": tuple(map(str, place.sentences)),
            "start": place.start,
            "end": place.end,
            "sha256": records.graph.text(node, CG.sha256),
            "paraphrase": place.paraphrase,
            "repeats": reference(records.one(node, CG.derivedFrom)),
        }


CITATIONS = Table(
    "citations",
    "Which passage supports which value of a node",
    ("node", "property", "passage"),
    (
        Column("node", "what cites", refers="things", required=True),
        Column(
            "property",
            f"the property whose values it supports; {_EVERY_VALUE} for every one that no other row of the node names",
            required=True,
        ),
        Column("passage", "the passage", refers="passages", required=True),
    ),
    _citations,
)
PASSAGES = Table(
    "passages",
    "The passages cited: their place in the texts and what they say in the editors' words",
    ("id",),
    (
        Column("id", "the prefixed name of the passage", required=True),
        Column("iri", "the IRI of the passage", "iri", required=True),
        Column("section", "the section that it stands in", refers="sections", required=True),
        Column("sentences", "the sentences that it overlaps, counted from 0 in the section", "list"),
        Column("start", "first character in the document, counted from 0", "integer", required=True),
        Column("end", "the character after the last", "integer", required=True),
        Column("sha256", "the digest of its words", required=True),
        Column("paraphrase", "what it says, in the editors' words"),
        Column("repeats", "the passage of another section that it repeats", refers="passages"),
    ),
    _passages,
)
