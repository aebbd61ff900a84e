"""kg cite: from exact words to offsets, digest and a span ready to paste."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.cli.common import write_output

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("document", metavar="DOC", help="a document or a section: seed-000, aif …")
    parser.add_argument("words", metavar="WORDS", help="the exact words of the text")
    parser.add_argument("--slug", default="topic", help="the last part of the span's name (default: topic)")
    parser.add_argument("--paraphrase", default="", metavar="TEXT", help="what it says, in your own words")
    parser.add_argument("--sources", type=Path, metavar="DIR", help="the folder of the texts (default: $KG_SOURCES)")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Find the words and print a span."""
    from kg import project
    from kg.build import read_corpus
    from kg.evidence import Texts, find_sources
    from kg.evidence.quoting import find_passage, span_of

    sources = read_corpus(project.find()).sources
    texts = Texts.find(find_sources(args.sources), sources)
    passage = find_passage(sources, texts, args.document, args.words)
    write_output(args, span_of(passage, args.slug, args.paraphrase))
    return 0
