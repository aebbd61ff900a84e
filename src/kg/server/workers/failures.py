"""The problems of workers: none is free, one was stopped or died, all are being replaced."""

from __future__ import annotations

from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer

__all__ = ["busy", "killed", "restarting", "unfinished"]


def busy(detail: str, limits: Limits) -> Problem:
    """Return the problem of a request for which no worker is free."""
    return Problem(503, "busy", "Too busy", detail, headers={"retry-after": "1"}, queue=limits.queue)


def restarting() -> Problem:
    """Return the problem of a request that comes while the data are loaded anew."""
    detail = "the workers are being replaced; ask again in a few seconds"
    return Problem(503, "restarting", "Restarting", detail, headers={"retry-after": "2"})


def unfinished(limits: Limits) -> Problem:
    """Return the problem of a request whose answer is still being worked at when its time is over."""
    detail = f"the answer takes longer than {limits.seconds:g} seconds; it is being finished, so ask again"
    headers = {"retry-after": str(max(1, round(limits.seconds / 2)))}
    return Problem(503, "not-finished", "Not finished yet", detail, headers=headers, limit=limits.finish)


def killed(reason: str, answer: Answer, limits: Limits) -> Problem:
    """Return the problem of an answer whose worker ended before it."""
    if reason == "time":
        limit = answer.finish if answer.is_late else answer.seconds
        detail = f"the query took longer than {limit:g} seconds and was stopped; no answer is given"
        return Problem(503, "time-limit", "Time limit reached", detail, limit=limit)
    if reason == "memory":
        detail = f"the query needed more than {limits.memory >> 20} MiB and was stopped; no answer is given"
        return Problem(503, "memory-limit", "Memory limit reached", detail, limit=limits.memory)
    detail = "the worker ended while it was answering; another has taken its place, so ask again"
    return Problem(503, "worker-lost", "Worker lost", detail, headers={"retry-after": "1"})
