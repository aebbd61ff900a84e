"""What a run of the tests tells: failures at once, and skips, which count as failures where nothing may be missing.

`NO_SKIPS=1` makes a run with skipped tests fail and lists them. A test that lacks the source texts is skipped all the
same: nobody can install them.
"""

from __future__ import annotations

import os

import pytest

__all__ = ["Reporting"]

_TEXTS = "the source texts are not at hand"


class Reporting:
    """A plugin of the process that prints; workers have none."""

    def __init__(self, terminal: pytest.TerminalReporter):
        self._terminal = terminal
        self._skipped: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Name a failure at once, and remember a skip."""
        if report.failed:
            crash = getattr(report.longrepr, "reprcrash", None)
            why = crash.message.partition("\n")[0] if crash else str(report.longrepr).strip().rpartition("\n")[2]
            self._terminal.ensure_newline()
            self._terminal.write_line(f"{report.nodeid} failed in {report.when}: {why}", red=True)
        elif report.skipped and not hasattr(report, "wasxfail"):
            self._skipped[report.nodeid] = reason(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember a file that was skipped whole."""
        if report.skipped:
            self._skipped[report.nodeid] = reason(report)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail where a skip is a failure."""
        if self._forbidden and session.exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED}:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self) -> None:
        """List the skips that are failures."""
        if self._forbidden:
            self._terminal.section("skipped, which NO_SKIPS makes a failure", red=True)
            for name, why in sorted(self._forbidden.items()):
                self._terminal.write_line(f"{name}: {why}")

    @property
    def _forbidden(self) -> dict[str, str]:
        if not os.environ.get("NO_SKIPS"):
            return {}
        return {name: why for name, why in self._skipped.items() if not why.startswith(_TEXTS)}


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a test was skipped."""
    return str(report.longrepr[2]).removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""
