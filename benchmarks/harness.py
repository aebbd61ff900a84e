"""Measuring: every run is a process of its own, contestants take turns, and CPU time is what counts."""

from __future__ import annotations

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["MEMORY_LIMIT", "Outcome", "Run", "in_turn", "run_command", "run_task", "spread"]

HERE = Path(__file__).parent
MEMORY_LIMIT = 15 * 2**30


@dataclass(frozen=True)
class Run:
    """One process: CPU seconds of the whole and of its stages, peak memory, and what it said of its result."""

    cpu: float
    peak: int
    said: dict[str, Any] = field(default_factory=dict)
    failure: str = ""

    def seconds(self, *stages: str) -> float:
        """Return the CPU seconds of some stages, or of the whole process when none is named."""
        return sum(self.said["seconds"][stage] for stage in stages) if stages else self.cpu


@dataclass
class Outcome:
    """All runs of one contestant; a failure is told in words."""

    name: str
    runs: list[Run] = field(default_factory=list)
    failure: str = ""

    def seconds(self, *stages: str) -> list[float]:
        """Return the CPU seconds of each run that ended well."""
        return [run.seconds(*stages) for run in self.runs]

    @property
    def peak(self) -> int:
        """The peak memory of a run, in megabytes (median)."""
        return int(statistics.median(run.peak for run in self.runs))

    @property
    def said(self) -> dict[str, Any]:
        """What the last run said of its result."""
        return self.runs[-1].said


def _limit(seconds: float | None) -> Callable[[], None]:
    """Return what a child does before it begins: hold itself to CPU time and memory."""

    def apply() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        if seconds is not None:
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))

    return apply


def run_command(
    words: Sequence[str | Path], limit: float | None = None, environment: Mapping[str, str] | None = None
) -> Run:
    """Run a command to its end, or until it has used the CPU seconds allowed, and return what it took."""
    child = subprocess.Popen(
        [str(word) for word in words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**_surroundings(), **(environment or {})},
        preexec_fn=_limit(limit),  # noqa: PLW1509
        text=True,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    output, errors = child.stdout.read(), child.stderr.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss // 1024
    if failure := _failure(child.returncode, errors, limit):
        return Run(cpu, peak, failure=failure)
    return Run(cpu, peak, _said(output))


def _surroundings() -> dict[str, str]:
    """Return the environment; Python may keep its compiled modules, as it does unless told otherwise."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _failure(code: int, errors: str, limit: float | None) -> str:
    if code == 0:
        return ""
    if code in {-signal.SIGXCPU, -signal.SIGKILL} and limit is not None:
        return f"not within {limit:g} s"
    if "MemoryError" in errors or "memory allocation" in errors or code == -signal.SIGABRT:
        return f"not within {MEMORY_LIMIT // 2**30} GB"
    if "ModuleNotFoundError" in errors:
        return "not installed (the extra `bench` has it)"
    last = (errors.strip().splitlines() or ["no message"])[-1]
    return f"ended early: {last[:160]}"


def _said(output: str) -> dict[str, Any]:
    """Return the JSON of a task, or how many lines another program wrote."""
    lines = output.strip().splitlines()
    return dict(json.loads(lines[-1])) if lines and lines[-1].startswith("{") else {"lines": len(lines)}


def run_task(module: str, task: str, folder: Path, limit: float | None = None, **options: object) -> Run:
    """Run a function of `ours` or `peers` in a fresh process; it prints what it found as one line of JSON."""
    words: list[str | Path] = [sys.executable, HERE / "task.py", module, task, folder, json.dumps(options)]
    return run_command(words, limit)


def in_turn(contestants: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, Outcome]:
    """Run the contestants in turn (A B A B …); whoever failed is left out, whoever is slow runs fewer times."""
    outcomes = {name: Outcome(name) for name in contestants}
    for number in range(rounds):
        for name, run in contestants.items():
            if not outcomes[name].failure and _is_wanted(outcomes[name], number, rounds):
                _note(outcomes[name], run())
    return outcomes


def _is_wanted(outcome: Outcome, number: int, rounds: int) -> bool:
    if number == 0:
        return True
    slow = outcome.runs[0].cpu
    return number < (rounds if slow < 5 else min(rounds, 3) if slow < 30 else 1)


def _note(outcome: Outcome, run: Run) -> None:
    if run.failure:
        outcome.failure = run.failure
    else:
        outcome.runs.append(run)
    print(f"    {outcome.name:<12}{run.cpu:>9.2f} s {run.peak:>7,} MB  {run.failure}", file=sys.stderr, flush=True)


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Return least, median and most."""
    return min(values), statistics.median(values), max(values)
