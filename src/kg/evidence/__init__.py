"""Where things are said: documents, sections, sentences, spans; their digests, and the ledger of what is encoded."""

from kg.evidence.citations import Citation, citations_of, describe_span
from kg.evidence.ledger import LedgerRow, ledger, stretch
from kg.evidence.segmentation import segment
from kg.evidence.texts import Texts, find_sources
from kg.evidence.verification import Check, verify

__all__ = [
    "Check",
    "Citation",
    "LedgerRow",
    "Texts",
    "citations_of",
    "describe_span",
    "find_sources",
    "ledger",
    "segment",
    "stretch",
    "verify",
]
