"""What commands that speak to servers share: how they prove who asks."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.remote.connection import Connection

__all__ = ["add_credentials", "connection_of", "tell_differences"]


def add_credentials(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how to prove who asks; no secret is ever one of them."""
    parser.add_argument("--auth", choices=("basic", "digest", "bearer"), help="how (default: as the server asks)")
    parser.add_argument(
        "--credentials", metavar="FILE", type=Path, help="user=…, password=… or token=…; else KG_REMOTE_… has them"
    )
    parser.add_argument("--clear-text", action="store_true", help="send a password or token where others can read it")


def connection_of(args: argparse.Namespace, seconds: float | None) -> Connection:
    """Return the connection that the options describe; one request may take so many seconds."""
    from kg.remote.connection import Connection
    from kg.remote.credentials import credentials

    return Connection(credentials(args.credentials, args.auth or "", in_clear=args.clear_text), seconds)


def tell_differences(connection: Connection) -> None:
    """Say on standard error in what the server that answered may differ from SPARQL 1.1, if in anything."""
    from kg.remote.dialects import dialect_of

    dialect = dialect_of(connection.server)
    if dialect.differences:
        print(f"kg query: {dialect.name} answered, in which {'; '.join(dialect.differences)}", file=sys.stderr)
