"""kg new: a correct skeleton in the right place."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.errors import KgError

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
    person = kinds.add_parser("person", help="a person with names")
    person.add_argument("slug", help="the person's name in IRIs: given-name-surname")
    _add_labels(person)
    query = kinds.add_parser("query", help="a question and the file for its answer")
    query.add_argument("name", help="family/question")
    query.add_argument("--summary", required=True, help="the question, in one sentence")
    rule = kinds.add_parser("rule", help="a CONSTRUCT rule")
    rule.add_argument("slug", help="the rule's name")
    rule.add_argument("--summary", required=True, help="what follows from what, in one sentence")
    term = kinds.add_parser("term", help="a class or property of the ontology")
    term.add_argument("name", help="UpperCamel for a class, lowerCamel for a property")
    term.add_argument("--kind", choices=("class", "object", "data"), required=True, dest="term_kind")
    term.add_argument("--definition", required=True, help="one sentence in English")
    term.add_argument("--definition-ru", required=True, help="one sentence in Russian")
    _add_labels(term)
    parser.set_defaults(run=run)


def _add_labels(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--label", required=True, metavar="ENGLISH", help="the English label")
    parser.add_argument("--label-ru", required=True, metavar="RUSSIAN", help="the Russian label")


def run(args: argparse.Namespace) -> int:
    """Write the skeleton and say where it is."""
    from kg import project, scaffold

    if args.kind == "project":
        return _new_project(args)
    where = project.find()
    if args.kind == "document":
        written = scaffold.new_document(where, args.slug, args.text, (args.label, args.label_ru))
    elif args.kind == "person":
        written = scaffold.new_person(where, args.slug, (args.label, args.label_ru))
    elif args.kind == "query":
        written = scaffold.new_query(where, args.name, args.summary)
    elif args.kind == "rule":
        written = scaffold.new_rule(where, args.slug, args.summary)
    elif args.kind == "term":
        labels = (args.label, args.label_ru)
        definitions = (args.definition, args.definition_ru)
        written = scaffold.new_term(where, args.name, args.term_kind, labels, definitions)
    else:
        raise KgError(f"no kind is called {args.kind}")
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
