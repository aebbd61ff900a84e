"""How two people are connected: told ties as steps, and the shortest chains of them, each step with its passages."""

from kg.connections.chains import Chain, Step, chains_between
from kg.connections.chaintext import chains_as_dict, chains_as_text
from kg.connections.shared import Shared, shared_by
from kg.connections.ties import Tie, ties_of

__all__ = [
    "Chain",
    "Shared",
    "Step",
    "Tie",
    "chains_as_dict",
    "chains_as_text",
    "chains_between",
    "shared_by",
    "ties_of",
]
