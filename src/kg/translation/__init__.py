"""The languages of what people read: English in the program, other languages from tables of messages (GNU gettext)."""

from __future__ import annotations

from kg.translation.catalogues import FOLDER, TEMPLATE, catalogue_of
from kg.translation.messages import gettext, marked, ngettext, npgettext, pgettext, plural, plural_within, said
from kg.translation.speaking import ENGLISH, interface_languages, label_language, language, speaking
from kg.translation.tongues import language_name, languages_in_words

__all__ = [
    "ENGLISH",
    "FOLDER",
    "TEMPLATE",
    "catalogue_of",
    "gettext",
    "interface_languages",
    "label_language",
    "language",
    "language_name",
    "languages_in_words",
    "marked",
    "ngettext",
    "npgettext",
    "pgettext",
    "plural",
    "plural_within",
    "said",
    "speaking",
]
