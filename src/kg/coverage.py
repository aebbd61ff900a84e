"""How far the encoding has come: per section, and per legal act within its section."""

from __future__ import annotations

from collections.abc import Iterator

from kg.build import Corpus
from kg.evidence import LedgerRow, ledger, stretch
from kg.rdf.graph import Subject
from kg.rdf.namespaces import DG, slug_of

__all__ = ["coverage"]


def coverage(corpus: Corpus) -> dict[str, LedgerRow]:
    """Return the ledger by section slug, then one row per legal act: its sentences from first to last passage."""
    rows = {slug_of(row.section): row for row in ledger(corpus.sources, corpus.authored)}  # type: ignore[arg-type]
    acts = {slug_of(act): spans for act, spans in _spans_of_acts(corpus)}  # type: ignore[arg-type]
    for name, spans in acts.items():
        section = corpus.sources.node(spans[0], DG.ofSection)
        row = next(row for row in rows.values() if row.section == section)
        rows[f"{slug_of(section)}: {name}"] = stretch(row, corpus.sources, spans)  # type: ignore[arg-type]
    return rows


def _spans_of_acts(corpus: Corpus) -> Iterator[tuple[Subject, list[Subject]]]:
    for act in corpus.authored.of_type(DG.LegalAct):
        provisions = corpus.authored.subjects(DG.partOfAct, act)
        options = [o for provision in provisions for o in corpus.authored.nodes(provision, DG.penaltyOption)]
        spans = [span for node in (act, *provisions, *options) for span in _spans(corpus, node)]
        if spans:
            yield act, spans


def _spans(corpus: Corpus, node: Subject) -> list[Subject]:
    citations = corpus.authored.nodes(node, DG.citation)
    cited = [span for citation in citations for span in corpus.sources.nodes(citation, DG.cites)]
    return [*corpus.authored.nodes(node, DG.evidence), *cited]
