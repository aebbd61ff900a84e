"""The OWL 2 RL closure by either reasoner (W3C OWL 2 Profiles, section 4.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.errors import KgError
from kg.rdf.namespaces import abbreviate

if TYPE_CHECKING:
    from kg.reasoning import owl2rl

__all__ = ["REASONERS", "Closure", "close"]

REASONERS = ("compiled", "owlrl")


@dataclass(frozen=True)
class Closure:
    """The triples that are new, and one sentence for each contradiction found.

    `found` is what the compiled reasoner found, with the rules by which it did; None from another reasoner.
    """

    inferred: Collection[Triple]
    inconsistencies: list[str]
    found: owl2rl.Closure | None = None


def close(triples: Iterable[Triple], *, axiomatic: bool = False, reasoner: str = "compiled") -> Closure:
    """Return what follows from the triples by the OWL 2 RL rules; the input stays as it was.

    The new triples are legal RDF. `axiomatic` adds what holds of anything: reflexive and axiomatic triples.
    """
    if reasoner == "owlrl":
        from kg.reasoning.oracle import close_with_owlrl

        return Closure(*close_with_owlrl(triples, axiomatic=axiomatic))
    if reasoner != "compiled":
        raise KgError(f"no reasoner is called {reasoner}; there are: {', '.join(REASONERS)}")
    from kg.reasoning import owl2rl

    found = owl2rl.close(triples, axiomatic=axiomatic)
    sentences = [_sentence(one.rule, one.axiom, one.triples) for one in found.inconsistencies]
    return Closure(found.inferred, sentences, found)


def _sentence(rule: str, axiom: Collection[Triple], offending: Collection[Triple]) -> str:
    against = f" against {_shown(axiom)}" if axiom else ""
    return f"{_shown(offending)}{against} (rule {rule})"


def _shown(triples: Collection[Triple]) -> str:
    return "; ".join(" ".join(_term(term) for term in triple) for triple in triples)


def _term(term: object) -> str:
    return abbreviate(term.value) if isinstance(term, NamedNode) else str(term)
