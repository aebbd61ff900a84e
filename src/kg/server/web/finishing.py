"""Finishing what nobody waits for any more: the answer is kept, so that who asks again has it at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.server.web.head import Fields, with_length
from kg.server.wire.cache import LARGEST_LATE, Kept
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer
from kg.server.workers.failures import unfinished
from kg.translation import message

if TYPE_CHECKING:
    from kg.server.workers.pool import Generation

__all__ = ["FieldsFor", "finish", "finished", "whole"]

FieldsFor = Callable[[Answer], Fields]


def finish(generation: Generation, etag: bytes, answer: Answer, fields_for: FieldsFor) -> None:
    """Wait for a late answer, and keep it by its entity tag; one of two that are the same is enough."""
    if etag in generation.unfinished:
        answer.cancel()
        return
    task = asyncio.ensure_future(_keep(generation, etag, answer, fields_for))
    generation.unfinished[etag] = task
    task.add_done_callback(lambda _: _forget(generation, etag))


def _forget(generation: Generation, etag: bytes) -> None:
    task = generation.unfinished.pop(etag)
    if not task.cancelled():
        task.exception()  # Told to those who waited for it; where nobody did, it is no mistake of the program.


async def finished(generation: Generation, etag: bytes, limits: Limits) -> None:
    """Wait until a late answer is kept, no longer than a request may wait.

    Raises:
        Problem: it is still being worked at, or it failed.
    """
    task = generation.unfinished[etag]
    done, _ = await asyncio.wait([task], timeout=limits.seconds)
    if not done:
        raise unfinished(limits)
    task.result()


async def whole(answer: Answer) -> bytes:
    """Return all of an answer, however late it is.

    Raises:
        Problem: it failed, or is too large to be kept.
    """
    pieces, size = [], 0
    while (piece := await answer.next_piece()) is not None:
        pieces.append(piece)
        size += len(piece)
        if size > LARGEST_LATE:
            answer.cancel()
            detail = message(
                "the answer took longer than %(seconds)s seconds, and is too large to be kept",
                seconds=format(answer.seconds, "g"),
            )
            raise Problem(503, "time-limit", "Time limit reached", detail, limit=answer.seconds)
    return b"".join(pieces)


async def _keep(generation: Generation, etag: bytes, answer: Answer, fields_for: FieldsFor) -> None:
    body = await whole(answer)
    if answer.head["status"] == 200:
        kept = Kept(200, with_length(fields_for(answer), body), body, etag)
        generation.cache.keep(etag, kept, LARGEST_LATE)
