"""How a server ends: at once when interrupted (SIGINT) or its starter is gone, gracefully when told to (SIGTERM)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Iterator
from typing import Any

import uvicorn

__all__ = ["Stop", "StoppableServer"]

_AT_ONCE = 0.5
"""The seconds that answers under way have when the server is interrupted."""
_LOOK_EVERY = 0.2


class StoppableServer(uvicorn.Server):
    """uvicorn's server, which leaves signals to `Stop`: they must count while the data are still being loaded, too."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


class Stop:
    """What ends one server, whether it is still loading its data or already answering."""

    def __init__(self, server: uvicorn.Server):
        self._server = server
        self._loading: asyncio.Task[Any] | None = None
        self._watching: asyncio.Task[None] | None = None

    @contextlib.contextmanager
    def heeded(self, parent: int | None) -> Iterator[None]:
        """Heed signals, and the end of the process `parent` where one is named, until the block ends."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGINT, self.at_once)
        loop.add_signal_handler(signal.SIGTERM, self.gracefully)
        if parent is not None:
            self._watching = asyncio.ensure_future(self._end_with(parent))
        try:
            yield
        finally:
            if self._watching is not None:
                self._watching.cancel()

    async def unless_stopped(self, loading: Any) -> Any:
        """Return what is being loaded, or None when the server is stopped before it is there."""
        if self._server.should_exit:
            loading.close()
            return None
        self._loading = asyncio.ensure_future(loading)
        try:
            return await self._loading
        except asyncio.CancelledError:
            if not self._server.should_exit:
                raise
            return None
        finally:
            self._loading = None

    def gracefully(self) -> None:
        """Take no more requests, and end when those under way are answered."""
        self._server.should_exit = True
        if self._loading is not None:
            self._loading.cancel()

    def at_once(self) -> None:
        """End within two seconds; the second time, without waiting for anything."""
        self._server.force_exit = self._server.should_exit
        self._server.config.timeout_graceful_shutdown = _AT_ONCE  # type: ignore[assignment]
        self.gracefully()

    async def _end_with(self, parent: int) -> None:
        while os.getppid() == parent:
            await asyncio.sleep(_LOOK_EVERY)
        self.at_once()
