"""What workers can do, by lane; a lane has its own processes, so that light work never waits behind heavy work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from kg.server.api import jobs as canned
from kg.server.editor import jobs as editor
from kg.server.linkeddata import jobs as linkeddata
from kg.server.pages import jobs as pages
from kg.server.workers.worker import Job

__all__ = ["JOBS", "LANES", "Lane"]

JOBS = {
    "query": {"sparql": "kg.server.endpoint.evaluation:sparql", **linkeddata.QUERY_JOBS},
    "answer": {**canned.ANSWER_JOBS, **linkeddata.ANSWER_JOBS, **pages.ANSWER_JOBS},
    "page": {**editor.PAGE_JOBS, **linkeddata.PAGE_JOBS, **pages.PAGE_JOBS},
}


class _Jobs(Mapping[str, Job]):
    """Jobs by name, imported when first asked for."""

    def __init__(self, places: Mapping[str, str]):
        self._places = places
        self._found: dict[str, Job] = {}

    def __getitem__(self, name: str) -> Job:
        if name not in self._found:
            module, _, function = self._places[name].partition(":")
            found: Callable[..., object] = getattr(import_module(module), function)
            self._found[name] = found  # type: ignore[assignment]
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True)
class Lane:
    """Workers of one kind: their jobs, and whether they may open files (`closed`: nothing at all)."""

    name: str
    jobs: Mapping[str, Job]
    closed: bool = False
    niceness: int = 0


LANES = {
    "query": Lane("query", _Jobs(JOBS["query"]), closed=True, niceness=5),
    "answer": Lane("answer", _Jobs(JOBS["answer"]), niceness=2),
    "page": Lane("page", _Jobs(JOBS["page"])),
}
