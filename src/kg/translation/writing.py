"""What editors wrote in several languages, reasons and paraphrases and notes, in the one that is being spoken."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from kg.languages import MAIN
from kg.rdf.graph import Graph, Subject, Term
from kg.translation.speaking import ENGLISH, label_language, language

__all__ = ["Written", "readable", "written"]


class Written(str):
    """A text with the tag of the language that it is written in, as `lang` of HTML has it; empty where none is told."""

    language: str

    def __new__(cls, text: str = "", language: str = "") -> Written:
        """Return the text as one that knows its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made


def written(graph: Graph, subject: Subject, predicate: NamedNode) -> Written:
    """Return a text of the thing: in the language spoken, else in the main one, else in English, else any; or none.

    A text without a tag is taken for one of the main language.
    """
    texts = {o.language or "": o.value for o in reversed(graph.objects(subject, predicate)) if isinstance(o, Literal)}
    for tag in (language(), label_language(), MAIN, "", ENGLISH, *texts):
        if tag in texts:
            return Written(texts[tag], tag or MAIN)
    return Written()


def readable(values: Sequence[Term]) -> list[Term]:
    """Return the values of a property without the texts that stand there in the language spoken, too."""
    mine = label_language()
    is_said = any(isinstance(value, Literal) and value.language == mine for value in values)
    return [v for v in values if not (is_said and isinstance(v, Literal) and v.language not in (None, mine))]
