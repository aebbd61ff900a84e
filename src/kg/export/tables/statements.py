"""What somebody said, and the propositions that it holds."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal

from kg.evidence.support import holders_of
from kg.export.tables.model import Column, Row, Table
from kg.export.tables.records import DATING, LANGUAGE, Records, reference
from kg.rdf.namespaces import CG, slug_of

__all__ = ["PROPOSITIONS", "STATEMENTS"]


def _statements(records: Records) -> Iterator[Row]:
    for node in records.of_kind("statement"):
        speaker = records.one(node, CG.speaker)
        yield {
            "id": reference(node),
            "iri": node.value,
            "kind": records.kind(node),
            "speaker": reference(speaker),
            "speaker_name": records.name(speaker),
            "statement_kind": records.names(node, CG.statementKind),
            "concerns": records.names(node, CG.concerns),
            "topic": records.names(node, CG.topic),
            "polarity": records.names(node, CG.polarity),
            "attitude": records.names(node, CG.attitude),
            **records.dating(node),
            "sections": records.sections(node),
        }


def _propositions(records: Records) -> Iterator[Row]:
    for node in records.of_kind("proposition"):
        subject, value = records.one(node, CG.propositionSubject), records.graph.value(node, CG.propositionValue)
        relation = records.one(node, CG.propositionProperty)
        literal = records.graph.value(node, CG.propositionLiteral)
        yield {
            "id": reference(node),
            "iri": node.value,
            "said_in": next((reference(h) for h, _ in holders_of(records.graph, node)), None),
            "subject": reference(subject),
            "subject_name": records.name(subject),
            "relation": slug_of(relation) if relation else None,
            "value": reference(value),
            "value_name": records.name(value),
            "value_text": str(literal.value) if isinstance(literal, Literal) else None,
            "modality": records.names(node, CG.modality),
            "negative": records.graph.text(node, CG.negative) in {"true", "1"},
        }


STATEMENTS = Table(
    "statements",
    "What somebody said, true or not",
    ("id",),
    (
        Column("id", "the prefixed name of the statement", refers="things", required=True),
        Column("iri", "the IRI of the statement", "iri", required=True),
        Column("kind", "its class", required=True),
        Column("speaker", "who said so", refers="things"),
        Column("speaker_name", f"the {LANGUAGE} name of the speaker"),
        Column("statement_kind", "what kind of statement it is", "list"),
        Column("concerns", f"of whom or what it speaks, by their {LANGUAGE} names", "list"),
        Column("topic", "its topics", "list"),
        Column("polarity", "whether it judges well or ill", "list"),
        Column("attitude", "the attitude that it reports", "list"),
        *DATING,
        Column("sections", "the sections that tell of it", "list"),
    ),
    _statements,
)
PROPOSITIONS = Table(
    "propositions",
    "What statements say: subject, relation and value; none is a fact because of it",
    ("id",),
    (
        Column("id", "the prefixed name of the proposition", refers="things", required=True),
        Column("iri", "the IRI of the proposition", "iri", required=True),
        Column("said_in", "the statement, plan or demand that it stands in", refers="things"),
        Column("subject", "of what something is said", refers="things"),
        Column("subject_name", f"its {LANGUAGE} name"),
        Column("relation", "the property"),
        Column("value", "what is said of it, where that is a thing or a term"),
        Column("value_name", f"its {LANGUAGE} name"),
        Column("value_text", "what is said of it, where that is a text or a number"),
        Column("modality", "whether it may be, ought to be, will be or is wished", "list"),
        Column("negative", "it is denied", "boolean", required=True),
    ),
    _propositions,
)
