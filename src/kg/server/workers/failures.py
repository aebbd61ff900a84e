"""The problems of workers: none is free, one was stopped or died, all are being replaced."""

from __future__ import annotations

from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer

__all__ = ["busy", "killed", "restarting"]


def busy(detail: str, limits: Limits) -> Problem:
    """Return the problem of a request for which no worker is free."""
    return Problem(503, "busy", "Too busy", detail, headers={"retry-after": "1"}, queue=limits.queue)


def restarting() -> Problem:
    """Return the problem of a request that comes while the data are loaded anew."""
    detail = "the workers are being replaced; ask again in a few seconds"
    return Problem(503, "restarting", "Restarting", detail, headers={"retry-after": "2"})


def killed(reason: str, answer: Answer, limits: Limits) -> Problem:
    """Return the problem of an answer whose worker ended before it."""
    if reason == "time":
        detail = f"the query took longer than {answer.seconds:g} seconds and was stopped; no answer is given"
        return Problem(503, "time-limit", "Time limit reached", detail, limit=answer.seconds)
    if reason == "memory":
        detail = f"the query needed more than {limits.memory >> 20} MiB and was stopped; no answer is given"
        return Problem(503, "memory-limit", "Memory limit reached", detail, limit=limits.memory)
    detail = "the worker ended while it was answering; another has taken its place, so ask again"
    return Problem(503, "worker-lost", "Worker lost", detail, headers={"retry-after": "1"})
