"""What the commands share: where output goes, which format it has, and how progress is shown."""

from __future__ import annotations

import argparse
import math
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import DefectorGraph

__all__ = [
    "CITATIONS",
    "add_output",
    "add_style",
    "check_limits",
    "limited",
    "open_graph",
    "progress",
    "read_bytes",
    "replace_file",
    "wanted_format",
    "write_output",
]


_FOR_EVER = 1e7
_FOR_PEOPLE = ("table", "text", "tree", "human", "citation")
CITATIONS = ("citation", "bibtex", "csl-json")
"""The formats of footnotes."""


def check_limits(given: Mapping[str, float | None]) -> None:
    """Raise `KgError` for a limit, by its name, that is no finite number above nothing; None is no limit."""
    for name, value in given.items():
        if value is not None and not 0 < value < math.inf:
            raise KgError(f"{name} must be more than nothing, not {value:g}")


def add_output(parser: argparse.ArgumentParser, formats: Sequence[str], default: str) -> None:
    """Add `-f` and `-o`; the format follows the extension of the output file unless it is given."""
    choices = ", ".join(formats)
    parser.add_argument("-f", "--format", metavar="FORMAT", help=f"one of {choices} (default: {default})")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="write to a file; its extension tells the format"
    )
    parser.set_defaults(formats=tuple(formats), default_format=default)


def add_style(parser: argparse.ArgumentParser) -> None:
    """Add `--style`, in which footnotes are written."""
    from kg.rdf.resultformats import CITATION_STYLES

    usual = CITATION_STYLES[0]
    parser.add_argument("--style", default=usual, choices=CITATION_STYLES, help=f"of -f citation (default: {usual})")


def wanted_format(args: argparse.Namespace) -> str:
    """Return the format asked for, by name or by the output file's extension."""
    if args.format is None and args.output is not None:
        from kg.rdf.resultformats import format_of_file

        told = format_of_file(args.output)
        if told is None and args.output.suffix:
            raise KgError(
                f"{args.output}: no format ends in {args.output.suffix}: say it with -f, or choose another name"
            )
        args.format = told.name if told else args.default_format
    name = args.format = args.format or args.default_format
    if name not in args.formats:
        raise KgError(f"{name} is no format of this command; there are: {', '.join(args.formats)}")
    return str(name)


def write_output(args: argparse.Namespace, content: str | bytes) -> None:
    """Write the result to the file asked for, else to standard output; text for people has no control characters."""
    if isinstance(content, str) and getattr(args, "format", None) in _FOR_PEOPLE:
        from kg.layout import visible

        content = visible(content)
    data = content.encode() if isinstance(content, str) else content
    if args.output is None:
        if sys.stdout is None:
            raise KgError("standard output is closed: name a file with -o")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        replace_file(args.output, data)
    except OSError as error:
        raise KgError(f"{args.output} cannot be written: {error.strerror}") from None


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole: what stood there before stays until all is written. Devices and pipes are written to."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def read_bytes(name: str) -> bytes:
    """Return the content of a file, unpacked if its name ends in .gz, or of standard input for `-`."""
    import gzip
    import zlib

    from kg.rdf.formats import GZIP

    if name == "-":
        if sys.stdin is None:
            raise KgError("standard input is closed: name a file")
        return sys.stdin.buffer.read()
    try:
        content = Path(name).read_bytes()
        return gzip.decompress(content) if name.endswith(GZIP) else content
    except (OSError, EOFError, zlib.error) as error:
        raise KgError(f"{name}: {getattr(error, 'strerror', None) or error}") from None


@contextmanager
def progress(quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Give a function that is told each step: a bar on a terminal, nothing elsewhere."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from kg.build import STEPS

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("building", total=len(STEPS))

        def tell(step: str) -> None:
            bar.update(task, description=step, advance=1)

        yield tell


def open_graph(view: str = "accepted", quiet: bool = False, or_last: bool = False) -> DefectorGraph:
    """Open the project's graph for a command, building first when needed; a build that fails is an error.

    With `or_last` the last good build is opened then, and standard error says so: an editor in the middle of a change
    looks things up.
    """
    from kg import project
    from kg.api import DefectorGraph
    from kg.build import BuildFailedError, ensure_built
    from kg.build.freshness import last_built

    where = project.find()
    try:
        with progress(quiet) as tell:
            return DefectorGraph(ensure_built(where, tell), view)
    except BuildFailedError as error:
        last = last_built(where) if or_last else None
        if last is None:
            raise KgError(f"{error}; kg validate says where and how to mend it") from None
    print("kg: the data do not conform (kg validate says where); this is the last good build", file=sys.stderr)
    return DefectorGraph(last, view)


def limited(work: Callable[[], str | bytes], seconds: float | None, memory: int | None = None) -> str | bytes:
    """Return what the work yields; when it takes longer, or more memory (MiB), than allowed, that is an error.

    The work runs in a child process, because no engine here can be interrupted.
    """
    if seconds is None and memory is None:
        return work()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _run_in_child(work, writer, memory)
    os.close(writer)
    return _await_child(child, reader, seconds)


def _run_in_child(work: Callable[[], str | bytes], writer: int, memory: int | None) -> None:
    try:
        if memory is not None:
            _limit_memory(memory)
        found = work()
        message = b"+" + found.encode() if isinstance(found, str) else b"*" + found
    except KgError as error:
        message = b"-" + str(error).encode()
    except OSError as error:  # what a writer of the engine cannot hold
        message = b"-" + f"no answer can be given: {error.strerror or error}".encode()
    except Exception as error:  # nothing may pass this point: what stands above belongs to the parent
        message = b"-" + f"no answer can be given: {type(error).__name__} {error}".strip().encode()
    with os.fdopen(writer, "wb") as pipe:
        pipe.write(message)
    os._exit(0)


def _limit_memory(mebibytes: int) -> None:
    """Let the process grow no further than by so much, or than it may anyway; a system without limits has none."""
    try:
        import resource
    except ImportError:
        return
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) if Path("/proc").is_dir() else 0
    most = pages * resource.getpagesize() + (mebibytes << 20)
    allowed = resource.getrlimit(resource.RLIMIT_AS)[1]
    most = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _await_child(child: int, reader: int, seconds: float | None) -> str | bytes:
    import select
    import time

    deadline = time.monotonic() + (seconds or _FOR_EVER)
    chunks = []
    try:
        while select.select([reader], [], [], max(0.0, deadline - time.monotonic()))[0]:
            chunk = os.read(reader, 1 << 16)
            if not chunk:
                break
            chunks.append(chunk)
        else:
            raise KgError(f"the query took longer than {seconds or 0:g} seconds and was stopped; no answer is given")
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    whole = b"".join(chunks)
    if whole.startswith(b"*"):
        return whole[1:]
    told = whole.decode()
    if not told.startswith("+"):
        raise KgError(told[1:] or "the query ended without an answer (out of memory?)")
    return told[1:]
