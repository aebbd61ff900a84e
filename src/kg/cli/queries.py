"""kg queries: find a canned query by words, or show one whole."""

from __future__ import annotations

import argparse
import sys
import textwrap

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="words of the question; or: show NAME")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """List the queries that hold all words, or show one."""
    from kg import project
    from kg.queries import read_catalogue

    catalogue = read_catalogue(project.find().queries)
    if args.words[:1] == ["show"] and len(args.words) == 2:
        print(_whole(catalogue[args.words[1]]))
        return 0
    found = [query for query in catalogue.search(args.words) if not query.name.startswith("checks/")]
    if not found:
        print(f"no question has all of these words: {' '.join(args.words)}", file=sys.stderr)
        return 0
    width = max(len(query.name) for query in found)
    for query in found:
        print(f"{query.name:<{width}}  {query.summary}")
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
