"""How far the encoding has come: per section, and per whole of the project's own choice, such as a legal act."""

from __future__ import annotations

from collections.abc import Iterator

from kg.build import Corpus
from kg.domain import optional_term, terms
from kg.evidence import LedgerRow, ledger, stretch
from kg.rdf.graph import Subject
from kg.rdf.namespaces import CG, slug_of
from kg.settings import current

__all__ = ["coverage"]


def coverage(corpus: Corpus) -> dict[str, LedgerRow]:
    """Return the ledger by section slug, then one row per whole: its sentences from first to last."""
    rows = {slug_of(row.section): row for row in ledger(corpus.sources, corpus.authored)}  # type: ignore[arg-type]
    acts = {slug_of(act): spans for act, spans in _spans_of_acts(corpus)}  # type: ignore[arg-type]
    for name, spans in acts.items():
        section = corpus.sources.node(spans[0], CG.ofSection)
        row = next(row for row in rows.values() if row.section == section)
        rows[f"{slug_of(section)}: {name}"] = stretch(row, corpus.sources, spans)  # type: ignore[arg-type]
    return rows


def _spans_of_acts(corpus: Corpus) -> Iterator[tuple[Subject, list[Subject]]]:
    told = current().coverage
    whole, part_of = optional_term(told.whole), optional_term(told.part_of)
    for act in corpus.authored.of_type(whole) if whole else ():
        parts = corpus.authored.subjects(part_of, act) if part_of else []
        of_parts = [o for p in terms(told.parts) for part in parts for o in corpus.authored.nodes(part, p)]
        spans = [span for node in (act, *parts, *of_parts) for span in _spans(corpus, node)]
        if spans:
            yield act, spans


def _spans(corpus: Corpus, node: Subject) -> list[Subject]:
    citations = corpus.authored.nodes(node, CG.citation)
    cited = [span for citation in citations for span in corpus.sources.nodes(citation, CG.cites)]
    return [*corpus.authored.nodes(node, CG.evidence), *cited]
