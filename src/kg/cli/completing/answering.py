"""The answer to one press of the key that completes: argcomplete asks a parser that knows the one command typed."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection
from importlib import import_module
from itertools import pairwise

from argcomplete.finders import CompletionFinder
from argcomplete.lexers import split_line

from kg.cli.completing.offers import attach
from kg.errors import KgError

__all__ = ["complete"]


def complete(commands: dict[str, str]) -> None:
    """Write what may come next to where the shell reads it, and end the process (the protocol of argcomplete)."""
    _, _, _, words, _ = split_line(os.environ["COMP_LINE"], int(os.environ["COMP_POINT"]))
    _choose_project(words)
    finder = CompletionFinder()
    finder(_parser(commands, typed_command(words, commands)), always_complete_options=False, validator=_goes_on)


def typed_command(words: list[str], commands: Collection[str]) -> str | None:
    """Return the command among the words of a line, if one was typed in full; what `--project` names is none."""
    return next((word for last, word in pairwise(words) if word in commands and last != "--project"), None)


def _choose_project(words: list[str]) -> None:
    """Let `--project FOLDER` be the project before anything of it is read."""
    for place, word in enumerate(words):
        option, equals, folder = word.partition("=")
        if option == "--project":
            named = folder if equals else next(iter(words[place + 1 : place + 2]), "")
            if named:
                os.environ["KG_PROJECT"] = named


def _parser(commands: dict[str, str], typed: str | None) -> argparse.ArgumentParser:
    """Return a parser of all commands, of which the one that was typed has its options."""
    parser = argparse.ArgumentParser(prog="kg")
    parser.add_argument("--project", metavar="FOLDER", help="the project, or example:defectors")
    parser.add_argument("--version", action="store_true", help="versions of the program and of the data")
    below = parser.add_subparsers(dest="command")
    for name, what in commands.items():
        command = below.add_parser(name, help=what)
        if name == typed:
            _configure(name, command)
    return parser


def _configure(name: str, parser: argparse.ArgumentParser) -> None:
    """Give a command its options; in a project that cannot be read it has none, and says so when it is run."""
    try:
        import_module(f"kg.cli.{name}").configure(parser)
    except KgError:
        return
    attach(name, parser)


def _goes_on(offered: str, typed: str) -> bool:
    """Tell whether an offer goes on from what is typed, in capitals or not."""
    return offered.casefold().startswith(typed.casefold())
