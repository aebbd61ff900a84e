"""Proofs: from an inferred triple backwards through rules and axioms to what is told, and to the passages.

theory       what is given, what follows, and every rule by which it does
search       the smallest proof of a triple; enumeration: all of them, and what would defeat them
constructs   CONSTRUCT rules backwards; reader and paths take our SPARQL apart
misses       why a triple does not hold
explaining   all of this together, for one triple or for a contradiction
as…          the same as text, Markdown, JSON and RDF
"""

from kg.explain.asdata import explanation_as_dict
from kg.explain.asmarkdown import explanation_as_markdown
from kg.explain.asrdf import explanation_as_turtle
from kg.explain.astext import contradictions_as_text, explanation_as_text
from kg.explain.explaining import Contradiction, contradictions, explain
from kg.explain.model import Defeat, Explanation, Ground, Miss, Proof, Step
from kg.explain.telling import Teller
from kg.explain.theory import Theory

__all__ = [
    "Contradiction",
    "Defeat",
    "Explanation",
    "Ground",
    "Miss",
    "Proof",
    "Step",
    "Teller",
    "Theory",
    "contradictions",
    "contradictions_as_text",
    "explain",
    "explanation_as_dict",
    "explanation_as_markdown",
    "explanation_as_text",
    "explanation_as_turtle",
]
