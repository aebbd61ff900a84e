"""The kinds of things that the ontology of a project names, as forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.cli.making.fields import Answers, Field, Form, texts, texts_in
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import TERM_PREFIXES, abbreviate, identifier
from kg.scaffold import Kind, Requirement, new_thing, open_parts, requirements_of
from kg.scaffold.kinds import kinds_in, vocabulary_of
from kg.scaffold.requirements import shapes_of
from kg.scaffold.values import told_of

__all__ = ["forms_of_things"]

_CLAUSE_ENDS = re.compile(r"; |\. |\(")


def forms_of_things(project: Project) -> dict[str, Form]:
    """Return a form for each kind of the project's ontology."""
    ontology, shapes = vocabulary_of(project), shapes_of(project)
    found = {}
    for name, kind in kinds_in(ontology).items():
        _, named = requirements_of(shapes, ontology, kind.cls)
        found[name] = _form(project, kind, named=named or not kind.told)
    return found


def _form(project: Project, kind: Kind, *, named: bool) -> Form:
    return Form(
        help=_CLAUSE_ENDS.split(kind.definition)[0].rstrip("."),
        fields=(
            Field("slug", "its name in addresses: lower-case words joined by hyphens", word=True, metavar="SLUG"),
            *_class(kind),
            *texts("label", "its name", needed=named),
            Field(
                "with",
                "what is told of it, such as cg:evidence=span:…; repeatable",
                needed=False,
                metavar="PROPERTY=VALUE",
                many=True,
            ),
        ),
        make=lambda answers: new_thing(
            project,
            kind.name,
            answers["slug"],
            texts_in(answers, "label"),
            cls=answers.get("class"),
            told=answers.get("with") or (),
        ),
        after=lambda answers, paths: _unfilled(project, kind, answers, paths),
        parts=lambda answers: (_part(each) for each in _open(project, kind, answers)),
        check=lambda pair: told_of(vocabulary_of(project), pair),
    )


def _class(kind: Kind) -> Iterator[Field]:
    """Yield the field of the class, where there are several; one too general to be of any use must be named."""
    if len(kind.classes) > 1:
        names = tuple(abbreviate(cls.value) for cls in kind.classes)
        general = kind.told and names[0].startswith(f"{TERM_PREFIXES[0]}:")
        what = "its class" if general else f"its class (default: {names[0]})"
        yield Field("class", what, needed=kind.told, usual=None if general else names[0], offered=names, closed=True)


def _open(project: Project, kind: Kind, answers: Answers) -> list[Requirement]:
    return open_parts(project, kind.name, cls=answers.get("class"), told=answers.get("with") or ())


def _part(requirement: Requirement) -> tuple[Field, list[str]]:
    """Return what asks for a part, and its properties; an empty line leaves it open."""
    names = [abbreviate(each.value) for each in requirement.properties]
    offered = tuple(abbreviate(each.value) for each in requirement.offered)
    more = f" (of {' or '.join(names)}: write PROPERTY=VALUE for another than the first)" if len(names) > 1 else ""
    return Field(names[0], requirement.message + more, needed=False, offered=offered), names


def _unfilled(project: Project, kind: Kind, answers: Answers, paths: Sequence[Path]) -> Iterator[str]:
    """Yield a line for each part that is still to be filled: where, which property, and what the shape says of it."""
    node = identifier(kind.name, answers["slug"])
    for path in paths:
        line = turtle.subject_line(path.read_text(encoding="utf-8"), node)
        for each in _open(project, kind, answers):
            names = " or ".join(abbreviate(prop.value) for prop in each.properties)
            yield f"{project.relative(path)}:{line}: fill in {names}: {each.message}"
