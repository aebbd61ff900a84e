"""kg serve: the endpoint, linked data and pages, read-only."""

from __future__ import annotations

import argparse
import os
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.common import check_limits
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.server.wire.limits import Limits
    from kg.server.workers.pool import Generation

__all__ = ["configure"]

_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:\[\]-]+(/[A-Za-z0-9._~%-]+)*")
_ROOT = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: 127.0.0.1)")
    parser.add_argument("--port", type=int, default=7878, help="the port (default: 7878; 0: any that is free)")
    parser.add_argument("--timeout", type=float, default=10.0, metavar="SECONDS", help="for one query (default: 10)")
    parser.add_argument("--workers", type=int, metavar="N", help="processes for queries (two more than processors)")
    parser.add_argument("--data", nargs="*", metavar="FILE", help="serve these RDF files instead of the project")
    parser.add_argument("--snapshot", metavar="FILE", type=Path, help="of kg link fetch: /audit compares with it")
    parser.add_argument("--max-rows", type=int, metavar="N", help="rows of one answer (default: 1,000,000)")
    parser.add_argument("--max-memory", type=int, metavar="MIB", help="by which a worker may grow (default: 768)")
    parser.add_argument("--patience", type=float, metavar="SECONDS", help="with silent clients (default: 30)")
    parser.add_argument("--root", default="", metavar="PATH", help="path before every address, for example /graph")
    parser.add_argument(
        "--proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="a proxy, or a network, whose Forwarded headers are believed",
    )
    parser.add_argument("--public-url", default="", metavar="URL", help="the address in answers, whoever asks")
    parser.add_argument("--access-log", metavar="FILE", help="one line of JSON per request; - for standard error")
    parser.add_argument("--with-parent", action="store_true", help="end when the process that started it ends")
    parser.add_argument("-q", "--quiet", action="store_true", help="do not say where the server is")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    parent = {"parent": os.getppid()} if args.with_parent else {}
    limits = _limits(args)
    settings = {**_settings(args), **_addresses(args), **parent}
    listening = _listen(args.host, args.port)
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}{settings['root']}/"

    def tell(generation: Generation) -> None:
        if not args.quiet:
            print(
                f"kg serve: {address} (data version {generation.version}); stop with Ctrl-C",
                file=sys.stderr,
                flush=True,
            )

    if args.host in _EVERYWHERE:
        warning = "everybody who reaches this machine can ask; put a server with TLS and rates per client before it"
        print(f"kg serve: listening on every address: {warning}", file=sys.stderr)
    from kg.server.serving import serve

    with _log(args.access_log) as log:
        serve(settings, limits, listening, log, tell)
    return 0


def _addresses(args: argparse.Namespace) -> dict[str, Any]:
    """Return whom to believe about the server's own address, and that address where it is fixed."""
    from kg.server.web.forwarded import is_network

    if wrong := [name for name in args.proxy if not is_network(name)]:
        raise KgError(f"--proxy {wrong[0]}: give the proxy's IP address, or a network such as 10.0.0.0/8")
    return {"proxies": args.proxy, "public_url": _public(args.public_url.rstrip("/"), _root(args.root))}


def _public(url: str, root: str) -> str:
    """Return the address that answers name, if it is one of a place on the web, and pages below it lead on."""
    if not url:
        return url
    if not _ADDRESS.fullmatch(url):
        raise KgError(f"--public-url {url}: an address begins with http:// or https://, then come a host and a path")
    if root and not url.endswith(root):
        raise KgError(f"--public-url {url}: with --root {root} it ends in {root}, for so the links of pages begin")
    return url


def _root(path: str) -> str:
    """Return a path as it stands before every address, or nothing."""
    root = "/" + path.strip("/") if path.strip("/") else ""
    if not _ROOT.fullmatch(root):
        raise KgError(f"--root {path}: a path is made of letters, digits and . _ ~ -, with slashes between, as /graph")
    return root


def _limits(args: argparse.Namespace) -> Limits:
    from dataclasses import replace

    from kg.server.wire.limits import Limits

    given = {"seconds": args.timeout, "workers": args.workers, "rows": args.max_rows, "patience": args.patience}
    if args.max_memory is not None:
        given["memory"] = args.max_memory << 20
    check_limits({f"the limit of {name}": value for name, value in given.items()})
    limits = replace(Limits(), **{name: value for name, value in given.items() if value is not None})
    return replace(limits, finish=max(limits.finish, 12 * limits.seconds))


def _settings(args: argparse.Namespace) -> dict[str, Any]:
    root = _root(args.root)
    if args.data is not None:
        missing = [name for name in args.data if not Path(name).is_file()]
        if missing:
            raise KgError(f"{missing[0]}: there is no such file")
        if args.snapshot is not None:
            raise KgError("--snapshot goes with the project, not with --data")
        return {"data": args.data, "root": root}
    if args.snapshot is not None:
        from kg.link.wikibase.snapshot import read_snapshot

        read_snapshot(args.snapshot)
    from kg.cli.common import open_graph

    built = open_graph(quiet=args.quiet).built
    project = built.project
    return {
        "build": str(built.folder.resolve()),
        "builds": str(project.build),
        "project": str(project.root),
        "root": root,
        "snapshot": str(args.snapshot.resolve()) if args.snapshot is not None else "",
    }


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=512)
    except (OSError, OverflowError) as error:
        raise KgError(f"cannot listen on {host}, port {port}: {getattr(error, 'strerror', None) or error}") from None


def _log(name: str | None) -> Any:
    from contextlib import nullcontext

    if name is None or name == "-":
        return nullcontext(sys.stderr if name else None)
    try:
        return Path(name).open("a", encoding="utf-8")
    except OSError as error:
        raise KgError(f"{name} cannot be written: {error.strerror}") from None
