"""How much a usual run looks at: an even selection, the same one every time; a thorough run looks at all."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from . import budgets
from .budgets import spread
from .little import ROOT


@pytest.mark.parametrize(
    ("count", "size", "seen"),
    [
        (10, 5, [0, 2, 4, 6, 8]),
        (10, 3, [0, 3, 6]),
        (3, 10, [0, 1, 2]),
        (0, 4, []),
        (4, 4, [0, 1, 2, 3]),
        (7, 1, [0]),
    ],
)
def test_a_usual_run_sees_an_even_selection(monkeypatch: pytest.MonkeyPatch, count: int, size: int, seen: list[int]):
    monkeypatch.setattr(budgets, "THOROUGH", False)
    assert spread(range(count), size) == seen


def test_a_thorough_run_sees_all(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(budgets, "THOROUGH", True)
    assert spread("abcdef", 2) == list("abcdef")


@pytest.mark.parametrize(
    ("examples", "told"),
    [("60", "60 True"), ("5", "5 True"), ("1000", "1000 False")],
)
def test_more_examples_than_usual_are_other_ones_each_time(examples: str, told: str):
    script = (
        "from tests.budgets import load_profile; from hypothesis import settings; load_profile();"
        "print(settings.default.max_examples, settings.default.derandomize)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "EXAMPLES": examples},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == told
