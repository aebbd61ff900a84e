"""kg completion: what makes a shell complete commands, questions and names."""

from __future__ import annotations

import argparse

__all__ = ["SHELLS", "configure"]

SHELLS = ("bash", "zsh", "fish")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that is to complete")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the lines that the shell reads when it starts."""
    from argcomplete.shell_integration import shellcode

    print(shellcode(["kg"], shell=args.shell))
    return 0
