"""kg new: a correct skeleton in the right place."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True)
    made = kinds.add_parser("project", help="a folder that builds, validates, tests itself and answers one question")
    made.add_argument("folder", type=Path, metavar="NAME", help="the new folder; the project is called as it is")
    made.add_argument(
        "--languages", default="en", metavar="TAGS", help="tags with commas, first that of the pages (en)"
    )
    made.add_argument("--base", metavar="ADDRESS", help="where all names begin (default: https://example.org/NAME/)")
    document = kinds.add_parser("document", help="register a text and cut it into sentences")
    document.add_argument("slug", help="the document's name in IRIs")
    document.add_argument("--text", type=Path, required=True, metavar="FILE", help="the text, as UTF-8")
    _add_labels(document)
    query = kinds.add_parser("query", help="a question and the file for its answer")
    query.add_argument("name", help="family/question")
    query.add_argument("--summary", required=True, help="the question, in one sentence")
    rule = kinds.add_parser("rule", help="a CONSTRUCT rule")
    rule.add_argument("slug", help="the rule's name")
    rule.add_argument("--summary", required=True, help="what follows from what, in one sentence")
    term = kinds.add_parser("term", help="a class or property of the ontology")
    term.add_argument("name", help="UpperCamel for a class, lowerCamel for a property")
    term.add_argument("--kind", choices=("class", "object", "data"), required=True, dest="term_kind")
    _add_texts(term, "definition", "one sentence")
    _add_labels(term)
    for kind in _kinds():
        thing = kinds.add_parser(kind, help=f"a thing of the kind {kind} with its names")
        thing.add_argument("slug", help="its name in IRIs: lower-case words joined by hyphens")
        _add_labels(thing)
    parser.set_defaults(run=run)


def _kinds() -> list[str]:
    """Return the kinds of things that the ontology of the project at hand can make; none outside of a project."""
    from kg.project import find_or_none
    from kg.scaffold import kinds_of

    project = find_or_none()
    return list(kinds_of(project)) if project is not None else []


def _add_labels(parser: argparse.ArgumentParser) -> None:
    _add_texts(parser, "label", "the label")


def _add_texts(parser: argparse.ArgumentParser, name: str, what: str) -> None:
    """Add an option for a text in the first language of the project, and one with the tag for each other."""
    from kg.languages import MAIN, OTHERS, english_name

    for option, tag in ((name, MAIN), *((f"{name}-{tag}", tag) for tag in OTHERS)):
        language = english_name(tag)
        metavar = language.upper() if name == "label" else None
        parser.add_argument(f"--{option}", required=True, metavar=metavar, help=f"{what} in {language}")


def _texts(args: argparse.Namespace, name: str) -> list[str]:
    from kg.languages import OTHERS

    told = vars(args)
    return [told[option.replace("-", "_")] for option in (name, *(f"{name}-{tag}" for tag in OTHERS))]


def run(args: argparse.Namespace) -> int:
    """Write the skeleton and say where it is."""
    from kg import project, scaffold

    if args.kind == "project":
        return _new_project(args)
    where = project.find()
    if args.kind == "document":
        written = scaffold.new_document(where, args.slug, args.text, _texts(args, "label"))
    elif args.kind == "query":
        written = scaffold.new_query(where, args.name, args.summary)
    elif args.kind == "rule":
        written = scaffold.new_rule(where, args.slug, args.summary)
    elif args.kind == "term":
        texts = (_texts(args, "label"), _texts(args, "definition"))
        written = scaffold.new_term(where, args.name, args.term_kind, *texts)
    else:
        written = scaffold.new_thing(where, args.kind, args.slug, _texts(args, "label"))
    for path in written:
        print(where.relative(path))
    return 0


def _new_project(args: argparse.Namespace) -> int:
    """Write a project, name its files, and say on standard error what comes next."""
    from kg.newproject import new_project
    from kg.newproject.wording import KNOWN

    languages = args.languages.split(",")
    for path in new_project(args.folder, languages, args.base):
        print(path)
    print(f"next: cd {args.folder} && kg build && kg validate && kg queries", file=sys.stderr)
    if untranslated := [tag for tag in languages if tag not in KNOWN]:
        told = (
            f"labels in {', '.join(untranslated)} are in English words: translate ontology/terms.ttl and data/sources"
        )
        print(told, file=sys.stderr)
    return 0
