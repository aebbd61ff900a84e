"""kg new: a correct skeleton in the right place."""

from __future__ import annotations

import argparse
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kg.cli.making.fields import Form

__all__ = ["configure"]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command: a kind, and what each of them needs."""
    from kg.cli.making.fields import add_fields

    forms = _forms()
    kinds = parser.add_subparsers(dest="made", metavar="KIND")
    for kind, form in forms.items():
        about = f"{form.help[0].upper()}{form.help[1:]}.".replace("%", "%%")
        made = kinds.add_parser(kind, help=form.help.replace("%", "%%"), description=about)
        add_fields(made, form.fields)
    parser.set_defaults(run=run, forms=forms)


def _forms() -> dict[str, Form]:
    """Return what can be made: what every project has, and the kinds of the one at hand, if there is one."""
    from kg.cli.making.general import general_forms
    from kg.cli.making.things import forms_of_things
    from kg.project import find_or_none

    project = find_or_none()
    things = forms_of_things(project) if project is not None else {}
    return {**general_forms(), **things}


def run(args: argparse.Namespace) -> int:
    """Write the skeleton, say where it is, and on standard error what is still to be done."""
    from kg.cli.making.asking import complete
    from kg.project import find_or_none

    kind = args.made or _kind(args.forms)
    form: Form = args.forms[kind]
    told = {field.name: getattr(args, field.name, None) for field in form.fields}
    if kind != "project":
        _refuse_what_cannot_be_written()
    answers = complete(kind, form, told)
    paths = list(form.make(answers))
    project = find_or_none() if kind != "project" else None
    for path in paths:
        print(project.relative(path) if project else path)
    for line in form.after(answers, paths):
        print(line, file=sys.stderr)
    return 0


def _kind(forms: dict[str, Form]) -> str:
    """Ask what shall be made; where nobody can be asked, say what there is."""
    from kg.cli.making.asking import ask, before_a_terminal
    from kg.cli.making.fields import Field
    from kg.errors import KgError

    if not before_a_terminal():
        raise KgError(f"say what shall be made: {', '.join(forms)}")
    return ask(Field("kind", "What shall be made?", offered=tuple(forms), closed=True))


def _refuse_what_cannot_be_written() -> None:
    """Raise KgError for an example inside the installed package, or any project that one may not write to."""
    from kg import locate
    from kg.errors import KgError

    root = locate.project_root()
    if not locate.is_checkout(root):
        raise KgError(f"{root} cannot be written to: kg new project makes a project of your own")
