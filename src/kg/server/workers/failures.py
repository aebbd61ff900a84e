"""The problems of workers: none is free, one was stopped or died, all are being replaced."""

from __future__ import annotations

from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer
from kg.translation import message

__all__ = ["busy", "killed", "restarting", "unfinished"]


def busy(detail: str, limits: Limits) -> Problem:
    """Return the problem of a request for which no worker is free."""
    return Problem(503, "busy", "Too busy", detail, headers={"retry-after": "1"}, queue=limits.queue)


def restarting() -> Problem:
    """Return the problem of a request that comes while the data are loaded anew."""
    detail = message("the workers are being replaced; ask again in a few seconds")
    return Problem(503, "restarting", "Restarting", detail, headers={"retry-after": "2"})


def unfinished(limits: Limits) -> Problem:
    """Return the problem of a request whose answer is still being worked at when its time is over."""
    detail = message(
        "the answer takes longer than %(seconds)s seconds; it is being finished, so ask again",
        seconds=format(limits.seconds, "g"),
    )
    headers = {"retry-after": str(max(1, round(limits.seconds / 2)))}
    return Problem(503, "not-finished", "Not finished yet", detail, headers=headers, limit=limits.finish)


def killed(reason: str, answer: Answer, limits: Limits) -> Problem:
    """Return the problem of an answer whose worker ended before it."""
    if reason == "time":
        limit = answer.finish if answer.is_late else answer.seconds
        detail = message(
            "the query took longer than %(limit)s seconds and was stopped; no answer is given", limit=format(limit, "g")
        )
        return Problem(503, "time-limit", "Time limit reached", detail, limit=limit)
    if reason == "memory":
        detail = message(
            "the query needed more than %(memory)s MiB and was stopped; no answer is given", memory=limits.memory >> 20
        )
        return Problem(503, "memory-limit", "Memory limit reached", detail, limit=limits.memory)
    detail = message("the worker ended while it was answering; another has taken its place, so ask again")
    return Problem(503, "worker-lost", "Worker lost", detail, headers={"retry-after": "1"})
