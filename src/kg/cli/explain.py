"""kg explain: why a triple holds, down to the passages; or what is missing for it to hold."""

from __future__ import annotations

import argparse
import json

from kg.cli.common import add_output, open_graph, wanted_format, write_output
from kg.errors import KgError

__all__ = ["configure"]

FORMATS = ("tree", "md", "json", "turtle")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("subject", metavar="SUBJECT", nargs="?", help="an IRI, a prefixed name, a slug, or a name")
    parser.add_argument("predicate", metavar="PREDICATE", nargs="?", help="a prefixed or local name, or a")
    parser.add_argument("object", metavar="OBJECT", nargs="?", help="a thing, or a literal")
    parser.add_argument("--max", type=int, default=3, metavar="N", help="list at most N proofs (default: 3)")
    parser.add_argument("--view", default="accepted", help="accepted, asserted, claims or without:<section>")
    parser.add_argument(
        "--contradictions", action="store_true", help="instead of a triple: what contradicts what in the data"
    )
    add_output(parser, FORMATS, "tree")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Explain the triple; exit code 1 when it does not hold, or when something contradicts something."""
    if args.contradictions:
        return _contradictions(args)
    if args.object is None:
        raise KgError("name a subject, a predicate and an object")
    if args.max < 1:
        raise KgError("--max is at least 1")
    from kg.explain import Teller

    format_name = wanted_format(args)
    graph = open_graph(args.view)
    explanation = graph.explain(args.subject, args.predicate, args.object, limit=args.max)
    write_output(args, _written(explanation, Teller(graph.theory, graph.texts), format_name))
    return 0 if explanation.holds else 1


def _written(explanation, teller, format_name: str) -> str:  # type: ignore[no-untyped-def]
    from kg import explain
    from kg.layout import terminal_width

    if format_name == "json":
        return json.dumps(explain.explanation_as_dict(explanation, teller), ensure_ascii=False, indent=2) + "\n"
    if format_name == "md":
        return explain.explanation_as_markdown(explanation, teller)
    if format_name == "turtle":
        return explain.explanation_as_turtle(explanation, teller)
    return explain.explanation_as_text(explanation, teller, terminal_width())


def _contradictions(args: argparse.Namespace) -> int:
    """Read the files as they are, for contradicting data do not build."""
    from kg import project
    from kg.build.findings import read_labelled
    from kg.explain import Teller, Theory, contradictions, contradictions_as_text
    from kg.layout import terminal_width

    if args.subject is not None or wanted_format(args) != "tree":
        raise KgError("--contradictions takes no triple and is told as a tree")
    theory = Theory(read_labelled(project.find()), args.view)
    found = contradictions(theory)
    write_output(args, contradictions_as_text(found, Teller(theory), terminal_width()))
    return 1 if found else 0
