"""A worker process: one job at a time, within limits that the kernel keeps."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from socket import socket
from typing import Any, NoReturn

from kg.rdf.xmlsafe import UnfitError
from kg.server.wire.frames import Kind, frame, read_frame
from kg.server.wire.limits import Limits
from kg.server.wire.mount import mounted
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.server.workers.sink import Sink
from kg.translation import message

__all__ = ["Job", "confine", "end_with_parent", "serve"]

_STACK = 256 << 20  # Bytes of address space; only what is used becomes memory.

Job = Callable[[Any, dict[str, Any]], Reply]


def end_with_parent(parent: int) -> None:
    """Have the kernel end this process when its parent ends, however that comes about (prctl(2), PR_SET_PDEATHSIG)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def confine(limits: Limits, line: socket, *, closed: bool) -> None:
    """Limit how far this process may grow; a closed one can open nothing any more: no file, no connection.

    Its only descriptors are then the standard ones and the line (setrlimit(2), RLIMIT_NOFILE).
    """
    with contextlib.suppress(OSError), Path("/proc/self/oom_score_adj").open("w", encoding="ascii") as score:
        score.write("1000")
    ceiling = _address_space() + _STACK + limits.memory
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if closed:
        highest = line.fileno() + 1
        os.closerange(highest, resource.getrlimit(resource.RLIMIT_NOFILE)[0] if highest < 4096 else highest)
        resource.setrlimit(resource.RLIMIT_NOFILE, (highest, highest))


def _address_space() -> int:
    """Return the size of this process in bytes."""
    try:
        with Path("/proc/self/statm").open(encoding="ascii") as sizes:
            return int(sizes.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 4 << 30


def serve(line: socket, site: Any, jobs: Mapping[str, Job], limits: Limits) -> NoReturn:
    """Do jobs until the line ends.

    They are done in a thread: it has a stack that a long query does not exhaust, and random numbers of its own, while
    those of the thread that was forked are the same in every worker.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.stack_size(_STACK)
    thread = threading.Thread(target=_work, args=(line, site, jobs, limits), daemon=True)
    thread.start()
    thread.join()
    os._exit(0)


def _work(line: socket, site: Any, jobs: Mapping[str, Job], limits: Limits) -> None:
    line.sendall(frame(Kind.READY))
    stream = line.makefile("rb")
    while (received := read_frame(stream)) is not None:
        _answer(line, site, jobs, json.loads(received[1]), limits)


def _answer(line: socket, site: Any, jobs: Mapping[str, Job], order: dict[str, Any], limits: Limits) -> None:
    sink = None
    try:
        with mounted(order.get("mount", "")):
            reply = jobs[order["job"]](site, order["arguments"])
            head = {"status": reply.status, "media_type": reply.media_type, "headers": reply.headers}
            # A digest of the representation is that of the bytes as they are sent (RFC 9530, section 2).
            gzip = bool(order.get("gzip")) and "Repr-Digest" not in reply.headers
            sink = Sink(line.sendall, head, gzip, limits)
            _write(reply, sink)
            sink.close()
    except Problem as problem:
        line.sendall(frame(Kind.PROBLEM, {**problem.for_another_process(), "headers": problem.headers}))
    except UnfitError as error:
        unfit = Problem(406, "unfit-format", "Not acceptable", str(error))
        line.sendall(frame(Kind.PROBLEM, unfit.for_another_process()))
    except BrokenPipeError:
        os._exit(0)
    except MemoryError:
        os.abort()
    except Exception:
        traceback.print_exc(file=sys.stderr)
        detail = message("the server made a mistake; it is in its log")
        mistake = Problem(500, "internal-error", "Internal error", detail)
        line.sendall(frame(Kind.PROBLEM, mistake.for_another_process()))


def _write(reply: Reply, sink: Sink) -> None:
    if isinstance(reply.body, bytes):
        sink.write(reply.body)
    elif callable(reply.body):
        reply.body(sink)  # type: ignore[arg-type]
    else:
        for piece in reply.body:
            sink.write(piece)
