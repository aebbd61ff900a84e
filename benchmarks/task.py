"""Runs one function of `ours` or `peers`: python benchmarks/task.py MODULE TASK FOLDER OPTIONS."""

from __future__ import annotations

import importlib
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["Stages", "cpu", "main"]


def cpu() -> float:
    """Return the CPU seconds of this process and of its threads so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@dataclass
class Stages:
    """What a task tells: CPU seconds stage by stage, and facts about its result."""

    folder: Path
    seconds: dict[str, float] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure one stage."""
        begun = cpu()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + cpu() - begun

    def keep(self, name: str, lines: Iterable[str]) -> None:
        """Keep a result as sorted lines, so that it can be compared with another's."""
        kept = sorted(set(lines))
        (self.folder / f"{name}.lines").write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def main(module: str, task: str, folder: str, options: str) -> None:
    """Run the task and print what it tells as one line of JSON."""
    stages = Stages(Path(folder))
    getattr(importlib.import_module(module), task)(stages, **json.loads(options))
    print(json.dumps({"seconds": stages.seconds, **stages.facts}))


if __name__ == "__main__":
    main(*sys.argv[1:])
