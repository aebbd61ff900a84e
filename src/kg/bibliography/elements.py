"""Where the elements of a library's description stand in the graph of a project, as its settings say."""

from __future__ import annotations

from kg.domain import optional_term, term
from kg.settings import current

__all__ = [
    "AUTHOR",
    "CREDIT_OF",
    "CREDIT_PROPERTY",
    "CREDIT_VALUE",
    "DEVISED_TITLE",
    "FORMS",
    "KIND",
    "ORIGINAL_LANGUAGE",
    "PLACE",
    "PUBLISHER",
    "UNTOLD",
    "WORK",
]

_TOLD = current().bibliography
WORK = optional_term(_TOLD.work)
"""Leads from a section to the work that it reproduces."""
DEVISED_TITLE = optional_term(_TOLD.devised_title)
UNTOLD = optional_term(_TOLD.untold)
"""Leads from a section to the elements that its text does not tell."""
AUTHOR = optional_term(_TOLD.author)
CREDIT_OF = optional_term(_TOLD.credits.of)
CREDIT_PROPERTY, CREDIT_VALUE = optional_term(_TOLD.credits.by), optional_term(_TOLD.credits.value)
PUBLISHER = optional_term(_TOLD.publisher)
PLACE = optional_term(_TOLD.place)
ORIGINAL_LANGUAGE = optional_term(_TOLD.original_language)
KIND = optional_term(_TOLD.kind)
FORMS = {term(concept): form for concept, form in _TOLD.forms.items()}
"""What footnotes call the kinds of work."""
