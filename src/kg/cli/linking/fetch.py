"""kg link fetch: the matched items of Wikidata, as they are now, into one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from kg.cli.common import open_graph
from kg.errors import KgError

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the action."""
    parser.add_argument("--contact", metavar="ADDRESS", required=True, help="an e-mail or web address, for the server")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, default=Path("wikidata.json"), help="the snapshot")
    parser.add_argument("--service", metavar="URL", help="the Wikibase to ask (default: Wikidata)")
    parser.add_argument("--pause", metavar="SECONDS", type=float, default=1.0, help="between requests (default: 1)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fetch every accepted item; what was fetched before by a run that was broken off is not asked for again."""
    from time import sleep

    from kg.link.matches import items_by_thing
    from kg.link.wikibase.fetching import WIKIDATA, Fetching, fetch

    service = args.service or WIKIDATA
    if "@" not in args.contact and "://" not in args.contact:
        raise KgError("--contact is an e-mail or web address, so that the server's keepers can write to somebody")
    if urlsplit(service).scheme not in {"http", "https"} or args.pause < 0:
        raise KgError("--service begins with http:// or https://, and --pause is no less than 0")
    items = sorted(set(items_by_thing(open_graph().graph).values()), key=lambda item: int(item[1:]))
    how = Fetching(args.contact, service, args.pause, wait=sleep, tell=_tell)
    digest = fetch(items, args.output, how)
    print(f"{digest}  {args.output}")
    return 0


def _tell(done: int, total: int, item: str) -> None:
    if sys.stderr.isatty() or done % 25 == 0:
        print(f"kg link fetch: {done} of {total}, now {item}", file=sys.stderr)
