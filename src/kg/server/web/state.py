"""What the web process keeps: limits, root, the current generation of data, and since when it runs."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.server.web.accesslog import AccessLog
from kg.server.wire.limits import Limits

if TYPE_CHECKING:
    from kg.server.workers.pool import Generation

__all__ = ["State"]


@dataclass
class State:
    """The state of the server; `generation` is replaced when a new build appears."""

    limits: Limits
    root: str
    log: AccessLog
    proxies: tuple[str, ...] = ()
    public_url: str = ""
    generation: Generation | None = None
    started: float = field(default_factory=time.time)
    requests: int = 0
    reloads: int = 0
    reload_failure: str = ""
