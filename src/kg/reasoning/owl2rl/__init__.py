"""OWL 2 RL reasoning with rules compiled from the ontology (OWL 2 Profiles, section 4.3)."""

from kg.reasoning.owl2rl.closure import Closure, TripleSet, close, rules_of
from kg.reasoning.owl2rl.inconsistency import Inconsistency
from kg.reasoning.owl2rl.rules import Pattern, Rule

__all__ = ["Closure", "Inconsistency", "Pattern", "Rule", "TripleSet", "close", "rules_of"]
