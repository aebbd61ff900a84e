"""A run of the tests names failures at once, and counts a skip as a failure where it is told to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from .reporting import Reporting


class Terminal:
    """What a terminal reporter is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def ensure_newline(self) -> None: ...

    def write_line(self, line: str, **_: object) -> None:
        self.lines.append(line)

    def section(self, title: str, **_: object) -> None:
        self.lines.append(title)


def told(**more) -> SimpleNamespace:
    """Return a report of a test."""
    return SimpleNamespace(**{"nodeid": "a.py::b", "when": "call", "failed": False, "skipped": False, **more})


def skipped(why: str) -> SimpleNamespace:
    return told(skipped=True, longrepr=("a.py", 3, f"Skipped: {why}"))


def end_of_run(*reports: SimpleNamespace, status: int = pytest.ExitCode.OK) -> tuple[int, list[str]]:
    """Return the status of a run with these reports, and what it tells."""
    terminal, session = Terminal(), SimpleNamespace(exitstatus=status)
    reporting = Reporting(terminal)  # type: ignore[arg-type]
    for report in reports:
        reporting.pytest_runtest_logreport(report)  # type: ignore[arg-type]
    reporting.pytest_sessionfinish(session)  # type: ignore[arg-type]
    reporting.pytest_terminal_summary()
    return session.exitstatus, terminal.lines


def test_a_failure_is_named_with_its_reason_at_once():
    crash = SimpleNamespace(reprcrash=SimpleNamespace(message="assert 1 == 2\nmore"))
    _, lines = end_of_run(told(failed=True, longrepr=crash))
    assert lines == ["a.py::b failed in call: assert 1 == 2"]


def test_a_failure_without_a_place_is_named_by_its_last_line():
    _, lines = end_of_run(told(failed=True, when="setup", longrepr="a\nfixture 'x' not found\n"))
    assert lines == ["a.py::b failed in setup: fixture 'x' not found"]


@pytest.mark.parametrize(
    ("set_to", "report", "status"),
    [
        ("", skipped("node is not here"), pytest.ExitCode.OK),
        ("1", skipped("node is not here"), pytest.ExitCode.TESTS_FAILED),
        ("1", skipped("the source texts are not at hand: name their folder"), pytest.ExitCode.OK),
        ("1", told(skipped=True, wasxfail="a known fault", longrepr=""), pytest.ExitCode.OK),
        ("1", told(), pytest.ExitCode.OK),
    ],
)
def test_a_skip_fails_a_run_that_may_have_none(monkeypatch: pytest.MonkeyPatch, set_to, report, status):
    monkeypatch.setenv("NO_SKIPS", set_to)
    found, lines = end_of_run(report)
    assert found == status
    assert ("a.py::b: node is not here" in lines) == (status == pytest.ExitCode.TESTS_FAILED)


def test_a_run_that_broke_off_keeps_its_own_status(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_SKIPS", "1")
    assert end_of_run(skipped("no"), status=pytest.ExitCode.INTERRUPTED)[0] == pytest.ExitCode.INTERRUPTED


def test_a_file_that_is_skipped_whole_counts_as_well(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_SKIPS", "1")
    terminal, session = Terminal(), SimpleNamespace(exitstatus=pytest.ExitCode.NO_TESTS_COLLECTED)
    reporting = Reporting(terminal)  # type: ignore[arg-type]
    reporting.pytest_collectreport(skipped("chromium is not installed"))  # type: ignore[arg-type]
    reporting.pytest_sessionfinish(session)  # type: ignore[arg-type]
    assert session.exitstatus == pytest.ExitCode.TESTS_FAILED
