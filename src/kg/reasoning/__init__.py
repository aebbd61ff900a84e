"""What follows: the OWL 2 RL closure, and the CONSTRUCT rules for what OWL 2 RL cannot say (dates above all)."""

from kg.reasoning.owl_rl import Closure, close
from kg.reasoning.rules import Rule, apply_rules, read_rules
from kg.reasoning.trim import trim

__all__ = ["Closure", "Rule", "apply_rules", "close", "read_rules", "trim"]
