"""Messages in the language that is being spoken: by their English words, by number, by context (GNU gettext).

Placeholders are named, as in `%(count)s`. What a project says in several languages at once is chosen here, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.languages import MAIN
from kg.translation.catalogues import catalogue_of
from kg.translation.speaking import ENGLISH, label_language, language

__all__ = [
    "InLanguages",
    "Message",
    "gettext",
    "marked",
    "message",
    "ngettext",
    "npgettext",
    "pgettext",
    "plural",
    "plural_within",
    "said",
    "said_again",
]


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


class Message(str):
    """What is said in English now, and may be said in another language later, by whoever tells somebody of it.

    It is the English text for all who know nothing of this; `text` is the key of the message, `values` fill it. A value
    may be a message, too.
    """

    text: str
    values: Mapping[str, Any]

    def __new__(cls, text: str, values: Mapping[str, Any]) -> Message:
        """Return the message, filled."""
        made = super().__new__(cls, _filled(text, values))
        made.text, made.values = text, {name: _plain(value) for name, value in values.items()}
        return made

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Message:
        """Return the message that another process told of."""
        values = told["values"].items()
        return cls(told["text"], {name: cls.from_dict(v) if isinstance(v, Mapping) else v for name, v in values})

    def as_dict(self) -> dict[str, Any]:
        """Return what another process needs to say it."""
        values = {name: v.as_dict() if isinstance(v, Message) else v for name, v in self.values.items()}
        return {"text": self.text, "values": values}

    def said(self) -> str:
        """Return it in the language spoken."""
        values = {name: said_again(value) for name, value in self.values.items()}
        return gettext(self.text, **values)


class InLanguages(str):
    """What a file says in several languages: its text as it was first written, and that of each other by its tag."""

    others: Mapping[str, str]

    def __new__(cls, text: str, others: Mapping[str, str]) -> InLanguages:
        """Return the text, which knows the others."""
        made = super().__new__(cls, text)
        made.others = others
        return made

    def said(self) -> str:
        """Return it in the language spoken, else as it was first written."""
        return self.others.get(language(), str(self))


def message(text: str, /, **values: Any) -> Message:
    """Return a message for the tables that is said when somebody is told of it; its placeholders are named.

    >>> message("There is no page %(name)s.", name="x")
    'There is no page x.'
    """
    return Message(text, values)


def said_again(text: str) -> str:
    """Return a text in the language spoken where it can be said in it, else as it is."""
    return text.said() if isinstance(text, Message | InLanguages) else text


def said(words: str | Mapping[str, str]) -> str:
    """Return what a project says, by language tag or in one language only, in the one that is spoken.

    >>> said("Places"), said({"en": "People", "ru": "Люди"})
    ('Places', 'People')
    """
    if isinstance(words, str):
        return words
    tags = (language(), label_language(), MAIN, ENGLISH)
    return next((words[tag] for tag in tags if tag in words), next(iter(words.values()), ""))


def _plain(value: Any) -> Any:
    """Return a value as every process can be told it: what is neither text nor number by its text."""
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _filled(text: str, values: Mapping[str, Any]) -> str:
    return text % values if values else text
