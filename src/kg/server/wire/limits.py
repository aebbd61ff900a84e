"""How much one request may take; told in the service description, by /health and in every error that a limit causes."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass

__all__ = ["Limits"]

_MEBI = 1 << 20


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True)
class Limits:
    """Limits of the endpoint.

    `seconds` of wall clock for an evaluation; `finish`, as many as a page or a canned answer may take in all, nobody
    waiting for it any more; `memory` (bytes) by which a worker may grow, `rows` and `answer` (bytes) of one answer;
    `text` (bytes), `depth`, `operators` and `selects` of a query; `queue`: requests that may wait in each lane;
    `workers` processes for queries; `patience` (seconds) with a client that sends or reads nothing.
    """

    seconds: float = 10.0
    finish: float = 120.0
    memory: int = 768 * _MEBI
    rows: int = 1_000_000
    answer: int = 256 * _MEBI
    text: int = _MEBI
    depth: int = 100
    operators: int = 4_000
    selects: int = 100
    queue: int = 64
    workers: int = _processors() + 2
    patience: float = 30.0

    def as_dict(self) -> dict[str, float]:
        """Return the limits by name, for JSON."""
        return asdict(self)
