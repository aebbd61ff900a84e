"""kg queries: find a canned query by words, or show one whole."""

from __future__ import annotations

import argparse
import sys
import textwrap

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="the question in plain words; or: show NAME")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the questions that have any of the words, best first, or show one."""
    from kg import project
    from kg.cli.finding import find_questions, listed
    from kg.queries import read_catalogue

    where = project.find()
    if args.words[:1] == ["show"] and len(args.words) == 2:
        print(_whole(read_catalogue(where.queries)[args.words[1]]))
        return 0
    found = find_questions(where, args.words)
    if not found:
        print(f"no question has any of these words: {' '.join(args.words)}", file=sys.stderr)
    for line in listed(found):
        print(line)
    return 0


def _whole(query) -> str:  # type: ignore[no-untyped-def]
    lines = [query.name, query.summary, *textwrap.wrap(query.description, 100)]
    for parameter in query.parameters:
        need = "may be given" if parameter.optional or parameter.default else "must be given"
        default = f", default {parameter.default}" if parameter.default else ""
        lines.append(
            f"  -p {parameter.name}=… ({parameter.kind} {parameter.cls or ''}) {need}{default}".replace(" )", ")")
        )
    return "\n".join([*lines, "", query.text.rstrip()])
