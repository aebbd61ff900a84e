"""What follows: the OWL 2 RL closure, and the CONSTRUCT rules for what OWL 2 RL cannot say (dates above all).

owl2rl     the rules of OWL 2 RL, compiled from the axioms: fast, complete, each with its name
oracle     the same closure by owlrl, to check the first against
construct  our own rules, as SPARQL
trim       what follows formally and tells nobody anything
"""

from kg.reasoning.closing import REASONERS, Closure, close
from kg.reasoning.construct import Rule, apply_rules, read_rules
from kg.reasoning.trim import trim

__all__ = ["REASONERS", "Closure", "Rule", "apply_rules", "close", "read_rules", "trim"]
