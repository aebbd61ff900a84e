"""Numbers of sentences as footnotes write them: neighbours as ranges."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["ranges"]


def ranges(numbers: Sequence[int], dash: str = "–") -> str:
    """Return numbers in order, those that follow each other as a range.

    >>> ranges((3, 7, 8, 9))
    '3, 7–9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}{dash}{run[-1]}" for run in runs)
