"""Running the server: one web process, a generation of workers per build, graceful reload and stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

import uvicorn

from kg.errors import KgError
from kg.server.application import Application
from kg.server.stopping import Stop, StoppableServer
from kg.server.web.accesslog import AccessLog
from kg.server.web.listening import PatientProtocol
from kg.server.web.state import State
from kg.server.wire.limits import Limits
from kg.server.workers.pool import Generation

__all__ = ["serve"]

_LOOK_EVERY = 1.0
_TRY_AGAIN = 5.0
_SLOW = 10.0


def serve(
    settings: Mapping[str, Any],
    limits: Limits,
    listening: socket.socket,
    log: TextIO | None = None,
    tell: Any = lambda _: None,
) -> None:
    """Serve until told to stop (SIGINT, SIGTERM); `settings` name the build and the project, or files of data.

    With `parent` among the settings, the number of a process, it stops when that ends, too.
    """
    access = AccessLog(log)
    proxies, public = tuple(settings.get("proxies", ())), str(settings.get("public_url", ""))
    state = State(limits, str(settings.get("root", "")), access, proxies, public)
    PatientProtocol.patience = limits.patience
    config = uvicorn.Config(
        Application(state),
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        date_header=True,
        timeout_keep_alive=max(1, int(limits.patience)),
        timeout_graceful_shutdown=int(limits.seconds) + 5,
        backlog=512,
    )
    runner = asyncio.Runner(loop_factory=_loop_factory())
    with runner:
        runner.run(_run(StoppableServer(config), state, settings, listening, tell))
    access.flush()


def _loop_factory() -> Any:
    try:
        import uvloop
    except ImportError:
        return None
    return uvloop.new_event_loop


async def _run(
    server: uvicorn.Server, state: State, settings: Mapping[str, Any], listening: socket.socket, tell: Any
) -> None:
    stop = Stop(server)
    with stop.heeded(settings.get("parent")):
        slow = asyncio.get_running_loop().call_later(_SLOW, _tell_of_loading)
        state.generation = await stop.unless_stopped(_new_generation(settings, state.limits))
        slow.cancel()
        if state.generation is None:
            return
        _spare_what_stays()
        tell(state.generation)
        keeping = asyncio.ensure_future(_keep_house(state, dict(settings)))
        try:
            await server.serve(sockets=[listening])
        finally:
            keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await keeping
            await state.generation.retire(0.5)


def _spare_what_stays() -> None:
    """Have the collector of garbage pass by what is there before the first request: all that stays."""
    gc.freeze()


def _tell_of_loading() -> None:
    print("kg serve: the data are still being loaded; requests wait for them", file=sys.stderr, flush=True)


async def _new_generation(settings: Mapping[str, Any], limits: Limits) -> Generation:
    """Load the data, however long that takes."""
    generation = Generation(settings, limits)
    try:
        await generation.start()
    except BaseException:
        await generation.abandon()
        raise
    return generation


async def _keep_house(state: State, settings: dict[str, Any]) -> None:
    """Look once a second for a new build, for idle views, for lines of log that wait; replace workers that are lost."""
    while True:
        await _sleep(state)
        state.log.flush()
        if state.generation is None:
            continue
        state.generation.close_idle_views()
        current = _current(settings) or settings.get("build")
        is_lost = state.generation.lost.is_set()
        if is_lost:
            print("kg serve: the process that keeps the workers has ended; another takes its place", file=sys.stderr)
        if current != settings.get("build") or is_lost:
            await _reload(state, {**settings, "build": current})
            settings["build"] = current


async def _sleep(state: State) -> None:
    """Wait for the next look: shorter when workers are lost, longer when they could not be replaced."""
    if state.generation is None or state.generation.lost.is_set():
        await asyncio.sleep(_TRY_AGAIN)
        return
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_LOOK_EVERY):
            await state.generation.lost.wait()


def _current(settings: Mapping[str, Any]) -> str | None:
    """Return the folder of the build that is current now."""
    if "builds" not in settings:
        return None
    pointer = Path(settings["builds"]) / "current"
    return str(pointer.resolve()) if (pointer / "manifest.json").is_file() else None


async def _reload(state: State, settings: Mapping[str, Any]) -> None:
    """Take up a new build without dropping a request: those under way end with the old one."""
    try:
        new = await _new_generation(settings, state.limits)
    except KgError as error:
        state.reload_failure = str(error)
        print(f"kg serve: the new build is not taken up: {error}", file=sys.stderr)
        return
    old, state.generation = state.generation, new
    state.reloads, state.reload_failure = state.reloads + 1, ""
    if old is not None:
        old.keep(old.retire(state.limits.seconds + 5))
