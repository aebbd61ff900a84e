"""kg push: the finished layers and views, to a SPARQL server."""

from __future__ import annotations

import argparse
import sys

from kg.cli.common import open_graph
from kg.cli.remote import add_credentials, connection_of
from kg.errors import KgError

__all__ = ["configure"]

_SECONDS = 300.0
_LONGEST_NAME = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("url", metavar="URL", help="where the server is asked, for example http://localhost:7878/query")
    parser.add_argument("--update", metavar="URL", default="", help="where it takes updates, if it does not tell")
    parser.add_argument("--store", metavar="URL", default="", help="where it takes graphs (Graph Store Protocol)")
    parser.add_argument("--view", action="append", metavar="VIEW", help="push this view (accepted); repeatable")
    parser.add_argument("--chunk", type=int, default=50_000, metavar="N", help="triples of one request (50000)")
    parser.add_argument("--timeout", type=float, default=_SECONDS, metavar="SECONDS", help="of one request (300)")
    parser.add_argument("--tries", type=int, default=5, metavar="N", help="how often one request is sent (5)")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing unless something is wrong")
    add_credentials(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Push, and tell what was done; whatever fails leaves the build before in its place."""
    import time

    from kg.push import Patience, push, release_of, target_at

    if args.chunk < 1 or args.tries < 1 or args.timeout <= 0:
        raise KgError("--chunk and --tries are at least 1, and --timeout more than 0")
    connection = connection_of(args, args.timeout)
    release = release_of(open_graph(quiet=args.quiet).built, _views(args))
    target = target_at(args.url, connection, args.update, args.store, Patience(args.tries, time.sleep))

    def tell(step: str) -> None:
        if not args.quiet:
            print(f"kg push: {step[:_LONGEST_NAME]}", file=sys.stderr)

    outcome = push(release, target, args.chunk, tell)
    done = "is there already" if outcome.was_there else f"is current: {outcome.triples} triples sent"
    print(f"{outcome.build} {done}, {len(outcome.dropped)} old graphs dropped")
    return 0


def _views(args: argparse.Namespace) -> list[str]:
    """Return the views to push, each once; one that does not exist is refused before anything is sent."""
    wanted = list(dict.fromkeys(args.view or ["accepted"]))
    for view in wanted:
        open_graph(view, args.quiet)
    return wanted
