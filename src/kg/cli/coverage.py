"""kg coverage: what became of every sentence."""

from __future__ import annotations

import argparse
import json

from kg.cli.common import add_output, wanted_format, write_output
from kg.layout import columns

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("section", nargs="?", metavar="SECTION", help="list the open sentences of one section")
    add_output(parser, ("table", "csv", "json"), "table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print one row per section and legal act, or the open sentences of one."""
    from kg import project
    from kg.build import read_corpus
    from kg.coverage import coverage

    corpus = read_corpus(project.find())
    rows = coverage(corpus)
    format_name = wanted_format(args)
    if args.section:
        write_output(args, _open_sentences(corpus.sources, rows, args.section))
        return 0
    counts = {name: (*map(len, (r.said, r.in_words, r.set_aside, r.open)), r.total) for name, r in rows.items()}
    write_output(args, _table(counts, format_name))
    return 0


def _table(counts: dict[str, tuple[int, ...]], format_name: str) -> str:
    head = ("section", "said_in_triples", "only_in_words", "set_aside", "open", "sentences")
    if format_name == "json":
        return json.dumps([dict(zip(head, (name, *c), strict=True)) for name, c in counts.items()], indent=2) + "\n"
    if format_name == "csv":
        return "".join(",".join(map(str, row)) + "\n" for row in (head, *((name, *c) for name, c in counts.items())))
    sections = {name: c for name, c in counts.items() if ":" not in name}
    total = tuple(sum(c[i] for c in sections.values()) for i in range(5))
    parts = {name: c for name, c in counts.items() if name not in sections}
    rows = [("section ", *(word.replace("_", " ") for word in head[1:]))]
    rows += [(f"{name} ", *map(str, c)) for name, c in {**sections, "all sections": total, **parts}.items()]
    return columns(rows, right=range(1, 6))


def _open_sentences(sources, rows, name: str) -> str:  # type: ignore[no-untyped-def]
    from kg.errors import NotFoundError
    from kg.rdf.namespaces import CG, abbreviate

    if name not in rows:
        raise NotFoundError(f"no section is called {name}; there are:", list(rows))
    lines = [
        f"{abbreviate(s.value)}  characters {sources.text(s, CG.startOffset)}-{sources.text(s, CG.endOffset)}"
        for s in rows[name].open
    ]
    return "\n".join(lines or ["nothing is open"]) + "\n"
