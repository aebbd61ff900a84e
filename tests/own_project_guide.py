"""The guide to a project of one's own, followed as it stands; how its commands are run is the caller's matter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .little import ROOT
from .test_docs import blocks_of, commands, matches

GUIDE = ROOT / "docs" / "your-own-project.md"


def follow(folder: Path, run: Callable[[str, Path], str], before: str | None = None) -> int:
    """Follow the guide below a folder; return the number of commands.

    `run` runs a command in a folder and returns what it says. What stands in it behind `before` need not be shown.
    """
    count = 0
    for block in blocks_of(GUIDE):
        if block.file:
            (folder / block.file).write_text(block.content, encoding="utf-8")
        output = ""
        for command, _ in commands(block) if block.language == "sh" else ():
            count += 1
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
            else:
                output += run(command, folder)
        shown = (output, output.partition(before)[0]) if before else (output,)
        assert block.output is None or any(matches(block.output, each) for each in shown), output
    return count
