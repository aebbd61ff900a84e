"""A run of the tests that is ended, in whatever way, leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .little import ROOT
from .waiting import HANGS_AFTER, wait_until

CONFTEST = """
import sys
sys.path.insert(0, {root!r})
from tests.stopping import Stopping, lead_group

def pytest_configure(config):
    if hasattr(config, "workerinput"):
        lead_group(config.workerinput)
    else:
        config.pluginmanager.register(Stopping())
"""
# A test as ours are: it starts a process that does not end by itself, and waits for it in a thread that is no daemon.
HANGING = """
import subprocess, sys, threading
from pathlib import Path

def test_that_hangs():
    server = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"])
    threading.Thread(target=server.wait).start()
    Path({pids!r}, str(server.pid)).touch()
    server.wait()
"""


@pytest.fixture
def run(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A run of the tests, and the number of the process that its test has started."""
    pids = tmp_path / "pids"
    pids.mkdir()
    (tmp_path / "conftest.py").write_text(CONFTEST.format(root=str(ROOT)), encoding="utf-8")
    (tmp_path / "test_hanging.py").write_text(HANGING.format(pids=str(pids)), encoding="utf-8")
    words = ["-c", os.devnull, "--rootdir", str(tmp_path), "-p", "no:cacheprovider", "-n", "1", str(tmp_path)]
    command = [sys.executable, "-m", "pytest", *words]
    main = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=tmp_path, preexec_fn=hear_interrupts)  # noqa: PLW1509
    try:
        wait_until(lambda: any(pids.iterdir()), "the test never began")
        yield main, int(next(pids.iterdir()).name)
    finally:
        main.kill()
        main.wait()


def hear_interrupts() -> None:
    """Undo what a shell does to what it starts in the background: that hears no SIGINT (POSIX, 2.11)."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_whatever_a_test_has_started_ends_with_the_run(run: tuple[subprocess.Popen[bytes], int], end: signal.Signals):
    main, started = run
    assert is_alive(started)
    main.send_signal(end)
    assert main.wait(HANGS_AFTER) != 0
    wait_until(lambda: not is_alive(started), "what the test has started is left over")
