"""kg migrate: new addresses of terms in the files of a project."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.errors import KgError

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the folder whose files are rewritten in place")
    parser.add_argument(
        "--table",
        type=Path,
        metavar="FILE",
        help="Turtle that leads from old to new addresses by dcterms:isReplacedBy (default: ontology/moved.ttl)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Rewrite the files and name those that changed, each with the number of names in it."""
    from kg import project
    from kg.migration import migrate

    table = args.table or project.find().ontology / "moved.ttl"
    if not args.folder.is_dir():
        raise KgError(f"{args.folder} is no folder")
    for moved in migrate(args.folder, table):
        print(f"{moved.path}: {moved.names}")
    return 0
