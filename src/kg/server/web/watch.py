"""Noticing that a client leaves before it has its answer, so that nobody works for it in vain."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from starlette.types import Receive

    from kg.server.workers.pool import Generation

__all__ = ["Watch"]

_AFTER = 0.05
_Result = TypeVar("_Result")


class Watch:
    """Whether the client of one exchange is still there; what is to be stopped when it is not."""

    def __init__(self, receive: Receive, generation: Generation):
        self._receive, self._generation = receive, generation
        self._left: list[Callable[[], object]] = []
        self._is_watched = False

    def stop_with_client(self, stop: Callable[[], object]) -> None:
        """From now on notice when the client leaves, and stop this then."""
        self._left.append(stop)
        self._begin()

    async def while_there(self, waiting: Awaitable[_Result]) -> _Result:
        """Wait for something, and end the present task when the client leaves.

        Nearly all answers are there before it is looked for.
        """
        alarm = asyncio.get_running_loop().call_later(_AFTER, self._begin)
        task = asyncio.current_task()
        if task is not None:
            self._left.append(task.cancel)
        try:
            return await waiting
        finally:
            alarm.cancel()
            self._left.clear()

    def _begin(self) -> None:
        if not self._is_watched:
            self._is_watched = True
            self._generation.keep(self._until_left())

    async def _until_left(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        for stop in self._left:
            stop()
