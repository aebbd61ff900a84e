"""How two are connected: told ties as steps, the shortest chains of them in sentences, and what both share."""

from kg.connections.chains import Chain, Step, chains_between
from kg.connections.chaintext import connection_as_dict, connection_as_text
from kg.connections.connection import Connection, Connections
from kg.connections.facts import chains_of_facts, ties_by_facts
from kg.connections.shared import Shared, shared_by
from kg.connections.telling import ToldChain
from kg.connections.ties import Tie, ties_of

__all__ = [
    "Chain",
    "Connection",
    "Connections",
    "Shared",
    "Step",
    "Tie",
    "ToldChain",
    "chains_between",
    "chains_of_facts",
    "connection_as_dict",
    "connection_as_text",
    "shared_by",
    "ties_by_facts",
    "ties_of",
]
