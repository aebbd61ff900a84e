"""Ends runs of the tests at random moments, by SIGTERM and SIGINT in turn, and looks for processes that are left over.

`python -m tests.release.stopped_runs [--moments N] [--seed N] [FILE …]`; exit code 1 when something was left over.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import time

from ..little import ROOT
from .marked import Mark

PLACES = ("tests/server", "tests/test_cli.py", "tests/test_federation.py", "tests/link")
LATEST = 60.0
TIME_TO_END = 10.0


def stopped_at(seconds: float, end: signal.Signals, places: list[str]) -> list[tuple[int, str]]:
    """Start a run, end it after some seconds, and return what is left of it."""
    mark = Mark()
    words = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider", *places]
    # Of its own group, as in a terminal; there is nothing to read in a run that is broken off.
    run = subprocess.Popen(words, cwd=ROOT, env=mark.environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        run.wait(seconds)
    except subprocess.TimeoutExpired:
        run.send_signal(end)
    begun = time.monotonic()
    left = mark.left_after(TIME_TO_END)
    run.wait()
    print(f"{end.name} after {seconds:4.1f} s: ended in {time.monotonic() - begun:.1f} s, {len(left)} left", flush=True)
    return left


def main() -> int:
    """Return 1 when a process was left over after any of the moments."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--moments", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--latest", type=float, default=LATEST, help="seconds after which a run is ended at the latest")
    parser.add_argument("files", nargs="*", default=list(PLACES))
    args = parser.parse_args()
    # Who is started in the background of a script hears no SIGINT, and what it starts hears none either.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    chance = random.Random(args.seed)  # noqa: S311
    left = []
    for number in range(args.moments):
        end = (signal.SIGTERM, signal.SIGINT)[number % 2]
        left += stopped_at(chance.uniform(1, args.latest), end, args.files)
    for pid, command in left:
        print(f"left over: {pid} {command}", file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
