"""kg doctor: what is installed, and what is missing."""

from __future__ import annotations

import argparse

from kg.layout import columns

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every part; exit code 1 when one is missing that everything needs."""
    from kg.cli.versions import data_version
    from kg.installation import Part, parts

    del args
    found = [*parts(), Part("data", data_version(), "kg build makes them of what the project says")]
    rows = [(part.name, part.found or "missing", "" if part.found else part.purpose) for part in found]
    print(columns(rows, aligned=1), end="")
    return 1 if any(part.needed and not part.found for part in found) else 0
