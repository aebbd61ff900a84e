"""kg cite: from exact words to offsets, digest and a span ready to paste."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.common import write_output
from kg.errors import KgError

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("document", metavar="DOC", help="a document or a section: seed-000, aif …")
    parser.add_argument("words", metavar="WORDS", help="the exact words of the text")
    parser.add_argument("--slug", help="the last part of the span's name (default: topic)")
    parser.add_argument("--paraphrase", default="", metavar="TEXT", help="what it says, in your own words")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the folder of the texts (default: $KG_SOURCES)")
    parser.add_argument("--add", action="store_true", help="write the span into data/evidence/, in its place")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Find the words and print a span, or write it where it belongs."""
    from kg import project
    from kg.build import read_corpus
    from kg.evidence import Texts, find_sources
    from kg.evidence.quoting import add_span, find_passage, span_of

    of = project.find()
    sources = read_corpus(of).sources
    texts = Texts.find(find_sources(args.sources), sources)
    passage = find_passage(sources, texts, args.document, args.words)
    if not args.add:
        write_output(args, span_of(passage, args.slug, args.paraphrase))
        return 0
    if args.output or args.slug is None or not args.paraphrase:
        raise KgError("--add needs --slug and --paraphrase, and knows the file itself: leave -o out")
    path = add_span(of.data / "evidence", sources, passage, args.slug, args.paraphrase)
    print(of.relative(path))
    return 0
