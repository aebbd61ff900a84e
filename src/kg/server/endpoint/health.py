"""Liveness: the version of the data, how long the server runs, how full it is, and its limits."""

from __future__ import annotations

import json
import time

import kg
from kg.server.web.exchange import Exchange

__all__ = ["health"]


async def health(exchange: Exchange) -> None:
    """Answer at once, whatever the workers do."""
    state, generation = exchange.state, exchange.generation
    told = {
        "status": _status(exchange),
        "version": kg.__version__,
        "data": {"version": generation.version, "triples": generation.triples},
        "uptime_seconds": round(time.time() - state.started, 1),
        "requests": state.requests,
        "reloads": state.reloads,
        "reload_failure": state.reload_failure or None,
        "lanes": {f"{name}:{view}": lane.told() for (name, view), lane in generation.lanes.items()},
        "cache": generation.cache.told(),
        "limits": state.limits.as_dict(),
    }
    await exchange.send_text(200, "application/json", json.dumps(told, indent=2).encode() + b"\n")


def _status(exchange: Exchange) -> str:
    if exchange.generation.lost.is_set():
        return "restarting"
    return "reload failed" if exchange.state.reload_failure else "ok"
