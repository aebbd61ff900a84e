"""The languages of what people read: English in the program, other languages from tables of messages (GNU gettext)."""

from __future__ import annotations

from kg.translation.catalogues import FOLDER, TEMPLATE, catalogue_of
from kg.translation.messages import (
    InLanguages,
    Message,
    gettext,
    marked,
    message,
    ngettext,
    npgettext,
    pgettext,
    plural,
    plural_within,
    said,
    said_again,
)
from kg.translation.speaking import ENGLISH, interface_languages, label_language, language, speaking
from kg.translation.tongues import language_name, languages_in_words
from kg.translation.writing import Written, readable, written

__all__ = [
    "ENGLISH",
    "FOLDER",
    "TEMPLATE",
    "InLanguages",
    "Message",
    "Written",
    "catalogue_of",
    "gettext",
    "interface_languages",
    "label_language",
    "language",
    "language_name",
    "languages_in_words",
    "marked",
    "message",
    "ngettext",
    "npgettext",
    "pgettext",
    "plural",
    "plural_within",
    "readable",
    "said",
    "said_again",
    "speaking",
    "written",
]
