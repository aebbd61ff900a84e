"""What workers can do, by lane; a lane has its own processes, so that light work never waits behind heavy work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from kg.server.site.reader import spoken
from kg.server.wings import WINGS
from kg.server.workers.worker import Job

__all__ = ["JOBS", "LANES", "JobSet"]

_NAMES = ("query", "answer", "page")
JOBS = {lane: {name: place for w in WINGS for name, place in w.JOBS.get(lane, {}).items()} for lane in _NAMES}


class _Jobs(Mapping[str, Job]):
    """Jobs by name, imported when first asked for; each is done in the language of who asks."""

    def __init__(self, places: Mapping[str, str]):
        self._places = places
        self._found: dict[str, Job] = {}

    def __getitem__(self, name: str) -> Job:
        if name not in self._found:
            module, _, function = self._places[name].partition(":")
            found: Callable[..., object] = getattr(import_module(module), function)
            self._found[name] = spoken(found)  # type: ignore[arg-type]
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True)
class JobSet:
    """What the workers of a lane do, and whether they may open files (`closed`: nothing at all)."""

    name: str
    jobs: Mapping[str, Job]
    closed: bool = False
    niceness: int = 0


LANES = {
    "query": JobSet("query", _Jobs(JOBS["query"]), closed=True, niceness=5),
    "answer": JobSet("answer", _Jobs(JOBS["answer"]), niceness=2),
    "page": JobSet("page", _Jobs(JOBS["page"])),
}
