"""The kinds that every project can have made, as forms: a document, a concept, a question, a rule, a shape, a term."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kg import project as projects
from kg import scaffold
from kg.cli.making.fields import Answers, Field, Form, texts, texts_in
from kg.project import Project

__all__ = ["general_forms"]

_SLUG = "its name in addresses: lower-case words joined by hyphens"


def general_forms() -> dict[str, Form]:
    """Return the forms by name; the project is looked for when one of them is made."""
    return {
        "project": _project(),
        "document": _document(),
        "citation": Form(
            "which values of a node a passage tells",
            (
                Field("node", "the node that is told, as in event:fenn-birth", word=True, metavar="NODE"),
                Field("cites", "the passage, as in span:almanac-one", metavar="SPAN"),
                Field("supports", "a property that the passage tells; repeatable", metavar="PROPERTY", many=True),
            ),
            _in_project(lambda to, told: scaffold.new_citation(to, told["node"], told["cites"], told["supports"])),
        ),
        "concept": _concept(),
        "query": Form(
            "a question and the file for its answer",
            (
                Field("name", "its family and its name, as in people/who-stayed", word=True, metavar="FAMILY/NAME"),
                Field("summary", "the question, in one sentence", metavar="TEXT"),
            ),
            _in_project(lambda to, told: scaffold.new_query(to, told["name"], told["summary"])),
        ),
        "rule": Form(
            "what follows from what, as a CONSTRUCT query",
            (
                Field("slug", "the name of its file: lower-case words joined by hyphens", word=True, metavar="SLUG"),
                Field("summary", "what follows from what, in one sentence", metavar="TEXT"),
            ),
            _in_project(lambda to, told: scaffold.new_rule(to, told["slug"], told["summary"])),
        ),
        "shape": _shape(),
        "term": _term(),
    }


def _in_project(make: Callable[[Project, Answers], Sequence[Path]]) -> Callable[[Answers], Sequence[Path]]:
    return lambda answers: make(projects.find(), answers)


def _project() -> Form:
    return Form(
        "a folder that builds, validates, tests itself and answers one question",
        (
            Field("folder", "the new folder; the project is called as it is", word=True, metavar="NAME"),
            Field("languages", "tags with commas, first that of the pages (en)", metavar="TAGS", usual="en"),
            Field(
                "base",
                "where all names begin (default: https://example.org/NAME/)",
                needed=False,
                metavar="ADDRESS",
            ),
        ),
        _make_project,
        _after_project,
    )


def _make_project(answers: Answers) -> Sequence[Path]:
    from kg.newproject import new_project

    return new_project(Path(answers["folder"]), answers["languages"].split(","), answers["base"])


def _after_project(answers: Answers, _: Sequence[Path]) -> Iterator[str]:
    from kg.newproject.wording import KNOWN

    yield f"next: cd {answers['folder']} && kg build && kg validate && kg queries"
    if untranslated := [tag for tag in answers["languages"].split(",") if tag not in KNOWN]:
        tags = ", ".join(untranslated)
        yield f"labels in {tags} are in English words: translate ontology/terms.ttl and data/sources"


def _document() -> Form:
    return Form(
        "a text, registered and cut into sentences",
        (
            Field("slug", "the document's name in addresses", word=True, metavar="SLUG"),
            Field("text", "the file of the text, as UTF-8", metavar="FILE"),
            *texts("label", "the label"),
        ),
        _in_project(
            lambda to, told: scaffold.new_document(to, told["slug"], Path(told["text"]), texts_in(told, "label"))
        ),
    )


def _concept() -> Form:
    project = projects.find_or_none()
    schemes = tuple(scaffold.schemes_of(project)) if project is not None else ()
    return Form(
        "a concept of a list, such as a post or a cause",
        (
            Field("slug", _SLUG, word=True, metavar="SLUG"),
            Field("scheme", "the list (scheme) that it belongs to", metavar="SCHEME", offered=schemes),
            *texts("label", "its name"),
            *texts("definition", "what it means, in one sentence,"),
            Field("broader", "the wider concept, if there is one", needed=False, metavar="CONCEPT"),
            *texts("scheme-label", "the name of a list that is new", needed=False),
        ),
        _in_project(
            lambda to, told: scaffold.new_concept(
                to,
                told["slug"],
                told["scheme"],
                texts_in(told, "label"),
                texts_in(told, "definition"),
                broader=told["broader"],
                scheme_labels=texts_in(told, "scheme-label"),
            )
        ),
    )


def _shape() -> Form:
    return Form(
        "what correct data look like: things of a class have a property",
        (
            Field("name", "UpperCamel, such as Stay", word=True, metavar="NAME"),
            Field("target", "the class of the things that are checked", metavar="CLASS"),
            Field("path", "the property that each of them must have", metavar="PROPERTY"),
            Field("message", "what is wrong where it is missing, and how to mend it", metavar="TEXT"),
        ),
        _in_project(
            lambda to, told: scaffold.new_shape(to, told["name"], told["target"], told["path"], told["message"])
        ),
        _after_shape,
    )


def _after_shape(_: Answers, paths: Sequence[Path]) -> Iterator[str]:
    shape, *cases = map(projects.find().relative, paths)
    for case in cases:
        yield f"{case}: make it whole, so that it breaks no other shape: kg validate {case}"
    yield f"{shape}: its constraint asks for one value; say there what else the values must be"


def _term() -> Form:
    return Form(
        "a class or a property of the ontology",
        (
            Field("name", "UpperCamel for a class, lowerCamel for a property", word=True, metavar="NAME"),
            Field(
                "kind",
                "a class, or a property whose values are things (object) or texts, numbers and dates (data)",
                offered=("class", "object", "data"),
                closed=True,
            ),
            *texts("definition", "one sentence"),
            *texts("label", "the label"),
        ),
        _in_project(
            lambda to, told: scaffold.new_term(
                to, told["name"], told["kind"], texts_in(told, "label"), texts_in(told, "definition")
            )
        ),
    )
