"""Where the description of the data set and the dumps lie: path, job, and the function that does it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from kg.server.dataset.parts import PARTS
from kg.server.web.exchange import Exchange
from kg.server.web.finishing import whole
from kg.server.web.routing import job, of_project, route
from kg.server.wire.formats import CARD, HTML, OFFERED_FOR_DOCUMENT
from kg.server.workers.failures import unfinished

if TYPE_CHECKING:
    from kg.server.wire.limits import Limits
    from kg.server.workers.pool import Generation

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.dataset."
JOBS = {
    # Of files that are served in the place of the project; the workers of this lane can open nothing.
    "query": {"service": _HERE + "servicepages:service_of_data"},
    "answer": {
        "dataset": _HERE + "datasetpages:dataset_document",
        "dump": _HERE + "dumpfiles:dump_file",
        "dumps": _HERE + "datasetpages:dumps_document",
        "make dumps": _HERE + "dumpfiles:make_part",
    },
    "page": {"service": _HERE + "servicepages:service_of_project"},
}
_making: WeakKeyDictionary[Generation, asyncio.Future[None]] = WeakKeyDictionary()
_LISTED = (CARD.media_type, HTML.media_type)


async def _make_dumps(exchange: Exchange) -> None:
    """Have the dumps made, once for all who ask meanwhile; where that failed, the next one tries again."""
    generation, limits = exchange.generation, exchange.state.limits
    making = _making.get(generation)
    if making is None or (making.done() and (making.cancelled() or making.exception() is not None)):
        making = _making[generation] = asyncio.ensure_future(_made(generation, limits))
    done, _ = await asyncio.wait([making], timeout=limits.seconds)
    if not done:
        raise unfinished(limits)
    making.result()


async def _made(generation: Generation, limits: Limits) -> None:
    """Make the dumps one part after the other: all of them at once might take longer than a worker may."""
    for part in PARTS:
        await whole(await generation.run("answer", "make dumps", {"part": part}, finish=limits.finish))


async def _dump_folder(exchange: Exchange) -> None:
    await exchange.send_redirect(f"{exchange.root}/dump/", 308)


async def _editors(exchange: Exchange) -> None:
    """Lead from the identifier of the editors to what is told of them."""
    await exchange.send_redirect(f"{exchange.root}/.well-known/void", 303)


_void = job("dataset", OFFERED_FOR_DOCUMENT, "answer", before=_make_dumps)
routes = [
    route("/.well-known/void", _void),
    route("/.well-known/void.{format}", _void),
    route("/editors", of_project(_editors)),
    route("/dump", of_project(_dump_folder)),
    route("/dump/", job("dumps", _LISTED, "answer", before=_make_dumps)),
    route("/dump/{name}", job("dump", lane="answer")),
]
