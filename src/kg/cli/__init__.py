"""The command line: one module per command; each reads its input, calls one library function, writes its output.

Results go to standard output, messages and progress to standard error. Exit codes: 0 fine (an empty answer is fine),
1 findings (does not conform, digest mismatch, inconsistent), 2 wrong use or failure.
"""

from __future__ import annotations

import contextlib
import os
import sys

import kg
from kg.cli.quick import quick_answer
from kg.cli.stopping import stoppable
from kg.errors import KgError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

__all__ = ["COMMANDS", "main", "parser_of"]

COMMANDS = {
    "build": "run the whole pipeline on the data of the project",
    "query": "answer a canned query, or any SPARQL query",
    "queries": "find a canned query, or show one",
    "show": "one thing: names, facts in order of date, ties, disputes, each with its citation",
    "compare": "what the canned questions lose in another view, above all without one section",
    "path": "how two people are connected: chains of told ties, each step with its passages",
    "explain": "is it told, inferred, disputed; proofs down to the passages, and what would defeat it",
    "validate": "check data against shapes",
    "reason": "the OWL 2 RL closure of any RDF files",
    "verify": "check every digest against the source texts",
    "coverage": "the ledger: which sentences are said in triples, only in words, set aside, open",
    "cite": "offsets, digest and a ready span for exact words of a text; --add writes it into its file",
    "format": "write data files in canonical form",
    "export": "write the graph, a view, layers or one thing in any RDF format or as CSV",
    "link": "Wikidata: what is matched with it, and what both sides say",
    "push": "put layers and views on a SPARQL server in the place of the last ones (network)",
    "serve": "the endpoint, linked data and pages over HTTP, read-only",
    "convert": "any RDF file to any other format, losslessly",
    "migrate": "new addresses of terms in the data, queries, shapes and answers of a project",
    "docs": "the guide as plain pages: documentation, glossary, notebooks, references",
    "completion": "lines by which bash, zsh or fish completes commands, questions and names",
    "doctor": "what is installed, which optional parts are missing and what they are for",
    "new": "a new project, or a correct skeleton in the right place: a document, a thing, a claim, a question …",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    if "_ARGCOMPLETE" in os.environ:
        from kg.cli.completing.answering import complete

        complete(COMMANDS)
    words = list(sys.argv[1:] if arguments is None else arguments)
    if (fault := _choose_project(words)) is not None:
        return _failed("--project", fault)
    if not words or words[0] not in COMMANDS:
        return _without_command(words)
    try:
        if (answer := quick_answer(words)) is not None:
            return _told(answer)
        args = parser_of(words[0]).parse_args(words[1:])
        with stoppable(words[0]):
            return _run(args)
    except (KgError, OSError, KeyboardInterrupt) as error:
        return _ended(words[0], error)


def _choose_project(words: list[str]) -> str | None:
    """Take `--project FOLDER` out of the words and let it be the project; return what is wrong with it, if anything."""
    place = next((number for number, word in enumerate(words) if word.partition("=")[0] == "--project"), None)
    if place is None:
        return None
    _, equals, folder = words[place].partition("=")
    given = [folder] if equals else words[place + 1 : place + 2]
    if not given or not given[0]:
        return "name a folder with a project.toml, or example:defectors"
    del words[place : place + (1 if equals else 2)]
    os.environ["KG_PROJECT"] = given[0]
    return None


def _ended(command: str, error: BaseException) -> int:
    """Say why a command ended before its end; who reads no more of an output is told nothing."""
    if isinstance(error, OSError):
        _leave_output()
        place = f"{error.filename}: " if error.filename else ""
        return 0 if isinstance(error, BrokenPipeError) else _failed(command, f"{place}{error.strerror or error}")
    return _failed(command, str(error) if isinstance(error, KgError) else "stopped")


def _run(args: argparse.Namespace) -> int:
    code = int(args.run(args))
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _told(answer: str) -> int:
    """Write an answer; an output that takes nothing is told of."""
    if sys.stdout is None:
        return _failed("query", "standard output is closed")
    try:
        sys.stdout.write(answer)
        sys.stdout.flush()
    except OSError as error:
        _leave_output()
        return 0 if isinstance(error, BrokenPipeError) else _failed("query", f"standard output: {error.strerror}")
    return 0


def _failed(command: str, message: str) -> int:
    from kg.layout import visible

    print(f"kg {command}: {visible(message)}", file=sys.stderr)
    return 2


def _leave_output() -> None:
    """Let nothing be written any more to an output that takes nothing."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def parser_of(command: str) -> argparse.ArgumentParser:
    """Return the parser of one command; only that command's module is imported."""
    import argparse
    import importlib

    parser = argparse.ArgumentParser(prog=f"kg {command}", description=_sentence(COMMANDS[command]))
    importlib.import_module(f"kg.cli.{command}").configure(parser)
    return parser


def _without_command(words: list[str]) -> int:
    import argparse

    listing = "\n".join(f"  {name:<10} {what}" for name, what in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="kg",
        usage="kg [--project FOLDER] COMMAND [-h] …",
        description=kg.__doc__.splitlines()[0] if kg.__doc__ else None,
        epilog=f"commands:\n{listing}\n\nkg COMMAND --help explains one of them.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="store_true", help="versions of the program and of the data")
    parser.add_argument("command", nargs="?", metavar="COMMAND")
    args, _ = parser.parse_known_args(words)
    if args.version:
        from kg.cli.versions import versions

        print(versions())
        return 0
    if args.command is None:
        parser.print_help()
        return 0 if words else 2
    print(f"kg: no command is called {args.command}; there are: {', '.join(COMMANDS)}", file=sys.stderr)
    return 2


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."
