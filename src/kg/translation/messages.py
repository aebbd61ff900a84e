"""Messages in the language that is being spoken: by their English words, by number, by context (GNU gettext).

Placeholders are named, as in `%(count)s`. What a project says in several languages at once is chosen here, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.languages import MAIN
from kg.translation.catalogues import catalogue_of
from kg.translation.speaking import ENGLISH, label_language, language

__all__ = ["gettext", "marked", "ngettext", "npgettext", "pgettext", "plural", "plural_within", "said"]


def gettext(message: str, **values: Any) -> str:
    """Return a message in the language spoken, with its placeholders filled."""
    return _filled(catalogue_of(language()).gettext(message), values)


def ngettext(one: str, many: str, number: int, **values: Any) -> str:
    """Return a message that depends on a number, which is the placeholder `num`, too.

    >>> ngettext("%(num)s thing", "%(num)s things", 2)
    '2 things'
    """
    return _filled(plural(one, many, number), {"num": number, **values})


def pgettext(context: str, message: str, **values: Any) -> str:
    """Return a message whose translation depends on where it stands."""
    return _filled(catalogue_of(language()).pgettext(context, message), values)


def npgettext(context: str, one: str, many: str, number: int, **values: Any) -> str:
    """Return a message that depends on where it stands and on a number, the placeholder `num`."""
    return _filled(plural_within(context, one, many, number), {"num": number, **values})


def plural(one: str, many: str, number: int) -> str:
    """Return a message that depends on a number as it stands in the table: templates fill its placeholders."""
    return catalogue_of(language()).ngettext(one, many, number)


def plural_within(context: str, one: str, many: str, number: int) -> str:
    """Return a message that depends on where it stands and on a number, as it stands in the table."""
    return catalogue_of(language()).npgettext(context, one, many, number)


def marked(message: str) -> str:
    """Return a message as it is, marked for the tables: it is said later, by `gettext`, in whatever language then."""
    return message


def said(words: str | Mapping[str, str]) -> str:
    """Return what a project says, by language tag or in one language only, in the one that is spoken.

    >>> said("Places"), said({"en": "People", "ru": "Люди"})
    ('Places', 'People')
    """
    if isinstance(words, str):
        return words
    tags = (language(), label_language(), MAIN, ENGLISH)
    return next((words[tag] for tag in tags if tag in words), next(iter(words.values()), ""))


def _filled(text: str, values: Mapping[str, Any]) -> str:
    return text % values if values else text
