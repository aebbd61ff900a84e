"""kg docs: the guide as plain files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the pages are written; made if it is not there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the pages, and tell where to begin."""
    from kg import project
    from kg.guide import read_guide
    from kg.guide.writing import write_guide

    of = project.find()
    count = write_guide(read_guide(of), args.folder, of.settings.title)
    print(args.folder / "index.html")
    print(f"{count} pages written", file=sys.stderr)
    return 0
