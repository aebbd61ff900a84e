"""kg format: data files in canonical form."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, SourceError

if TYPE_CHECKING:
    from kg.project import Project

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="Turtle files (default: the project's data and concepts)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when a file would change")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write each file that is not canonical anew, and name it; with --check only name it."""
    from kg import project
    from kg.rdf import turtle

    of = project.find()
    files = args.files or [*of.data_files(), *of.concept_files()]
    changed = [path for path in files if not _is_canonical(path, of)]
    for path in changed:
        if not args.check:
            _write(path, turtle.canonical(path))
        print(of.relative(path.absolute()))
    done = "would change" if args.check else "written anew"
    print(f"{len(changed)} of {len(files)} files {done}", file=sys.stderr)
    return 1 if args.check and changed else 0


def _is_canonical(path: Path, of: Project) -> bool:
    """Tell whether a file is in canonical form; an error names it as all messages name files of the project."""
    from kg.rdf import turtle

    try:
        return turtle.is_canonical(path)
    except SourceError as error:
        raise KgError(str(error).replace(str(path), of.relative(path.absolute()), 1)) from None


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KgError(f"{path} cannot be written: {error.strerror}") from None
